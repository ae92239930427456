import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { festivals, memberships } from '#db/schema/index.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { seedDemonstration } from '#lib/templates/demonstration.ts';
import { festivalsOf, publishedFestivals } from './queries.ts';

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

  it('puts what is to come first, and of the past the latest', async () => {
    expect((await publishedFestivals('2026-12-01', db)).map(({ slug }) => slug)).toEqual([later.slug, sooner.slug]);
    expect((await publishedFestivals('2027-12-01', db)).map(({ slug }) => slug)).toEqual([later.slug, sooner.slug]);
  });
});

describe('festivalsOf', () => {
  const db = openTestDb();
  const mine = makeFestival(db, { events: 100, rooms: 2, days: 2, seed: 3 });
  const theirs = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 4 });
  seedDemonstration(db, '2026-11-25T08:00:00.000Z');

  it('lists those an account has a part in, with its role', () => {
    db.insert(memberships)
      .values({
        festivalId: theirs.festivalId,
        userId: mine.userId,
        role: 'reader',
        createdAt: '2026-01-01T00:00:00.000Z',
      })
      .run();
    const list = festivalsOf(person(mine.userId), db);
    expect(list.map(({ slug, role, release }) => [slug, role, release])).toEqual([
      [mine.slug, 'owner', null],
      [theirs.slug, 'reader', null],
    ]);
    expect(list[0]).toMatchObject({ eventCount: 100 });
    expect(festivalsOf(person(999), db)).toEqual([]);
  });

  it('lists all of them, the demonstration last, for who administers the installation', () => {
    const list = festivalsOf(person(999, true), db);
    expect(list.map(({ role, isDemonstration, release }) => [role, isDemonstration, release])).toEqual([
      ['owner', false, null],
      ['owner', false, null],
      ['owner', true, 1],
    ]);
  });
});
