import { expect, it } from 'vitest';
import { programmeDocument } from '#app/documents/programme-document.tsx';
import { programmeBase } from '#lib/i18n/paths.ts';
import type { PublicDocument } from '#lib/model/documents.ts';
import { exampleDocument, exampleEvent, exampleFilm } from '#lib/programme/testing.ts';
import { programmeOf } from './programme.ts';

const base = programmeBase('fr', 'ecrans-ouverts');

/** The HTML of the page at a tail. */
function page(tail: string, changes: Partial<PublicDocument> = {}): string {
  const document = exampleDocument(changes);
  const programme = programmeOf({ document, locale: 'fr', base, siteUrl: 'https://x.example' });
  return programmeDocument({ programme, released: null, at: '2026-05-01T10:00:00.000Z' }, tail) ?? '';
}

/** The paths of links between two places of a page, each once, without the festival's part. */
const linksIn = (html: string, from: string, to: string) => [
  ...new Set(
    Array.from(
      html.slice(html.indexOf(from), html.indexOf(to)).matchAll(new RegExp(`href="${base}/([^"]+)"`, 'g')),
      ([, path]) => path,
    ),
  ),
];

it('gives each part of the list of venues a name of its own', () => {
  const names = Array.from(page('/venues').matchAll(/<section aria-label="([^"]+)"/g), ([, name]) => name);
  expect(names.length).toBeGreaterThan(1);
  expect(new Set(names).size).toBe(names.length);
});

it('has no section on getting there where nothing is known', () => {
  const nowhere = exampleDocument().venues.map((venue) => ({
    ...venue,
    address: '',
    access: {},
    latitude: null,
    longitude: null,
  }));
  expect(page('/venues/1')).toContain('id="there"');
  expect(page('/venues/1', { venues: nowhere })).not.toContain('id="there"');
});

it('links every page to each list, and each list to all its entries', () => {
  expect(linksIn(page('/accessibility'), '<footer', '</footer>').slice(0, 4)).toEqual([
    'films',
    'people',
    'venues',
    'themes',
  ]);
  expect(linksIn(page('/films'), '<ol class="films">', '</ol>')).toEqual([
    'films/6-behind-glass',
    'films/7-nuit-blanche',
    'films/5-silent-forge',
    'films/4-terre-rare',
  ]);
  expect(linksIn(page('/people'), '<ol class="people-index">', '</ol>')).toContain('people/8-zoe-laurent');
  expect(linksIn(page('/venues'), '<ul class="venues">', '</main>')).toContain('venues/20-mediatheque');
  expect(linksIn(page('/themes'), '<ul class="threads">', '</main>')).toContain('themes/extraction');
});

it('links to the page to become a volunteer while volunteers are sought, on served pages, until the festival is over', () => {
  const link = '<a href="/fr/join/ecrans-ouverts">Devenir bénévole</a>';
  const count = (html: string) => html.split(link).length - 1;
  expect(count(page('/accessibility', { isJoinable: true }))).toBe(2);
  expect(count(page('/accessibility'))).toBe(0);
  expect(count(page('/accessibility', { isJoinable: true, isOver: true }))).toBe(0);
  const document = exampleDocument({ isJoinable: true });
  for (const elsewhere of [{ siteUrl: null }, { siteUrl: 'https://x.example', isServed: false }]) {
    const programme = programmeOf({ document, locale: 'fr', base, ...elsewhere });
    const html = programmeDocument({ programme, released: null, at: '2026-05-01T10:00:00.000Z' }, '/accessibility');
    expect(count(html ?? ''), JSON.stringify(elsewhere)).toBe(0);
  }
});

it('names a list in its order to search engines, and other orders as the same list', () => {
  const [json] = /"@type":"ItemList".*?\]/.exec(page('/films')) ?? [''];
  expect(
    Array.from(json.matchAll(/"position":(\d+),"url":"https:\/\/x\.example[^"]*\/([^"/]+)"/g), ([, at, name]) => [
      at,
      name,
    ]),
  ).toEqual([
    ['1', '6-behind-glass'],
    ['2', '7-nuit-blanche'],
    ['3', '5-silent-forge'],
    ['4', '4-terre-rare'],
  ]);
  expect(page('/films/by-country')).toContain(`<link rel="canonical" href="https://x.example${base}/films"/>`);
});

it('shows the original title below the translated one, with its language, in lists and on cards', () => {
  const versions = [{ spoken: ['ja'], subtitles: ['fr'], sdh: false, ad: false }];
  const films = [
    exampleFilm({ number: 4, originalTitle: 'Shio no michi', title: { fr: 'La Route du sel' }, versions }),
  ];
  expect(page('/films', { films })).toContain('<bdi lang="ja">Shio no michi</bdi>');
  expect(page('/days/2026-06-07', { films })).toContain('<bdi lang="ja">Shio no michi</bdi>');
  expect(page('/films')).not.toContain('film-original');
});

it('begins lists of several days with what is ahead, and folds what is over', () => {
  const dayed = (number: number, day: string) =>
    exampleEvent({
      number,
      day,
      startsAt: `${day}T10:00`,
      startInstant: `${day}T08:00:00.000Z`,
      endInstant: `${day}T09:00:00.000Z`,
      title: { fr: `Séance ${number}` },
      themes: ['extraction'],
      rooms: [{ room: 2, use: 'main' }],
      people: [{ person: 8, item: null, role: 'speaker', presence: 'in-person', isTentative: false }],
    });
  const events = [1, 2, 3, 4, 5, 6, 7].map((number) => dayed(number, number < 5 ? '2026-06-06' : '2026-06-07'));
  /** The numbers of the séances it lists, open and folded. */
  const listed = (tail: string) => {
    const main = page(tail, { events }).split('<main')[1] ?? '';
    return main
      .split('<details class="past">')
      .map((part) => Array.from(part.matchAll(/\/events\/(\d)-/g), ([, number]) => Number(number)));
  };
  for (const list of ['/people', '/themes']) {
    expect(listed(list)[0]).toEqual([1, 2, 3, 4, 5]);
    expect(listed(`${list}@2026-06-07`)[0]).toEqual([5, 6, 7, 1, 2]);
  }
  const [venue] = exampleDocument().rooms.filter(({ number }) => number === 2);
  for (const one of ['/people/8', '/themes/extraction', `/venues/${venue?.venue}`, '/rooms/2']) {
    expect(listed(one), one).toEqual([[1, 2, 3, 4, 5, 6, 7]]);
    expect(listed(`${one}@2026-06-06`), one).toEqual([[1, 2, 3, 4, 5, 6, 7]]);
    expect(listed(`${one}@2026-06-07`), one).toEqual([
      [5, 6, 7],
      [1, 2, 3, 4],
    ]);
    // With nothing ahead, what was shown stays in sight.
    expect(listed(`${one}@2026-06-08`), one).toEqual([[1, 2, 3, 4, 5, 6, 7]]);
  }
});
