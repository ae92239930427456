import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Db } from '#db/client.ts';
import { festivals, hosts } from '#db/schema/index.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import type { Actor } from '#lib/policy.ts';
import { hostOf } from '#lib/programme/own-host.ts';
import { authorizeFestival } from './access.ts';
import { authorizeAdministration } from './installation.ts';
import {
  allowHost,
  askedHosts,
  askHost,
  checkHost,
  HOST_PROOF,
  hearSelf,
  hostSchema,
  hostToken,
  leaveHost,
  ownHost,
  readHost,
} from './own-host.ts';

const AT = '2026-11-29T04:00:00.000Z';
const LATER = '2026-11-29T05:00:00.000Z';
const OWN = 'programme.lueurs.fr';

let db: Db;
let owner: Actor;
let administrator: Actor;
let server: Server;
/** The answer of whatever server a name leads to. */
let says: (host: string) => string;

beforeEach(async () => {
  db = openTestDb();
  const { festivalId } = makeFestival(db, { events: 2, rooms: 1, days: 1, seed: 1, slug: 'lueurs' });
  makeFestival(db, { events: 2, rooms: 1, days: 1, seed: 2, slug: 'other' });
  owner = makeAccount(db, 'Ada', { festivalId, role: 'owner' });
  administrator = makeAccount(db, 'Noor', { isAdministrator: true });
  says = hostToken;
  server = createServer(({ headers: { host = '' }, url }, response) => {
    response.end(url === HOST_PROOF ? says(host.replace(/:\d+$/, '')) : 'a page');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  // Every festival's own address uses the scheme and port of the installation.
  vi.stubEnv('LANTERNE_URL', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
  db.$client.close();
  vi.unstubAllEnvs();
});

const festivalOf = (actor: Actor, slug = 'lueurs') => authorizeFestival(actor, slug, 'address', db);
const ask = (actor: Actor, host = OWN, slug = 'lueurs') => askHost(festivalOf(actor, slug), { host }, AT);
const keyOf = () => db.select().from(festivals).all()[0]?.publicKey;

it.each([
  ['programme.lueurs.fr', 'programme.lueurs.fr'],
  ['https://Programme.Lueurs.fr/', 'programme.lueurs.fr'],
  ['lumière.example', 'xn--lumire-6ua.example'],
  ['lueurs.fr.', 'lueurs.fr'],
  ['localhost', ''],
  ['192.168.1.10', ''],
  ['127.1', ''],
  ['[::1]', ''],
  ['lueurs.fr:8080', ''],
  ['lueurs.fr/programme', ''],
  ['user@lueurs.fr', ''],
  ['-lueurs.fr', ''],
  ['lueurs..fr', ''],
  ['lueurs fr', ''],
])('%s is the name %s', (typed, host) => {
  expect(readHost(typed)).toBe(host);
});

it('cannot be the installation’s own name', () => {
  vi.stubEnv('LANTERNE_URL', 'https://lanterne.example.org');
  const { error } = hostSchema.safeParse({ host: 'Lanterne.example.org' });
  expect(error?.issues[0]?.message).toBe('reserved');
});

it('is asked for by an owner, allowed by an administrator, and used once this server was reached under it', async () => {
  // A name that leads to this machine without any setting.
  const host = 'localhost';
  const clock = () => LATER;
  expect(ask(owner, host)).toEqual({ ok: true });
  expect(ownHost(festivalOf(owner))).toEqual({ host, state: 'asked', answeredAt: null });
  expect(await checkHost(festivalOf(owner), clock)).toBeNull();
  allowHost(authorizeAdministration(administrator, db), { slug: 'lueurs', host: 'another.example' }, AT);
  expect(ownHost(festivalOf(owner))?.state).toBe('asked');
  allowHost(authorizeAdministration(administrator, db), { slug: 'lueurs', host }, AT);
  expect(ownHost(festivalOf(owner))?.state).toBe('allowed');
  says = () => 'Welcome!';
  expect(await checkHost(festivalOf(owner), clock)).toEqual({ host, heard: 'other' });
  expect(hostOf('lueurs', db)).toBeNull();
  says = hostToken;
  const before = keyOf();
  expect(await checkHost(festivalOf(owner), clock)).toEqual({ host, heard: 'answers' });
  expect([hostOf('lueurs', db), ownHost(festivalOf(owner))?.answeredAt]).toEqual([host, LATER]);
  const after = keyOf();
  expect(after).not.toBe(before);
  // It is checked again, and without an answer readers are not redirected to it for an hour.
  says = () => 'maintenance';
  expect(await checkHost(festivalOf(owner), clock)).toEqual({ host, heard: 'other' });
  expect([hostOf('lueurs', db), keyOf()]).toEqual([host, after]);
});

it('is not reached if the name is unknown, nothing answers, or an answer redirects', async () => {
  expect(await hearSelf('nothing.invalid')).toBe('unnamed');
  server.removeAllListeners('request');
  server.on('request', (_, response) =>
    response.writeHead(302, { Location: '/elsewhere' }).end(hostToken('localhost')),
  );
  expect(await hearSelf('localhost')).toBe('other');
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  expect(await hearSelf('localhost')).toBe('silent');
});

it('is allowed at once if an administrator asks', () => {
  ask(administrator);
  expect(ownHost(festivalOf(administrator))?.state).toBe('allowed');
  const [listed] = askedHosts(authorizeAdministration(administrator, db));
  expect([listed?.host, listed?.state, listed?.festival.slug]).toEqual([OWN, 'allowed', 'lueurs']);
});

it('can be asked for by owners only', () => {
  const organiser = makeAccount(db, 'Lin', { festivalId: 1, role: 'organiser' });
  expect(() => ask(organiser)).toThrow('notAllowed');
});

it('is not taken from another festival, but shared by editions of one owner', () => {
  ask(owner);
  const other = db.select().from(festivals).all()[1]?.id ?? 0;
  const stranger = makeAccount(db, 'Max', { festivalId: other, role: 'owner' });
  expect(ask(stranger, OWN, 'other')).toEqual({ ok: false, reason: 'taken' });
  expect(ask(administrator, OWN, 'other')).toEqual({ ok: true });
});

it('is given up: one that never answered is forgotten, one that did redirects back', () => {
  ask(owner);
  leaveHost(festivalOf(owner), LATER);
  expect(db.select().from(hosts).all()).toEqual([]);
  ask(owner);
  db.update(hosts).set({ allowedAt: AT, answeredAt: AT }).run();
  const before = keyOf();
  // Another name replaces it.
  ask(owner, 'lueurs.example');
  expect(keyOf()).not.toBe(before);
  expect(db.select().from(hosts).all()).toEqual([
    { host: OWN, festivalId: 1, askedAt: AT, allowedAt: AT, answeredAt: AT, leftAt: AT },
    { host: 'lueurs.example', festivalId: 1, askedAt: AT, allowedAt: null, answeredAt: null, leftAt: null },
  ]);
  // Asked for again, it has to be allowed and checked again.
  ask(owner);
  expect(ownHost(festivalOf(owner))).toEqual({ host: OWN, state: 'asked', answeredAt: null });
  expect(db.select().from(hosts).all()).toHaveLength(1);
});
