import { groupedBy } from '#lib/grouped.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import type { DraftEvent } from '#lib/model/draft.ts';
import { formatDuration } from '#lib/time/format.ts';
import { type Candidate, candidatesOf, triedAt } from './candidates.ts';
import { conflictsOf } from './conflicts.ts';
import { occupationOf } from './occupations.ts';
import { mainRoomOf } from './placing.ts';
import { contentOf, type Prepared, withMoved } from './prepared.ts';
import { isBroughtByPlace, type Warning } from './warning.ts';

/** A place where a séance could go, with the reasons for it. */
export type Slot = Candidate & {
  /** The séance as it would stand. */
  event: DraftEvent;
  reason: {
    /** The warnings it would have there, most urgent first. */
    touches: Warning[];
    /**
     * The neighbours in the room on that day, with the free minutes between them and this séance
     * including its doors and clearing.
     */
    before: Neighbour | null;
    after: Neighbour | null;
  };
};
type Neighbour = { eventId: number; minutes: number };

export const MAX_SLOTS = 8;
/** In minutes: starts in one room that are nearer than this count as one proposal. */
export const APART_MINUTES = 60;

/** Whether a time can be proposed for the séance: not if it is locked, cancelled or a drop-in. */
export const seeksSlot = ({ isLocked, status, admission }: Pick<DraftEvent, 'isLocked' | 'status' | 'admission'>) =>
  !isLocked && status === 'planned' && admission !== 'drop-in';

/**
 * Better is: fewer blocking warnings, then fewer warnings, then fewer unmet wishes, then less at
 * the same time, then more slack. A negative result means that `a` is better.
 */
export const bySlotWorth = (a: Candidate, b: Candidate): number =>
  a.blocking - b.blocking || a.warnings - b.warnings || a.unmet - b.unmet || a.hints - b.hints || b.slack - a.slack;

/**
 * At most eight places for one séance, the best first (`bySlotWorth`). Among equals, rooms and days
 * take turns; then the nearest to its present start comes first, then the earliest. Places with a
 * blocking warning are proposed only when there is no other. Its present place is never proposed.
 */
export function slotsFor(prepared: Prepared, eventId: number): Slot[] {
  const event = prepared.index.events.get(eventId);
  if (!event) return [];
  const here = mainRoomOf(event);
  const all = candidatesOf(prepared, event).filter(
    ({ room, startsAt }) => room.id !== here || startsAt !== event.startsAt,
  );
  const open = all.filter(({ blocking }) => blocking === 0);
  const rank = new Map(prepared.index.draft.rooms.map(({ id }, i) => [id, id === here ? -1 : i]));
  const origin = contentOf(prepared, event)?.start ?? null;
  const far = ({ start }: Candidate) => (origin === null ? 0 : Math.abs(start - origin));
  const byPlace = (a: Candidate, b: Candidate) =>
    far(a) - far(b) || a.start - b.start || (rank.get(a.room.id) ?? 0) - (rank.get(b.room.id) ?? 0);
  const ranked = columnsOf(open.length > 0 ? open : all).flatMap((column) =>
    apart(column.sort((a, b) => bySlotWorth(a, b) || byPlace(a, b))).map((candidate, turn) => ({ candidate, turn })),
  );
  ranked.sort((a, b) => bySlotWorth(a.candidate, b.candidate) || a.turn - b.turn || byPlace(a.candidate, b.candidate));
  return ranked.slice(0, MAX_SLOTS).map(({ candidate }) => explained(prepared, event, candidate));
}

/** The candidates of each room and day. */
function columnsOf(candidates: readonly Candidate[]): Candidate[][] {
  const columns = groupedBy(candidates, (one) => `${one.date} ${one.room.id}`);
  return [...columns.values()];
}

/** The candidates of one column, best first, without those that are close to a better one. */
function apart(column: readonly Candidate[]): Candidate[] {
  const kept: Candidate[] = [];
  for (const one of column) {
    if (kept.length === MAX_SLOTS) break;
    if (kept.every(({ start }) => Math.abs(start - one.start) >= APART_MINUTES)) kept.push(one);
  }
  return kept;
}

function explained(prepared: Prepared, event: DraftEvent, candidate: Candidate): Slot {
  const there = triedAt(prepared, event, candidate.startsAt, candidate.room.id);
  const then = withMoved(prepared, there);
  const touches = conflictsOf(then, { of: event.id }).filter(isBroughtByPlace);
  return { ...candidate, event: there, reason: { touches, ...neighbours(then, there, candidate) } };
}

function neighbours(then: Prepared, there: DraftEvent, { room, date }: Candidate) {
  const mine = occupationOf(then, there, room.id);
  let [before, after]: (Neighbour | null)[] = [null, null];
  for (const other of then.byRoom.get(room.id) ?? []) {
    const theirs = other.id === there.id ? null : occupationOf(then, other, room.id);
    if (!mine || !theirs || !then.byDay.get(date)?.includes(other)) continue;
    const [since, until] = [mine.start - theirs.end, theirs.start - mine.end];
    if (since >= 0 && since < (before?.minutes ?? Number.POSITIVE_INFINITY))
      before = { eventId: other.id, minutes: since };
    if (until >= 0 && until < (after?.minutes ?? Number.POSITIVE_INFINITY))
      after = { eventId: other.id, minutes: until };
  }
  return { before: before ?? null, after: after ?? null };
}

/**
 * The `grid` messages in the reader's language: `useTranslations('grid')` or
 * `translator(locale, 'grid')`.
 */
export type SlotWords = (key: never, values?: never) => string;

/** More warnings than this are only counted. */
const MAX_TOLD = 2;

/**
 * Why a slot is proposed, as a sentence without a full stop: the warnings it would cause, else the
 * free time around it. `touch` says one warning in a few words, `titleOf` returns a séance's title
 * in quotes.
 */
export function saySlot(
  words: SlotWords,
  { reason }: Pick<Slot, 'reason'>,
  by: { locale: Locale; touch: (warning: Warning) => string; titleOf: (eventId: number) => string },
): string {
  const say = (key: string, values: object = {}) => words(`find.${key}` as never, values as never);
  const { touches, before, after } = reason;
  const neighbour = (key: 'since' | 'until', { eventId, minutes }: Neighbour) =>
    say(minutes === 0 ? `${key}None` : key, {
      title: by.titleOf(eventId),
      time: formatDuration(minutes, by.locale, 'hours'),
    });
  const told =
    touches.length > 0
      ? touches.slice(0, MAX_TOLD).map(by.touch)
      : before || after
        ? [say('clear'), ...(before ? [neighbour('since', before)] : []), ...(after ? [neighbour('until', after)] : [])]
        : [say('open')];
  const more = touches.length > MAX_TOLD ? ` ${say('more', { count: touches.length - MAX_TOLD })}` : '';
  return typeset(told.join(', ') + more, by.locale);
}
