'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, type RefObject, startTransition, useEffect, useMemo, useRef, useState } from 'react';
import {
  type Control,
  type FieldErrors,
  type FieldPath,
  type FieldValues,
  FormProvider,
  get,
  useForm,
  useFormContext,
  useWatch,
} from 'react-hook-form';
import { RefusedSummary } from '#app/_components/answered-form.tsx';
import { ConflictChoice } from '#app/_components/conflict-choice.tsx';
import { KeptNotice, useKeptValues } from '#app/_components/kept-form.tsx';
import { FormContents, HeardSave, SaveBar } from '#app/_components/records/form-frame.tsx';
import { postedBy } from '#app/_components/records/record-controls.ts';
import { checkedLater, errorsByName } from '#app/_components/records/record-faults.ts';
import { Section, useFaultInSight } from '#app/_components/records/record-form.tsx';
import { TimeOf } from '#app/_components/time.tsx';
import { useFormAction } from '#app/_components/use-form-action.ts';
import { useFreshValues } from '#app/_components/use-fresh-values.ts';
import type { FormState } from '#app/_server/form-action.ts';
import type { RecordPlace } from '#app/_server/record-action.ts';
import { TextArea } from '#app/_ui/field.tsx';
import { useLive } from '#app/_ui/use-live.ts';
import { saveEvent } from '#app/[locale]/(live)/organise/[festival]/events/actions.ts';
import type { FormChoices } from '#lib/events/form-choices.ts';
import type { EventFormValues } from '#lib/events/form-values.ts';
import { fieldsOfFacet, postedValues } from '#lib/events/posted-values.ts';
import type { Conflict } from '#lib/history/conflict.ts';
import { fieldSentences } from '#lib/i18n/field-messages.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { FormContext, useControl, useEventForm, useTypedOrder } from './form-context.ts';
import { Conduite, Items } from './items.tsx';
import { People } from './people.tsx';
import { Quiet } from './rows.tsx';
import { ForThePublic, Links, Offers, What } from './what.tsx';
import { When } from './when.tsx';

/**
 * The form of a séance. It is a native form first: without a script it posts the same names to the
 * same action.
 */
export function EventForm({
  id,
  place,
  locale,
  values: given,
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
  /** The stored values of the séance; for a new one, proposals. */
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
  const sentences = useTranslations('fields');
  const isLive = useLive();
  // Every box has a value from the start; otherwise ticking and unticking it would look like a
  // change.
  const values = useMemo(
    () => ({
      ...given,
      themes: { ...Object.fromEntries(choices.themes.map(({ id }) => [`t${id}`, false])), ...given.themes },
    }),
    [given, choices.themes],
  );
  const [state, action, isPending] = useFormAction(saveEvent, place);
  const refused = state.ok === false ? state : null;
  const conflict = refused?.conflict as EventConflict | undefined;
  // Without a script a refused form is drawn from what was posted; with one the fields were never
  // reset.
  const first = useRef(refused ? postedValues(refused.values) : values).current;
  // The code that checks the form is loaded later, as it is a third of its scripts.
  const { resolver } = useMemo(
    () => checkedLater<EventFormValues>(async () => (await import('./event-check.ts')).eventCheck(choices.festival)),
    [choices.festival],
  );
  // `useFaultInSight` handles the focus, as errors may be in a fold or in the other language.
  const form = useForm<EventFormValues>({ defaultValues: first, resolver, mode: 'onTouched', shouldFocusError: false });
  const kept = useKeptValues<EventFormValues>('event', form, state, values);
  const sent = useFreshValues(form, values, 'event-form', state);
  // The version is kept with the text, so that text based on an older version is noticed.
  const version = useWatch({ control: form.control, name: 'version' });
  useEffect(() => {
    if (conflict) form.setValue('version', String(conflict.version));
  }, [conflict, form.setValue]);
  const element = useRef<HTMLFormElement>(null);

  const post = () => {
    const data = postedBy(element.current);
    kept.sent();
    sent();
    setUnsent(undefined);
    startTransition(() => action(data));
  };
  /** Errors found in the browser; once the form is posted, the server's answer counts. */
  const [unsent, setUnsent] = useState<FormState & { ok: false }>();
  const fault = (errors: FieldErrors) => {
    const fields = fieldSentences(errorsByName(errors), sentences);
    const message = sentences('summary', { count: Object.keys(fields).length });
    setUnsent({ ok: false, message, fields, values: {} });
  };
  useFaultInSight((unsent ?? refused)?.fields);
  const { isDirty, isSubmitting } = form.formState;
  // Also while it is being checked, which may wait for the code: a second press must not post
  // again.
  const isSaving = isSubmitting || isPending;
  const labels = useEventLabels();
  useSaveKey(element);

  const context = useMemo(
    () => ({ locale, choices, initial: first, refused: refused?.fields ?? {}, isLive, links }),
    [locale, choices, first, refused, isLive, links],
  );
  const heard = <HeardSave root={{ entity: 'event', id }} isDirty={isDirty} answer={state} version={values.version} />;
  return (
    <FormContext value={context}>
      <FormProvider {...form}>
        <div className="record">
          <div className="form-frame">
            <EventContents />
            <div className="form-body grid min-w-0 content-start">
              <form
                ref={element}
                id="event-form"
                action={action}
                noValidate
                className="grid min-w-0 content-start gap-2"
                onMouseDown={(event) => isOnButton(event.target) && event.preventDefault()}
                onSubmit={(event) => {
                  event.preventDefault();
                  if (!isSaving) void form.handleSubmit(post, fault)();
                }}
              >
                {kept.isFound && <KeptNotice onDrop={kept.drop} />}
                {isReadOnly && heard}
                <RefusedSummary state={unsent ?? state} labels={labels} />
                {conflict && <EventChoice conflict={conflict} />}
                <input type="hidden" name="version" value={isLive ? version : (conflict?.version ?? first.version)} />
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
                  form="event-form"
                  control={form.control as unknown as Control<FieldValues>}
                  labelOf={(name) => labels[name] ?? name}
                  slug={place.slug}
                  state={state}
                  isPending={isSaving}
                  isDirty={isLive && isDirty}
                  label={place.number === null ? t('create') : common('save')}
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

/** Ctrl S saves, wherever the focus is. */
function useSaveKey(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    const save = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      form.current?.requestSubmit();
    };
    window.addEventListener('keydown', save);
    return () => window.removeEventListener('keydown', save);
  }, [form]);
}

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

function TeamNotes() {
  const t = useTranslations('events.form');
  const { control } = useControl();
  return (
    <Section id="team" title={t('sections.team')} hint={t('teamNotesHint')}>
      <TextArea
        {...(control('teamNotes') as object)}
        name="teamNotes"
        className="bare"
        label={<Quiet>{t('teamNotes')}</Quiet>}
        rows={1}
      />
    </Section>
  );
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

/** The fields two people changed, with the other's form. */
type EventConflict = Conflict & { theirs: EventFormValues };

/** The choice between two people's versions of a séance, put into the form at once. */
function EventChoice({ conflict }: { conflict: EventConflict }) {
  const { getValues, setValue } = useFormContext<EventFormValues>();
  const mine = useRef<EventFormValues>(null);
  mine.current ??= structuredClone(getValues());

  const put = useMemo(
    () => (name: string, side: 'mine' | 'theirs') => {
      const from = side === 'mine' ? mine.current : conflict.theirs;
      for (const field of (fieldsOfFacet[name] ?? [name]) as FieldPath<EventFormValues>[])
        setValue(field, structuredClone(get(from, field)), { shouldDirty: true, shouldValidate: true });
    },
    [conflict.theirs, setValue],
  );
  // For fields only the other person changed, their value is preselected: it is put into the form
  // too.
  useEffect(() => {
    mine.current = structuredClone(getValues());
    for (const { name, isMineUntouched } of conflict.fields) if (isMineUntouched) put(name, 'theirs');
  }, [conflict, getValues, put]);

  return <ConflictChoice key={conflict.version} conflict={conflict} onChoose={put} labels={useEventLabels()} />;
}
