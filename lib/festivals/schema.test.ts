import { describe, expect, it } from 'vitest';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { fieldErrors } from '#lib/i18n/field-messages.ts';
import { freeSlug } from './queries.ts';
import { festivalSlug } from './schema.ts';

describe('festivalSlug', () => {
  it.each(['lumiere-2026', 'a', '2026'])('takes %s', (typed) => expect(festivalSlug.parse(typed)).toBe(typed));

  it.each([
    ['', 'required'],
    ['lumière', 'address'],
    ['a--b', 'address'],
    ['-a', 'address'],
    ['a/b', 'address'],
    ['Selections', 'reserved'],
    ['volunteers', 'reserved'],
    ['new', 'reserved'],
    ['a'.repeat(61), 'tooLong:60'],
  ])('refuses %j', (typed, error) => {
    const result = festivalSlug.safeParse(typed);
    expect(result.error && fieldErrors(result.error)).toEqual({ '': error });
  });
});

it('freeSlug returns a slug that is free and no reserved word', () => {
  const db = openTestDb();
  makeFestival(db, { events: 0, rooms: 1, days: 1, seed: 1, slug: 'lumiere' });
  makeFestival(db, { events: 0, rooms: 1, days: 1, seed: 2, slug: 'lumiere-2' });
  expect(freeSlug(db, 'Lumière !')).toBe('lumiere-3');
  expect(freeSlug(db, 'Volunteers')).toBe('volunteers-2');
  expect(freeSlug(db, '🎬')).toBe('festival');
  expect([freeSlug(db, 'Son & image', 'fr'), freeSlug(db, 'Sound & image', 'en')]).toEqual([
    'son-et-image',
    'sound-and-image',
  ]);
});
