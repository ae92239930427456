import type { ChangeEntity, Role } from '#db/enums.ts';
import type { GridEvent, RemovedEvent } from '#lib/events/grid-event.ts';
import { readsAllOf } from '#lib/history/queries.ts';
import { may } from '#lib/policy.ts';

/*
 * The messages of the event stream `GET /api/festivals/{festival}/changes`. Browsers import only
 * the types.
 */

/**
 * What one act, or a part of a large one, did. Séances are in their present state, so that a reader
 * only has to store them.
 */
export type LiveChange = {
  batch: string;
  /** The key of the post, by which a browser recognises its own act; null when it has none. */
  key: string | null;
  /** The verb, from the history, of what was done first. */
  verb: string;
  /** The name of the person who did it; empty, with a null id, for a command-line tool. */
  by: string;
  userId: number | null;
  /** An instant. */
  at: string;
  whole: GridEvent[];
  removed: RemovedEvent[];
  /** Films, rooms, days… that changed or were deleted, which a grid has to read anew. */
  others: { entity: ChangeEntity; id: number; isGone?: true }[];
};

/**
 * Somebody who has the festival open, with the séances they hold at this moment. `client`
 * identifies one tab; `place` is its page below the desk, empty for the grid.
 */
export type PresentEditor = { client: string; userId: number; name: string; holds: number[]; place: string };

/**
 * Why a stream ended and should not be opened again at once: the person has to sign in, to ask for
 * the role, or another window took its place.
 */
export type Ended = 'notSignedIn' | 'notAllowed' | 'notFound' | 'tooMany';

export type LiveMessage =
  /** First on each stream; `lastChange` is the change after which the stream begins. */
  | { event: 'hello'; data: { lastChange: number } }
  /** `id` is the `changes.id` from which to continue. */
  | { event: 'change'; id: number; data: LiveChange }
  /**
   * Too much has changed to be sent one by one: read the whole draft anew; the stream continues
   * from `id`. `kinds`: the only kinds of records that changed; null where the history is another
   * one.
   */
  | { event: 'reload'; id: number; data: { lastChange: number; kinds: ChangeEntity[] | null } }
  | { event: 'presence'; data: PresentEditor[] }
  /** Sent every `BEAT` milliseconds, so that a dead connection is noticed. */
  | { event: 'beat'; data: Record<string, never> }
  | { event: 'ended'; data: { reason: Ended } };

/** A message in the format of an event stream (HTML, § 9.2). JSON has no line breaks of its own. */
export function inEventStream(message: LiveMessage): string {
  const id = 'id' in message ? `id: ${message.id}\n` : '';
  return `${id}event: ${message.event}\ndata: ${JSON.stringify(message.data)}\n\n`;
}

/**
 * A message reduced to what a role may read: without the team's tags for a role without the right
 * to private facts, and without what its history does not show. If nothing is left, the author is
 * removed too and only the number remains.
 */
export function seenBy(role: Role, message: LiveMessage): LiveMessage {
  if (message.event === 'reload') {
    const kinds = message.data.kinds?.filter((kind) => readsAllOf(role, kind)) ?? null;
    return { ...message, data: { ...message.data, kinds } };
  }
  if (message.event !== 'change') return message;
  const { data } = message;
  const whole = may(role, 'private-facts') ? data.whole : data.whole.map((event) => ({ ...event, tags: [] }));
  const others = data.others.filter(({ entity }) => readsAllOf(role, entity));
  const isNothing = whole.length + data.removed.length + others.length === 0;
  return { ...message, data: { ...data, whole, others, ...(isNothing && { verb: '', by: '', userId: null }) } };
}
