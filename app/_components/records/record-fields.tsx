'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useWatch } from 'react-hook-form';
import { NightAfter, NightWords } from '#app/_components/night-words.tsx';
import { Check, TextField } from '#app/_ui/field.tsx';
import { chosenWays } from '#lib/people/choices.ts';
import { typedTime } from '#lib/time/entry.ts';
import { typedWall } from '#lib/time/night.ts';
import type { WallClock } from '#lib/time/wall-clock.ts';
import type { RecordFormState } from './use-record-form.ts';

/** `NightWords` for fields of a record's form; `wallsOf` gets their values. */
export function RecordNight({
  record,
  names,
  wallsOf,
  dayStartsAt,
}: {
  record: RecordFormState;
  names: readonly string[];
  wallsOf: (...held: unknown[]) => readonly (WallClock | null)[];
  dayStartsAt: string;
}) {
  const held = useWatch({ control: record.form.control, name: names });
  return <NightWords walls={wallsOf(...held)} dayStartsAt={dayStartsAt} />;
}

/** `NightAfter` for the field `closesAt`. */
export function ClosesInNight({ record, dayStartsAt }: { record: RecordFormState; dayStartsAt: string }) {
  const hour = useWatch({ control: record.form.control, name: 'closesAt' });
  return <NightAfter hour={hour} dayStartsAt={dayStartsAt} />;
}

/** The planned opening hours of a day or room. */
export function OpeningHours({
  record,
  of,
  dayStartsAt,
}: {
  record: RecordFormState;
  of: 'days' | 'rooms';
  dayStartsAt: string;
}) {
  const [t, locale] = [useTranslations('places'), useLocale()];
  const like = (hour: string) => ({ placeholder: typedTime(hour, locale), className: 'w-36' });
  return (
    <>
      <div className="flex flex-wrap gap-4">
        <TextField {...record.field('opensAt')} label={t(`${of}.label.opensAt`)} {...like('09:30')} />
        <TextField {...record.field('closesAt')} label={t(`${of}.label.closesAt`)} {...like('23:00')} />
      </div>
      <ClosesInNight record={record} dayStartsAt={dayStartsAt} />
    </>
  );
}

/** A day and an hour that belong together; the hour may be typed in any usual form. */
export function WallClockFields({
  record,
  name,
  legend,
  labels,
  dayStartsAt,
}: {
  record: RecordFormState;
  name: string;
  legend: string;
  labels: { day: string; hour: string };
  dayStartsAt: string;
}) {
  return (
    <fieldset className="grid gap-1">
      <legend className="label">{legend}</legend>
      <div className="flex flex-wrap gap-3">
        <TextField {...record.field(`${name}.date`)} type="date" label={labels.day} className="thin-label w-40" />
        <TextField
          {...record.field(`${name}.time`)}
          label={labels.hour}
          placeholder={typedTime('20:30', useLocale())}
          className="thin-label w-24"
        />
      </div>
      <RecordNight
        record={record}
        names={[`${name}.date`, `${name}.time`]}
        wallsOf={(date, hour) => [typedWall(date, hour)]}
        dayStartsAt={dayStartsAt}
      />
    </fieldset>
  );
}

/** The ways somebody agreed to be written to. */
export function WaysField({ record }: { record: RecordFormState }) {
  const t = useTranslations('records');
  return (
    <fieldset id="field-ways" tabIndex={-1}>
      <legend className="font-semibold">{t('ways')}</legend>
      <p className="hint">{t('waysHint')}</p>
      <div className="flex flex-wrap gap-x-6">
        {chosenWays.map((way) => (
          <Check key={way} {...record.box(`ways.${way}`)} label={t(`way.${way}`)} />
        ))}
      </div>
    </fieldset>
  );
}
