import { expect, it } from 'vitest';
import { memberships, users } from '#db/schema/index.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { accountsOf } from './accounts.ts';
import { authorizeAdministration } from './installation.ts';

const at = '2026-01-01T09:00:00.000Z';
const person = (userId: number, isAdministrator: boolean) => ({ userId, name: '', email: '', isAdministrator });

it('tells who administers the installation who is in which festival, and nobody else', () => {
  const db = openTestDb();
  const one = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 1 });
  const two = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 2 });
  db.insert(memberships).values({ festivalId: two.festivalId, userId: one.userId, role: 'team', createdAt: at }).run();
  const values = { email: 'zoe@example.org', name: 'Zoé', passwordHash: 'none', isAdministrator: true, createdAt: at };
  const { id } = db.insert(users).values(values).returning().get();
  const administrator = authorizeAdministration(person(id, true), db);
  const { accounts, found } = accountsOf(administrator, '');
  expect(found).toBe(3);
  expect(accounts.map(({ email, festivals }) => [email, festivals.map(({ slug, role }) => `${slug} ${role}`)])).toEqual(
    [
      ['festival-1@example.org', ['festival-2 team', 'festival-1 owner']],
      ['festival-2@example.org', ['festival-2 owner']],
      ['zoe@example.org', []],
    ],
  );
  // Nothing else of an account is returned.
  expect(Object.keys(accounts[0] ?? {}).toSorted()).toEqual(['email', 'festivals', 'id', 'isAdministrator', 'name']);
  expect(accountsOf(administrator, 'zoe').accounts.map(({ name }) => name)).toEqual(['Zoé']);
  expect(accountsOf(administrator, 'festival 2').found).toBe(2);
  expect(() => authorizeAdministration(person(one.userId, false), db)).toThrow();
});
