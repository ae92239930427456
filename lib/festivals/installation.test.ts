import { expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import { fieldErrors } from '#lib/i18n/field-messages.ts';
import { authorizeAdministration, installationSchema, readInstallation, saveInstallation } from './installation.ts';

function begin() {
  const db = openTestDb();
  makeFestival(db, { events: 2, rooms: 1, days: 1, seed: 1 });
  makeFestival(db, { events: 2, rooms: 1, days: 1, seed: 2 });
  const administrator = authorizeAdministration(makeAccount(db, 'Noor', { isAdministrator: true }), db);
  const keys = () =>
    db
      .select({ key: t.festivals.publicKey })
      .from(t.festivals)
      .all()
      .map(({ key }) => key);
  const save = (values: object) => saveInstallation(administrator, installationSchema.parse(values));
  return { db, keys, save };
}

const host = {
  hostName: 'Hébergement libre',
  hostAddress: '1 rue du Port\r\n13002 Marseille',
  hostPhone: '04 91 00 00 00',
};

it('is saved once for all festivals, and the key of each is renewed', () => {
  const { db, keys, save } = begin();
  const before = keys();
  expect(readInstallation(db)).toEqual({ hostName: '', hostAddress: '', hostPhone: '', version: 0 });
  expect(save({ version: '0', ...host })).toEqual({ ok: true });
  const saved = { ...host, hostAddress: '1 rue du Port\n13002 Marseille', version: 1 };
  expect(readInstallation(db)).toEqual(saved);
  const after = keys();
  expect(new Set([...before, ...after]).size).toBe(4);
  expect(save({ version: '1', ...host })).toEqual({ ok: true });
  expect(keys(), 'nothing changed: cached pages stay').toEqual(after);
  expect(save({ version: '1', hostName: 'Autre' })).toEqual({ ok: true });
  expect(readInstallation(db)).toEqual({ hostName: 'Autre', hostAddress: '', hostPhone: '', version: 2 });
});

it('does not overwrite what somebody else saved since', () => {
  const { db, keys, save } = begin();
  save({ version: '0', ...host });
  const [after, current] = [keys(), readInstallation(db)];
  expect(save({ version: '0', hostName: 'Autre' })).toEqual({ ok: false, reason: 'changed', current });
  expect([keys(), readInstallation(db)]).toEqual([after, current]);
});

it('is for administrators', () => {
  const { db } = begin();
  const owner = makeAccount(db, 'Ada', { festivalId: 1, role: 'owner' });
  expect(() => authorizeAdministration(owner, db)).toThrow('notAllowed');
  expect(() => authorizeAdministration(null, db)).toThrow('notSignedIn');
});

it('has bounds, and no address without a name', () => {
  const problems = (values: object) => {
    const { error } = installationSchema.safeParse({ version: '0', ...values });
    return error ? fieldErrors(error) : {};
  };
  expect(problems({})).toEqual({});
  expect(problems({ hostPhone: '04' })).toEqual({ hostName: 'required' });
  expect(problems({ ...host, hostPhone: '0'.repeat(201), hostAddress: 'a'.repeat(2001) })).toEqual({
    hostPhone: 'tooLong:200',
    hostAddress: 'tooLong:2000',
  });
});
