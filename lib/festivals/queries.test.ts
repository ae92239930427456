import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { festivals, memberships, users } from '#db/schema/index.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { seedDemonstration } from '#lib/templates/demonstration.ts';
import { festivalsOf, OWN_SHOWN, publishedFestivals } from './queries.ts';

const person = (userId: number, isAdministrator = false) => ({ userId, name: '', email: '', isAdministrator });

describe('publishedFestivals', () => {
  const db = openTestDb();
  makeFestival(db, { events: 4, rooms: 1, days: 1, seed: 1 });
  const later = seedDemonstration(db, '2026-11-25T08:00:00.000Z');
  const sooner = seedDemonstration(db, '2026-11-01T08:00:00.000Z');

  it('shows what was released, never a draft', async () => {
    db.update(festivals)
      .set({ name: { fr: 'Secret' } })
      .where(eq(festivals.id, later.id))
      .run();
    expect(
      (await publishedFestivals('2026-11-10', db)).map(({ slug, name, eventCount, venues }) => [
        slug,
        name.fr,
        eventCount,
        venues[0]?.fr,
      ]),
    ).toEqual([
      [sooner.slug, 'Numérique En Lumière (démonstration)', 7, 'Auditorium'],
      [later.slug, 'Numérique En Lumière (démonstration)', 7, 'Auditorium'],
    ]);
  });

  it('lists upcoming ones first, then past ones from the latest', async () => {
    expect((await publishedFestivals('2026-12-01', db)).map(({ slug }) => slug)).toEqual([later.slug, sooner.slug]);
    expect((await publishedFestivals('2027-12-01', db)).map(({ slug }) => slug)).toEqual([later.slug, sooner.slug]);
  });
});

describe('festivalsOf', () => {
  const db = openTestDb();
  const mine = makeFestival(db, { events: 100, rooms: 2, days: 2, seed: 3 });
  const theirs = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 4 });
  seedDemonstration(db, '2026-11-25T08:00:00.000Z');

  it('lists the festivals of an account, with its role', () => {
    db.insert(memberships)
      .values({
        festivalId: theirs.festivalId,
        userId: mine.userId,
        role: 'team',
        createdAt: '2026-01-01T00:00:00.000Z',
      })
      .run();
    const list = festivalsOf(person(mine.userId), {}, db).festivals;
    expect(list.map(({ slug, role, release }) => [slug, role, release])).toEqual([
      [mine.slug, 'owner', null],
      [theirs.slug, 'team', null],
    ]);
    expect(list[0]).toMatchObject({ eventCount: 100 });
    expect(list.map(({ owners }) => owners)).toEqual([[], []]);
    expect(festivalsOf(person(999), {}, db)).toEqual({ festivals: [], found: 0, all: 0 });
  });

  it('lists all of them, the demonstration last, for administrators of the installation', () => {
    const list = festivalsOf(person(999, true), {}, db).festivals;
    expect(list.map(({ role, isDemonstration, release }) => [role, isDemonstration, release])).toEqual([
      ['owner', false, null],
      ['owner', false, null],
      ['owner', true, 1],
    ]);
  });

  it('names owners to administrators of the installation, and finds festivals by them', () => {
    db.update(users).set({ name: 'Zoé Lind' }).where(eq(users.id, theirs.userId)).run();
    const administrator = person(999, true);
    const found = festivalsOf(administrator, { search: 'zoe' }, db);
    expect([found.all, found.found, found.festivals.map(({ slug, owners }) => [slug, owners])]).toEqual([
      3,
      1,
      [[theirs.slug, ['Zoé Lind']]],
    ]);
    // A member cannot find the names of others with it.
    expect(festivalsOf(person(mine.userId), { search: 'zoe' }, db).found).toBe(0);
  });

  it('is searched without accents, and continues on other pages', () => {
    const many = openTestDb();
    const { userId } = makeFestival(many, { events: 0, rooms: 1, days: 1, seed: 1 });
    for (let at = 2; at <= OWN_SHOWN + 3; at += 1) {
      const made = makeFestival(many, { events: at % 2, rooms: 1, days: 1, seed: at });
      many
        .insert(memberships)
        .values({ ...made, userId, role: 'team', createdAt: '' })
        .run();
    }
    many
      .update(festivals)
      .set({ name: { fr: 'Écrans d’Évry' } })
      .where(eq(festivals.slug, 'festival-7'))
      .run();
    const actor = person(userId);
    expect(festivalsOf(actor, {}, many)).toMatchObject({ found: OWN_SHOWN + 3, all: OWN_SHOWN + 3 });
    expect(festivalsOf(actor, {}, many).festivals).toHaveLength(OWN_SHOWN);
    expect(festivalsOf(actor, { page: 2 }, many).festivals).toHaveLength(3);
    expect(festivalsOf(actor, { search: 'evry ECRANS' }, many).festivals).toMatchObject([
      { slug: 'festival-7', eventCount: 1 },
    ]);
  });
});
