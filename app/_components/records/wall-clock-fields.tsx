'use client';

import { TextField } from '../../_ui/field.tsx';
import type { RecordFormState } from './use-record-form.ts';

/** A day and an hour that belong together; the hour is typed as people type it. */
export function WallClockFields({
  record,
  name,
  legend,
  labels,
}: {
  record: RecordFormState;
  name: string;
  legend: string;
  labels: { day: string; hour: string };
}) {
  return (
    <fieldset className="grid gap-1">
      <legend className="label">{legend}</legend>
      <div className="flex flex-wrap gap-3">
        <TextField {...record.field(`${name}.date`)} type="date" label={labels.day} className="thin-label w-44" />
        <TextField
          {...record.field(`${name}.time`)}
          label={labels.hour}
          placeholder="20h30"
          className="thin-label w-28"
        />
      </div>
    </fieldset>
  );
}
