import type { Db, Tx } from '#db/client.ts';
import { briefingReaders } from '#lib/volunteers/briefings.ts';
import type { Message } from './queue.ts';
import type { MessageAudience } from './schema.ts';

/** What a message to these people is queued as: who has not read by now may have when it leaves, and then it is not for them. */
export const causeFor = ({ who, task }: MessageAudience, key: string): string =>
  who === 'unread' ? `unread ${task ?? ''} ${key}` : key;

/** The volunteers a message to who has not read is still for; null for any other. `now` is an instant. */
export function stillUnread(
  db: Db | Tx,
  { festivalId, kind, cause }: Message,
  now: string,
): ReadonlySet<number> | null {
  const [, task] = (kind === 'written' && /^unread (\d*) /.exec(cause)) || [];
  if (task === undefined) return null;
  const readers = [...briefingReaders(festivalId, now, db)];
  return new Set(readers.flatMap(([id, { unread }]) => (task === '' || id === Number(task) ? unread : [])));
}
