import { and, eq, gt, inArray } from 'drizzle-orm';
import { type Db, type Tx, write } from '#db/client.ts';
import { ownRow } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { writtenIn } from '#lib/i18n/clean-text.ts';
import type { Authorized } from '#lib/policy.ts';
import { shortHash } from '#lib/short-hash.ts';
import { checkWallClock, toInstant } from '#lib/time/wall-clock.ts';
import { makeMissingLinks } from '#lib/volunteers/links.ts';
import { asksForLink } from './filled.ts';
import { holdUntil, type Message } from './queue.ts';
import { leavesAt } from './quiet-hours.ts';
import type { RewrittenMessage } from './schema.ts';

/** In milliseconds: how far ahead a message can be written. */
const MAX_AHEAD = 366 * 86_400_000;

/**
 * When a message is sent: an instant, null for as soon as possible; or what is wrong with the typed
 * time.
 */
type SendTime = { ok: true; heldUntil: string | null } | { ok: false; why: 'wrong' | 'past' | 'far' };

/**
 * The typed time, a wall clock of the festival, empty for now. A time at night becomes the next
 * morning, because written messages are not sent at night. `now` is an instant.
 */
export function sendTimeOf(at: string, timeZone: string, now: string): SendTime {
  if (at === '') {
    const leaves = leavesAt(now, null, timeZone);
    return { ok: true, heldUntil: leaves > now ? leaves : null };
  }
  if (checkWallClock(at, timeZone) === 'invalid') return { ok: false, why: 'wrong' };
  const instant = toInstant(at, timeZone);
  if (instant <= now) return { ok: false, why: 'past' };
  if (Date.parse(instant) - Date.parse(now) > MAX_AHEAD) return { ok: false, why: 'far' };
  return { ok: true, heldUntil: leavesAt(instant, null, timeZone) };
}

/**
 * A hash of a message, with which somebody who edits it notices that another person has changed it.
 */
export const versionOf = ({ subject, text, heldUntil }: Message): string =>
  shortHash(JSON.stringify([subject, text, heldUntil]), 22);

/**
 * Changes a message written for later, including its hour. Nothing is changed if it was sent or
 * withdrawn meanwhile (`left`), or if somebody else has changed it (`changed`, by comparing `was`
 * with `versionOf`).
 */
export function rewrite(
  festival: Authorized<'volunteers'>,
  id: number,
  { was, subject, text, heldUntil }: Omit<RewrittenMessage, 'at'> & { heldUntil: string | null },
  now: string,
): 'done' | 'left' | 'changed' {
  const { db, id: festivalId } = festival;
  const { deliveries, sentMessages } = t;
  const own = ownRow(sentMessages, festivalId, id);
  const open = (tx: Db | Tx) =>
    tx
      .select({ recipient: deliveries.recipient })
      .from(deliveries)
      .innerJoin(sentMessages, eq(sentMessages.id, deliveries.messageId))
      .where(
        and(
          ...[own, eq(sentMessages.kind, 'written'), gt(sentMessages.heldUntil, now)],
          inArray(deliveries.state, ['waiting', 'by-hand']),
        ),
      )
      .all();
  // People who are written to about their page need a link.
  if (asksForLink(text) && open(db).some(({ recipient }) => recipient === 'volunteer')) makeMissingLinks(festival, now);
  return write(db, (tx) => {
    if (open(tx).length === 0) return 'left';
    const message = tx.select().from(sentMessages).where(own).get();
    if (message && versionOf(message) !== was) return 'changed';
    const words = { subject: { fr: subject, en: subject }, text: writtenIn(text) };
    tx.update(sentMessages).set(words).where(own).run();
    holdUntil(tx, festivalId, id, heldUntil ?? now);
    return 'done';
  });
}
