import { Secret, TOTP } from 'otpauth';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Db, write } from '#db/client.ts';
import { passwordResets, secondFactors } from '#db/schema/index.ts';
import { sha256Of } from '#db/sha256.ts';
import { openTestDb } from '#db/testing.ts';
import { forgetCounts } from '#lib/counted-testing.ts';
import { endSecondFactor, renewCodes } from './mutations.ts';
import { offerResetTo, resetPassword } from './resets.ts';
import { signInInput } from './schema.ts';
import { beginSecondFactor, confirmSecondFactor, hasSecondFactor, secondFactorOf } from './second-factor.ts';
import { hashPassword, signIn } from './sign-in.ts';
import { givePassword, makeAccount } from './testing.ts';

const NOW = '2026-03-01T10:00:05.000Z';
const after = (seconds: number) => new Date(Date.parse(NOW) + seconds * 1000).toISOString();
const kept = hashPassword('dix lanternes');
const from = { address: '192.0.2.1', device: '' };

beforeEach(forgetCounts);

async function account() {
  const db = openTestDb();
  const camille = makeAccount(db, 'Camille');
  givePassword(db, camille, await kept);
  beginSecondFactor(camille, db);
  const begun = secondFactorOf(camille, db);
  if (begun.is !== 'begun') throw new Error('not begun');
  // Reads the secret only from the address in the QR code, as an application does.
  const secret = Secret.fromBase32(new URL(begun.address).searchParams.get('secret') ?? '');
  const codeAt = (now: string) => new TOTP({ secret }).generate({ timestamp: Date.parse(now) });
  const open = async (code: string, now: string, password = 'dix lanternes', address = from.address) => {
    const input = signInInput.parse({ email: camille.email, password, code });
    const opened = await signIn(input, { ...from, address }, now, db);
    return opened.ok ? 'in' : opened.reason;
  };
  return { db, camille, codeAt, open };
}
const confirmed = async () => {
  const made = await account();
  const codes = confirmSecondFactor(made.camille, made.codeAt(NOW), NOW, made.db);
  if (!codes) throw new Error('not confirmed');
  return { ...made, codes };
};

describe('a second factor', () => {
  it('is not asked for before its first code was typed', async () => {
    const { db, camille, codeAt, open } = await account();
    expect(await open('', NOW)).toBe('in');
    expect(confirmSecondFactor(camille, '000000', NOW, db)).toBeNull();
    expect(confirmSecondFactor(camille, codeAt(after(-90)), NOW, db)).toBeNull();
    expect(hasSecondFactor(db, camille.userId)).toBe(false);
    const codes = confirmSecondFactor(camille, codeAt(NOW), NOW, db);
    expect([codes?.length, new Set(codes).size]).toEqual([10, 10]);
    expect([hasSecondFactor(db, camille.userId), secondFactorOf(camille, db)]).toEqual([
      true,
      { is: 'on', codesLeft: 10 },
    ]);
    // A second click creates no other secret.
    beginSecondFactor(camille, db);
    expect(await open(codeAt(after(60)), after(60))).toBe('in');
  });

  it('opens with the code of its half minute or one beside, each once, and only with the password', async () => {
    const { codeAt, open } = await confirmed();
    expect(await open('', after(60))).toBe('codeNeeded');
    expect(await open('123456', after(60))).toBe('wrongCode');
    expect(await open(codeAt(NOW), after(5)), 'the code that confirmed it').toBe('wrongCode');
    expect(await open(codeAt(after(60)), after(60), 'onze lanternes')).toBe('wrong');
    expect(await open(codeAt(after(60)), after(89))).toBe('in');
    expect(await open(codeAt(after(60)), after(90))).toBe('wrongCode');
    expect(await open(codeAt(after(300)), after(400))).toBe('wrongCode');
    const [first, second] = [codeAt(after(600)).slice(0, 3), codeAt(after(600)).slice(3)];
    expect(await open(`${first} ${second}`, after(600))).toBe('in');
  });

  it('opens with each recovery code once, and stores only their hashes', async () => {
    const { db, camille, codes, open } = await confirmed();
    const [code = ''] = codes;
    const row = db.select().from(secondFactors).get();
    expect(row?.recoveryHashes).toEqual(codes.map(sha256Of));
    expect(await open(code.toUpperCase(), after(60))).toBe('in');
    expect([await open(code, after(61)), secondFactorOf(camille, db)]).toEqual([
      'wrongCode',
      { is: 'on', codesLeft: 9 },
    ]);
  });

  it('counts wrong codes like wrong passwords', async () => {
    const { open } = await confirmed();
    for (let n = 0; n < 10; n += 1) await open('123456', after(60));
    await expect(open('123456', after(60))).rejects.toMatchObject({ code: 'tooManyTries' });
  });

  it('allows ten wrong codes from all addresses together, and forgets them after a right one', async () => {
    const { codeAt, open } = await confirmed();
    const tried = (n: number, code = '123456') => open(code, after(60), 'dix lanternes', `198.51.100.${n}`);
    for (let n = 0; n < 9; n += 1) expect(await tried(n)).toBe('wrongCode');
    expect(await tried(9, codeAt(after(60)))).toBe('in');
    for (let n = 10; n < 20; n += 1) expect(await tried(n)).toBe('wrongCode');
    await expect(tried(20)).rejects.toMatchObject({ code: 'tooManyTries' });
    // Without a code the answer only says that one is needed.
    expect(await tried(21, '')).toBe('codeNeeded');
  });

  it('gives new recovery codes to somebody who knows the password and has a code', async () => {
    const { db, camille, codes, codeAt, open } = await confirmed();
    const [old = '', spare = ''] = codes;
    const renew = (code: string, password = 'dix lanternes') => renewCodes(camille, { password, code }, after(60), db);
    const mine = () => db.select().from(secondFactors).get()?.recoveryHashes;
    expect(await renew(codeAt(after(60)), 'onze lanternes')).toEqual({ ok: false, reason: 'wrongPassword' });
    expect(await renew('123456')).toEqual({ ok: false, reason: 'wrongCode' });
    expect(mine()).toEqual(codes.map(sha256Of));
    const first = await renew(codeAt(after(60)));
    if (!first.ok) throw new Error(first.reason);
    expect([first.codes.length, mine()]).toEqual([10, first.codes.map(sha256Of)]);
    // Here too each code works once, and the former recovery codes no longer work.
    expect([await open(codeAt(after(60)), after(61)), await open(old, after(62))]).toEqual(['wrongCode', 'wrongCode']);
    expect(await open(first.codes[0] ?? '', after(63))).toBe('in');
    // Without the telephone, a recovery code can be used.
    expect(await renew(spare)).toMatchObject({ ok: false });
    expect(await renew(first.codes[1] ?? '')).toMatchObject({ ok: true });
    expect(secondFactorOf(camille, db)).toEqual({ is: 'on', codesLeft: 10 });
  });

  it('counts wrong codes when new recovery codes are asked for', async () => {
    const { db, camille } = await confirmed();
    const renew = () => renewCodes(camille, { password: 'dix lanternes', code: '123456' }, after(60), db);
    for (let n = 0; n < 10; n += 1) expect(await renew()).toMatchObject({ reason: 'wrongCode' });
    await expect(renew()).rejects.toMatchObject({ code: 'tooManyTries' });
  });

  it('is removed by somebody who knows the password', async () => {
    const { db, camille, open } = await confirmed();
    expect(await endSecondFactor(camille, 'onze lanternes', NOW, db)).toMatchObject({ ok: false });
    expect(await open('', NOW)).toBe('codeNeeded');
    expect(await endSecondFactor(camille, 'dix lanternes', NOW, db)).toEqual({ ok: true });
    expect([await open('', NOW), secondFactorOf(camille, db)]).toEqual(['in', { is: 'off' }]);
  });

  it('is not removed by a reset link from another person, but by one from the command line', async () => {
    const { db, camille, open } = await confirmed();
    const reset = (token: string) => resetPassword(token, 'douze lanternes', from, NOW, db);
    const maker = makeAccount(db, 'Alix', { isAdministrator: true });
    const made = offerResetTo(camille.email, NOW, db) ?? '';
    madeBy(db, maker.userId);
    expect(await reset(made)).toEqual({ ok: true, token: null });
    expect(await open('', NOW, 'douze lanternes')).toBe('codeNeeded');
    expect(await reset(offerResetTo(camille.email, NOW, db) ?? '')).toMatchObject({
      ok: true,
      token: expect.any(String),
    });
    expect(await open('', NOW, 'douze lanternes')).toBe('in');
  });
});

const madeBy = (db: Db, createdBy: number) => write(db, (tx) => tx.update(passwordResets).set({ createdBy }).run());
