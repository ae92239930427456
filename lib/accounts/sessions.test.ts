import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { type Db, write } from '#db/client.ts';
import { sessions, users } from '#db/schema/index.ts';
import { openTestDb } from '#db/testing.ts';
import { erasers } from '#lib/keeping/removed-festivals.ts';
import {
  deviceOf,
  endSession,
  isHandheld,
  ownSessions,
  revokeOtherSessions,
  revokeSession,
  sessionOf,
  startSession,
} from './sessions.ts';

const NOW = '2026-03-01T10:00:00.000Z';
const after = (minutes: number) => new Date(Date.parse(NOW) + minutes * 60_000).toISOString();

function account(db: Db, email: string): number {
  return db.insert(users).values({ email, name: email, passwordHash: '', createdAt: NOW }).returning().get().id;
}
const open = (db: Db, userId: number, device = 'Firefox', now = NOW) =>
  write(db, (tx) => startSession(tx, userId, device, now)).token;
const actorOf = (userId: number) => ({ userId, name: '', email: '', isAdministrator: false });

describe('sessions', () => {
  it('say who somebody is, and store only a hash', () => {
    const db = openTestDb();
    const userId = account(db, 'a@example.org');
    const token = open(db, userId);
    expect(sessionOf(token, NOW, db)).toEqual({
      id: 1,
      actor: { userId, name: 'a@example.org', email: 'a@example.org', isAdministrator: false },
    });
    expect(JSON.stringify(db.select().from(sessions).all())).not.toContain(token);
    expect(sessionOf('somethingElse', NOW, db)).toBeNull();
  });

  it('end after thirty days, when signed out, and with the account', () => {
    const db = openTestDb();
    const userId = account(db, 'a@example.org');
    const old = open(db, userId);
    for (const days of [13, 26]) expect(sessionOf(old, after(days * 24 * 60), db)).not.toBeNull();
    expect(sessionOf(old, after(30 * 24 * 60 - 1), db)).not.toBeNull();
    expect(sessionOf(old, after(30 * 24 * 60), db)).toBeNull();
    const signedOut = open(db, userId);
    endSession(signedOut, NOW, db);
    expect(sessionOf(signedOut, NOW, db)).toBeNull();
    db.delete(users).where(eq(users.id, userId)).run();
    expect(sessionOf(old, NOW, db)).toBeNull();
  });

  it('end after fourteen days without use, and are then no longer listed', () => {
    const db = openTestDb();
    const userId = account(db, 'a@example.org');
    const token = open(db, userId);
    expect(sessionOf(token, after(7 * 24 * 60), db)).not.toBeNull();
    const ends = (7 + 14) * 24 * 60;
    expect(ownSessions(userId, after(ends - 1), db)).toHaveLength(1);
    expect([sessionOf(token, after(ends), db), ownSessions(userId, after(ends), db)]).toEqual([null, []]);
  });

  it('are deleted from the table once they have ended', () => {
    const db = openTestDb();
    const userId = account(db, 'a@example.org');
    open(db, userId);
    const month = after(30 * 24 * 60);
    const token = open(db, userId, 'Firefox', month);
    for (const erase of erasers) erase(month, db);
    expect(db.select({ at: sessions.createdAt }).from(sessions).all()).toEqual([{ at: month }]);
    expect(sessionOf(token, month, db)).not.toBeNull();
  });

  it('are written at most once in five minutes', () => {
    const db = openTestDb();
    const token = open(db, account(db, 'a@example.org'));
    const seen = () => db.select({ at: sessions.lastSeenAt }).from(sessions).get()?.at;
    sessionOf(token, after(4), db);
    expect(seen()).toBe(NOW);
    sessionOf(token, after(5), db);
    expect(seen()).toBe(after(5));
  });

  it('are listed and ended by their own account alone', () => {
    const db = openTestDb();
    const a = account(db, 'a@example.org');
    const b = account(db, 'b@example.org');
    const phone = open(db, a, 'Safari', after(1));
    open(db, b, 'Chrome');
    const laptop = open(db, a, 'Firefox', after(2));
    expect(ownSessions(a, after(3), db).map((s) => s.device)).toEqual(['Firefox', 'Safari']);
    const phoneId = sessionOf(phone, after(3), db)?.id ?? 0;
    expect(revokeSession(actorOf(b), phoneId, after(3), db)).toBe(false);
    expect(revokeSession(actorOf(a), phoneId, after(3), db)).toBe(true);
    expect(sessionOf(phone, after(3), db)).toBeNull();
    expect(sessionOf(laptop, after(3), db)).not.toBeNull();
  });

  it('end all at once except the one that asks', () => {
    const db = openTestDb();
    const a = account(db, 'a@example.org');
    const [one, two, three] = [open(db, a), open(db, a), open(db, a)] as const;
    const keep = sessionOf(two, NOW, db)?.id ?? 0;
    expect(write(db, (tx) => revokeOtherSessions(tx, a, keep, NOW))).toBe(2);
    expect([one, two, three].map((token) => sessionOf(token, NOW, db) !== null)).toEqual([false, true, false]);
  });
});

it.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox', 'Linux', false],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
    'Safari',
    'Mac',
    false,
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
    'Safari',
    'iPhone',
    true,
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36 Edg/138.0.0.0',
    'Edge',
    'Windows',
    false,
  ],
  [
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36',
    'Chrome',
    'Android',
    true,
  ],
  ['curl/8.5.0', null, null, false],
  ['', null, null, false],
])('reads %s', (userAgent, browser, system, inHand) => {
  expect([deviceOf(userAgent), isHandheld(userAgent)]).toEqual([{ browser, system }, inHand]);
});
