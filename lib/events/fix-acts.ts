import type { ItemKind } from '#db/enums.ts';
import type { DraftEvent, DraftIndex } from '#lib/model/draft.ts';
import { oncePer } from '#lib/once-per.ts';
import type { WallClock } from '#lib/time/wall-clock.ts';
import { blockingOf, conflictsOf, foundIn } from './conflicts.ts';
import { type Prepared, withMoved } from './prepared.ts';
import { isBroughtByPlace, type Warning } from './warning.ts';

/**
 * What one button does. `publicEndFixed` changes with a new start or a new length; null when the
 * séance has none.
 */
export type FixAct =
  | { kind: 'move-event'; eventId: number; startsAt: WallClock; publicEndFixed: WallClock | null }
  | {
      kind: 'shorten-item' | 'lengthen-item';
      eventId: number;
      itemId: number;
      itemKind: ItemKind;
      fromMinutes: number;
      toMinutes: number;
      publicEndFixed: WallClock | null;
    }
  | { kind: 'move-end'; eventId: number; publicEndFixed: WallClock }
  | { kind: 'change-room'; eventId: number; fromRoomId: number; roomId: number }
  | { kind: 'swap-rooms'; eventIds: [number, number] };

const ACTS: readonly string[] = [
  'move-event',
  'shorten-item',
  'lengthen-item',
  'move-end',
  'change-room',
  'swap-rooms',
] satisfies FixAct['kind'][];
export const isAct = (fix: { kind: string }): fix is FixAct => ACTS.includes(fix.kind);

/** A key made of what the act does, so that a button does exactly what it said or nothing. */
export const actKey = (act: FixAct) => JSON.stringify(act);

/**
 * The complete séances after the act, to be drawn by a grid or written. Empty when one of them is
 * gone.
 */
export function patchOf(act: FixAct, { events }: DraftIndex): DraftEvent[] {
  if (act.kind === 'swap-rooms') {
    const [a, b] = act.eventIds.map((id) => events.get(id));
    return a && b
      ? [
          { ...a, rooms: b.rooms },
          { ...b, rooms: a.rooms },
        ]
      : [];
  }
  const event = events.get(act.eventId);
  if (!event) return [];
  switch (act.kind) {
    case 'move-event': {
      const { startsAt, publicEndFixed } = act;
      return [{ ...event, startsAt, publicEndFixed, timeIsSuggested: false, timeIsToConfirm: false }];
    }
    case 'move-end':
      return [{ ...event, publicEndFixed: act.publicEndFixed }];
    case 'change-room':
      return [
        {
          ...event,
          rooms: event.rooms.map((room) => (room.roomId === act.fromRoomId ? { ...room, roomId: act.roomId } : room)),
        },
      ];
    default: {
      const { itemId, toMinutes: minutes, publicEndFixed } = act;
      const items = event.items.map((item) =>
        item.id === itemId && !(item.elastic && publicEndFixed) ? { ...item, minutes } : item,
      );
      return [{ ...event, publicEndFixed, items }];
    }
  }
}

/**
 * What a warning is about, apart from its hours: the same clash moved by ten minutes is not a new
 * one.
 */
export const subject = (warning: Warning) =>
  [warning.code, [...warning.eventIds].sort((a, b) => a - b), warning.personId].join(' ');

/** A wish and a day without a break are the same whichever séances are in the way. */
const isSame = (a: Warning, b: Warning): boolean =>
  subject(a) === subject(b) ||
  (a.code === 'no-meal-break' && a.code === b.code && a.day === b.day) ||
  (a.code === 'wish-unmet' && a.code === b.code && a.wish === b.wish && a.eventIds[0] === b.eventIds[0]);

const blockedIn = oncePer((_: Prepared) => new Map<number, readonly string[]>());

/** What the séance's present blocking warnings are about; asked for every act that is tried. */
function blockedNow(prepared: Prepared, eventId: number): readonly string[] {
  const known = blockedIn(prepared);
  const subjects = known.get(eventId) ?? blockingOf(prepared, eventId).map(subject);
  known.set(eventId, subjects);
  return subjects;
}

/**
 * Whether the act settles the warning without causing a blocking one. Clashes are checked first,
 * because most bad acts cause one. Refused rights stay refused wherever a séance is moved.
 */
export function isSound(prepared: Prepared, act: FixAct, warning: Warning): boolean {
  const patch = patchOf(act, prepared.index);
  if (patch.length === 0 || patch.some((event) => event.isLocked)) return false;
  const before = new Set(patch.flatMap(({ id }) => blockedNow(prepared, id)));
  const after = patch.reduce(withMoved, prepared);
  return (
    patch.every(({ id }) => blockingOf(after, id).every((one) => before.has(subject(one)))) &&
    warning.eventIds.every((id) => !foundIn(after, id).some((one) => isSame(one, warning)))
  );
}

/**
 * Which warnings a change of these séances causes, and which it settles. A clash of which only the
 * hours change is neither.
 */
export function broughtBy(
  prepared: Prepared,
  changed: readonly DraftEvent[],
): { brought: Warning[]; settled: Warning[] } {
  const [before, after] = [prepared, changed.reduce(withMoved, prepared)].map((one) =>
    conflictsOf(one).filter(isBroughtByPlace),
  ) as [Warning[], Warning[]];
  const minus = (all: Warning[], without: Warning[]) => {
    const known = new Set(without.map(subject));
    return all.filter((warning) => !known.has(subject(warning)));
  };
  return { brought: minus(after, before), settled: minus(before, after) };
}
