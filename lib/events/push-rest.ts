import type { DraftEvent } from '#lib/model/draft.ts';
import { STEP_MINUTES } from './free-start.ts';
import { holdsOne, occupationOf } from './occupations.ts';
import { shifted } from './placing.ts';
import { contentOf, eventDayOf, type Prepared } from './prepared.ts';
import { changeover } from './room-clashes.ts';

type Pushed =
  | { ok: true; moved: { event: DraftEvent; minutes: number }[] }
  /**
   * A séance that may not be moved is in the way: it is locked, or outside the remit of the person
   * who pushes.
   */
  | { ok: false; reason: 'locked' | 'notYours'; eventId: number };

/**
 * Inserts time before a séance: it begins `minutes` later. Those after it in its rooms on that day
 * move by what remains after the free time in between is used up. The changeover between two
 * séances stays; one that was too short already stays as short.
 */
export function pushed(
  prepared: Prepared,
  eventId: number,
  minutes: number,
  isMine: (event: DraftEvent) => boolean = () => true,
): Pushed {
  const first = prepared.index.events.get(eventId);
  const day = first && eventDayOf(prepared, first);
  // Nothing comes after a cancelled séance, because it occupies no room.
  if (first?.status !== 'planned' || !day || !contentOf(prepared, first)) return { ok: true, moved: [] };
  const zone = prepared.index.draft.festival.timeZone;
  const all = (prepared.byDay.get(day) ?? []).filter((event) => contentOf(prepared, event));
  const by = new Map<DraftEvent, number>([[first, minutes]]);
  for (const event of all.slice(all.indexOf(first) + 1)) {
    const own = Math.max(0, ...[...by].map(([before, pushes]) => pushes - freeBetween(prepared, before, event)));
    if (own > 0) by.set(event, Math.ceil(own / STEP_MINUTES) * STEP_MINUTES);
  }
  const stays = [...by.keys()].find((event) => event.isLocked || !isMine(event));
  if (stays) return { ok: false, reason: stays.isLocked ? 'locked' : 'notYours', eventId: stays.id };
  return {
    ok: true,
    moved: [...by].map(([event, own]) => ({ event: { ...event, ...shifted(event, own, zone) }, minutes: own })),
  };
}

/**
 * The minutes by which the earlier one can move without moving the later one; infinite where they
 * share no room.
 */
function freeBetween(prepared: Prepared, before: DraftEvent, after: DraftEvent): number {
  const gaps = before.rooms.flatMap(({ roomId }) => {
    if (!holdsOne(prepared, roomId) || after.rooms.every((room) => room.roomId !== roomId)) return [];
    const [one, two] = [occupationOf(prepared, before, roomId), occupationOf(prepared, after, roomId)];
    return one && two ? [Math.max(0, two.content.start - one.content.end - changeover(one, two))] : [];
  });
  return Math.min(Number.POSITIVE_INFINITY, ...gaps);
}
