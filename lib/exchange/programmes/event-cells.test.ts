import { expect, it } from 'vitest';
import { edges, wishedParts } from '#db/enums.ts';
import type { EventWishes } from '#db/schema/index.ts';
import { locales } from '#lib/i18n/locale.ts';
import { typedSpeech, typedWishes, wishesTyped } from './event-cells.ts';

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

it.each<[string, string[], string[]]>([
  ['anglais', ['en'], []],
  ['FR', ['fr'], []],
  ['Français et anglais', ['fr', 'en'], []],
  ['fr/en', ['fr', 'en'], []],
  ['EN, FR', ['en', 'fr'], []],
  ['anglais, traduit en français', ['en'], ['fr']],
  ['En anglais (traduction simultanée en français)', ['en'], ['fr']],
  ['Wolof – interprété en français et en anglais', ['wo'], ['fr', 'en']],
  ['In English, translated into French', ['en'], ['fr']],
  ['Traduit en LSF', [], ['fsl']],
  ['', [], []],
])('« %s »', (cell, spoken, translatedInto) =>
  expect(typedSpeech(cell)).toEqual({ spoken, translatedInto, isWhole: true }),
);

it('says where a word names no language, and takes the others', () => {
  expect(typedSpeech('anglais, klingonnais')).toEqual({ spoken: ['en'], translatedInto: [], isWhole: false });
  expect(typedSpeech('VOSTFR')).toEqual({ spoken: [], translatedInto: [], isWhole: false });
});
