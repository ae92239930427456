import type { Bilingual } from '#db/columns.ts';
import type { GridEvent, Placement, RemovedEvent } from './grid-event.ts';

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
