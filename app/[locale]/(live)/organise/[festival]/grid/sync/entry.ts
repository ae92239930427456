import { newUuid } from '#app/_components/new-uuid.ts';
import type { ActDone } from '#lib/events/act-answers.ts';
import type { GridAct } from '#lib/events/acts-schema.ts';
import { idsOf, isMaking } from './predicted.ts';

/**
 * An act of the person that the server has not confirmed; posted with the same key until it
 * answers.
 */
export type Entry = {
  readonly key: string;
  readonly turn: 'undo' | 'redo' | null;
  readonly acts: readonly GridAct[];
  /** Temporary ids of the séances these acts make, in order. */
  readonly made: readonly number[];
  /** For undo and redo: acts to skip, and whether it may be done in part. */
  readonly skip: readonly string[];
  readonly partly: boolean;
};

/** The id and version of a séance to use from now on. */
type Renewal = { id: number; version: number };

function renewed(act: GridAct, to: (id: number, version: number) => Renewal): GridAct {
  if ('events' in act) {
    const events = act.events.map((event) => ({ ...event, ...to(event.id, event.version) }));
    return { ...act, events } as GridAct;
  }
  return 'id' in act ? { ...act, ...to(act.id, act.version) } : act;
}

/** The séances an entry changes or makes. */
export const touches = (entry: Entry): number[] => [...entry.acts.flatMap(idsOf), ...entry.made];

/** The séances an answer says were made for this entry, by their temporary ids. */
export function madeBy(entry: Entry, done: Pick<ActDone, 'whole'>): Map<number, Renewal> {
  const named = new Set(entry.acts.flatMap(idsOf));
  const made = done.whole.filter(({ id }) => !named.has(id));
  return new Map(entry.made.flatMap((standIn, i) => (made[i] ? [[standIn, made[i]] as const] : [])));
}

/**
 * An entry that waited behind `before`, after that was done: séances it made have their real ids,
 * and those it changed their new versions. A version by somebody else stays as it was seen, so that
 * the server notices the conflict.
 */
export function behind(entry: Entry, before: Entry, done: ActDone): Entry {
  const made = madeBy(before, done);
  const versions = new Map([...done.events, ...done.whole].map(({ id, version }) => [id, version]));
  const to = (id: number, version: number): Renewal => {
    const real = made.get(id);
    if (real) return { id: real.id, version: real.version };
    return { id, version: Math.max(version, versions.get(id) ?? 0) };
  };
  return { ...entry, acts: entry.acts.map((act) => renewed(act, to)) };
}

/** The entry based on what others saved: « garder la mienne ». */
export function onTopOf(entry: Entry, versions: ReadonlyMap<number, number>): Entry {
  return {
    ...entry,
    acts: entry.acts.map((act) => renewed(act, (id, version) => ({ id, version: versions.get(id) ?? version }))),
  };
}

let standIn = 0;

export function newEntry(acts: readonly GridAct[]): Entry {
  // Negative ids, which no séance on the server has.
  const made = acts.filter(isMaking).map(() => --standIn);
  return { key: newUuid(), turn: null, acts, made, skip: [], partly: false };
}

export const newTurn = (turn: 'undo' | 'redo', skip: readonly string[], partly: boolean): Entry => ({
  key: newUuid(),
  turn,
  acts: [],
  made: [],
  skip,
  partly,
});
