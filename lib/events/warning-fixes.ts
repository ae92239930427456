import type { ItemKind } from '../../db/enums.ts';
import type { DraftEvent, DraftIndex } from '../programme/draft.ts';
import { addMinutes, minutesBetween, type WallClock } from '../time/wall-clock.ts';
import { firstFreeStart } from './free-start.ts';
import { layOut, roomMargins, SHORTEST_ELASTIC_MINUTES } from './running-order.ts';
import type { Warning } from './warning.ts';

/**
 * What could be done about a warning, as data: the desk turns the first two into one act, the others into a way to the
 * form. `publicEndFixed` goes along with the new start, or with what is shortened; null when the séance has none.
 */
export type WarningFix =
  | { kind: 'move-event'; eventId: number; startsAt: WallClock; publicEndFixed: WallClock | null }
  | {
      kind: 'shorten-item';
      eventId: number;
      itemId: number;
      itemKind: ItemKind;
      fromMinutes: number;
      toMinutes: number;
      publicEndFixed: WallClock | null;
    }
  | { kind: 'split-films'; eventId: number; count: number }
  | { kind: 'set-rights'; filmIds: number[] }
  | { kind: 'open-event'; eventId: number }
  | { kind: 'open-film'; filmId: number }
  | { kind: 'open-person'; personId: number };

/** What could be done about this warning, the least intrusive first; never empty. */
export function warningFixes(warning: Warning, index: DraftIndex): WarningFix[] {
  const events = warning.eventIds.flatMap((id) => index.events.get(id) ?? []);
  const opens = events.map((event): WarningFix => ({ kind: 'open-event', eventId: event.id }));
  switch (warning.code) {
    case 'room-overlap':
    case 'changeover-short': {
      const [first, second] = events;
      if (!first || !second) return opens;
      return [
        ...moves(second, first, index),
        ...shortened(first, second, warning.roomId, index),
        ...split(first),
        ...opens,
      ];
    }
    case 'person-overlap': {
      const [first, second] = events;
      if (!first || !second) return opens;
      return [...moves(second, first, index), ...opens, { kind: 'open-person', personId: warning.personId }];
    }
    case 'rights-missing':
      return [
        { kind: 'set-rights', filmIds: [warning.filmId] },
        { kind: 'open-film', filmId: warning.filmId },
      ];
    case 'unconfirmed':
      return [...opens, { kind: 'open-person', personId: warning.personId }];
    case 'incomplete':
      return warning.filmId === undefined ? opens : [{ kind: 'open-film', filmId: warning.filmId }];
  }
}

/** The later séance moves; the earlier one only when that is locked or has nowhere to go. */
function moves(later: DraftEvent, earlier: DraftEvent, index: DraftIndex): WarningFix[] {
  for (const event of [later, earlier]) {
    const startsAt = event.isLocked ? null : firstFreeStart(event, index);
    if (!startsAt || !event.startsAt || startsAt === event.startsAt) continue;
    const { timeZone } = index.draft.festival;
    const by = minutesBetween(event.startsAt, startsAt, timeZone);
    const publicEndFixed = event.publicEndFixed && addMinutes(event.publicEndFixed, by, timeZone);
    return [{ kind: 'move-event', eventId: event.id, startsAt, publicEndFixed }];
  }
  return [];
}

/** The last talk or debate of the first séance gives way, when a quarter of an hour of it remains. */
function shortened(first: DraftEvent, second: DraftEvent, roomId: number, index: DraftIndex): WarningFix[] {
  if (first.isLocked || !first.startsAt || !second.startsAt) return [];
  const { timeZone } = index.draft.festival;
  const { parts, totalMinutes } = layOut(first, index);
  const part = parts.findLast(({ item }) => item.elastic || item.kind === 'debate' || item.kind === 'talk');
  if (!part) return [];
  const room = minutesBetween(first.startsAt, second.startsAt, timeZone);
  const changeover = roomMargins(first, roomId, index).clear + roomMargins(second, roomId, index).doors;
  const toMinutes = part.minutes - (totalMinutes + changeover - room);
  if (toMinutes < SHORTEST_ELASTIC_MINUTES) return [];
  const publicEndFixed = first.publicEndFixed && addMinutes(first.startsAt, room - changeover, timeZone);
  const { id: itemId, kind: itemKind } = part.item;
  return [
    { kind: 'shorten-item', eventId: first.id, itemId, itemKind, fromMinutes: part.minutes, toMinutes, publicEndFixed },
  ];
}

function split(event: DraftEvent): WarningFix[] {
  const count = event.items.filter((item) => item.kind === 'film').length;
  return count > 1 ? [{ kind: 'split-films', eventId: event.id, count }] : [];
}
