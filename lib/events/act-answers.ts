import type { Bilingual } from '#db/columns.ts';
import type { GridEvent, Placement, RemovedEvent } from './grid-event.ts';

/**
 * A sentence to say, without a language: `key` and `what` (its second half) stand in the `acts`
 * messages, `values` fill them; `sayAct` makes the sentence. `startsAt` is a wall clock of the
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
    /** It was the person who is told so, perhaps in another tab. */
    isOwn?: boolean;
    at?: string;
    /** What the other did: a verb of the history. */
    verb?: string;
    count?: number;
  };
};

/**
 * What an act did. Apply `whole`, then `events`, then `removed`; each only where its version is
 * newer than the one at hand.
 */
export type ActDone = {
  ok: true;
  /** What « Défaire » takes back; null when nothing had changed. */
  batch: string | null;
  events: Placement[];
  /** Séances that are new or changed in more than their place. */
  whole: GridEvent[];
  removed: RemovedEvent[];
  /** The newest change of the history: the id a stream goes on from. */
  lastChange: number;
};

/** What taking back (or doing again) an act did, with the sentence of what came back. */
export type TurnDone = ActDone & {
  message: ActSentence;
  /** The act that was taken back. */
  turned: string;
  /** How many acts of this person can still be taken back and done again. */
  undo: number;
  redo: number;
};

/** Why an act was not done. Nothing of it was written. */
export const actReasons = {
  /** Somebody changed the séance since; `current` is how it stands, null when it was deleted. */
  stale: 409,
  locked: 409,
  /** An act that somebody has since changed is not taken back blindly. */
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
  /** Séances, or acts; `count` may be. */
  tooMany: 413,
  tooLarge: 413,
  notJson: 415,
  foreignOrigin: 403,
  notSignedIn: 401,
  notAllowed: 403,
  /** Of themes and rooms that are not this programmer's; `by` says whose. */
  notYours: 403,
  notFound: 404,
  serverBusy: 503,
  databaseBusy: 503,
  diskFull: 503,
  readOnly: 503,
  unexpected: 500,
} as const;
export type ActReason = keyof typeof actReasons;

/** One séance on which somebody was faster. */
export type Overtaken = { id: number; by: string; isOwn: boolean; at: string; verb: string; current: Placement | null };

export type ActRefused = {
  ok: false;
  reason: ActReason;
  message: ActSentence;
  /** The séance it is about. */
  id?: number;
  /**
   * For `stale` and `overtaken`: who was faster and where each stands; at most `MAX_OVERTAKEN`,
   * `count` of all of them.
   */
  overtaken?: Overtaken[];
  count?: number;
  /** The act that could not be taken back, for `skip`. */
  turned?: string;
  /**
   * For `overtaken`: how many séances of the act nobody changed since, which `partly` would take
   * back.
   */
  rest?: number;
};

/** So many are told one by one. */
export const MAX_OVERTAKEN = 5;

export type ActAnswer = ActDone | ActRefused;
export type TurnAnswer = TurnDone | ActRefused;
