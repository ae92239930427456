import type { DraftEvent, DraftIndex, DraftRoom } from '#lib/model/draft.ts';
import { oncePer } from '#lib/once-per.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { type Interval, overlaps } from '#lib/time/interval.ts';
import { addMinutes, minutesBetween, toEpochMinutes, type WallClock } from '#lib/time/wall-clock.ts';
import { type Candidate, candidatesOf } from './candidates.ts';
import { changeover, roomRule } from './clashes.ts';
import { type FixAct, isAct, isSound, patchOf } from './fix-acts.ts';
import { dayHours, firstFreeStart, lastFreeStart, STEP_MINUTES } from './free-starts.ts';
import { MEAL_MINUTES } from './meal-break.ts';
import { SHORTEST_DISCUSSION_MINUTES } from './missing-facts.ts';
import { holdsBy, occupationOf } from './occupations.ts';
import { mainRoomOf } from './placing.ts';
import { contentOf, eventDayOf, layoutOf, type Prepared, preparedOf } from './prepared.ts';
import { canDo, needsOf } from './room-abilities.ts';
import { SHORTEST_ELASTIC_MINUTES } from './running-order.ts';
import { bySlotWorth } from './slots.ts';
import type { Warning } from './warning.ts';

/**
 * What could be done about a warning, as data: the desk shows an act as a button (`patchOf` says
 * what it changes), and the others as a link to a form.
 */
export type WarningFix =
  | FixAct
  | { kind: 'split-films'; eventId: number; count: number }
  | { kind: 'set-rights'; filmIds: number[] }
  | { kind: 'open-event'; eventId: number }
  | { kind: 'open-film'; filmId: number }
  | { kind: 'open-person'; personId: number }
  | { kind: 'open-room'; roomId: number };

/**
 * The séances that a fix changes, in their present and in their changed state: who has all of them
 * in their remit may do it. Empty for a link that only leads to a page.
 */
export function changedBy(fix: WarningFix, index: DraftIndex): DraftEvent[] {
  const standing = (ids: readonly number[]) => ids.flatMap((id) => index.events.get(id) ?? []);
  if (isAct(fix)) {
    const after = patchOf(fix, index);
    return [...standing(after.map(({ id }) => id)), ...after];
  }
  if (fix.kind === 'split-films') return standing([fix.eventId]);
  if (fix.kind !== 'set-rights') return [];
  // A film belongs to all the séances that show it.
  const isOfFilms = ({ filmId }: { filmId: number | null }) => filmId !== null && fix.filmIds.includes(filmId);
  return index.draft.events.filter(({ items }) => items.some(isOfFilms));
}

/** More buttons than this under one sentence would be hard to choose from. */
export const MAX_FIX_ACTS = 3;

/**
 * What could be done about this warning, the smallest change first; never empty. At most three are
 * acts, and only acts that settle the warning without causing a blocking one.
 */
export function warningFixes(warning: Warning, index: DraftIndex): WarningFix[] {
  return [...actsOf(warning, index), ...waysOf(warning, index)];
}

const named = (warning: Warning, index: DraftIndex) => warning.eventIds.flatMap((id) => index.events.get(id) ?? []);

const triedIn = oncePer((index: DraftIndex) => oncePer((warning: Warning) => soundActs(warning, index)));

/**
 * The acts alone. They are expensive, because each is tried on the whole draft, so the result is
 * kept: an index never changes.
 */
export const actsOf = (warning: Warning, index: DraftIndex): readonly FixAct[] => triedIn(index)(warning);

function soundActs(warning: Warning, index: DraftIndex): FixAct[] {
  const prepared = preparedOf(index);
  const acts: FixAct[] = [];
  for (const act of candidates(warning, index)) {
    if (acts.length === MAX_FIX_ACTS) break;
    // One other room and one swap are enough to choose from.
    if (acts.some(({ kind }) => kind === act.kind)) continue;
    if (isSound(prepared, act, warning)) acts.push(act);
  }
  return acts;
}

function* candidates(warning: Warning, index: DraftIndex): Generator<FixAct> {
  const prepared = preparedOf(index);
  const [first, second] = named(warning, index);
  if (!first) return;
  switch (warning.code) {
    case 'room-overlap':
    case 'changeover-short':
      if (!second) return;
      yield* movedBy(prepared, second, first);
      yield* shortened(prepared, first, second, warning.roomId);
      yield* otherRooms(prepared, second, warning.roomId);
      yield* otherRooms(prepared, first, warning.roomId);
      yield* swaps(prepared, second);
      return;
    case 'person-overlap':
      if (second) yield* movedBy(prepared, second, first);
      return;
    case 'travel-short':
      if (!second) return;
      yield* movedBy(prepared, second, first);
      yield* otherRooms(prepared, second, second.rooms[0]?.roomId, warning.fromVenueId);
      yield* otherRooms(prepared, first, first.rooms[0]?.roomId, warning.toVenueId);
      return;
    case 'person-absent':
      yield* movedBy(prepared, first);
      return;
    case 'room-closed':
      yield* movedBy(prepared, first);
      yield* otherRooms(prepared, first, warning.roomId);
      yield* swaps(prepared, first);
      return;
    case 'content-too-long':
      yield* untilLater(prepared, first);
      yield* shortened(prepared, first);
      return;
    case 'copy-overlap':
    case 'same-theme-parallel':
      if (second) yield* movedApart(prepared, second, first);
      if (second) yield* movedApart(prepared, first, second);
      return;
    case 'format-unsupported':
    case 'access-promise':
      if (warning.roomId === undefined) return;
      yield* otherRooms(prepared, first, warning.roomId);
      yield* swaps(prepared, first);
      return;
    case 'hard-film-short-talk':
      yield* lengthened(prepared, first);
      return;
    case 'wish-unmet':
      yield* movedToWish(prepared, first);
      if (second) yield* movedToWish(prepared, second);
      return;
    case 'no-meal-break':
      yield* movedOn(prepared, named(warning, index), MEAL_MINUTES - warning.minutes);
      return;
    default:
      return;
  }
}

/** Links to where the warning is settled by hand. */
function waysOf(warning: Warning, index: DraftIndex): WarningFix[] {
  const events = named(warning, index);
  const opens = events.map((event): WarningFix => ({ kind: 'open-event', eventId: event.id }));
  const person = (id: number | undefined): WarningFix[] =>
    id === undefined ? [] : [{ kind: 'open-person', personId: id }];
  const film = (id: number | undefined): WarningFix[] => (id === undefined ? [] : [{ kind: 'open-film', filmId: id }]);
  switch (warning.code) {
    case 'room-overlap':
    case 'changeover-short':
      return [...split(events[0]), ...opens];
    case 'rights-missing':
      return [{ kind: 'set-rights', filmIds: [warning.filmId] }, ...film(warning.filmId)];
    case 'incomplete':
      return warning.filmId === undefined ? opens : film(warning.filmId);
    case 'room-closed':
      return [...opens, { kind: 'open-room', roomId: warning.roomId }];
    case 'format-unsupported':
    case 'access-promise': {
      const room = warning.roomId === undefined ? [] : [{ kind: 'open-room', roomId: warning.roomId } as const];
      return [...opens, ...film(warning.filmId), ...room];
    }
    case 'no-meal-break':
      return opens.slice(0, MAX_FIX_ACTS);
    case 'copy-overlap':
      return [...opens, ...film(warning.filmId)];
    default:
      return [...opens, ...person(warning.personId)];
  }
}

function split(event: DraftEvent | undefined): WarningFix[] {
  const count = event?.items.filter((item) => item.kind === 'film').length ?? 0;
  return event && count > 1 ? [{ kind: 'split-films', eventId: event.id, count }] : [];
}

/** The part to be shortened: the flexible one, else the last talk or debate. */
const givesWay = (prepared: Prepared, event: DraftEvent) => {
  const { parts } = layoutOf(prepared, event);
  return (
    parts.find(({ item }) => item.elastic) ??
    parts.findLast(({ item }) => item.kind === 'debate' || item.kind === 'talk')
  );
};

/**
 * Shortens the last talk or debate of the first séance, if a quarter of an hour of it remains:
 * until the doors for `next` can open, or without `next`, until the fixed end is kept.
 */
function* shortened(prepared: Prepared, first: DraftEvent, next?: DraftEvent, roomId?: number): Generator<FixAct> {
  const part = givesWay(prepared, first);
  const until = next ? next.startsAt : first.publicEndFixed;
  if (first.isLocked || !first.startsAt || !until || !part) return;
  const { timeZone } = prepared.index.draft.festival;
  const [held, after] = [first, next].map((event) =>
    event && roomId !== undefined ? occupationOf(prepared, event, roomId) : null,
  );
  const between = held && after ? changeover(held, after) : 0;
  const span = minutesBetween(first.startsAt, until, timeZone) - between;
  const fromMinutes = part.minutes;
  const toMinutes = fromMinutes - (layoutOf(prepared, first).totalMinutes - span);
  if (toMinutes < SHORTEST_ELASTIC_MINUTES || toMinutes >= fromMinutes) return;
  const publicEndFixed = first.publicEndFixed && addMinutes(first.startsAt, span, timeZone);
  const { id: itemId, kind: itemKind } = part.item;
  yield { kind: 'shorten-item', eventId: first.id, itemId, itemKind, fromMinutes, toMinutes, publicEndFixed };
}

/** Moves the fixed end to where the parts end. */
function* untilLater(prepared: Prepared, event: DraftEvent): Generator<FixAct> {
  if (event.isLocked || !event.startsAt || !event.publicEndFixed) return;
  const { timeZone } = prepared.index.draft.festival;
  const publicEndFixed = addMinutes(event.startsAt, layoutOf(prepared, event).totalMinutes, timeZone);
  yield { kind: 'move-end', eventId: event.id, publicEndFixed };
}

/** Gives the debate the quarter of an hour that a hard film needs; a fixed end moves along. */
function* lengthened(prepared: Prepared, event: DraftEvent): Generator<FixAct> {
  const part = layoutOf(prepared, event).parts.findLast(({ item }) => item.kind === 'debate' || item.kind === 'talk');
  if (event.isLocked || !part || part.minutes >= SHORTEST_DISCUSSION_MINUTES) return;
  const { timeZone } = prepared.index.draft.festival;
  const by = SHORTEST_DISCUSSION_MINUTES - part.minutes;
  const publicEndFixed = event.publicEndFixed && addMinutes(event.publicEndFixed, by, timeZone);
  const { id: itemId, kind: itemKind } = part.item;
  const lengths = { fromMinutes: part.minutes, toMinutes: SHORTEST_DISCUSSION_MINUTES };
  yield { kind: 'lengthen-item', eventId: event.id, itemId, itemKind, ...lengths, publicEndFixed };
}

/**
 * Whether a séance that lies within the hours of its day would no longer do so, `by` minutes later.
 */
function leavesItsDay(prepared: Prepared, event: DraftEvent, startsAt: WallClock, by: number): boolean {
  const own = contentOf(prepared, event);
  const { dayStartsAt } = prepared.index.draft.festival;
  const isWithin = (wall: WallClock, later: number) => {
    const { start, end } = dayHours(prepared, festivalDayOf(wall, dayStartsAt));
    return own !== null && own.start + later >= start && own.end + later <= end;
  };
  return event.startsAt !== null && isWithin(event.startsAt, 0) && !isWithin(startsAt, by);
}

/**
 * Moves the séance to another start within the hours of its day, not in the past; a fixed end moves
 * along.
 */
function moveTo(prepared: Prepared, event: DraftEvent, startsAt: WallClock | null): FixAct[] {
  if (!startsAt || !event.startsAt || startsAt === event.startsAt || event.isLocked) return [];
  const { timeZone } = prepared.index.draft.festival;
  const by = minutesBetween(event.startsAt, startsAt, timeZone);
  const { from = Number.NEGATIVE_INFINITY } = prepared.index;
  if (toEpochMinutes(startsAt, timeZone) < from || leavesItsDay(prepared, event, startsAt, by)) return [];
  const publicEndFixed = event.publicEndFixed && addMinutes(event.publicEndFixed, by, timeZone);
  return [{ kind: 'move-event', eventId: event.id, startsAt, publicEndFixed }];
}

/**
 * Moves the later séance to a later start. If it is locked or has nowhere to go, moves the earlier
 * one to a later start instead; without an earlier one, moves the séance to an earlier start.
 */
function* movedBy(prepared: Prepared, later: DraftEvent, earlier?: DraftEvent): Generator<FixAct> {
  yield* moveTo(prepared, later, firstFreeStart(later, prepared));
  if (earlier) yield* moveTo(prepared, earlier, firstFreeStart(earlier, prepared));
  else yield* moveTo(prepared, later, lastFreeStart(later, prepared));
}

/** Moves it to a start at which it does not overlap with `other`, in whichever room that is. */
function* movedApart(prepared: Prepared, event: DraftEvent, other: DraftEvent): Generator<FixAct> {
  const [own, theirs] = [contentOf(prepared, event), contentOf(prepared, other)];
  if (!own || !theirs) return;
  const avoid: Interval[] = [{ start: theirs.start - (own.end - own.start), end: theirs.end }];
  yield* moveTo(prepared, event, firstFreeStart(event, prepared, avoid));
}

/** Moves it to the best starts in its room, where wishes count. */
function* movedToWish(prepared: Prepared, event: DraftEvent): Generator<FixAct> {
  const places = candidatesOf(prepared, event).filter(
    ({ room, blocking }) => blocking === 0 && room.id === mainRoomOf(event),
  );
  const now = contentOf(prepared, event)?.start ?? 0;
  const far = ({ start }: Candidate) => Math.abs(start - now);
  for (const { startsAt } of places
    .sort((a, b) => bySlotWorth({ ...a, slack: 0 }, { ...b, slack: 0 }) || far(a) - far(b))
    .slice(0, 3))
    yield* moveTo(prepared, event, startsAt);
}

/**
 * Moves one of the séances by so many minutes, so that a gap grows; the last ones first, because
 * nothing follows them.
 */
function* movedOn(prepared: Prepared, events: readonly DraftEvent[], minutes: number): Generator<FixAct> {
  const { timeZone } = prepared.index.draft.festival;
  const by = Math.ceil(minutes / STEP_MINUTES) * STEP_MINUTES;
  for (const event of [...events].reverse())
    if (event.startsAt) yield* moveTo(prepared, event, addMinutes(event.startsAt, by, timeZone));
}

/** Only so many rooms are tried, because each has to be checked against everything it touches. */
const MAX_TRIED = 4;

/**
 * Rooms of the same kind that are free at that time and have the needed equipment: those of the
 * same venue first, then the nearest in size.
 */
function* otherRooms(
  prepared: Prepared,
  event: DraftEvent,
  fromRoomId: number | undefined,
  inVenueId?: number,
): Generator<FixAct> {
  const from = prepared.index.rooms.get(fromRoomId ?? 0);
  if (event.isLocked || !from || from.kind !== 'room') return;
  const used = new Set(event.rooms.map(({ roomId }) => roomId));
  const needs = needsOf(prepared, event);
  const fits = (room: DraftRoom) =>
    room.kind === 'room' &&
    !used.has(room.id) &&
    (inVenueId === undefined || room.venueId === inVenueId) &&
    (room.seats ?? Number.POSITIVE_INFINITY) >= (event.capacity ?? 0) &&
    needs.every(({ ability }) => canDo(room, ability) !== false) &&
    isFree(prepared, event, room);
  const distance = (room: DraftRoom) =>
    (room.venueId === from.venueId ? 0 : 1_000_000) + Math.abs((room.seats ?? 0) - (from.seats ?? 0));
  const rooms = prepared.index.draft.rooms
    .filter(fits)
    .sort((a, b) => distance(a) - distance(b) || a.number - b.number);
  for (const room of rooms.slice(0, MAX_TRIED))
    yield { kind: 'change-room', eventId: event.id, fromRoomId: from.id, roomId: room.id };
}

function isFree(prepared: Prepared, event: DraftEvent, room: DraftRoom): boolean {
  const [own] = roomRule.holds(prepared, event, room.id);
  return !own || holdsBy(prepared, roomRule, room.id).every((held) => !overlaps(own, held));
}

/**
 * « Échanger les salles » with a séance at the same time in another room; only séances with a
 * single room.
 */
function* swaps(prepared: Prepared, event: DraftEvent): Generator<FixAct> {
  const day = eventDayOf(prepared, event);
  const own = contentOf(prepared, event);
  if (event.isLocked || !day || !own || event.rooms.length !== 1) return;
  const needs = needsOf(prepared, event);
  let tried = 0;
  for (const other of prepared.byDay.get(day) ?? []) {
    const [room] = other.rooms;
    const theirs = contentOf(prepared, other);
    if (!room || !theirs || other.isLocked || other.rooms.length !== 1 || !overlaps(own, theirs)) continue;
    if (other.id === event.id || room.roomId === event.rooms[0]?.roomId) continue;
    if (needs.some(({ ability }) => canDo(prepared.index.rooms.get(room.roomId), ability) === false)) continue;
    if (tried === MAX_TRIED) return;
    tried += 1;
    yield { kind: 'swap-rooms', eventIds: [event.id, other.id] };
  }
}
