import { beforeEach, expect, it } from 'vitest';
import { openTestDb } from '#db/testing.ts';
import { forgetCounts } from '#lib/counted-testing.ts';
import { signInInput } from './schema.ts';
import { ownSessions, sessionOf } from './sessions.ts';
import { hashPassword, signIn } from './sign-in.ts';
import { givePassword, makeAccount } from './testing.ts';
import { countTry } from './throttle.ts';

const NOW = '2026-03-01T10:00:00.000Z';
const kept = hashPassword('dix lanternes');
const from = { address: '192.0.2.1', device: 'Firefox' };

async function opened() {
  const db = openTestDb();
  const camille = makeAccount(db, 'Camille');
  givePassword(db, camille, await kept);
  return { db, camille };
}
const typed = (email: string, password: string) => signInInput.parse({ email, password });

beforeEach(forgetCounts);

it('opens a session, however the e-mail was capitalised', async () => {
  const { db, camille } = await opened();
  const signedIn = await signIn(typed('  Camille@Example.ORG ', 'dix lanternes'), from, NOW, db);
  expect(signedIn.ok && sessionOf(signedIn.token, NOW, db)?.actor).toEqual(camille);
  expect(ownSessions(camille.userId, NOW, db).map((session) => session.device)).toEqual(['Firefox']);
});

it('answers the same to a wrong password and to an account that does not exist', async () => {
  const { db } = await opened();
  const wrong = await signIn(typed('camille@example.org', 'onze lanternes'), from, NOW, db);
  const nobody = await signIn(typed('nobody@example.org', 'onze lanternes'), from, NOW, db);
  expect(wrong).toEqual({ ok: false, reason: 'wrong' });
  expect(nobody).toEqual(wrong);
});

it('refuses both after ten tries, also with the right password', async () => {
  const { db } = await opened();
  for (const email of ['camille@example.org', 'nobody@example.org']) {
    for (let n = 0; n < 10; n += 1) await signIn(typed(email, 'wrong one'), from, NOW, db);
    await expect(signIn(typed(email, 'dix lanternes'), from, NOW, db)).rejects.toMatchObject({
      code: 'tooManyTries',
      status: 429,
      values: { minutes: 15 },
    });
  }
});

it('does not lock out a browser that signed in before, however many strangers try, but limits its tries too', async () => {
  const { db } = await opened();
  for (let n = 0; n < 100; n += 1) await countTry({ email: 'camille@example.org', address: `198.51.100.${n}` });
  const right = typed('camille@example.org', 'dix lanternes');
  await expect(signIn(right, from, NOW, db)).rejects.toMatchObject({ code: 'tooManyTries' });
  const known = { ...from, browser: 'b1' };
  expect((await signIn(right, known, NOW, db)).ok).toBe(true);
  for (let n = 0; n < 10; n += 1) await signIn(typed('camille@example.org', 'wrong one'), known, NOW, db);
  await expect(signIn(right, known, NOW, db)).rejects.toMatchObject({ code: 'tooManyTries' });
});
