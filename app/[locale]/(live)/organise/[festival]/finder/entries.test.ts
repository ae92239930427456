import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '#db/client.ts';
import { type Role, roles } from '#db/enums.ts';
import * as t from '#db/schema/index.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { offerById } from '#lib/offers/queries.ts';
import { finderEntries } from './entries.ts';
import { findable, ranked } from './palette.tsx';

const AT = '2026-05-02T10:00:00.000Z';
let db: Db;
let made: ReturnType<typeof makeFestival>;

beforeAll(() => {
  db = openTestDb();
  made = makeFestival(db, { events: 12, rooms: 3, days: 2, seed: 3, slug: 'trouver' });
  db.insert(t.volunteers).values({ festivalId: made.festivalId, name: 'Zélie Quemper', createdAt: AT }).run();
});

const as = (role: Role, locale: 'fr' | 'en' = 'fr') => {
  db.update(t.memberships).set({ role }).where(eq(t.memberships.festivalId, made.festivalId)).run();
  const actor = { userId: made.userId, name: 'Camille', email: '', isAdministrator: false };
  return finderEntries(authorizeFestival(actor, made.slug, 'read', db), locale);
};
const found = (role: Role, typed: string) => ranked(as(role).map(findable), typed, 30).found;

describe('what the finder of a desk offers', () => {
  it('contains every séance, film, person and room once, with the address of its page', () => {
    const entries = as('owner');
    const of = (kind: string) => entries.filter((one) => one.kind === kind);
    expect(of('event')).toHaveLength(12);
    expect(of('room')).toHaveLength(3);
    expect(of('day')).toHaveLength(2);
    for (const kind of ['event', 'film', 'person', 'room'])
      for (const { label, href } of of(kind)) {
        expect(label).not.toBe('');
        expect(href).toMatch(/^\/fr\/organise\/trouver\/(events|films|people|venues)\/\d+/);
      }
    expect(as('owner', 'en').every(({ href }) => href.startsWith('/en/'))).toBe(true);
  });

  it('finds the séances of a day by its whole name', () => {
    const kinds = found('owner', 'samedi').map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['event', 'day', 'act']));
    expect(kinds.indexOf('event')).toBeGreaterThan(kinds.indexOf('day'));
  });

  it('contains volunteers only for coordinators', () => {
    const names = (role: Role) => found(role, 'quemper').map(({ label }) => label);
    expect(Object.fromEntries(roles.map((role) => [role, names(role).length]))).toEqual({
      owner: 1,
      organiser: 1,
      coordinator: 1,
      programmer: 0,
      team: 0,
    });
  });

  it('offers announcing a delay to those who run the day, and cancelling to those who may publish', () => {
    const offers = (role: Role, typed: string) => found(role, typed).some(({ href }) => href.endsWith('/today'));
    expect(roles.filter((role) => offers(role, 'retard'))).toEqual(['owner', 'organiser', 'coordinator']);
    expect(roles.filter((role) => offers(role, 'annulation'))).toEqual(['owner', 'organiser']);
  });

  it('finds records by the tags that a role may read', () => {
    for (const table of [t.events, t.films, t.people])
      db.update(table)
        .set({ tags: ['Zébré'] })
        .run();
    db.update(t.volunteers)
      .set({ tags: ['Zébrure'] })
      .run();
    const kinds = (role: Role) => new Set(ranked(as(role).map(findable), 'zebr', 200).found.map(({ kind }) => kind));
    const all = new Set(['event', 'film', 'person']);
    expect(Object.fromEntries(roles.map((role) => [role, kinds(role)]))).toEqual({
      owner: new Set([...all, 'volunteer']),
      organiser: new Set([...all, 'volunteer']),
      coordinator: new Set([...all, 'volunteer']),
      programmer: all,
      team: new Set(),
    });
  });

  it('links each price it names to a page: those of a séance have none', () => {
    const eventId = db.select().from(t.events).where(eq(t.events.festivalId, made.festivalId)).get()?.id ?? 0;
    for (const own of [{}, { eventId }])
      db.insert(t.offers)
        .values({ festivalId: made.festivalId, label: { fr: 'Plein tarif' }, ...own })
        .run();
    const prices = as('owner').filter(({ kind }) => kind === 'offer');
    expect(prices.filter(({ label }) => label === 'Plein tarif')).toHaveLength(1);
    for (const { href } of prices)
      expect(offerById(made.festivalId, Number(href.split('/').at(-1)), db), href).not.toBeNull();
  });

  it('offers each role what it may do', () => {
    expect(found('owner', 'inviter').map(({ href }) => href)).toEqual(['/fr/organise/trouver/members']);
    expect(found('organiser', 'inviter')).toEqual([]);
    expect(found('team', 'publier')).toEqual([]);
    const putsBack = roles.filter((role) => as(role).some(({ href }) => href.endsWith('/history?deleted=1')));
    expect(putsBack).toEqual(['owner', 'organiser', 'programmer', 'coordinator']);
    expect(found('team', 'imprimer').map(({ href }) => href)).toContain('/fr/organise/trouver/outlets');
    expect(found('team', 'décaler')).toEqual([]);
  });

  it('opens every setting and form by the words people would use, for those who may', () => {
    const leads = (role: Role, typed: string) => found(role, typed).map(({ href }) => href.replace(/^.*trouver/, ''));
    const ways = [
      ['mot de passe', '/fr/account'],
      ['prix', '/offers'],
      ['fuseau', '/settings'],
      ['missions', '/volunteers/tasks'],
      ['nouvelle mission', '/volunteers/tasks/new'],
      ['partenaire', '/pages/partners/new'],
      ['ajouter une pause', '/blocks/new'],
      ['sauvegarde', '/settings#take-away'],
      ['supprimer le festival', '/remove'],
      ['nouvelle edition', '/fr/organise/new'],
    ] as const;
    for (const [typed, href] of ways) expect(leads('owner', typed), typed).toContain(href);
    expect(leads('team', 'mission')).toEqual([]);
    expect(leads('organiser', 'supprimer le festival')).toEqual([]);
    expect(leads('coordinator', 'ajouter une pause')).toEqual([]);
  });

  it('links « décaler » with a day to the grid of that day, with the minutes', () => {
    expect(found('owner', 'décaler samedi de 15 min').map(({ href }) => href)).toEqual([
      '/fr/organise/trouver/grid?day=2026-06-06&sheet=shift&minutes=15',
    ]);
  });
});
