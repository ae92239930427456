'use client';

import { useTranslations } from 'next-intl';
import type { ChangeEvent } from 'react';
import { useWatch } from 'react-hook-form';
import { BilingualFields } from '#app/_components/records/bilingual.tsx';
import { RecordForm, Section } from '#app/_components/records/record-form.tsx';
import { type RecordFormProps, type RecordFormState, useRecordForm } from '#app/_components/records/use-record-form.ts';
import type { RecordPlace } from '#app/_server/record-action.ts';
import { Check, SelectField, TextField } from '#app/_ui/field.tsx';
import { blockKinds, roomBox, roomsTicked } from '#lib/blocks/choices.ts';
import type { BlockFormValues } from '#lib/blocks/schema.ts';
import { blockTimes, daysItStands, timesTyped } from '#lib/blocks/typed-times.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import type { DraftBlock } from '#lib/model/draft.ts';
import type { CivilDate } from '#lib/time/calendar.ts';
import { typedTime } from '#lib/time/entry.ts';
import { type Clocks, formatDate, formatDuration, formatTimeRange } from '#lib/time/format.ts';
import { addMinutes } from '#lib/time/wall-clock.ts';
import { saveBlock } from './actions.ts';

/** The form of a break or a set-up: what, when, in which rooms. */
export function BlockForm({
  place,
  values,
  rooms,
  clock,
  days,
  standing,
  isReadOnly,
}: RecordFormProps<BlockFormValues, RecordPlace & { locale: Locale }> & {
  rooms: readonly { id: number; name: string }[];
  clock: Clocks;
  /** The days of the festival. */
  days: readonly CivilDate[];
  /** All other breaks and set-ups, to say on which days the same one exists already. */
  standing: readonly DraftBlock[];
}) {
  const t = useTranslations('places.blocks');
  const record = useRecordForm({
    name: 'block',
    save: saveBlock,
    place,
    schema: async (clock) => (await import('#lib/blocks/schema.ts')).blockSchema(clock),
    by: clock,
    values,
  });
  const hour = { placeholder: typedTime('12:30', place.locale), autoComplete: 'off', className: 'w-32' } as const;
  return (
    <RecordForm record={record} words={t} isReadOnly={isReadOnly} addLabel={t('add')}>
      <Section id="what" title={t('section.what')}>
        <SelectField
          {...record.field('kind')}
          label={t('label.kind')}
          className="max-w-[24rem]"
          options={blockKinds.map((value) => ({ value, label: t(`kindChoice.${value}`) }))}
        />
        <BilingualFields record={record} name="title" label={t('label.title')} hint={t('hint.title')} />
      </Section>
      <Section id="when" title={t('section.when')} hint={t('hint.day')}>
        <div className="flex flex-wrap gap-4">
          <TextField {...record.field('day')} type="date" label={t('label.day')} className="w-44" aria-required />
          <TextField {...record.field('from')} {...hour} label={t('label.from')} aria-required />
          <TextField
            {...instead(record, 'until', 'minutes')}
            {...hour}
            placeholder={typedTime('14:00', place.locale)}
            label={t('label.until')}
          />
          <TextField
            {...instead(record, 'minutes', 'until')}
            {...hour}
            placeholder="90, 1h30"
            label={t('label.minutes')}
          />
        </div>
        <p className="hint" id="or-hint">
          {t('or')}
        </p>
        <Lasts record={record} clock={clock} locale={place.locale} />
      </Section>
      <Section id="where" title={t('section.rooms')}>
        {record.error('rooms') && <p className="error">{record.error('rooms')}</p>}
        <div className="grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3" id="field-rooms" tabIndex={-1}>
          {rooms.map(({ id, name }) => (
            <Check key={id} {...record.box(`rooms.${roomBox(id)}`)} label={typeset(name, place.locale)} />
          ))}
        </div>
        <p className="hint">{t(rooms.length > 0 ? 'hint.rooms' : 'noRooms')}</p>
      </Section>
      {!isReadOnly && <OtherDays record={record} clock={clock} days={days} standing={standing} locale={place.locale} />}
    </RecordForm>
  );
}

/** For two fields of which only one may be filled: typing in this one empties the other. */
function instead(record: RecordFormState, name: string, other: string) {
  const field = record.field(name);
  return {
    ...field,
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      if (event.target.value) record.form.setValue(other, '', { shouldDirty: true });
      return field.onChange(event);
    },
  };
}

/**
 * The length that the typed day, start and end give, with the date of the end if it is another one.
 */
function Lasts({ record, clock, locale }: { record: RecordFormState; clock: Clocks; locale: Locale }) {
  const t = useTranslations('places.blocks');
  const typed = useWatch({ control: record.form.control });
  const times = timesTyped(typed, clock);
  const said = () => {
    if (!times) return '';
    const { startsAt, minutes } = blockTimes(times, clock);
    const end = addMinutes(startsAt, minutes, clock.timeZone);
    const time = formatTimeRange(startsAt, end, locale);
    const duration = formatDuration(minutes, locale, 'hours');
    const date = end.slice(0, 10);
    return date === times.day
      ? t('lasts', { time, duration })
      : t('lastsInto', { time, duration, date: formatDate(date, locale) });
  };
  return (
    <p role="status" className="hint empty:hidden">
      {said()}
    </p>
  );
}

/** The further days it is made on: all, or some. Says on which days the same one exists already. */
function OtherDays({
  record,
  clock,
  days,
  standing,
  locale,
}: {
  record: RecordFormState;
  clock: Clocks;
  days: readonly CivilDate[];
  standing: readonly DraftBlock[];
  locale: Locale;
}) {
  const t = useTranslations('places.blocks');
  const typed = useWatch({ control: record.form.control });
  const times = timesTyped(typed, clock);
  const others = days.filter((date) => date !== typed.day);
  const stands = times
    ? daysItStands(standing, { ...times, kind: typed.kind, rooms: roomsTicked(typed.rooms ?? {}) }, others, clock)
    : [];
  if (others.length === 0) return null;
  const { setValue } = record.form;
  const every = record.box('everyDay');
  const tickAll = (event: ChangeEvent<HTMLInputElement>) => {
    for (const date of others) setValue(`days.${date}`, event.target.checked, { shouldDirty: true });
    return every.onChange(event);
  };
  return (
    <Section id="other-days" title={t('alsoOn')} hint={t('hint.days')}>
      {record.error('days') && <p className="error">{record.error('days')}</p>}
      <div className="grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3" id="field-days" tabIndex={-1}>
        {others.length > 1 && <Check {...every} onChange={tickAll} label={t('everyDay')} />}
        {others.map((date) => {
          const box = record.box(`days.${date}`);
          const untickAll = (event: ChangeEvent<HTMLInputElement>) => {
            if (!event.target.checked) setValue('everyDay', false, { shouldDirty: true });
            return box.onChange(event);
          };
          return (
            <Check
              key={date}
              {...box}
              onChange={untickAll}
              label={formatDate(date, locale)}
              hint={stands.includes(date) ? t('standsThere') : undefined}
            />
          );
        })}
      </div>
    </Section>
  );
}
