'use client';

import { useSyncExternalStore } from 'react';
import { isOtherZone, ownZone } from '../../../lib/time/other-zone.ts';

const never = () => () => undefined;

/** Whose hours these are, for a visitor whose clock shows others. Before scripts run nobody can know, and nothing stands here. */
export function ZoneNote({
  timeZone,
  startsOn,
  endsOn,
  label,
  sentence,
}: {
  timeZone: string;
  startsOn: string;
  endsOn: string;
  label: string;
  sentence: string;
}) {
  const isOther = useSyncExternalStore(
    never,
    () => isOtherZone({ timeZone, startsOn, endsOn }, ownZone()),
    () => false,
  );
  if (!isOther) return null;
  return (
    <aside className="zone-note no-print" aria-label={label}>
      {sentence}
    </aside>
  );
}
