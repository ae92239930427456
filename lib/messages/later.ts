import { and, eq, gt, inArray } from 'drizzle-orm';
import { type Db, type Tx, write } from '#db/client.ts';
import { ownRow } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import type { Authorized } from '#lib/authorized.ts';
import { shortHash } from '#lib/short-hash.ts';
import { checkWallClock, toInstant } from '#lib/time/wall-clock.ts';
import { makeMissingLinks } from '#lib/volunteers/links.ts';
import { asksForLink } from './filled.ts';
import { holdUntil, type Message } from './queue.ts';
import { leavesAt } from './quiet-hours.ts';
import type { RewrittenMessage } from './schema.ts';

/** Milliseconds ahead for which something can be written. */
const MAX_AHEAD = 366 * 86_400_000;

/**
 * When what was written leaves: an instant, null as soon as it can; or what is wrong with what was
 * typed.
 */
type SendTime = { ok: true; heldUntil: string | null } | { ok: false; why: 'wrong' | 'past' | 'far' };

/**
 * The time that was typed, a wall clock of the festival, empty for now; one at night is the morning
 * after it, as nothing that is written leaves until then. `now` is an instant.
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

/** What somebody has read of a message who changes it: another one once any of it was changed. */
export const versionOf = ({ subject, text, heldUntil }: Message): string =>
  shortHash(JSON.stringify([subject, text, heldUntil]), 22);

/**
 * Changes what somebody wrote for later, its hour too. Nothing is changed where it has left or was
 * withdrawn by now (`left`), or where it is no more what was read (`was`, see `versionOf`), as
 * somebody else changed it (`changed`).
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
  // Whoever is written to about their page has one.
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

/** Of the languages, those something is written in. */
export const writtenIn = ({ fr, en }: RewrittenMessage['text']) => ({ ...(fr && { fr }), ...(en && { en }) });
