import { eq } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { write } from '#db/client.ts';
import { changes, memberships, passwordResets } from '#db/schema/index.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { forgetCounts } from '#lib/counted-testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { authorizeRemoved, removeFestival, restoreFestival } from '#lib/keeping/removed-festivals.ts';
import { changeMemberRole, removeMember } from './members.ts';
import { offerReset, offerResetTo, resetOf, resetPassword, revokeResetsFor } from './resets.ts';
import { sessionOf } from './sessions.ts';
import { signIn } from './sign-in.ts';
import { makeAccount } from './testing.ts';

const NOW = '2026-03-01T10:00:00.000Z';
const ALMOST_A_DAY_LATER = '2026-03-02T09:59:59.999Z';
const A_DAY_LATER = '2026-03-02T10:00:00.000Z';
const here = { address: '192.0.2.1', device: 'Firefox' };
const NEW = 'la lampe est au fond';

function opened() {
  const db = openTestDb();
  const made = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 1 });
  db.delete(memberships).run();
  const owner = makeAccount(db, 'Olive', { festivalId: made.festivalId, role: 'owner' });
  const nour = makeAccount(db, 'Nour', { festivalId: made.festivalId, role: 'team' });
  const as = (actor: typeof owner) => authorizeFestival(actor, made.slug, 'members', db);
  const offer = (userId = nour.userId, actor = owner) => {
    const offered = offerReset(as(actor), userId, NOW);
    if (!offered.ok) throw new Error(offered.reason);
    return offered.token;
  };
  return { db, ...made, owner, nour, as, offer };
}

beforeEach(forgetCounts);

it('sets the password once, signs in here and out everywhere else', async () => {
  const { db, nour, offer } = opened();
  const first = await resetPassword(offer(), 'le premier des deux', here, NOW, db);
  const token = offer();
  expect(resetOf(token, NOW, db)).toMatchObject({ ok: true, name: 'Nour', email: nour.email });
  const done = await resetPassword(token, NEW, here, ALMOST_A_DAY_LATER, db);
  if (!first.ok || !done.ok) throw new Error('refused');
  expect(sessionOf(first.token ?? '', A_DAY_LATER, db)).toBeNull();
  expect(sessionOf(done.token ?? '', A_DAY_LATER, db)?.actor.userId).toBe(nour.userId);
  expect((await signIn({ email: nour.email, password: NEW }, here, NOW, db)).ok).toBe(true);
  expect((await signIn({ email: nour.email, password: 'le premier des deux' }, here, NOW, db)).ok).toBe(false);
  expect(resetOf(token, NOW, db)).toEqual({ ok: false, reason: 'used' });
  expect(await resetPassword(token, 'une fois encore', here, NOW, db)).toEqual({ ok: false, reason: 'used' });
});

it('works for only one of two who open it at once', async () => {
  const { db, offer } = opened();
  const token = offer();
  const both = await Promise.all([NEW, 'une autre lampe'].map((word) => resetPassword(token, word, here, NOW, db)));
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
});

it('gives back the tries of the browser in which it is used', async () => {
  const { db, nour, offer } = opened();
  const from = { ...here, browser: 'known before' };
  const wrong = { email: nour.email, password: 'la lampe est où' };
  for (let tries = 0; tries < 10; tries += 1) await signIn(wrong, from, NOW, db);
  await expect(signIn(wrong, from, NOW, db)).rejects.toThrow('tooManyTries');
  const knownBrowser = async (email: string) => (email === nour.email ? from.browser : null);
  await resetPassword(offer(), NEW, { ...here, knownBrowser }, NOW, db);
  expect((await signIn({ email: nour.email, password: NEW }, from, NOW, db)).ok).toBe(true);
});

it('records who offered it and who used it, but neither token nor password', async () => {
  const { db, owner, nour, offer } = opened();
  const token = offer();
  await resetPassword(token, NEW, here, NOW, db);
  const rows = db.select().from(changes).where(eq(changes.entity, 'member')).all();
  expect(rows.map(({ verb, actorId, entityId }) => ({ verb, actorId, entityId }))).toEqual([
    { verb: 'reset-offered', actorId: owner.userId, entityId: nour.userId },
    { verb: 'reset', actorId: nour.userId, entityId: nour.userId },
  ]);
  const kept = JSON.stringify([rows, db.select().from(passwordResets).all()]);
  for (const secret of [token, NEW, 'argon2']) expect(kept).not.toContain(secret);
});

it('opens nothing after a day, when a newer one was made, or when its maker or its reader left the festival', () => {
  const { db, owner, nour, festivalId, as, offer } = opened();
  expect(resetOf('A'.repeat(22), NOW, db)).toEqual({ ok: false, reason: 'unknown' });
  expect(resetOf("' or 1 --", NOW, db)).toEqual({ ok: false, reason: 'unknown' });
  const first = offer();
  expect(resetOf(first, A_DAY_LATER, db)).toEqual({ ok: false, reason: 'expired' });
  const second = offer();
  expect(resetOf(first, NOW, db)).toEqual({ ok: false, reason: 'revoked' });
  const other = makeAccount(db, 'Orane', { festivalId, role: 'owner' });
  changeMemberRole(as(other), owner.userId, { role: 'organiser', remit: null }, NOW);
  expect(resetOf(second, NOW, db)).toEqual({ ok: false, reason: 'revoked' });
  const third = offer(nour.userId, other);
  removeMember(as(other), nour.userId, NOW);
  expect(resetOf(third, NOW, db)).toEqual({ ok: false, reason: 'revoked' });
});

it('gives its maker no access beyond their own', () => {
  const { db, owner, nour, festivalId, as } = opened();
  const beyond = { ok: false, reason: 'beyond' };
  const administrator = makeAccount(db, 'Ada', { isAdministrator: true, festivalId, role: 'organiser' });
  expect(offerReset(as(owner), administrator.userId, NOW)).toEqual(beyond);
  const elsewhere = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 2 });
  const join = (userId: number, role: 'owner' | 'team') =>
    db.insert(memberships).values({ festivalId: elsewhere.festivalId, userId, role, createdAt: NOW }).run();
  join(nour.userId, 'team');
  expect(offerReset(as(owner), nour.userId, NOW)).toEqual(beyond);
  expect(offerReset(as(administrator), nour.userId, NOW).ok).toBe(true);
  join(owner.userId, 'owner');
  expect(offerReset(as(owner), nour.userId, NOW).ok).toBe(true);
  for (const one of [owner, administrator])
    expect(() => offerReset(as(one), one.userId, NOW), 'an open session does not know the password').toThrow(
      'notFound',
    );
  const stranger = makeAccount(db, 'Stella');
  expect(() => offerReset(as(owner), stranger.userId, NOW)).toThrow('notFound');
});

it('opens nothing while its reader is in a festival that its maker does not own, nor after its reader’s links were revoked', () => {
  const { db, nour, offer } = opened();
  const token = offer();
  expect(resetOf(token, NOW, db).ok).toBe(true);
  const elsewhere = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 2 });
  db.insert(memberships)
    .values({ festivalId: elsewhere.festivalId, userId: nour.userId, role: 'organiser', createdAt: NOW })
    .run();
  expect(resetOf(token, NOW, db)).toEqual({ ok: false, reason: 'revoked' });
  db.delete(memberships).where(eq(memberships.festivalId, elsewhere.festivalId)).run();
  expect(resetOf(token, NOW, db).ok).toBe(true);
  write(db, (tx) => revokeResetsFor(tx, nour.userId, NOW));
  expect(resetOf(token, NOW, db)).toEqual({ ok: false, reason: 'revoked' });
});

it('gives its maker no festival of its reader out of the bin', () => {
  const { db, owner, nour, as, offer } = opened();
  const token = offer();
  const theirs = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 2 });
  const own = (userId: number) =>
    db.insert(memberships).values({ festivalId: theirs.festivalId, userId, role: 'owner', createdAt: NOW }).run();
  const toBin = () => removeFestival(authorizeFestival(nour, theirs.slug, 'delete', db), NOW);
  own(nour.userId);
  toBin();
  expect(offerReset(as(owner), nour.userId, NOW)).toEqual({ ok: false, reason: 'beyond' });
  expect(resetOf(token, NOW, db)).toEqual({ ok: false, reason: 'revoked' });
  restoreFestival(authorizeRemoved(nour, theirs.festivalId, NOW, db), '/nowhere', NOW);
  own(owner.userId);
  toBin();
  expect(offerReset(as(owner), nour.userId, NOW).ok, 'both may restore it').toBe(true);
});

it('is made on the command line for any account, by its e-mail', async () => {
  const { db, owner } = opened();
  expect(offerResetTo('nobody@example.org', NOW, db)).toBeNull();
  const token = offerResetTo(' Olive@Example.org ', NOW, db) ?? '';
  expect((await resetPassword(token, NEW, here, NOW, db)).ok).toBe(true);
  expect((await signIn({ email: owner.email, password: NEW }, here, NOW, db)).ok).toBe(true);
});
