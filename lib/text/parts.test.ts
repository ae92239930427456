import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownOf, plainOf } from './markdown.ts';
import { type Block, type Inline, linesOf, MAX_READ, textPartsOf } from './parts.ts';

/** The tree in a line: `p(un *mot*)`. */
const drawn = (blocks: readonly Block[]): string => blocks.map(drawnBlock).join(' ');

function drawnBlock(block: Block): string {
  if (block.kind === 'quote') return `quote(${drawn(block.blocks)})`;
  if (block.kind === 'list')
    return `list(${block.items.map(({ number, blocks }) => `${number ?? '-'} ${drawn(blocks)}`).join(' | ')})`;
  return `${block.kind === 'heading' ? 'h' : 'p'}(${block.parts.map(drawnInline).join('')})`;
}

function drawnInline(part: Inline): string {
  if (part.kind === 'text') return part.text;
  if (part.kind === 'break') return '/';
  const words = part.parts.map(drawnInline).join('');
  return part.kind === 'link' ? `[${words}>${part.address}]` : `<${part.kind === 'strong' ? 'b' : 'i'} ${words}>`;
}

const read = (text: string) => drawn(textPartsOf(text));

describe('light Markdown', () => {
  it.each([
    ['Un **mot** et *un autre*, ou _celui-ci_.', 'p(Un <b mot> et <i un autre>, ou <i celui-ci>.)'],
    ['Une ligne\nla suivante\n\nun paragraphe', 'p(Une ligne/la suivante) p(un paragraphe)'],
    ['# Le film\n## La salle\nDes mots', 'h(Le film) h(La salle) p(Des mots)'],
    [
      'Au programme :\n- un film\n- un **débat**\nEntrée libre',
      'p(Au programme :) list(- p(un film) | - p(un <b débat>)) p(Entrée libre)',
    ],
    ['1. un\n2. deux\n5. cinq', 'list(1 p(un) | 2 p(deux) | 5 p(cinq))'],
    ['1. un\n1. deux', 'list(1 p(un) | 2 p(deux))'],
    ['* un\n* deux', 'list(- p(un) | - p(deux))'],
    ['- un\n  - dedans\n- deux\n  la suite', 'list(- p(un) list(- p(dedans)) | - p(deux/la suite))'],
    ['> Une phrase.\n> Une autre.\nElle', 'quote(p(Une phrase./Une autre.)) p(Elle)'],
    ['> a\n>\n> b\n> - c\n> d', 'quote(p(a) p(b) list(- p(c)) p(d))'],
    ['[le site](https://exemple.org/a?b=1&c=2 "titre")', 'p([le site>https://exemple.org/a?b=1&c=2])'],
    [
      'Voir https://exemple.org/a, ou <https://exemple.org>.',
      'p(Voir [https://exemple.org/a>https://exemple.org/a], ou [https://exemple.org>https://exemple.org].)',
    ],
    ['[nous](mailto:a@b.fr) au [01 02](tel:+33102)', 'p([nous>mailto:a@b.fr] au [01 02>tel:+33102])'],
    ['https://exemple.org/Séance', 'p([https://exemple.org/Séance>https://exemple.org/Séance])'],
    ['« *Le Titre* » : **oui** ?', 'p(« <i Le Titre> » : <b oui> ?)'],
    ['\\*sans\\* \\[rien\\]', 'p(*sans* [rien])'],
  ])('%j', (text, tree) => expect(read(text)).toBe(tree));

  it.each([
    'M*A*S*H, N*E*R*D et F***',
    'de 14h_18h, @_julie_ et exemple.org/_nom_/',
    '* plein tarif',
    'Plein tarif* ; réduit**\n* sur place',
    '*** Coup de cœur ***',
    '– Bonjour.\n– Bonsoir.',
    '1995. Le mur tombe.',
    'Le 24.\n12. rue Haute',
    '1) un\n2) deux',
    '-20 % et -5 °C',
    '#Festival #2026',
    '>18 ans',
    '+ 3 €',
    '3 * 4 * 5 = 60 ; a_b_c ; 2 ** 3',
    'Nom : ______ Prénom : ______',
    'R&amp;B, <b>gras</b>, <!-- rien -->, `code`',
    '| a | b |\n|---|---|',
    'Titre\n=====\nTitre\n-----',
    '[VO](sous-titré) et [sic] [a]: b',
    '[a](javascript:alert(1)) [a](data:text/html,x) [a](//b.fr) [a](ftp://b.fr) [a](https://) [a](http:b) [a](<tel:1 2>)',
    '    en retrait\n\tencore',
    '-\n1.\n>x\n- ',
  ])('leaves %j as it was typed', (text) => expect(textPartsOf(text)).toEqual(linesOf(text)));

  it('leaves a text that is too long as it was typed', () => {
    const text = `**a** ${'b'.repeat(MAX_READ)}`;
    expect(textPartsOf(text)).toEqual(linesOf(text));
  });

  it('refuses an address that is too long', () => {
    expect(read(`[a](https://b.fr/${'c'.repeat(1900)})`)).toMatch(/^p\(\[a>https/);
    expect(read(`[a](https://b.fr/${'c'.repeat(2000)})`)).toMatch(/^p\(\[a\]/);
  });
});

describe('as plain text', () => {
  it('keeps words, lists and the addresses of links', () => {
    const text = `# Le film
Un *mot* de [nous](https://exemple.org), https://exemple.org/a ou [exemple.org](https://exemple.org/).
Au menu :
- un **film**
  - long
- un débat

2. deux

> cité`;
    expect(plainOf(text)).toBe(`Le film

Un mot de nous (https://exemple.org), https://exemple.org/a ou exemple.org.
Au menu :
– un film
  – long
– un débat

2. deux

cité`);
  });
});

/** Signs and words in any combination. */
const piece = fc.constantFrom(
  ...[
    '* ',
    '*',
    '**',
    '_',
    '- ',
    '1. ',
    '12. ',
    '> ',
    '# ',
    '[',
    '](https://a.fr)',
    '](javascript:x)',
    ')',
    '<',
    '>',
    '\\',
  ],
  ...[
    '\n',
    '\n\n',
    '\n  ',
    '\t',
    ' ',
    '`',
    '&amp;',
    'https://a.fr/',
    '<b>',
    '</script>',
    '\u00a0',
    '\r',
    '\u2028',
    '\0',
    '\u{1f600}',
    '\ud800',
  ],
);
const word = fc.stringMatching(/^[a-zé]{3,8}$/);
const mixed = fc.array(fc.oneof(piece, word), { maxLength: 60 }).map((pieces) => pieces.join(''));

const textIn = (value: unknown): string =>
  Array.isArray(value)
    ? value.map(textIn).join(' ')
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
          .map(([key, part]) => (key === 'text' || typeof part === 'object' ? textIn(part) : ''))
          .join('')
      : String(value);

/** How deeply the deepest part is nested. */
const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;

describe('any typed text', () => {
  it('is read, and keeps every word', () => {
    fc.assert(
      fc.property(mixed, (text) => {
        const letters = (from: string) =>
          from.replace(/https?:\/\/a\.fr\/?|javascript:x/g, ' ').match(/[a-zé]{3,}/g) ?? [];
        const plain = plainOf(text);
        for (const one of letters(text)) expect(plain).toContain(one);
      }),
      { seed: 7, numRuns: 2000 },
    );
  });

  it('links only to pages, mailboxes and telephones', () => {
    const address = fc.oneof(
      fc.webUrl(),
      fc.string(),
      fc.constantFrom('javascript:alert(1)', 'JaVaScRiPt:x', 'data:x', 'vbscript:x'),
    );
    fc.assert(
      fc.property(address, fc.constantFrom('', '<'), (to, open) => {
        const found = JSON.stringify(textPartsOf(`[mot](${open}${to}${open && '>'}) <${to}> ${to}`));
        for (const [, scheme] of found.matchAll(/"address":"([^:"]*):/g))
          expect(scheme).toMatch(/^(?:https?|mailto|tel)$/i);
      }),
      { seed: 7 },
    );
  });

  it('is the same after a round through Markdown that other programs read', () => {
    fc.assert(
      fc.property(mixed, (text) => {
        const words = (from: string) => textIn(textPartsOf(from)).match(/[a-zé]{3,}/g) ?? [];
        expect(words(markdownOf(textPartsOf(text)))).toEqual(words(text));
      }),
      { seed: 7 },
    );
  });

  it('has the same addresses after it, whatever signs are in them', () => {
    const addresses = (from: string) =>
      [...JSON.stringify(textPartsOf(from)).matchAll(/"address":"([^"]*)"/g)].map(String);
    const text = 'Voir https://youtu.be/_a, https://a.fr/b ou [nous](https://a.fr/~d_/_e).';
    expect(markdownOf(textPartsOf(text))).toBe(
      'Voir [https://youtu.be/\\_a](https://youtu.be/_a), https://a.fr/b ou [nous](https://a.fr/~d_/_e).',
    );
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
        expect(addresses(markdownOf(textPartsOf(`mot ${address} mot`)))).toEqual(addresses(`mot ${address} mot`));
      }),
      { seed: 7 },
    );
  });

  const filled = (unit: string) => unit.repeat(Math.floor(MAX_READ / unit.length));
  it.each([
    ...[
      '*',
      '_',
      '**a ',
      '*a _b ',
      '[',
      '[a](',
      '![',
      '> ',
      '>',
      '- ',
      '- a\n',
      '  - a\n',
      '# ',
      '`',
      '<',
      '<http://',
      'a*',
      '*a',
      '\\',
    ],
    ...[
      '> a\nb\n',
      '1. a\n',
      ' ',
      '\t',
      '\n',
      '[[a](http://b)',
      '_a_',
      'mailto:a@',
      '*_',
      '[](',
      '[a](http://b "',
      'https://',
    ],
  ])(
    'is read in time, and no deeper than can be drawn: %j',
    (unit) => {
      const half = filled(unit).slice(0, MAX_READ / 2);
      const mirrored = half + [...half].reverse().join('').replaceAll('[', ']').replaceAll('(', ')');
      for (const text of [filled(unit), mirrored]) expect(depthOf(textPartsOf(text))).toBeLessThan(50);
    },
    // About ten times what is needed; anything quadratic would take minutes.
    3000,
  );
});
