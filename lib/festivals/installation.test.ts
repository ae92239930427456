import { describe, expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { memberships, users } from '#db/schema/index.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import { fieldErrors } from '#lib/i18n/field-messages.ts';
import {
  accountsOf,
  authorizeAdministration,
  installationSchema,
  missingLegalFacts,
  readInstallation,
  saveInstallation,
} from './installation.ts';

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

it('can be saved by administrators only', () => {
  const { db } = begin();
  const owner = makeAccount(db, 'Ada', { festivalId: 1, role: 'owner' });
  expect(() => authorizeAdministration(owner, db)).toThrow('notAllowed');
  expect(() => authorizeAdministration(null, db)).toThrow('notSignedIn');
});

it('has limits, and no address without a name', () => {
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

describe('legal facts', () => {
  const silent = {
    organiser: '',
    legalPublisher: '',
    legalAddress: '',
    legalPhone: '',
    legalDirector: '',
    legalHost: '',
  };
  const nobody = { hostName: '', hostAddress: '', hostPhone: '' };
  const host = { hostName: 'Hébergement libre', hostAddress: '1 rue du Port', hostPhone: '04 91 00 00 00' };

  it('names each fact that the legal notice would lack', () => {
    const ofHost = ['hostName', 'hostAddress', 'hostPhone'];
    expect(missingLegalFacts(silent, nobody)).toEqual(['publisher', 'address', 'phone', 'director', ...ofHost]);
    const said = {
      ...silent,
      organiser: 'Les Amis',
      legalAddress: 'Pau',
      legalPhone: '05',
      legalDirector: 'Ada Roche',
    };
    expect(missingLegalFacts(said, nobody)).toEqual(ofHost);
    expect(missingLegalFacts(said, host)).toEqual([]);
    expect(missingLegalFacts({ ...said, legalDirector: '' }, { ...host, hostPhone: '' })).toEqual([
      'director',
      'hostPhone',
    ]);
  });

  it('takes the festival’s own words about its host while the installation has none', () => {
    const said = { ...silent, legalHost: 'OVH, Roubaix' };
    expect(missingLegalFacts(said, nobody)).toEqual(['publisher', 'address', 'phone', 'director']);
    expect(missingLegalFacts(said, { ...host, hostPhone: '' })).toContain('hostPhone');
  });
});

const at = '2026-01-01T09:00:00.000Z';
const person = (userId: number, isAdministrator: boolean) => ({ userId, name: '', email: '', isAdministrator });

it('shows administrators, and nobody else, who is in which festival', () => {
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
