import { and, asc, eq, inArray, max, min } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import type { Bilingual } from '#db/columns.ts';
import { changes } from '#db/schema/index.ts';
import { ofBatch } from '#lib/history/record.ts';
import { type GridEvent, gridEventOf, type Placement, placementOf, type RemovedEvent } from './grid-event.ts';
import type { EventRoot } from './root.ts';

/**
 * A sentence in no language yet: `key` and `what` (its second half) are keys of the `acts`
 * messages, and `values` fill them; `sayAct` makes the sentence. `startsAt` is a wall clock of the
 * festival, `at` an instant.
 */
export type ActSentence = {
  key: string;
  what?: string;
  values: {
    title?: Bilingual;
    room?: Bilingual | null;
    startsAt?: string | null;
    by?: string;
    /** Whether it was the same person, perhaps in another tab. */
    isOwn?: boolean;
    at?: string;
    /** What the other person did: a verb of the history. */
    verb?: string;
    count?: number;
  };
};

/**
 * The result of an act. Apply `whole`, then `events`, then `removed`, each only where its version
 * is newer than the one at hand.
 */
export type ActDone = {
  ok: true;
  /** What « Défaire » takes back; null when nothing had changed. */
  batch: string | null;
  events: Placement[];
  /** Séances that are new, or of which more than the place changed. */
  whole: GridEvent[];
  removed: RemovedEvent[];
  /** The newest change of the history: the id from which a stream continues. */
  lastChange: number;
};

/** The result of undo or redo, with the sentence that says what came back. */
export type TurnDone = ActDone & {
  message: ActSentence;
  /** The act that was taken back. */
  turned: string;
  /** How many acts of this person can still be undone and redone. */
  undo: number;
  redo: number;
};

/** Why an act was refused, with the HTTP status. Nothing of a refused act was written. */
export const actReasons = {
  /**
   * Somebody changed the séance since; `current` is its present state, null when it was deleted.
   */
  stale: 409,
  locked: 409,
  /** Somebody has changed the result of the act since, so it is not undone without asking. */
  overtaken: 409,
  /** Something it needs was deleted since. */
  blocked: 409,
  nothingToUndo: 409,
  nothingToRedo: 409,
  notScheduled: 422,
  skippedTime: 422,
  tooShort: 422,
  tooLong: 422,
  noRoom: 422,
  noFilm: 422,
  tooManyTags: 422,
  sameTwice: 422,
  invalid: 422,
  /** Too many séances or acts; `count` is how many there may be. */
  tooMany: 413,
  tooLarge: 413,
  notJson: 415,
  foreignOrigin: 403,
  notSignedIn: 401,
  notAllowed: 403,
  /** The themes and rooms belong to somebody else's remit; `by` says whose. */
  notYours: 403,
  notFound: 404,
  serverBusy: 503,
  databaseBusy: 503,
  diskFull: 503,
  readOnly: 503,
  unexpected: 500,
} as const;
export type ActReason = keyof typeof actReasons;

/** A séance that somebody else changed first. */
export type Overtaken = { id: number; by: string; isOwn: boolean; at: string; verb: string; current: Placement | null };

export type ActRefused = {
  ok: false;
  reason: ActReason;
  message: ActSentence;
  /** The séance it is about. */
  id?: number;
  /**
   * For `stale` and `overtaken`: who changed each séance and where it stands now; at most
   * `MAX_OVERTAKEN` of them, `count` has their number.
   */
  overtaken?: Overtaken[];
  count?: number;
  /** The act that could not be undone, for the next post's `skip`. */
  turned?: string;
  /**
   * For `overtaken`: how many séances of the act nobody changed since; `partly` would undo those.
   */
  rest?: number;
};

/** More overtaken séances than this are only counted. */
export const MAX_OVERTAKEN = 5;

export type ActAnswer = ActDone | ActRefused;
export type TurnAnswer = TurnDone | ActRefused;

/** Acts that change nothing but the place, and therefore have a short answer. */
const PLACING = new Set(['moved', 'unscheduled', 'locked', 'unlocked', 'swapped', 'shifted']);

/** How many undos and redos of undos are followed back at most. */
const MAX_TURNS = 1000;

/** The id of the newest change of a festival, 0 when there is none: a stream continues from it. */
export function lastChange(db: Db | Tx, festivalId: number): number {
  const row = db
    .select({ id: max(changes.id) })
    .from(changes)
    .where(eq(changes.festivalId, festivalId))
    .get();
  return row?.id ?? 0;
}

/** An original act, and after how many undos and redos (`turns`) a batch comes back to it. */
export type ActOrigin = { batch: string; verb: string; turns: number };

/** The original act behind each of these batches; a batch that undoes nothing is its own. */
export function originsOf(tx: Db | Tx, festivalId: number, batches: readonly string[]): ReadonlyMap<string, ActOrigin> {
  const origins = new Map<string, ActOrigin>(batches.map((batch) => [batch, { batch, verb: '', turns: 0 }]));
  let open = [...origins.keys()];
  for (let turns = 1; open.length > 0 && turns <= MAX_TURNS; turns += 1) {
    const at = new Set(open.map((batch) => (origins.get(batch) as ActOrigin).batch));
    const rows = tx
      // With min(), SQLite takes the other columns from the row that has the least id.
      .select({ batch: changes.batch, verb: changes.verb, undoes: changes.undoes, first: min(changes.id) })
      .from(changes)
      .where(and(eq(changes.festivalId, festivalId), inArray(changes.batch, [...at])))
      .groupBy(changes.batch)
      .all();
    const firsts = new Map(rows.map((row) => [row.batch, row]));
    open = open.filter((batch) => {
      const origin = origins.get(batch) as ActOrigin;
      const { verb = '', undoes = null } = firsts.get(origin.batch) ?? {};
      origins.set(batch, undoes === null ? { ...origin, verb } : { batch: undoes, verb, turns });
      return undoes !== null;
    });
  }
  return origins;
}

/** The original act behind one batch. */
export const originOf = (tx: Db | Tx, festivalId: number, batch: string): ActOrigin =>
  originsOf(tx, festivalId, [batch]).get(batch) ?? { batch, verb: '', turns: 0 };

const rowsOf = (tx: Tx, festivalId: number, batch: string) =>
  tx.select().from(changes).where(ofBatch(festivalId, batch)).orderBy(asc(changes.id)).all();

/**
 * What a batch did to séances, read from the history, so that a repeated post gets the same answer
 * as the first.
 */
export function answerOf(tx: Tx, festivalId: number, batch: string): ActDone {
  const rows = rowsOf(tx, festivalId, batch);
  const answer: ActDone = { ok: true, batch, events: [], whole: [], removed: [], lastChange: rows.at(-1)?.id ?? 0 };
  const origin = originOf(tx, festivalId, batch);
  const acts = origin.batch === batch ? rows : rowsOf(tx, festivalId, origin.batch);
  const isWhole = new Set(acts.filter((row) => !PLACING.has(row.verb)).map((row) => row.entityId));
  const last = new Map(rows.filter((row) => row.entity === 'event').map((row) => [row.entityId, row]));
  for (const [id, { before, after }] of last) {
    if (after === null) answer.removed.push({ id, version: (before as EventRoot).version });
    else if (isWhole.has(id)) answer.whole.push(gridEventOf(after as EventRoot));
    else answer.events.push(placementOf(after as EventRoot));
  }
  return answer;
}
