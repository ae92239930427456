import { expect, it } from 'vitest';
import { edges, wishedParts } from '#db/enums.ts';
import type { EventWishes } from '#db/schema/index.ts';
import { locales } from '#lib/i18n/locale.ts';
import { typedWishes, wishesTyped } from './typed-wishes.ts';

it('leaves out a séance that was deleted, and is empty where nobody said any wishes', () => {
  const wishes = { part: 'evening', after: 12, before: 3 } as const;
  expect(wishesTyped(wishes, 'fr')).toBe('le soir\naprès « n° 12 »\navant « n° 3 »');
  expect(wishesTyped(wishes, 'fr', (number) => number === 3)).toBe('le soir\navant « n° 3 »');
  expect(wishesTyped(undefined, 'fr')).toBe('');
});

const all: EventWishes[] = [
  ...wishedParts.map((part) => ({ part })),
  ...edges.map((edge) => ({ edge })),
  { school: true },
  { after: 12 },
  { before: 12 },
  { apart: 12 },
];
it.each(all.flatMap((wishes) => locales.map((locale) => [wishes, locale] as const)))(
  'reads back what it says: %o in %s',
  (wishes, locale) =>
    expect(typedWishes(wishesTyped(wishes, locale), { isEvent: (number) => number === 12, dayIn: () => null })).toEqual(
      wishes,
    ),
);
