import { randomBytes } from 'node:crypto';
import { and, asc, eq, inArray, lt, type SQL, sql } from 'drizzle-orm';
import { type Db, getDb, type Tx, write } from '#db/client.ts';
import { festivals, pushSubscriptions as t } from '#db/schema/index.ts';
import { addDays } from '#lib/time/calendar.ts';
import { MAX_BROWSERS, MAX_SUBSCRIPTIONS, type PushPost } from './schema.ts';

/**
 * `key` identifies the subscription, to the browser and in every message to it. `full`: the
 * festival has reached its limit of visitors' browsers.
 */
type PushDone = Readonly<{ ok: true; key: string | null } | { ok: false; reason: 'full' | 'unknown' }>;

/**
 * Does what somebody's browser posted. The caller has already checked what proves the holder. `now`
 * is an instant.
 */
export function doPushPost(holder: PushHolder, post: PushPost, now: string, db: Db = getDb()): PushDone {
  return write(db, (tx): PushDone => {
    switch (post.what) {
      case 'keep':
        return keepBrowser(tx, holder, post, now);
      case 'renew': {
        const { endpoint, p256dh, auth } = post;
        const renewed = tx
          .update(t)
          .set({ endpoint, p256dh, auth })
          .where(and(ownedBy(holder), eq(t.key, post.key)))
          .run().changes;
        return renewed > 0 ? { ok: true, key: post.key } : { ok: false, reason: 'unknown' };
      }
      case 'stop':
        tx.delete(t)
          .where(and(ownedBy(holder), eq(t.key, post.key)))
          .run();
        return { ok: true, key: null };
    }
  });
}

function keepBrowser(tx: Tx, holder: PushHolder, post: Extract<PushPost, { what: 'keep' }>, now: string): PushDone {
  const { endpoint, p256dh, auth, wishes, locale } = post;
  const asked = { endpoint, p256dh, auth, wishes: [...new Set(wishes)], locale };
  const own = tx.select().from(t).where(ownedBy(holder)).orderBy(asc(t.id)).all();
  const same = own.find((one) => one.endpoint === endpoint);
  if (same) {
    tx.update(t).set(asked).where(eq(t.id, same.id)).run();
    return { ok: true, key: same.key };
  }
  const old = own.slice(0, Math.max(0, own.length - MAX_BROWSERS + 1)).map(({ id }) => id);
  tx.delete(t).where(inArray(t.id, old)).run();
  const visitors = tx
    .select({ count: sql<number>`count(*)` })
    .from(t)
    .where(and(eq(t.festivalId, holder.festivalId), eq(t.audience, 'visitor')))
    .get();
  if (holder.audience === 'visitor' && (visitors?.count ?? 0) >= MAX_SUBSCRIPTIONS)
    return { ok: false, reason: 'full' };
  const key = randomBytes(16).toString('base64url');
  tx.insert(t)
    .values({ ...holder, ...asked, key, createdAt: now })
    .run();
  return { ok: true, key };
}

/** Deletes all subscriptions with this address, after its push service said that it is gone. */
export const forgetEndpoint = (db: Db, endpoint: string): number =>
  write(db, (tx) => tx.delete(t).where(eq(t.endpoint, endpoint)).run().changes);

/**
 * How many days after a festival its last notifications may still be sent; then all subscriptions
 * are deleted.
 */
export const PUSH_DAYS = 1;

/** Deletes the subscriptions of festivals that are over; answers how many. `now` is an instant. */
export const forgetAfterFestivals = (now: string, db: Db = getDb()): number =>
  write(db, (tx) => {
    const over = tx
      .select({ id: festivals.id })
      .from(festivals)
      .where(lt(festivals.endsOn, addDays(now.slice(0, 10), -PUSH_DAYS)));
    return tx.delete(t).where(inArray(t.festivalId, over)).run().changes;
  });

/**
 * Who receives notifications: the holder of a selection, a volunteer, or an account of the team
 * where it is signed in. Whoever creates one has verified the identity.
 */
export type PushHolder = Readonly<{ festivalId: number }> &
  Readonly<
    | { audience: 'visitor'; selectionId: number }
    | { audience: 'volunteer'; volunteerId: number }
    | { audience: 'team'; userId: number; sessionId: number }
  >;

/** The subscriptions of that person only. */
function ownedBy(holder: PushHolder): SQL | undefined {
  const festival = and(eq(t.festivalId, holder.festivalId), eq(t.audience, holder.audience));
  switch (holder.audience) {
    case 'visitor':
      return and(festival, eq(t.selectionId, holder.selectionId));
    case 'volunteer':
      return and(festival, eq(t.volunteerId, holder.volunteerId));
    case 'team':
      return and(festival, eq(t.userId, holder.userId), eq(t.sessionId, holder.sessionId));
  }
}
