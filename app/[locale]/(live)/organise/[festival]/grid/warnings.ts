import type { Board } from '../../../../../../lib/events/board.ts';
import { conflictsOf } from '../../../../../../lib/events/conflicts.ts';
import { preparedOf } from '../../../../../../lib/events/prepared.ts';
import { type Warning, type WarningCode, warningKey } from '../../../../../../lib/events/warning.ts';

/** The warnings of each séance, most urgent first, for a board; `settle` takes what the server computed from the whole draft. */
export type WarningsOf = {
  of: (board: Board) => ReadonlyMap<number, readonly Warning[]>;
  settle: (warnings: readonly Warning[]) => void;
};

/** What needs texts, rights or answers that a grid does not hold: only the server says these. */
const ELSEWHERE: ReadonlySet<WarningCode> = new Set(['rights-missing', 'unconfirmed', 'incomplete'] as WarningCode[]);

export const isOfPlace = (warning: Pick<Warning, 'code'>) => !ELSEWHERE.has(warning.code);

/** Above so many changed séances all rules are asked anew. */
const MANY = 24;

/** Keeps the warnings of place and time up to date by asking only about the séances that changed. */
export function warningsKeeper(first: Board, known: readonly Warning[]): WarningsOf {
  let board = first;
  let all: readonly Warning[] = known;
  let byEvent = grouped(all);
  return {
    of: (now) => {
      if (now === board) return byEvent;
      const changed = new Set<number>();
      for (const [id, event] of now.events) if (board.events.get(id) !== event) changed.add(id);
      for (const id of board.events.keys()) if (!now.events.has(id)) changed.add(id);
      board = now;
      if (changed.size === 0) return byEvent;
      all = changed.size > MANY ? fromAll(now, all) : fromChanged(now, all, changed);
      byEvent = grouped(all);
      return byEvent;
    },
    settle: (warnings) => {
      all = warnings;
      byEvent = grouped(all);
    },
  };
}

const fromAll = (board: Board, known: readonly Warning[]) => [
  ...conflictsOf(preparedOf(board)).filter(isOfPlace),
  ...known.filter((warning) => !isOfPlace(warning)),
];

function fromChanged(board: Board, known: readonly Warning[], changed: ReadonlySet<number>): Warning[] {
  const kept = known.filter((warning) => !isOfPlace(warning) || !warning.eventIds.some((id) => changed.has(id)));
  const fresh = new Map<string, Warning>();
  const prepared = preparedOf(board);
  for (const id of changed)
    if (board.events.has(id))
      for (const warning of conflictsOf(prepared, { of: id }))
        if (isOfPlace(warning)) fresh.set(warningKey(warning), warning);
  return [...fresh.values(), ...kept];
}

const LEVELS = { blocking: 0, warning: 1, hint: 2 } as const;

function grouped(warnings: readonly Warning[]): ReadonlyMap<number, readonly Warning[]> {
  const byEvent = new Map<number, Warning[]>();
  for (const warning of warnings)
    for (const id of warning.eventIds) {
      const list = byEvent.get(id);
      if (list) list.push(warning);
      else byEvent.set(id, [warning]);
    }
  for (const list of byEvent.values()) list.sort((a, b) => LEVELS[a.level] - LEVELS[b.level]);
  return byEvent;
}

const NONE: readonly Warning[] = [];
export const noWarnings = NONE;
