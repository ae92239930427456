import { expect, it } from 'vitest';
import { edges, wishedParts } from '#db/enums.ts';
import type { EventWishes } from '#db/schema/index.ts';
import { type Table, tableOf } from '#lib/exchange/files/table.ts';
import { locales } from '#lib/i18n/locale.ts';
import { proposeEventColumns, typedSpeech, typedWishes, wishesTyped } from './event-cells.ts';

it('leaves a deleted séance out of a cell of wishes, and the cell empty if there are no wishes', () => {
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

it('names a word that is no language, and reads the others', () => {
  expect(typedSpeech('anglais, klingonnais')).toEqual({ spoken: ['en'], translatedInto: [], isWhole: false });
  expect(typedSpeech('VOSTFR')).toEqual({ spoken: [], translatedInto: [], isWhole: false });
});

const tableFrom = (...rows: string[][]): Table => {
  const made = tableOf(
    rows.map((cells, at) => ({ line: at + 1, cells })),
    true,
  );
  if ('code' in made) throw new Error(made.code);
  return made;
};

it('knows a heading that could be for one or several', () => {
  const heading = ['Date(s)', 'Heure', 'Salle(s)', 'Film(s)', 'Intervenant(s)', 'Thème(s)'];
  const row = ['7 mai 2027', '20h', 'Salle 1', 'Close', 'Awa Diop', 'Nuit'];
  const columns = ['day', 'start', 'room', 'films', 'people', 'themes'];
  expect(proposeEventColumns(tableFrom(heading, row))).toEqual(columns);
  const guests = ['Jour', 'Film(s)', 'Invité(e)(s)'];
  expect(proposeEventColumns(tableFrom(guests, ['7 mai', 'Close', 'Awa Diop']))).toEqual(['day', 'films', 'people']);
});
