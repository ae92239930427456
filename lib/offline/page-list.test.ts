import { expect, it } from 'vitest';
import { pageIndexOf, tailOf } from '#lib/addresses/public-address.ts';
import { locales } from '#lib/i18n/locale.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import { exampleDocument, exampleEvent } from '#lib/programme/testing.ts';
import { MAX_PAGES, pageListOf, pagesOf } from './page-list.ts';

const all = ({ frame, events, others }: ReturnType<typeof pagesOf>) => [
  ...frame,
  ...events.map(([path]) => path),
  ...others,
];

it.each(locales)('lists pages in %s by their address, each once', (locale) => {
  const document = exampleDocument();
  const index = pageIndexOf(document);
  const base = programmeBase(locale, document.festival.slug);
  const pages = all(pagesOf(document, locale));
  expect(new Set(pages).size).toBe(pages.length);
  for (const page of pages) {
    expect(page.startsWith(base), page).toBe(true);
    const segments = page.slice(base.length).split('/').slice(1);
    expect(tailOf(index, segments, locale).kind, page).toBe('page');
  }
});

it('lists all of the programme, the frame first and the séances with their ends', () => {
  const document = exampleDocument();
  const { frame, events, others } = pagesOf(document, 'fr');
  const base = '/fr/festivals/ecrans-ouverts';
  expect(frame.slice(0, 3)).toEqual([base, `${base}/days/2026-06-06`, `${base}/days/2026-06-07`]);
  expect(frame).toContain(`${base}/now/2026-06-07`);
  expect(events.map(([, end]) => end)).toEqual(document.events.map(({ endInstant }) => endInstant));
  expect(events).toContainEqual([`${base}/events/10-terre-rare`, '2026-06-06T11:45:00.000Z']);
  expect(others).toContain(`${base}/films/4-terre-rare`);
  expect(others).toContain(`${base}/people/8-zoe-laurent`);
});

it('ends a drop-in when its day ends', () => {
  const event = exampleEvent({ number: 1, title: { fr: 'x' }, admission: 'drop-in', startsAt: '2026-06-06T09:00' });
  const { events } = pagesOf(exampleDocument({ events: [event] }), 'fr');
  expect(events.map(([, end]) => end)).toEqual(['2026-06-07T03:00:00.000Z']);
});

it('has a maximum length: days and séances of a large programme before other pages', () => {
  const events = Array.from({ length: MAX_PAGES - 8 }, (_, i) => exampleEvent({ number: i + 100, title: { fr: 'x' } }));
  const listed = pagesOf(exampleDocument({ events }), 'fr');
  expect(all(listed)).toHaveLength(MAX_PAGES);
  expect(listed.others).toHaveLength(1);
  const more = pagesOf(exampleDocument({ events: [...events, ...events] }), 'fr');
  expect([all(more).length, more.others.length]).toEqual([MAX_PAGES, 0]);
});

it('lists the files its pages depend on, in their language', () => {
  const list = pageListOf({ document: exampleDocument(), publicKey: 'abcd' }, 'en', {
    edition: 'x1',
    assets: ['/early.js'],
  });
  expect(list).toMatchObject({ version: 'abcd-x1', key: 'abcd', timeZone: 'Europe/Paris', assets: ['/early.js'] });
  expect(list.frame[0]).toBe('/en/festivals/ecrans-ouverts');
});
