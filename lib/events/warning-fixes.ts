import type { DraftEvent, DraftIndex } from '#lib/model/draft.ts';
import { oncePer } from '#lib/once-per.ts';
import { addMinutes, minutesBetween } from '#lib/time/wall-clock.ts';
import { changeover } from './clashes.ts';
import { type FixAct, isAct, isSound, patchOf } from './fix-acts.ts';
import { MEAL_MINUTES } from './meal-break.ts';
import { SHORTEST_DISCUSSION_MINUTES } from './missing-facts.ts';
import { movedApart, movedBy, movedOn, movedToWish, otherRooms, swaps } from './move-fixes.ts';
import { occupationOf } from './occupations.ts';
import { layoutOf, type Prepared, preparedOf } from './prepared.ts';
import { SHORTEST_ELASTIC_MINUTES } from './running-order.ts';
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
