import { expect, it } from 'vitest';
import { changes, memberships } from '#db/schema/index.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { createInvitation, openInvitations } from './invitations.ts';
import { administratorsOf, changeMemberRole, membersOf, removeMember } from './members.ts';
import { makeAccount } from './testing.ts';

const NOW = '2026-03-01T10:00:00.000Z';

function opened() {
  const db = openTestDb();
  const made = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 1 });
  db.delete(memberships).run();
  const owner = makeAccount(db, 'Olive', { festivalId: made.festivalId, role: 'owner' });
  const organiser = makeAccount(db, 'Camille', { festivalId: made.festivalId, role: 'organiser' });
  return { db, ...made, owner, organiser, festival: authorizeFestival(owner, made.slug, 'members', db) };
}

it('lists owners first, then by name, and who administers the installation', () => {
  const { db, festival, festivalId } = opened();
  makeAccount(db, 'Ana', { festivalId, role: 'team' });
  makeAccount(db, 'Root', { isAdministrator: true });
  expect(membersOf(festival).map(({ name, role }) => [name, role])).toEqual([
    ['Olive', 'owner'],
    ['Camille', 'organiser'],
    ['Ana', 'team'],
  ]);
  expect(administratorsOf(festival).map(({ name }) => name)).toEqual(['Root']);
});

it('changes a role and says so in the history', () => {
  const { db, festival, organiser } = opened();
  expect(changeMemberRole(festival, organiser.userId, { role: 'coordinator', remit: null }, NOW)).toMatchObject({
    ok: true,
  });
  expect(membersOf(festival).at(-1)).toMatchObject({ name: 'Camille', role: 'coordinator' });
  expect(db.select().from(changes).all()).toMatchObject([
    {
      verb: 'edited',
      entity: 'member',
      actorName: 'Olive',
      before: { role: 'organiser' },
      after: { role: 'coordinator' },
    },
  ]);
});

it('keeps the last owner, in the festival and in their role', () => {
  const { festival, owner, organiser } = opened();
  const refused = { ok: false, reason: 'lastOwner' };
  expect(changeMemberRole(festival, owner.userId, { role: 'team', remit: null }, NOW)).toEqual(refused);
  expect(removeMember(festival, owner.userId, NOW)).toEqual(refused);
  changeMemberRole(festival, organiser.userId, { role: 'owner', remit: null }, NOW);
  expect(removeMember(festival, owner.userId, NOW)).toMatchObject({ ok: true });
  expect(removeMember(festival, organiser.userId, NOW)).toEqual(refused);
});

it('ends the access of a member who leaves, and closes their invitations', () => {
  const { db, slug, festivalId, festival } = opened();
  const second = makeAccount(db, 'Sacha', { festivalId, role: 'owner' });
  const theirs = authorizeFestival(second, slug, 'members', db);
  createInvitation(theirs, { role: 'owner', remit: null, label: '' }, NOW);
  createInvitation(festival, { role: 'team', remit: null, label: '' }, NOW);
  expect(openInvitations(festival, NOW)).toHaveLength(2);
  removeMember(festival, second.userId, NOW);
  expect(openInvitations(festival, NOW).map(({ by }) => by)).toEqual(['Olive']);
  expect(() => authorizeFestival(second, slug, 'read', db)).toThrow('notFound');
  const rows = db.select({ batch: changes.batch, verb: changes.verb }).from(changes).all().slice(-2);
  expect(rows.map(({ verb }) => verb)).toEqual(['deleted', 'revoked']);
  expect(rows[0]?.batch).toBe(rows[1]?.batch);
});

it('changes no member of another festival', () => {
  const { db, festival } = opened();
  const other = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 2 });
  expect(() => changeMemberRole(festival, other.userId, { role: 'team', remit: null }, NOW)).toThrow('notFound');
  expect(() => removeMember(festival, other.userId, NOW)).toThrow('notFound');
});
