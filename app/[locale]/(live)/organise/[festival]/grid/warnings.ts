import { conflictsOf, isWide, wideOnes } from '#lib/events/conflicts.ts';
import type { Board } from '#lib/events/grid-place.ts';
import { preparedOf, withMoved } from '#lib/events/prepared.ts';
import { runningOrderOf } from '#lib/events/running-order.ts';
import { isOfPlace, type Warning, warningKey } from '#lib/events/warning.ts';
import { gather } from '#lib/grouped.ts';
import type { DraftEvent } from '#lib/model/draft.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import type { Fix } from '#lib/warnings/said-warnings.ts';
import { createStore, type Held, type Store } from './grid-state.ts';

/** The open warnings about place and time of each séance, most urgent first. */
export type ByEvent = ReadonlyMap<number, readonly Warning[]>;

/**
 * What only the server knows: how much more is missing for each séance, how much more blocks on
 * each day, and what was accepted (`warningKey`).
 */
export type Settled = {
  counts: Readonly<Record<number, number>>;
  blocking: Readonly<Record<string, number>>;
  acceptedKeys: readonly string[];
};

export type WarningsOf = {
  /** For the board, by asking only about the séances that changed. Nothing before `begin`. */
  of: (board: Board) => ByEvent;
  /**
   * Computes all warnings once; called after the first drawing, so that a large grid can be used
   * before.
   */
  begin: (board: Board) => void;
  settle: (settled: Settled) => void;
  /**
   * `stamp` grows with `begin`, and with each `settle` after it. Before that cards show no numbers
   * (`isWeighed`), as they would change once the warnings are computed.
   */
  state: Store<{ stamp: number } & Pick<Settled, 'counts' | 'blocking'>>;
};

const MAX_WAYS = 3;

/** The fixes offered for a warning: the first ones that the reader may make. */
export const waysFor = (fixes: readonly Fix[], isMine: (event: Fix['changes'][number]) => boolean): Fix[] =>
  fixes.filter(({ changes }) => changes.every(isMine)).slice(0, MAX_WAYS);

/** The fixes that the server proposes; or whether it refused, or did not answer to the end. */
export async function askedFixes(
  festival: string,
  query: Readonly<{ locale: string; group: string }>,
): Promise<Fix[] | 'refused' | 'noAnswer'> {
  try {
    const answer = await fetch(`/api/festivals/${festival}/warnings?${new URLSearchParams(query)}`);
    if (answer.ok) return (await answer.json()) as Fix[];
    return answer.status < 500 ? 'refused' : 'noAnswer';
  } catch {
    return 'noAnswer';
  }
}

/** When more séances than this have changed, all warnings are computed again. */
const MANY = 24;
const NOTHING: ByEvent = new Map();
export const noWarnings: readonly Warning[] = [];

/** Whether all warnings were computed once. */
export const isWeighed = (stamp: number) => stamp > 0;

/**
 * The minute from which on cards wait for a second drawing: until the warnings are computed, only
 * what is in sight is drawn, so that it can be used sooner.
 */
export const waitsFrom = (stamp: number, edge: number) => (isWeighed(stamp) ? Number.POSITIVE_INFINITY : edge);

export function warningsKeeper(settled: Settled): WarningsOf {
  let board: Board | null = null;
  let all: readonly Warning[] = [];
  let byEvent = NOTHING;
  let accepted = new Set(settled.acceptedKeys);
  const state = createStore<ReturnType<WarningsOf['state']['get']>>({
    stamp: 0,
    counts: settled.counts,
    blocking: settled.blocking,
  });
  /** If a rule fails the grid must still be drawn, with the warnings found before. */
  const find = (found: () => readonly Warning[]) => {
    try {
      all = found();
      regroup();
    } catch (error) {
      console.error(error);
    }
  };
  const regroup = () => {
    byEvent = grouped(
      all.filter((warning) => !accepted.has(warningKey(warning))),
      byEvent,
    );
  };
  const rise = () => state.set({ stamp: state.get().stamp + 1 });
  return {
    state,
    of: (now) => {
      if (board === null || now === board) return byEvent;
      const changed = changedBetween(board, now);
      // After films and venues were loaded again, lengths, opening hours and walks may differ.
      const isReadAnew = board.films !== now.films;
      board = now;
      if (changed.size === 0 && !isReadAnew) return byEvent;
      find(() => (changed.size > MANY || isReadAnew ? fromAll(now) : fromChanged(now, all, changed)));
      return byEvent;
    },
    begin: (now) => {
      board = now;
      find(() => fromAll(now));
      rise();
    },
    settle: (now) => {
      accepted = new Set(now.acceptedKeys);
      regroup();
      state.set({ counts: now.counts, blocking: now.blocking });
      if (board !== null) rise();
    },
  };
}

function changedBetween(before: Board, after: Board): Set<number> {
  const changed = new Set<number>();
  for (const [id, event] of after.events) if (before.events.get(id) !== event) changed.add(id);
  for (const id of before.events.keys()) if (!after.events.has(id)) changed.add(id);
  return changed;
}

const fromAll = (board: Board) => conflictsOf(preparedOf(board)).filter(isOfPlace);

function fromChanged(board: Board, known: readonly Warning[], changed: ReadonlySet<number>): Warning[] {
  const kept = known.filter((warning) => !isWide(warning) && !warning.eventIds.some((id) => changed.has(id)));
  const fresh = new Map<string, Warning>();
  const prepared = preparedOf(board);
  for (const id of changed)
    if (board.events.has(id))
      for (const warning of conflictsOf(prepared, { of: id }))
        if (isOfPlace(warning) && !isWide(warning)) fresh.set(warningKey(warning), warning);
  return [...fresh.values(), ...wideOnes(prepared), ...kept];
}

const LEVELS = { blocking: 0, warning: 1, hint: 2 } as const;

/** Séances without a change keep the same list, so that their cards are not redrawn. */
function grouped(warnings: readonly Warning[], before: ByEvent): ByEvent {
  const byEvent = new Map<number, Warning[]>();
  for (const warning of warnings) for (const id of warning.eventIds) gather(byEvent, id, warning);
  const kept = new Map<number, readonly Warning[]>();
  for (const [id, list] of byEvent) {
    list.sort((a, b) => LEVELS[a.level] - LEVELS[b.level] || (a.facts < b.facts ? -1 : 1));
    const known = before.get(id);
    kept.set(id, known && isSameList(known, list) ? known : list);
  }
  return kept;
}

const isSameList = (a: readonly Warning[], b: readonly Warning[]) =>
  a.length === b.length &&
  a.every(
    (warning, i) => warning.code === b[i]?.code && warning.facts === b[i]?.facts && warning.level === b[i]?.level,
  );

/** The warnings there would be if the séances stood where they are held. */
export function consequences(event: DraftEvent, held: Held, board: Board) {
  const prepared = preparedOf(board);
  // A copy stands beside its original, so it gets another id, as the two may clash.
  const id = held.act === 'copy' ? COPY : event.id;
  const then = (held.act === 'copy' ? [{ ...event, id }] : held.events).reduce(withMoved, prepared);
  const warnings = conflictsOf(then, { of: id }).filter(isOfPlace);
  const order = runningOrderOf(event, board);
  const { dayStartsAt } = board.draft.festival;
  const day = event.startsAt && festivalDayOf(event.startsAt, dayStartsAt);
  const roomId = held.at?.roomId ?? event.rooms[0]?.roomId;
  let next: DraftEvent | null = null;
  // What begins after midnight belongs to the same evening.
  for (const other of board.draft.events) {
    if (held.ids.includes(other.id) || !other.startsAt || !order.publicEnd || other.startsAt < order.publicEnd)
      continue;
    if (!other.rooms.some((room) => room.roomId === roomId)) continue;
    if (festivalDayOf(other.startsAt, dayStartsAt) !== day) continue;
    if (!next?.startsAt || other.startsAt < next.startsAt) next = other;
  }
  return { next, warnings };
}

const COPY = -1_000_000;
