import { beforeEach, describe, expect, it } from 'vitest';
import { changes, memberships } from '#db/schema/index.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { forgetCounts } from '#lib/counted-testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import {
  acceptInvitation,
  acceptWithNewAccount,
  administratorsOf,
  changeMemberRole,
  createInvitation,
  invitationOf,
  invitations,
  membersOf,
  openInvitations,
  removeMember,
} from './members.ts';
import { invitationInput } from './schema.ts';
import { sessionOf } from './sessions.ts';
import { makeAccount } from './testing.ts';
import { MAX_SECRET_LINKS } from './tokens.ts';

const NOW = '2026-03-01T10:00:00.000Z';

describe('invitations', () => {
  const WEEK_LATER = '2026-03-08T10:00:00.000Z';
  const input = { name: 'Nour', email: 'nour@example.org', password: 'dix lanternes' };
  const here = { address: '192.0.2.1', device: 'Firefox', locale: 'fr' as const };

  function opened() {
    const db = openTestDb();
    const made = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 1 });
    db.delete(memberships).run();
    const owner = makeAccount(db, 'Olive', { festivalId: made.festivalId, role: 'owner' });
    const festival = authorizeFestival(owner, made.slug, 'members', db);
    const invite = (role: 'organiser' | 'team' = 'organiser') => {
      const link = createInvitation(festival, { role, remit: null, label: 'pour Nour' }, NOW);
      if (!link.ok) throw new Error('too many');
      return link;
    };
    return { db, ...made, owner, festival, invite };
  }

  beforeEach(forgetCounts);

  it('says what it invites to, and opening it does not use it up', () => {
    const { db, slug, invite, festival } = opened();
    const { id, token } = invite();
    const invited = invitationOf(token, NOW, db);
    expect(invited).toMatchObject({ ok: true, role: 'organiser', by: 'Olive', festival: { slug } });
    expect(invitationOf(token, NOW, db)).toEqual(invited);
    expect(openInvitations(festival, NOW)).toEqual([
      { id, role: 'organiser', remit: null, label: 'pour Nour', by: 'Olive', createdAt: NOW, expiresAt: WEEK_LATER },
    ]);
  });

  it('makes an account with this role and signs in, once', async () => {
    const { db, slug, invite, festival } = opened();
    const { token } = invite('team');
    const joined = await acceptWithNewAccount(token, input, here, NOW, db);
    const actor = (joined.ok && sessionOf(joined.token, NOW, db)?.actor) || null;
    expect(authorizeFestival(actor, slug, 'read', db).role).toBe('team');
    expect(() => authorizeFestival(actor, slug, 'schedule', db)).toThrow('notAllowed');
    expect(openInvitations(festival, NOW)).toEqual([]);
    expect(invitationOf(token, NOW, db)).toEqual({ ok: false, reason: 'used' });
    expect(await acceptWithNewAccount(token, { ...input, email: 'b@example.org' }, here, NOW, db)).toEqual({
      ok: false,
      reason: 'used',
    });
    expect(db.select().from(changes).all().at(-1)).toMatchObject({
      verb: 'joined',
      entity: 'member',
      actorName: 'Nour',
      after: { role: 'team' },
    });
  });

  it('is accepted by only one of two people who open it at once', async () => {
    const { db, invite } = opened();
    const { token } = invite();
    const both = await Promise.all([
      acceptWithNewAccount(token, input, here, NOW, db),
      acceptWithNewAccount(token, { ...input, email: 'b@example.org' }, here, NOW, db),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(db.select().from(memberships).all()).toHaveLength(2);
  });

  it('lets somebody with an account join, and is not used up by somebody who is in already', () => {
    const { db, slug, invite } = opened();
    const { token } = invite();
    const nour = makeAccount(db, 'Nour');
    expect(acceptInvitation(nour, token, NOW, db)).toEqual({ ok: true, slug });
    expect(authorizeFestival(nour, slug, 'publish', db).role).toBe('organiser');
    const second = invite('team');
    expect(acceptInvitation(nour, second.token, NOW, db)).toEqual({ ok: false, reason: 'member', slug });
    expect(invitationOf(second.token, NOW, db).ok).toBe(true);
  });

  it('asks somebody whose e-mail has an account to sign in, and stays open', async () => {
    const { db, invite } = opened();
    const { token } = invite();
    makeAccount(db, 'Nour');
    expect(await acceptWithNewAccount(token, input, here, NOW, db)).toEqual({ ok: false, reason: 'emailTaken' });
    expect(invitationOf(token, NOW, db).ok).toBe(true);
  });

  it('opens nothing after seven days or when it was revoked', async () => {
    const { db, festival, invite } = opened();
    const { id, token } = invite();
    expect(await acceptWithNewAccount(token, input, here, WEEK_LATER, db)).toEqual({ ok: false, reason: 'expired' });
    invitations.revoke(festival, id, NOW);
    expect(acceptInvitation(makeAccount(db, 'Nour'), token, NOW, db)).toEqual({ ok: false, reason: 'revoked' });
  });

  it('is not made without limit', () => {
    const { festival, invite } = opened();
    for (let n = 0; n < MAX_SECRET_LINKS; n += 1) invite();
    expect(createInvitation(festival, { role: 'team', remit: null, label: '' }, NOW)).toEqual({
      ok: false,
      reason: 'tooMany',
    });
  });

  it('of a programmer grants their themes and rooms, of this festival only', async () => {
    const { db, slug, festival, roomIds } = opened();
    const other = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 2 });
    const remit = { themeIds: [], roomIds };
    const foreign = { themeIds: [], roomIds: other.roomIds };
    expect(() => createInvitation(festival, { role: 'programmer', remit: foreign, label: '' }, NOW)).toThrow(
      'notFound',
    );
    const link = createInvitation(festival, { role: 'programmer', remit, label: '' }, NOW);
    const token = link.ok ? link.token : '';
    expect(invitationOf(token, NOW, db)).toMatchObject({ role: 'programmer', remit: { themes: [], rooms: [{}] } });
    const joined = await acceptWithNewAccount(token, input, here, NOW, db);
    const actor = (joined.ok && sessionOf(joined.token, NOW, db)?.actor) || null;
    expect(authorizeFestival(actor, slug, 'schedule', db).actor.remit).toEqual(remit);
    expect(invitationInput.safeParse({ role: 'programmer', label: '' }).success).toBe(false);
  });

  it('is made once where the form was posted twice, and anew for another opening of the form', () => {
    const { festival } = opened();
    const post = (clientKey: string) =>
      createInvitation(festival, { role: 'team', remit: null, label: 'pour Nour', clientKey }, NOW);
    expect(post('0f0e0d0c-1')).toMatchObject({ ok: true });
    expect(post('0f0e0d0c-1')).toEqual({ ok: false, reason: 'made' });
    expect(openInvitations(festival, NOW)).toHaveLength(1);
    expect(post('0f0e0d0c-2')).toMatchObject({ ok: true });
  });
});

describe('members', () => {
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

  it('keeps the last owner in the festival and in their role', () => {
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
});
