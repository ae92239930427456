import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentOffer } from '#lib/model/documents.ts';
import { documentFacetsOf, type Token } from './facets.ts';
import { countsOf, filtersOf, filtersOfTail, isAmong, keeping, queryOf, toggled, waysOut } from './filters.ts';
import { asked, holds, liveCounts, liveWaysOut } from './live-filter.ts';
import { askedFirst } from './search-lexicon.ts';
import { exampleDocument, exampleEvent, exampleItem } from './testing.ts';

const document = exampleDocument();
const { known, tokens, values } = documentFacetsOf(document);
const left = (...filters: Token[]) =>
  document.events.filter(keeping(document, filters) ?? (() => true)).map(({ number }) => number);
const asAddress = (query: string) => filtersOf(new URLSearchParams(query), known);

describe('the filters of a séance', () => {
  it('are its kind, theme, place, languages, access and price', () => {
    expect([...(tokens.get(10) ?? [])]).toEqual(
      expect.arrayContaining([
        'kind-screening',
        'venue-1',
        'language-sw',
        'subtitles-fr',
        'access-lsf',
        'access-loop',
        'access-debate',
        'offer-free',
      ]),
    );
  });

  it('include « accessible » only if every part can be followed without hearing', () => {
    const of = (items: Parameters<typeof exampleItem>[0][]) => {
      const events = [exampleEvent({ number: 1, title: { fr: 'x' }, items: items.map(exampleItem) })];
      return documentFacetsOf(exampleDocument({ events })).tokens.get(1)?.has('access-whole');
    };
    expect(
      of([
        { kind: 'film', access: ['sdh'] },
        { kind: 'debate', access: ['live-captions'] },
      ]),
    ).toBe(true);
    expect(
      of([{ kind: 'film', access: ['sdh'] }, { kind: 'break' }, { kind: 'debate', access: ['lsf-interpreted'] }]),
    ).toBe(true);
    expect(of([{ kind: 'film', access: ['sdh'] }, { kind: 'debate' }])).toBe(false);
    expect(of([{ kind: 'debate', access: ['sdh'] }])).toBe(false);
    expect(of([{ kind: 'film', access: ['loop', 'wheelchair'] }])).toBe(false);
    expect(of([])).toBe(false);
  });

  it('include the part of the day in which it begins, and of a drop-in all in which it is open', () => {
    const of = (startsAt: string, endsAt: string | null, admission: 'start' | 'drop-in' = 'drop-in') => {
      const events = [exampleEvent({ number: 1, title: {}, day: '2026-06-06', startsAt, endsAt, admission })];
      const found = documentFacetsOf(exampleDocument({ events })).tokens.get(1) ?? new Set();
      return [...found].flatMap((token) => (token.startsWith('time-') ? token.slice('time-'.length) : []));
    };
    expect(of('2026-06-06T09:00', '2026-06-06T18:00')).toEqual(['morning', 'afternoon']);
    expect(of('2026-06-06T14:00', '2026-06-07T00:30')).toEqual(['afternoon', 'evening']);
    expect(of('2026-06-06T14:00', null)).toEqual(['afternoon', 'evening']);
    expect(of('2026-06-06T14:00', '2026-06-07T10:00')).toEqual(['afternoon', 'evening']);
    expect(of('2026-06-06T11:00', '2026-06-06T19:00', 'start')).toEqual(['morning']);
  });

  it('include « gratuit » only if nobody pays', () => {
    const of = (...kinds: DocumentOffer['kind'][]) => {
      const offers = kinds.map((kind) => ({ kind, label: {}, price: {}, address: '', opensAt: null }));
      const events = [exampleEvent({ number: 1, title: { fr: 'x' }, offers })];
      return documentFacetsOf(exampleDocument({ events })).tokens.get(1)?.has('offer-free');
    };
    expect([of('free'), of('free', 'registration'), of('free', 'pass'), of('paid', 'free')]).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it('offer only values that occur, in the order of the programme', () => {
    expect(values.venue).toEqual(
      document.venues.map(({ number }) => String(number)).filter((value) => known.has(`venue-${value}`)),
    );
    expect(values.kind).not.toContain('outing');
  });
});

describe('the filters offered first', () => {
  it('are the evening, free, wheelchair, the reader’s language and for children, if there is such a thing', () => {
    const [evening, morning] = ['2026-06-06T20:00', '2026-06-06T09:00'].map((startsAt, i) =>
      exampleEvent({
        number: i + 1,
        title: { fr: 'x' },
        startsAt,
        label: i === 0 ? {} : { fr: 'Jeune public' },
        items: [exampleItem({ kind: 'talk', access: ['wheelchair'] })],
        spoken: [i === 0 ? 'fr' : 'en'],
        offers: [{ kind: 'free', label: {}, price: {}, address: '', opensAt: null }],
      }),
    );
    const both = exampleDocument({ events: [evening, morning].flatMap((event) => event ?? []) });
    expect(askedFirst(both, 'en')).toEqual([
      'time-evening',
      'offer-free',
      'access-wheelchair',
      'language-en',
      'label-jeune-public',
    ]);
    const bare = exampleDocument({ events: [exampleEvent({ number: 1, title: { fr: 'x' }, offers: [] })], offers: [] });
    expect(askedFirst(bare, 'fr').filter((token) => token !== 'access-wheelchair')).toEqual([]);
  });
});

describe('filters', () => {
  it('are read from an address in one order, without what the programme does not know', () => {
    expect(asAddress('access=lsf&utm_source=x&kind=talk&kind=screening&kind=talk&theme=nothing')).toEqual([
      'kind-screening',
      'kind-talk',
      'access-lsf',
    ]);
    expect(queryOf(asAddress('access=lsf&kind=talk'))).toBe('?kind=talk&access=lsf');
  });

  it('are read back from the path of a kept page', () => {
    expect(filtersOfTail(['access-lsf', 'kind-talk'], known)).toEqual(['kind-talk', 'access-lsf']);
    expect(filtersOfTail(['kind-talk', 'kind-x'], known)).toBeNull();
  });

  it('find séances with one of the values of each key, and with all chosen access', () => {
    const screenings = left('kind-screening');
    const talks = left('kind-talk');
    expect(left('kind-screening', 'kind-talk')).toEqual(
      [...screenings, ...talks].sort(
        (a, b) =>
          document.events.findIndex(({ number }) => number === a) -
          document.events.findIndex(({ number }) => number === b),
      ),
    );
    expect(left('kind-talk', 'access-lsf')).toEqual([]);
    expect(left('access-lsf', 'access-loop')).toEqual([10]);
    expect(left('access-lsf', 'access-relaxed' as Token)).toEqual([]);
  });

  it('are removed by the same link that added them', () => {
    expect(toggled(toggled(['kind-talk'], 'access-lsf'), 'kind-talk')).toEqual(['access-lsf']);
  });

  it('say which filter to drop if nothing is found, the one that gives most séances first', () => {
    const ways = waysOut(document, document.events, ['kind-talk', 'access-lsf']);
    expect(ways.map(({ token }) => token)).toEqual(expect.arrayContaining(['kind-talk', 'access-lsf']));
    expect(ways.map(({ count }) => count)).toEqual([...ways.map(({ count }) => count)].sort((a, b) => b - a));
    for (const { filters, count } of ways)
      expect(
        document.events.filter((event) => event.status === 'planned' && keeping(document, filters)?.(event)).length,
      ).toBe(count);
  });
});

describe('counts', () => {
  const all = [...known];
  const choice = fc.subarray(all, { maxLength: 5 });

  it('say how many séances a page would have with one more value', () => {
    fc.assert(
      fc.property(choice, fc.constantFrom(...all), (filters, token) => {
        const key = token.slice(0, token.indexOf('-'));
        const others = key === 'access' ? filters : filters.filter((one) => !one.startsWith(`${key}-`));
        const wanted = document.events.filter(
          ({ number, status }) => status === 'planned' && isAmong(tokens.get(number) ?? new Set(), [...others, token]),
        );
        expect(countsOf(document, document.events, filters)(token)).toBe(wanted.length);
      }),
    );
  });

  it('and choices are the same in the browser as on the server', () => {
    const planned = document.events.filter(({ status }) => status === 'planned');
    const sets = planned.map(({ number }) => new Set<string>(tokens.get(number)));
    fc.assert(
      fc.property(choice, (filters) => {
        const groups = asked(filters);
        planned.forEach(({ number }, i) => {
          expect(holds(sets[i] ?? new Set(), groups)).toBe(isAmong(tokens.get(number) ?? new Set(), filters));
        });
        const live = liveCounts(sets, groups);
        const count = countsOf(document, document.events, filters);
        for (const token of all) expect(live.get(token) ?? 0).toBe(count(token));
        const ways = waysOut(document, document.events, filters).map(({ token, count }) => ({ token, count }));
        expect(liveWaysOut(sets, filters)).toEqual(ways);
      }),
    );
  });
});
