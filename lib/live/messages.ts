import type { ChangeEntity, Role } from '#db/enums.ts';
import type { GridEvent, RemovedEvent } from '#lib/events/grid-event.ts';
import { readsAllOf } from '#lib/history/readable.ts';
import { may } from '#lib/policy.ts';

/*
 * What an event stream says: `GET /api/festivals/{festival}/changes`. Browsers import the types
 * alone.
 */

/**
 * What one act, or a part of a large one, did; séances as they stand now, so that a reader only
 * puts them in place.
 */
export type LiveChange = {
  batch: string;
  /** The key it was posted under, by which a browser knows its own act; null when it has none. */
  key: string | null;
  /** What was done first: a verb of the history. */
  verb: string;
  /** Who did it; empty and null for a command-line tool. */
  by: string;
  userId: number | null;
  /** An instant. */
  at: string;
  whole: GridEvent[];
  removed: RemovedEvent[];
  /** Films, rooms, days… that changed, or are gone: what a grid reads anew. */
  others: { entity: ChangeEntity; id: number; isGone?: true }[];
};

/**
 * Somebody who has the festival open, and the séances they hold at this moment. `client` names one
 * tab; `place` is its page below the desk, empty for the grid.
 */
export type PresentEditor = { client: string; userId: number; name: string; holds: number[]; place: string };

/**
 * Why a stream ends that should not be opened again at once: sign in, ask for the role, or another
 * window took its place.
 */
export type Ended = 'notSignedIn' | 'notAllowed' | 'notFound' | 'tooMany';

export type LiveMessage =
  /** First on each stream; `lastChange` is what the stream begins after. */
  | { event: 'hello'; data: { lastChange: number } }
  /** `id` is the `changes.id` to go on from. */
  | { event: 'change'; id: number; data: LiveChange }
  /**
   * Too much has changed to be told one by one: read the whole draft anew, the stream goes on from
   * `id`. `kinds`: of what alone something changed; null where the history is another one.
   */
  | { event: 'reload'; id: number; data: { lastChange: number; kinds: ChangeEntity[] | null } }
  | { event: 'presence'; data: PresentEditor[] }
  /** Every `BEAT` milliseconds, so that a silent connection is known to be dead. */
  | { event: 'beat'; data: Record<string, never> }
  | { event: 'ended'; data: { reason: Ended } };

/** A message in the lines of an event stream (HTML, § 9.2). JSON has no line ends of its own. */
export function inEventStream(message: LiveMessage): string {
  const id = 'id' in message ? `id: ${message.id}\n` : '';
  return `${id}event: ${message.event}\ndata: ${JSON.stringify(message.data)}\n\n`;
}

/**
 * A message as a role may read it: no tags of the team without the right to what is private, and
 * nothing of what its history does not show it. Where nothing is left nobody has done anything:
 * the number alone goes on.
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
