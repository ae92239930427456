'use client';

import { useWatch } from 'react-hook-form';
import { NightAfter, NightWords } from '#app/_components/night-words.tsx';
import type { WallClock } from '#lib/time/wall-clock.ts';
import type { RecordFormState } from './use-record-form.ts';

/** `NightWords` of fields of a record's form; `wallsOf` is told what they hold. */
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

/** `NightAfter` of the field `closesAt`. */
export function ClosesInNight({ record, dayStartsAt }: { record: RecordFormState; dayStartsAt: string }) {
  const hour = useWatch({ control: record.form.control, name: 'closesAt' });
  return <NightAfter hour={hour} dayStartsAt={dayStartsAt} />;
}
