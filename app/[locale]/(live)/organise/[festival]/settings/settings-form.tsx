'use client';

import { useTranslations } from 'next-intl';
import { useWatch } from 'react-hook-form';
import { FormAnswer } from '#app/_components/answered-form.tsx';
import { BilingualFields } from '#app/_components/records/bilingual.tsx';
import { ClosesInNight } from '#app/_components/records/record-fields.tsx';
import { RecordForm, Section } from '#app/_components/records/record-form.tsx';
import { type RecordFormProps, type RecordFormState, useRecordForm } from '#app/_components/records/use-record-form.ts';
import { useFormAction } from '#app/_components/use-form-action.ts';
import { SelectField, TextField } from '#app/_ui/field.tsx';
import { useNewest } from '#app/_ui/form-status.tsx';
import type { FestivalFormValues } from '#lib/festivals/schema.ts';
import { locales } from '#lib/i18n/locale.ts';
import { parseTimeEntry } from '#lib/time/entry.ts';
import type { zoneChoices } from '#lib/time/zones.ts';
import { askAddress, checkAddress, leaveAddress, saveSettings } from './actions.ts';
import { Organiser } from './organiser.tsx';

/**
 * The question if new dates leave séances outside, or shifts and the like (`beside`); `shift` in
 * days, null where moving all of them would not help.
 */
type OutsideAnswer = { count: number; beside: number; shift: number | null };

/**
 * The festival's own form. The question about séances outside new dates stands beside the dates.
 */
export function SettingsForm({
  place,
  values,
  base,
  zones,
  isPublished,
  isReadOnly,
  healthDays,
}: RecordFormProps<FestivalFormValues> & {
  /** What comes before the slug in the public address. */
  base: string;
  zones: ReturnType<typeof zoneChoices>;
  isPublished: boolean;
  /** For how many days after the festival diets and allergies are kept. */
  healthDays: number;
}) {
  const t = useTranslations('places.settings');
  const record = useRecordForm({
    name: 'settings',
    save: saveSettings,
    place,
    schema: async () => (await import('#lib/festivals/schema.ts')).festivalSchema,
    values,
  });
  const refused = record.state.ok === false ? record.state.conflict : undefined;
  const outside = isOutside(refused) ? refused : null;
  return (
    <RecordForm
      record={record}
      words={t}
      isReadOnly={isReadOnly}
      contents={(['name', 'dates', 'times', 'organiser', 'legal', 'privacy', 'accessibility'] as const).map((id) => ({
        id,
        title: t(`section.${id}`),
      }))}
    >
      <Look record={record} base={base} isPublished={isPublished} />
      <Dates record={record} zones={zones} outside={outside} />
      <Organiser record={record} healthDays={healthDays} />
    </RecordForm>
  );
}

/** The dates of the festival, its hours, and the minutes before and after a séance. */
function Dates({
  record,
  zones,
  outside,
}: {
  record: RecordFormState;
  zones: ReturnType<typeof zoneChoices>;
  outside: OutsideAnswer | null;
}) {
  const t = useTranslations('places.settings');
  const dayStartsAt = useWatch({ control: record.form.control, name: 'dayStartsAt' });
  const minutes = { inputMode: 'numeric', required: true } as const;
  return (
    <>
      <Section id="dates" title={t('section.dates')}>
        <div className="fields grid-cols-2">
          <TextField {...record.field('startsOn')} type="date" label={t('label.startsOn')} required />
          <TextField {...record.field('endsOn')} type="date" label={t('label.endsOn')} required />
        </div>
        {outside && <OutsideChoice record={record} outside={outside} />}
        <div className="fields grid-cols-2 md:grid-cols-4">
          <TextField {...record.field('opensAt')} label={t('label.opensAt')} required />
          <TextField {...record.field('closesAt')} label={t('label.closesAt')} required />
          <TextField {...record.field('dayStartsAt')} label={t('label.dayStartsAt')} required />
          <SelectField {...record.field('timeZone')} label={t('label.timeZone')} options={zones} />
        </div>
        <div className="flex flex-wrap gap-x-4">
          <p className="hint">{t('hint.dayStartsAt')}</p>
          <ClosesInNight record={record} dayStartsAt={parseTimeEntry(String(dayStartsAt)) ?? ''} />
        </div>
      </Section>
      <Section id="times" title={t('section.times')} hint={t('sectionHint.times')}>
        <div className="fields grid-cols-2 md:grid-cols-3">
          <TextField {...record.field('doorsMinutes')} label={t('label.doorsMinutes')} {...minutes} />
          <TextField {...record.field('clearMinutes')} label={t('label.clearMinutes')} {...minutes} />
          <TextField {...record.field('betweenFilmsMinutes')} label={t('label.betweenFilmsMinutes')} {...minutes} />
        </div>
      </Section>
    </>
  );
}

function OutsideChoice({ record, outside }: { record: RecordFormState; outside: OutsideAnswer }) {
  const t = useTranslations('places.settings');
  const { count, beside, shift } = outside;
  const choice = (value: 'shift' | 'unschedule', label: string) => (
    <label className="flex min-h-11 cursor-pointer items-start gap-3 py-2">
      <input
        type="radio"
        {...record.radio('outside', value)}
        required
        className="mt-1 size-5 flex-none accent-accent"
      />
      {label}
    </label>
  );
  return (
    <fieldset id="field-outside" tabIndex={-1} className="rounded-card border-2 border-warn bg-warn-bg p-4">
      <legend className="sr-only">{t('label.outside')}</legend>
      <p className="font-semibold">{t('outside.told', { count, beside })}</p>
      {shift !== null &&
        choice('shift', t(shift > 0 ? 'outside.shift' : 'outside.shiftBack', { days: Math.abs(shift) }))}
      {choice('unschedule', t('outside.unschedule', { count, beside }))}
    </fieldset>
  );
}

const isOutside = (value: unknown): value is OutsideAnswer =>
  typeof value === 'object' && value !== null && 'shift' in value && 'count' in value;

/** The festival's name and address. */
function Look({ record, base, isPublished }: { record: RecordFormState; base: string; isPublished: boolean }) {
  const t = useTranslations('places.settings');
  return (
    <Section id="name" title={t('section.name')} texts={record.texts('name', 'introduction')}>
      <BilingualFields record={record} name="name" label={t('label.name')} isRequired />
      <BilingualFields record={record} name="introduction" label={t('label.introduction')} isLong />
      <div className="fields md:grid-cols-2">
        <TextField
          {...record.field('slug')}
          label={t('label.slug')}
          hint={isPublished ? t('hint.slugPermanent') : t('hint.slug', { base })}
          readOnly={isPublished}
          required
        />
        <SelectField
          {...record.field('locale')}
          label={t('label.locale')}
          options={locales.map((value) => ({ value, label: t(`languageOption.${value}`) }))}
        />
      </div>
    </Section>
  );
}

type Labels = Record<'host' | 'hostHint' | 'ask' | 'check' | 'leave' | 'leaveText' | 'leaveSure', string>;

/** What can be done about the festival's own host name: ask for one, or check it and give it up. */
export function OwnAddressForms({
  slug,
  host,
  isAllowed,
  labels,
}: {
  slug: string;
  /** Null: none was asked for. */
  host: string | null;
  isAllowed: boolean;
  labels: Labels;
}) {
  const [asked, ask, isAsking] = useFormAction(askAddress, slug);
  const [checked, check, isChecking] = useFormAction(checkAddress, slug);
  const [left, leave, isLeaving] = useFormAction(leaveAddress, slug);
  const state = useNewest(asked, checked, left);
  const refused = asked.ok === false ? asked : null;
  return (
    <div className="grid gap-4">
      <FormAnswer state={state} labels={labels} />
      {host === null ? (
        <form action={ask} noValidate className="grid max-w-[30rem] gap-4">
          <TextField
            name="host"
            label={labels.host}
            hint={labels.hostHint}
            defaultValue={refused ? String(refused.values.host ?? '') : ''}
            error={refused?.fields.host}
            inputMode="url"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
          <button type="submit" className="btn justify-self-start" aria-disabled={isAsking}>
            {labels.ask}
          </button>
        </form>
      ) : (
        <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
          {isAllowed && (
            <form action={check}>
              <button type="submit" className="btn" aria-disabled={isChecking}>
                {labels.check}
              </button>
            </form>
          )}
          <details>
            <summary className="link min-h-[44px] w-fit py-2">{labels.leave}</summary>
            <form action={leave} className="grid max-w-[34rem] gap-3 py-2">
              <p>{labels.leaveText}</p>
              <button type="submit" className="btn bad justify-self-start" aria-disabled={isLeaving}>
                {labels.leaveSure}
              </button>
            </form>
          </details>
        </div>
      )}
    </div>
  );
}
