'use client';

import { useLocale } from 'next-intl';
import { TextField } from '#app/_ui/field.tsx';
import { typedTime } from '#lib/time/entry.ts';
import { typedWall } from '#lib/time/night.ts';
import { RecordNight } from './record-night.tsx';
import type { RecordFormState } from './use-record-form.ts';

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
