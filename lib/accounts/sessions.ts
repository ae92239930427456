import { and, desc, eq, gt, isNull, lte, ne } from 'drizzle-orm';
import { type Db, getDb, type Tx, write } from '#db/client.ts';
import { sessions, users } from '#db/schema/index.ts';
import { sha256Of } from '#db/sha256.ts';
import type { Actor } from '#lib/policy.ts';
import { daysFrom, instantFrom } from '#lib/time/clock.ts';
import { newToken } from './tokens.ts';

/**
 * How many days a sign-in lasts: a shared laptop must not stay signed in from one edition to the
 * next.
 */
export const SESSION_DAYS = 30;
export const SESSION_SECONDS = SESSION_DAYS * 24 * 60 * 60;
/** An unused session ends after this many days. */
export const UNUSED_DAYS = 14;
/**
 * `last_seen_at` is written at most this often, in milliseconds, so that not every page view costs
 * a write.
 */
const SEEN_EVERY = 5 * 60 * 1000;
const MAX_DEVICE = 300;

const oldest = (now: string) => instantFrom(now, -SESSION_SECONDS * 1000);

/** The condition on sessions that are still open. */
export const areOpen = (now: string) =>
  and(
    isNull(sessions.revokedAt),
    gt(sessions.createdAt, oldest(now)),
    gt(sessions.lastSeenAt, daysFrom(now, -UNUSED_DAYS)),
  );

/** Opens a session for this account. `token` goes into the cookie, its hash into the row. */
export function startSession(tx: Tx, userId: number, device: string, now: string): { token: string } {
  const { token, hash } = newToken();
  tx.insert(sessions)
    .values({ userId, tokenHash: hash, device: device.slice(0, MAX_DEVICE), createdAt: now, lastSeenAt: now })
    .run();
  return { token };
}

/** Deletes the sessions that are too old to be open, of any account. */
export const forgetSessions = (now: string, db: Db = getDb()): void =>
  write(
    db,
    (tx) =>
      void tx
        .delete(sessions)
        .where(lte(sessions.createdAt, oldest(now)))
        .run(),
  );

export type Session = { id: number; actor: Actor };

/**
 * The account of this session; null when the session is unknown, revoked, older than
 * `SESSION_SECONDS` or unused for `UNUSED_DAYS`. Notes that it was seen.
 */
export function sessionOf(token: string, now: string, db: Db = getDb()): Session | null {
  const row = db
    .select({
      id: sessions.id,
      lastSeenAt: sessions.lastSeenAt,
      userId: users.id,
      name: users.name,
      email: users.email,
      isAdministrator: users.isAdministrator,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.tokenHash, sha256Of(token)), areOpen(now)))
    .get();
  if (!row) return null;
  const { id, lastSeenAt, ...actor } = row;
  if (Date.parse(now) - Date.parse(lastSeenAt) >= SEEN_EVERY) noteSeen(id, now, db);
  return { id, actor };
}

/**
 * Noting that a session was seen may fail silently: a page must be readable while the disk is full
 * or another program holds the lock.
 */
function noteSeen(id: number, now: string, db: Db): void {
  try {
    write(db, (tx) => tx.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.id, id)).run());
  } catch (error) {
    console.warn('A session could not be marked as seen:', error instanceof Error ? error.message : error);
  }
}

type OwnSession = { id: number; device: string; createdAt: string; lastSeenAt: string };

/** The open sessions of one's own account, last seen first. */
export function ownSessions(userId: number, now: string, db: Db = getDb()): OwnSession[] {
  return db
    .select({
      id: sessions.id,
      device: sessions.device,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), areOpen(now)))
    .orderBy(desc(sessions.lastSeenAt), desc(sessions.id))
    .limit(100)
    .all();
}

/** Ends the session of this token, for signing out. An unknown token changes nothing. */
export function endSession(token: string, now: string, db: Db = getDb()): void {
  write(db, (tx) =>
    tx
      .update(sessions)
      .set({ revokedAt: now })
      .where(and(eq(sessions.tokenHash, sha256Of(token)), isNull(sessions.revokedAt)))
      .run(),
  );
}

/** Ends one session of one's own account; answers whether there was one to end. */
export function revokeSession(actor: Actor, id: number, now: string, db: Db = getDb()): boolean {
  return write(
    db,
    (tx) =>
      tx
        .update(sessions)
        .set({ revokedAt: now })
        .where(and(eq(sessions.id, id), eq(sessions.userId, actor.userId), isNull(sessions.revokedAt)))
        .run().changes > 0,
  );
}

/**
 * Ends every session of the account but `keep` (that of the caller), inside `tx`; answers how many
 * ended.
 */
export function revokeOtherSessions(tx: Tx, userId: number, keep: number | null, now: string): number {
  return tx
    .update(sessions)
    .set({ revokedAt: now })
    .where(
      and(eq(sessions.userId, userId), isNull(sessions.revokedAt), keep === null ? undefined : ne(sessions.id, keep)),
    )
    .run().changes;
}

/** Ends every other session of this account; answers how many ended. */
export function endOtherSessions(session: Session, now: string): number {
  return write(getDb(), (tx) => revokeOtherSessions(tx, session.actor.userId, session.id, now));
}

/**
 * The names of browsers in a User-Agent; null where it contains none of them. The order matters,
 * because most browsers also claim to be older ones.
 */
const BROWSERS: [RegExp, string][] = [
  [/\bEdgA?(iOS)?\//, 'Edge'],
  [/\b(OPR|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|Chromium|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const SYSTEMS: [RegExp, string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'Mac'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

type Device = { browser: string | null; system: string | null };

/**
 * Browser and system of a session, so that its owner recognises it. A client can send anything
 * here, so nothing depends on it.
 */
export function deviceOf(userAgent: string): Device {
  const named = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(userAgent))?.[1] ?? null;
  return { browser: named(BROWSERS), system: named(SYSTEMS) };
}

/** Whether it is a telephone or a tablet, to choose its picture. */
export const isHandheld = (userAgent: string): boolean => /\b(iPhone|iPad|Android|Mobile)\b/.test(userAgent);
