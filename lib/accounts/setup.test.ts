import { expect, it } from 'vitest';
import { changes, users } from '#db/schema/index.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { sessionOf } from './sessions.ts';
import { checkSetupToken, createFirstAccount, createSetupToken, setupLinkNeeded } from './setup.ts';
import { makeAccount } from './testing.ts';

const NOW = '2026-03-01T10:00:00.000Z';
const WEEK_LATER = '2026-03-08T10:00:00.000Z';
const input = { name: 'Camille', email: 'camille@example.org', password: 'dix lanternes' };
const here = { device: 'Firefox', locale: 'fr' as const };

it('makes the first account, owner of every festival, and signs in', async () => {
  const db = openTestDb();
  expect(setupLinkNeeded(db)).toBe(true);
  const token = createSetupToken(db, NOW);
  expect(checkSetupToken(token, NOW, db)).toEqual({ ok: true });
  const made = await createFirstAccount(token, input, here, NOW, db);
  const actor = (made.ok && sessionOf(made.token, NOW, db)?.actor) || null;
  expect(actor).toEqual({ userId: 1, name: 'Camille', email: 'camille@example.org', isAdministrator: true });
  const { slug } = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 1 });
  expect(authorizeFestival(actor, slug, 'delete', db).role).toBe('owner');
  expect(setupLinkNeeded(db)).toBe(false);
  expect(JSON.stringify(db.select().from(changes).all())).not.toContain('argon2');
});

it('works once, even twice at once', async () => {
  const db = openTestDb();
  const token = createSetupToken(db, NOW);
  const both = await Promise.all([
    createFirstAccount(token, input, here, NOW, db),
    createFirstAccount(token, { ...input, email: 'other@example.org' }, here, NOW, db),
  ]);
  expect(both.map((made) => made.ok).sort()).toEqual([false, true]);
  expect(db.select().from(users).all()).toHaveLength(1);
  expect(checkSetupToken(token, NOW, db)).toEqual({ ok: false, reason: 'used' });
});

it('ends after seven days, when a newer link is printed, and when an account exists', async () => {
  const db = openTestDb();
  const first = createSetupToken(db, NOW);
  expect(checkSetupToken(first, WEEK_LATER, db)).toEqual({ ok: false, reason: 'expired' });
  const second = createSetupToken(db, NOW);
  expect(checkSetupToken(first, NOW, db)).toEqual({ ok: false, reason: 'revoked' });
  makeAccount(db, 'Dominique');
  expect(checkSetupToken(second, NOW, db)).toEqual({ ok: false, reason: 'used' });
  expect(await createFirstAccount(second, input, here, NOW, db)).toEqual({ ok: false, reason: 'used' });
});
