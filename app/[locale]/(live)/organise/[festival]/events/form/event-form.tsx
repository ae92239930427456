'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useMemo } from 'react';
import { FormProvider, useWatch } from 'react-hook-form';
import { ConflictChoice } from '#app/_components/conflict-choice.tsx';
import { KeptNotice } from '#app/_components/kept-form.tsx';
import { FormContents, HeardSave, SaveBar } from '#app/_components/records/form-frame.tsx';
import { useFaultInSight } from '#app/_components/records/record-form.tsx';
import { useRecordForm } from '#app/_components/records/use-record-form.ts';
import { TimeOf } from '#app/_components/time.tsx';
import type { RecordPlace } from '#app/_server/record-action.ts';
import { ErrorSummary } from '#app/_ui/field.tsx';
import { useLive } from '#app/_ui/use-live.ts';
import { saveEvent } from '#app/[locale]/(live)/organise/[festival]/events/actions.ts';
import type { FormChoices } from '#lib/events/form-choices.ts';
import type { EventFormValues } from '#lib/events/form-values.ts';
import { fieldsOfFacet, postedValues } from '#lib/events/posted-values.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { FormContext, useEventForm, useListener, useTypedOrder } from './form-context.ts';
import { Conduite, Items } from './items.tsx';
import { People } from './people.tsx';
import { ForThePublic, Links, Offers, TeamNotes, What } from './what.tsx';
import { When } from './when.tsx';

/**
 * The form of a séance. It is a native form first: without a script it posts the same names to the
 * same action.
 */
export function EventForm({
  id,
  place,
  locale,
  values,
  choices,
  links,
  clientKey,
  isSuggested,
  isReadOnly,
  beside,
}: {
  /** Undefined for a new séance. */
  id?: number;
  place: RecordPlace;
  locale: Locale;
  /** The stored values of the séance; for a new one, proposals. Every box has one (`withBoxes`). */
  values: EventFormValues;
  choices: FormChoices;
  links: { newFilm: string; newPerson: string };
  /** Made by the server when the form is opened, so that a double click saves once. */
  clientKey: string;
  isSuggested: boolean;
  isReadOnly: boolean;
  /** Shown beside the conduite: warnings, and acts with forms of their own. */
  beside: ReactNode;
}) {
  const t = useTranslations('events.form');
  const common = useTranslations('common');
  const isLive = useLive();
  const record = useRecordForm({
    name: 'event',
    save: saveEvent,
    place,
    schema: async (festival) => (await import('#lib/events/schema.ts')).eventInput(festival),
    by: choices.festival,
    values,
    fieldsOf: fieldsOfCompared,
    readPosted: postedValues,
    mode: 'onTouched',
  });
  const { form, state, kept, summary, conflict, isDirty, isPending } = record;
  const first = record.first as EventFormValues;
  const labels = useEventLabels();
  // The same object for the same refusal: the summary takes the focus once for each.
  const problems = useMemo(
    () =>
      summary && <ErrorSummary message={summary.message} fields={summary.fields} labels={labels} link={summary.link} />,
    [summary],
  );
  // After the summary, as errors may be in a fold or in the other language.
  useFaultInSight(summary?.fields);
  // Ctrl S saves, wherever the focus is.
  useListener(() => window, 'keydown', record.formProps.onKeyDown);

  const context = useMemo(
    () => ({
      locale,
      choices,
      initial: first,
      refused: state.ok === false ? state.fields : {},
      isLive,
      isReadOnly,
      links,
    }),
    [locale, choices, first, state, isLive, isReadOnly, links],
  );
  const heard = <HeardSave root={{ entity: 'event', id }} isDirty={isDirty} answer={state} version={values.version} />;
  return (
    <FormContext value={context}>
      <FormProvider {...form}>
        <div className="record">
          <div className="form-frame">
            {!isReadOnly && <EventContents />}
            <div className="form-body grid min-w-0 content-start">
              <form
                {...record.formProps}
                // Listened for in the whole window.
                onKeyDown={undefined}
                className="grid min-w-0 content-start gap-2"
                onMouseDown={(event) => isOnButton(event.target) && event.preventDefault()}
              >
                {kept.isFound && <KeptNotice onDrop={kept.drop} />}
                {isReadOnly && heard}
                {problems}
                {conflict && (
                  <ConflictChoice key={conflict.version} conflict={conflict} labels={labels} onChoose={record.choose} />
                )}
                <input type="hidden" {...record.hidden('version')} />
                <input type="hidden" name="clientKey" value={clientKey} />
                <fieldset disabled={isReadOnly} className="form-parts">
                  <What />
                  <When isSuggested={isSuggested} />
                  <Items />
                  <People />
                  <ForThePublic />
                  <div className="form-trio">
                    <Offers />
                    <Links />
                    <TeamNotes />
                  </div>
                </fieldset>
              </form>
              {!isReadOnly && (
                <SaveBar
                  form={record.id}
                  control={form.control}
                  labelOf={(name) => labels[name] ?? name}
                  slug={place.slug}
                  state={state}
                  isPending={isPending}
                  isDirty={isLive && isDirty}
                  label={place.number === null ? t('create') : common('save')}
                  isNew={place.number === null}
                >
                  {heard}
                  <EndInSight />
                </SaveBar>
              )}
            </div>
          </div>
          <aside className="grid gap-4">
            <Conduite />
            {beside}
          </aside>
        </div>
      </FormProvider>
    </FormContext>
  );
}

const fieldsOfCompared = (name: string): readonly string[] => fieldsOfFacet[name] ?? [name];

/**
 * Pressing a button leaves the focused field only after the click: otherwise an error could appear
 * on leaving it, and move the button away from the pointer before the press becomes a click.
 */
const isOnButton = (target: EventTarget) => target instanceof Element && target.closest('button') !== null;

/** The sections of the form, with the number of parts and people. */
function EventContents() {
  const t = useTranslations('events.form.sections');
  const [items, people] = useWatch<EventFormValues, ['items', 'people']>({ name: ['items', 'people'] });
  const counts: Record<string, number | undefined> = { items: items?.length, people: people?.length };
  const parts = (['what', 'when', 'items', 'people', 'public', 'offers', 'links', 'team'] as const).map((id) => ({
    id,
    title: t(id),
    count: counts[id] ?? 0,
  }));
  return <FormContents parts={parts} />;
}

/** On a phone the conduite is far away, so its end is shown here. */
function EndInSight() {
  const t = useTranslations('events.form');
  const { locale } = useEventForm();
  const { publicEnd } = useTypedOrder();
  if (!publicEnd) return null;
  return (
    <p className="num ml-auto text-right text-soft xl:hidden">
      <span className="spoken">{t('publicEnd')} </span>
      <span aria-hidden>→ </span>
      <TimeOf at={publicEnd} locale={locale} className="font-semibold text-ink" />
    </p>
  );
}

/** The label of each field, by its name in the form and by the field of the séance. */
function useEventLabels(): Record<string, string> {
  const t = useTranslations('events.form');
  const records = useTranslations('records');
  const bilingual = (label: string, name: string) => ({
    [`${name}.fr`]: `${label}, ${records('in.fr')}`,
    [`${name}.en`]: `${label}, ${records('in.en')}`,
  });
  const own = {
    kind: t('kind'),
    ...bilingual(t('label'), 'label'),
    ...bilingual(t('titleField'), 'title'),
    ...bilingual(t('subtitle'), 'subtitle'),
    ...bilingual(t('synopsis'), 'synopsis'),
    spoken: t('spoken'),
    translatedInto: t('translatedInto'),
    startsAt: t('time'),
    publicEndFixed: t('end'),
    rooms: t('rooms'),
    items: t('sections.items'),
    people: t('sections.people'),
    themeIds: t('themes'),
    capacity: t('capacity'),
    admission: t('admission'),
    visibility: t('visibility'),
    doorsMinutes: t('doors'),
    clearMinutes: t('clear'),
    seriesId: t('series'),
    seriesPosition: t('seriesPosition'),
    continuesEventId: t('continues'),
    offers: t('sections.offers'),
    links: t('sections.links'),
    teamNotes: t('teamNotes'),
    wishes: t('sections.wishes'),
    tags: records('tags'),
  };
  return {
    ...own,
    day: t('day'),
    time: own.startsAt,
    end: own.publicEndFixed,
    themes: own.themeIds,
    doors: own.doorsMinutes,
    clear: own.clearMinutes,
    series: own.seriesId,
    continues: own.continuesEventId,
  };
}
