import { beforeEach, describe, expect, it } from 'vitest';
import { type Db, write } from '#db/client.ts';
import { changes, users } from '#db/schema/index.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { forgetCounts } from '#lib/counted-testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import {
  changeEmail,
  changePassword,
  checkSetupToken,
  createFirstAccount,
  createSetupToken,
  endSecondFactor,
  renameAccount,
  renewCodes,
  setupLinkNeeded,
} from './mutations.ts';
import { offerResetTo, resetOf } from './resets.ts';
import { sessionOf, startSession } from './sessions.ts';
import { hashPassword, signIn } from './sign-in.ts';
import { givePassword, makeAccount } from './testing.ts';
import { countTry } from './throttle.ts';

const NOW = '2026-03-01T10:00:00.000Z';

describe('one’s own account', () => {
  const kept = hashPassword('dix lanternes');
  const address = '192.0.2.1';

  async function opened() {
    const db = openTestDb();
    const camille = makeAccount(db, 'Camille');
    givePassword(db, camille, await kept);
    return { db, camille };
  }
  function open(db: Db, userId: number) {
    const { token } = write(db, (tx) => startSession(tx, userId, '', NOW));
    const session = sessionOf(token, NOW, db);
    if (!session) throw new Error('no session');
    return { token, session };
  }

  beforeEach(forgetCounts);

  it('a new password ends every other session and closes every open reset link', async () => {
    const { db, camille } = await opened();
    const here = open(db, camille.userId);
    const phone = open(db, camille.userId);
    const change = { password: 'dix lanternes', newPassword: 'vingt lanternes' };
    expect(await changePassword(here.session, change, NOW, db)).toEqual({ ok: true, ended: 1 });
    expect([here, phone].map(({ token }) => sessionOf(token, NOW, db) !== null)).toEqual([true, false]);
    const from = { address, device: '' };
    expect((await signIn({ email: camille.email, password: 'dix lanternes' }, from, NOW, db)).ok).toBe(false);
    expect((await signIn({ email: camille.email, password: 'vingt lanternes' }, from, NOW, db)).ok).toBe(true);
    expect(JSON.stringify(db.select().from(changes).all())).not.toMatch(/argon2|lanternes/);
  });

  it('a password that was changed while it was being checked signs nobody in', async () => {
    const { db, camille } = await opened();
    const { session } = open(db, camille.userId);
    const [password, email] = ['dix lanternes', 'new@example.org'];
    const ways = [
      () => changePassword(session, { password, newPassword: 'vingt lanternes' }, NOW, db),
      () => changeEmail(camille, { email, presentPassword: password }, NOW, db),
      () => endSecondFactor(camille, password, NOW, db),
      () => renewCodes(camille, { password, code: '123456' }, NOW, db),
    ];
    for (const way of ways) {
      givePassword(db, camille, await kept);
      const waiting = way();
      givePassword(db, camille, 'of a reset');
      expect(await waiting, String(way)).toEqual({ ok: false, reason: 'wrongPassword' });
    }
    expect(db.select({ email: users.email, passwordHash: users.passwordHash }).from(users).get()).toEqual({
      email: camille.email,
      passwordHash: 'of a reset',
    });
  });

  it('a wrong present password changes nothing, and counts as a try that strangers cannot use up', async () => {
    const { db, camille } = await opened();
    const { session } = open(db, camille.userId);
    const change = { password: 'wrong one', newPassword: 'vingt lanternes' };
    for (let n = 0; n < 100; n += 1) await countTry({ email: camille.email, address: `198.51.100.${n}` });
    for (let n = 0; n < 10; n += 1) {
      expect(await changePassword(session, change, NOW, db)).toEqual({ ok: false, reason: 'wrongPassword' });
    }
    await expect(changePassword(session, change, NOW, db)).rejects.toMatchObject({ code: 'tooManyTries' });
  });

  it('the e-mail is the login; one that is taken is refused', async () => {
    const { db, camille } = await opened();
    makeAccount(db, 'Dominique');
    const change = (email: string, password = 'dix lanternes') =>
      changeEmail(camille, { email, presentPassword: password }, NOW, db);
    expect(await change('new@example.org', 'wrong one')).toEqual({ ok: false, reason: 'wrongPassword' });
    expect(await change('dominique@example.org')).toEqual({ ok: false, reason: 'emailTaken' });
    expect(await change('new@example.org')).toEqual({ ok: true });
    const from = { address, device: '' };
    expect((await signIn({ email: 'new@example.org', password: 'dix lanternes' }, from, NOW, db)).ok).toBe(true);
    expect((await signIn({ email: 'camille@example.org', password: 'dix lanternes' }, from, NOW, db)).ok).toBe(false);
  });

  it('a new e-mail closes the reset links of the old one; a refused one leaves them open', async () => {
    const { db, camille } = await opened();
    const token = offerResetTo(camille.email, NOW, db) ?? '';
    const change = (presentPassword: string) =>
      changeEmail(camille, { email: 'new@example.org', presentPassword }, NOW, db);
    await change('wrong one');
    expect(resetOf(token, NOW, db).ok).toBe(true);
    await change('dix lanternes');
    expect(resetOf(token, NOW, db)).toEqual({ ok: false, reason: 'revoked' });
  });

  it('a name changes with its history', async () => {
    const { db, camille } = await opened();
    renameAccount(camille, 'Camille B.', NOW, db);
    expect(db.select().from(changes).all()).toMatchObject([
      { festivalId: null, actorName: 'Camille', verb: 'edited', entity: 'member', after: { name: 'Camille B.' } },
    ]);
  });
});

describe('the first account', () => {
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
});
