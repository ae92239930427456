import { expect, it } from 'vitest';
import { markupOf } from '#app/documents/document.tsx';
import type { Bilingual } from '#db/columns.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import type { DocumentEvent, DocumentItem } from '#lib/model/documents.ts';
import type { EventFacts } from '#lib/model/live-facts.ts';
import { exampleDocument } from '#lib/programme/testing.ts';
import { OtherShowings } from './event-links.tsx';
import { EventPage } from './event-page.tsx';
import { EventSide } from './event-side.tsx';
import { LinkedData } from './page-description.tsx';
import { programmeOf } from './programme.ts';

const made = exampleDocument();
const screening = made.events.find(({ number }) => number === 10);
if (!screening) throw new Error('no séance');

type Live = Partial<Pick<EventFacts, 'delay' | 'places'>>;

function pageOf(changes: Partial<DocumentEvent> = {}, live: Live | null = null, locale: Locale = 'fr'): string {
  const event = { ...screening, ...changes } as DocumentEvent;
  const facts = { delay: null, places: null, notices: [], ...live };
  const document = {
    ...made,
    offers: [],
    events: [event],
    ...(live ? { live: { events: new Map([[event.number, facts]]), notices: [] } } : {}),
  };
  const programme = programmeOf({
    document,
    locale,
    base: programmeBase(locale, 'f'),
    siteUrl: 'https://programme.example',
    publicKey: 'k',
  });
  return markupOf(<EventPage programme={programme} event={event} />);
}

it('is in the order visitors need', () => {
  const page = pageOf();
  const places = ['class="picture plate', '<h1', 'single-when', 'star-words', 'data-island="send"']
    .concat(['data-clash=', 'id="film-4"', 'id="access"', 'id="people"', 'id="where"'])
    .map((part) => page.indexOf(part));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
});

it('names the last announced room as the former one, not the first', () => {
  const rooms = screening.rooms.map(({ room }) => room);
  const from = made.rooms.find(({ number }) => !rooms.includes(number))?.number;
  expect(pageOf({ previousRoom: from })).toMatch(/annoncée auparavant\s: [^)]+\)\./);
});

it('says in the copy for Google that the hour is to be confirmed', () => {
  const details = (changes: Partial<DocumentEvent>) => {
    const [, link = ''] = /href="(https:\/\/calendar\.google[^"]*)"/.exec(pageOf(changes)) ?? [];
    return new URL(link.replaceAll('&amp;', '&')).searchParams.get('details');
  };
  const page = details({ timeIsToConfirm: false });
  expect(page).toMatch(/^https:\/\/programme\.example\/\S+$/);
  expect(details({ timeIsToConfirm: true })).toBe(`Horaire à confirmer.\n\n${page}`);
});

it('has no link to book what is cancelled', () => {
  const offers = [{ kind: 'paid', address: 'https://billets.example', label: {}, price: {}, opensAt: null }] as const;
  expect(pageOf({ offers: [...offers] })).toContain('id="offers"');
  expect(pageOf({ offers: [...offers], status: 'cancelled' })).not.toMatch(/billets\.example|id="offers"/);
});

it('shows « Autre » only for a part without a title', () => {
  const [film] = screening.items;
  const order = (title: Bilingual) => pageOf({ items: [film, { ...film, kind: 'other', film: null, title }] as never });
  expect(order({ fr: 'Mots d’accueil' })).not.toContain('Autre</p>');
  expect(order({})).toContain('<p class="order-kind">Autre</p>');
});

it('says the parts without their hours while the séance is late', () => {
  const [film] = screening.items;
  const debate = { ...film, kind: 'debate', film: null, startsAt: '2026-06-06T20:30', minutes: 30 };
  const items = [film, debate] as DocumentEvent['items'];
  const orderOf = (page: string) => page.match(/<section aria-labelledby="order".*?<\/section>/s)?.[0] ?? '';
  const [onTime, late] = [pageOf({ items }), pageOf({ items }, { delay: 20 })].map(orderOf);
  expect(onTime).toContain('class="order-end"');
  expect(onTime).toContain('dateTime="2026-06-06T20:30"');
  expect(late).toContain('<p class="order-kind">Débat</p>');
  expect(late).not.toMatch(/dateTime="20|order-end/);
});

it.each([
  ['to be booked', 'paid', 'https://billets.example', null, '<a class="btn lamp" href="https://billets.example">'],
  ['full', 'paid', 'https://billets.example', 'full', '<p class="booking-state is-full">Complet'],
  ['few seats left', 'paid', 'https://billets.example', 'last-places', 'Réserver<small> Dernières places</small>'],
  ['free', 'free', '', null, '<p class="booking-state free"><span>Entrée libre'],
  ['paid at the door', 'paid', '', null, '<p class="booking-state door"><span>Billets sur place'],
] as const)('says how to get in: %s', (_, kind, address, places, expected) => {
  const offers = [{ kind, address, label: {}, price: {}, opensAt: null }];
  expect(pageOf({ offers }, { places })).toContain(expected);
});

it('has no link to book what is full or cancelled', () => {
  const offers = [{ kind: 'paid' as const, address: 'https://billets.example', label: {}, price: {}, opensAt: null }];
  const ways = (page: string) => page.split('class="side-column"')[0]?.includes('https://billets.example');
  expect([ways(pageOf({ offers })), ways(pageOf({ offers }, { places: 'full' }))]).toEqual([true, false]);
  expect(ways(pageOf({ offers, status: 'cancelled' }))).toBe(false);
});

it('sets a title that would fill the first screen in smaller type', () => {
  expect(pageOf({ title: { fr: 'Un titre '.repeat(10) } })).toContain('class="event-title is-long"');
  expect(pageOf({ title: { fr: 'Un titre' } })).not.toContain('is-long');
});

it('tells two roles of a person at their name, separated as each language does', () => {
  const [first] = screening.people;
  if (!first) throw new Error('nobody');
  const people = [
    { ...first, role: 'speaker' as const },
    { ...first, role: 'moderator' as const },
  ];
  expect(pageOf({ people })).toContain('Intervenant·e\u202F; Animation');
  expect(pageOf({ people }, null, 'en')).toContain('Speaker; Moderator');
  // Once in the running order.
  expect(pageOf({ people })).toContain('<bdi>Karim Benali</bdi></p></div></li></ol>');
});

it('says of who may not come that it is not certain, beside their part too', () => {
  const [order = ''] = pageOf().match(/<section aria-labelledby="order".*?<\/section>/s) ?? [];
  expect(order).toContain('<bdi>Karim Benali, Zoé Laurent (sous réserve)</bdi>');
});

it('lists the other séances of its films once for those shown together again', () => {
  const filmOf = (film: number) => ({ ...screening.items[1], film, version: null }) as DocumentItem;
  const seance = (number: number, films: number[]): DocumentEvent => ({
    ...screening,
    number,
    items: films.map(filmOf),
  });
  const headings = (...others: number[][]) => {
    const event = seance(10, [4, 5]);
    const document = { ...made, events: [event, ...others.map((films, i) => seance(11 + i, films))] };
    const programme = programmeOf({ document, locale: 'fr', base: programmeBase('fr', 'f'), siteUrl: null });
    const page = markupOf(<OtherShowings programme={programme} event={event} />).replaceAll('\u00a0', ' ');
    return Array.from(page.matchAll(/<h2[^>]*><bdi>([^<]*)/g), ([, heading]) => heading);
  };
  expect(headings([4, 5])).toEqual(['Autres séances de « Terre rare » et « Silent Forge »']);
  expect(headings([4, 5], [5])).toEqual(['Autres séances de « Terre rare »', 'Autres séances de « Silent Forge »']);
});

it('says of the séance that continues this one, or that it continues, that it is cancelled', () => {
  const [first, second] = made.events.filter(({ status }) => status === 'planned');
  if (!first || !second) throw new Error('no séances');
  const pageOfOne = (shown: number, off: number) => {
    const pair = [first, { ...second, continues: first.number }].map(
      (event, i): DocumentEvent => (i === off ? { ...event, status: 'cancelled' } : event),
    );
    const document = { ...made, events: pair };
    const programme = programmeOf({ document, locale: 'fr', base: programmeBase('fr', 'f'), siteUrl: null });
    const event = pair[shown];
    return event && markupOf(<EventSide programme={programme} event={event} />);
  };
  for (const [shown, other] of [
    [0, 1],
    [1, 0],
  ] as const) {
    expect(pageOfOne(shown, other)).toContain('<span class="flag">Annulée</span> <a class="link"');
    expect(pageOfOne(shown, shown)).not.toContain('Annulée');
  }
});

it('says of another séance of its film that this has captions, as its copy is not shown there', () => {
  const version = { spoken: ['fr'], subtitles: [], sdh: true, ad: false };
  const items = [{ ...screening.items[1], version } as DocumentItem];
  const document = { ...made, events: [screening, { ...screening, number: 11, items }] };
  const programme = programmeOf({ document, locale: 'fr', base: programmeBase('fr', 'f'), siteUrl: null });
  expect(markupOf(<OtherShowings programme={programme} event={screening} />)).toContain('chip sdh');
});

it('has linked data that read as JSON and end no script, whatever its texts are', () => {
  const [base, siteUrl] = [programmeBase('fr', 'f'), 'https://programme.example'];
  const programme = programmeOf({ document: made, locale: 'fr', base, siteUrl });
  const hostile = `"</script><script>alert('1')</script><!-- & <sCRIPT`;
  const page = markupOf(<LinkedData programme={programme} steps={[{ name: hostile, path: '/a' }]} />);
  const [, json = '', ...more] = page.split(/<\/?script[^>]*>/i);
  expect(more).toEqual(['']);
  expect(JSON.parse(json).itemListElement.at(-1).item).toMatchObject({ name: hostile, '@id': `${siteUrl}/a` });
});
