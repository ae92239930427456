import { isOtherZone, ownZone } from '../../lib/time/other-zone.ts';

/** Whose hours these are, for a visitor whose clock shows others. Before scripts run nobody can know, and nothing stands here. */
export function zoneNote(note: HTMLElement): void {
  const { zone = '', from = '', to = '' } = note.dataset;
  note.hidden = !isOtherZone({ timeZone: zone, startsOn: from, endsOn: to }, ownZone());
}
