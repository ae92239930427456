import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Db } from '#db/client.ts';
import { hosts } from '#db/schema/index.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { addressElsewhere, festivalsAt, formerUrls, hostOf, publicUrl } from './own-host.ts';

const AT = '2026-11-29T04:00:00.000Z';
let db: Db;
let festivalId: number;

beforeEach(() => {
  vi.stubEnv('LANTERNE_URL', 'https://lanterne.example.org:8443');
  db = openTestDb();
  festivalId = makeFestival(db, { events: 2, rooms: 1, days: 1, seed: 1, slug: 'lueurs' }).festivalId;
  makeFestival(db, { events: 2, rooms: 1, days: 1, seed: 2, slug: 'other' });
});
afterEach(() => {
  db.$client.close();
  vi.unstubAllEnvs();
});

const give = (host: string, row: Partial<typeof hosts.$inferInsert> = {}) =>
  db
    .insert(hosts)
    .values({ host, festivalId, askedAt: AT, allowedAt: AT, answeredAt: AT, ...row })
    .run();
const slugsAt = (sent: string | null) => festivalsAt(sent, db).map(({ slug }) => slug);

it('finds the festival of a host, whatever its case and port', () => {
  give('programme.lueurs.fr');
  expect(slugsAt('Programme.Lueurs.fr.:8443')).toEqual(['lueurs']);
  for (const sent of [null, '', 'lueurs.fr', 'lanterne.example.org', '[::1]:3000', "programme.lueurs.fr' or 1=1"])
    expect(slugsAt(sent)).toEqual([]);
});

it('ignores a host that nobody allowed, and redirects to none that has not answered yet', () => {
  give('programme.lueurs.fr', { allowedAt: null, answeredAt: null });
  expect(slugsAt('programme.lueurs.fr')).toEqual([]);
  db.update(hosts).set({ allowedAt: AT }).run();
  expect(slugsAt('programme.lueurs.fr')).toEqual(['lueurs']);
  expect([hostOf('lueurs', db), addressElsewhere('lanterne.example.org', 'lueurs', db)]).toEqual([null, null]);
});

it('redirects from the installation to the host, and from nowhere else', () => {
  give('programme.lueurs.fr');
  expect(addressElsewhere('lanterne.example.org:8443', 'lueurs', db)).toBe('https://programme.lueurs.fr:8443');
  for (const [sent, slug] of [
    ['programme.lueurs.fr:8443', 'lueurs'],
    ['127.0.0.1:3000', 'lueurs'],
    [null, 'lueurs'],
    ['lanterne.example.org', 'other'],
  ] as const)
    expect(addressElsewhere(sent, slug, db)).toBeNull();
});

it('redirects back from a host that was given up, and on to its successor', () => {
  give('old.lueurs.fr', { leftAt: AT });
  expect(addressElsewhere('old.lueurs.fr', 'lueurs', db)).toBe('https://lanterne.example.org:8443');
  expect(addressElsewhere('lanterne.example.org', 'lueurs', db)).toBeNull();
  expect(formerUrls(festivalId, null, db)).toEqual(['https://old.lueurs.fr:8443']);
  give('new.lueurs.fr');
  expect(addressElsewhere('old.lueurs.fr', 'lueurs', db)).toBe('https://new.lueurs.fr:8443');
  expect(formerUrls(festivalId, 'new.lueurs.fr', db)).toEqual([
    'https://lanterne.example.org:8443',
    'https://old.lueurs.fr:8443',
  ]);
});

it('writes plain files for the address where they will be', () => {
  give('programme.lueurs.fr');
  vi.stubEnv('LANTERNE_SITE', 'https://asso.example/programme');
  expect(publicUrl('programme.lueurs.fr')).toBe('https://asso.example/programme');
  expect(slugsAt('programme.lueurs.fr')).toEqual([]);
  expect(addressElsewhere('lanterne.example.org', 'lueurs', db)).toBeNull();
});
