import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typeset, typesetIn } from './typeset.ts';

const visible = (text: string) => text.replaceAll('\u00A0', '~').replaceAll('\u202F', '_');

describe('French typesetting', () => {
  it.each([
    ['Comment épouser un milliardaire ?', 'Comment épouser un milliardaire_?'],
    ['Comment épouser un milliardaire?', 'Comment épouser un milliardaire_?'],
    ['Quoi ?! Non !', 'Quoi_?! Non_!'],
    ['un ; deux', 'un_; deux'],
    ['Distribution : Ana', 'Distribution~: Ana'],
    ['Distribution: Ana', 'Distribution~: Ana'],
    ['Que faire  ?', 'Que faire_?'],
    ['« Le sang et la boue »', '«~Le sang et la boue~»'],
    ['«Le sang et la boue»', '«~Le sang et la boue~»'],
    ['« Vraiment ? »', '«~Vraiment_?~»'],
    ['« Vraiment ? », dit-elle : « oui ! »', '«~Vraiment_?~», dit-elle~: «~oui_!~»'],
    // A title with its own quotes, quoted in a sentence; alone it is unchanged.
    ['« Autour de « Nuit » » finit à 19 h', '«~Autour de “Nuit”~» finit à 19~h'],
    ['« « Nuit » et « Jour » », puis « Aube »', '«~“Nuit” et “Jour”~», puis «~Aube~»'],
    ['«\u00A0Qui a vu «\u202FNuit\u202F»\u202F?\u00A0»', '«~Qui a vu “Nuit”_?~»'],
    ['Autour de « Nuit »', 'Autour de «~Nuit~»'],
    ['« Un « deux » trois', '«~Un «~deux~» trois'],
    ['« Un » deux » « trois « quatre »', '«~Un~» deux~» «~trois «~quatre~»'],
    ['« Un « deux « trois » » »', '«~Un «~deux «~trois~»~»~»'],
    ["L'heure d'hiver", 'L’heure d’hiver'],
    ["l'« ordre »", 'l’«~ordre~»'],
    ["aujourd'hui à 9 h 30", 'aujourd’hui à 9~h~30'],
    ['94 min, 28 novembre 2026', '94~min, 28~novembre 2026'],
    ['1er décembre, 3 févr.', '1er~décembre, 3~févr.'],
    ['6 €, réduit 4 €, 50 %', '6~€, réduit 4~€, 50~%'],
    ['35 mm, 2 heures, 12 ans', '35~mm, 2~heures, 12~ans'],
    ['de 9 h à 11 h 45', 'de 9~h à 11~h~45'],
    ['9 h 30-11 h 45', '9~h~30~– 11~h~45'],
    ['9 h 30 - 11 h 45', '9~h~30~– 11~h~45'],
    ['9h30-11h45', '9h30~– 11h45'],
    ['20:30-22:00', '20:30~– 22:00'],
    ['9 h – 11 h', '9~h~– 11~h'],
    // Unchanged: digits that are no times, hours within words, the colon of a time or a ratio.
    ['2025-2026, pages 9-11', '2025-2026, pages 9-11'],
    ['à 20:30 au 3:4', 'à 20:30 au 3:4'],
    ['4 minimes, 3 marsouins, 2 habits', '4 minimes, 3 marsouins, 2 habits'],
    ['sans rien à changer', 'sans rien à changer'],
    ['(!)', '(!)'],
    ['', ''],
  ])('%j', (text, expected) => {
    expect(visible(typeset(text, 'fr'))).toBe(expected);
  });

  it.each([
    'https://exemple.org/?q=a;b!c:d',
    'http://exemple.org:8080/9-11',
    'www.exemple.org/quoi?oui',
    "camille.o'neil@exemple.org".replace("'", ''),
    'exemple.org/28/mars?x;y',
    'webcal://exemple.org/feeds/a.ics?lang=en',
  ])('leaves the address %s unchanged', (address) => {
    expect(typeset(address, 'fr')).toBe(address);
    expect(visible(typeset(`Voir ${address} : ici ; là ?`, 'fr'))).toBe(`Voir ${address}~: ici_; là_?`);
  });

  it('keeps no-break spaces that somebody typed', () => {
    for (const text of ['Quoi\u00A0?', 'Note\u202F: oui', '«\u202Foui\u202F»', '9\u202Fh\u202F30', '94\u202Fmin'])
      expect(typeset(text, 'fr')).toBe(text);
  });
});

describe('English typesetting', () => {
  it.each([
    ["It's 9 am: why?", 'It’s 9~am: why?'],
    ['94 min, 28 November, 6 €', '94~min, 28~November, 6~€'],
    ['20:30 - 22:00', '20:30~– 22:00'],
    ['Really ?', 'Really ?'],
  ])('%j', (text, expected) => {
    expect(visible(typeset(text, 'en'))).toBe(expected);
  });
});

// If it were read again from each letter, one of these would take minutes and reach the runner's
// time limit.
it.each(['a', 'a.', 'a-', '1', ' ', '« ', 'a@', 'www.', '9 h 30-', "l'", '!', ': '])(
  'two hundred thousand characters of %j are read once',
  (piece) => {
    const text = `${piece.repeat(200_000 / piece.length)}/ ?`;
    for (const locale of ['fr', 'en'] as const)
      expect(typeset(text, locale).replace(/[\s’'–-]/g, '')).toBe(text.replace(/[\s’'–-]/g, ''));
  },
);

describe('for any text', () => {
  const pieces = fc.constantFrom(
    ' ',
    '  ',
    '\u00A0',
    '\u202F',
    ':',
    ';',
    '!',
    '?',
    '«',
    '»',
    "'",
    '’',
    '-',
    '–',
    '9',
    '30',
    'h',
    ' h ',
    ' min',
    ' mars',
    ' · ',
    '1er',
    'a',
    'é',
    'https://x.org/?a',
    '@x.org',
    '.',
    '/',
    '\n',
    '(',
    ')',
    '“',
    '”',
    '€',
    '😀',
    '\u0301',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(pieces, { maxLength: 14 }).map((list) => list.join('')),
  );

  it('doing it twice changes nothing', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom('fr' as const, 'en' as const), (text, locale) => {
        const once = typeset(text, locale);
        expect(typeset(once, locale)).toBe(once);
      }),
      { numRuns: 3000 },
    );
  });

  it('changes nothing but spaces, apostrophes, quotes and the dash between times', () => {
    const bare = (text: string) =>
      text
        .replace(/[\s’'–-]/g, '')
        .replace(/[«“]/g, '“')
        .replace(/[»”]/g, '”');
    fc.assert(
      fc.property(texts, fc.constantFrom('fr' as const, 'en' as const), (text, locale) => {
        expect(bare(typeset(text, locale))).toBe(bare(text));
      }),
      { numRuns: 2000 },
    );
  });
});

it('typesets a text in the other language by the rules of that language', () => {
  expect(typesetIn({ fr: 'Salle 2 : complet' }, 'en')).toBe('Salle 2\u00a0: complet');
  expect(typesetIn({ en: 'Room 2: full' }, 'fr')).toBe(typeset('Room 2: full', 'en'));
});
