import { expect, it } from 'vitest';
import { markupOf } from '#app/documents/document.tsx';
import { programmeBase } from '#lib/i18n/paths.ts';
import type { EventFacts, Notice } from '#lib/model/live-facts.ts';
import { type EmbedPart, lookAsked } from '#lib/programme/outlets.ts';
import {
  exampleBlock,
  exampleDocument,
  exampleEvent,
  exampleFilm,
  exampleItem,
  examplePicture,
  examplePresence,
} from '#lib/programme/testing.ts';
import { EmbedPage } from './embed-page.tsx';
import { EventLinks } from './event-links.tsx';
import { programmeOf } from './programme.ts';
import { DayPage, HomePage } from './programme-page.tsx';

it('shows prices and the note of the festival where a day is its first page, and on other days only what belongs to the day', () => {
  const offer = { kind: 'paid' as const, price: { fr: '20 €' }, address: '', opensAt: null };
  const made = exampleDocument({ events: [exampleEvent({ number: 1, title: { fr: 'Une séance' } })] });
  const [day] = made.days;
  const document = {
    ...made,
    note: { fr: 'Deux séances en plus.' },
    offers: [{ ...offer, label: { fr: 'Passe de trois jours' } }],
    days: made.days.map((one) => ({ ...one, offers: [{ ...offer, label: { fr: 'Billet du jour' } }] })),
  };
  const told = (text: string) => [{ text: { fr: text }, at: '2026-06-06T10:00:00.000Z' }];
  const pageOf = (isHome: boolean, notices: Notice[] = []) => {
    const live = { events: new Map(), notices };
    const programme = programmeOf({
      document: { ...document, live },
      locale: 'fr',
      base: programmeBase('fr', 'f'),
      siteUrl: null,
    });
    return markupOf(<DayPage programme={programme} date={day?.date ?? ''} isHome={isHome} />);
  };
  const said = (isHome: boolean) =>
    ['Deux séances en plus.', 'Passe de trois jours', 'Billet du jour'].filter((label) =>
      pageOf(isHome).includes(label),
    );
  expect([said(true), said(false)]).toEqual([
    ['Deux séances en plus.', 'Passe de trois jours', 'Billet du jour'],
    ['Billet du jour'],
  ]);
  // On the screen the last message of the moment says the same above the page already.
  const [same, other] = [told('Deux séances en plus.'), told('Une autre.')];
  const isOnPaper = (notices: Notice[]) => pageOf(true, notices).includes('hero-note on-paper');
  expect([same, other, [...same, ...other], [...other, ...same]].map(isOnPaper)).toEqual([true, false, false, true]);
});

it('marks cancelled and postponed séances in the grid of rooms, and strikes through only cancelled ones', () => {
  const at = (number: number, own = {}) =>
    exampleEvent({ number, startsAt: `2026-06-06T1${number}:00`, title: { fr: `Séance ${number}` }, ...own });
  const document = exampleDocument({
    blocks: [],
    events: [at(1), at(2, { status: 'cancelled' }), at(3, { status: 'cancelled', isPostponed: true })],
  });
  const programme = programmeOf({ document, locale: 'fr', base: programmeBase('fr', 'f'), siteUrl: null });
  const [, grid = ''] = markupOf(<DayPage programme={programme} date="2026-06-06" isHome={false} />).split(
    'id="rooms"',
  );
  const blocks = grid.split('<li data-f').slice(1);
  expect(
    blocks.map((block) => [
      /<b>(.*?)<\/b>/
        .exec(block)?.[1]
        ?.replace(/<[^>]*>/g, '')
        .trim(),
      /class="[^"]*\boff\b/.test(block),
    ]),
  ).toEqual([
    ['Séance 1', false],
    ['Annulée Séance 2', true],
    ['Reportée Séance 3', false],
  ]);
});

it('orders the day in a frame that may be on by the script that marks what is over', () => {
  const at = (number: number, day: string) => {
    const [startInstant, endInstant] = [`${day}T08:00:00.000Z`, `${day}T09:00:00.000Z`];
    return exampleEvent({
      number,
      day,
      startsAt: `${day}T10:00`,
      startInstant,
      endInstant,
      title: { fr: 'Une séance' },
    });
  };
  const document = exampleDocument({ events: [at(1, '2026-06-06'), at(2, '2026-06-07')] });
  const frame = (part: EmbedPart, today: string | null, own = {}) => {
    const programme = programmeOf({
      document: { ...document, ...own },
      locale: 'fr',
      base: programmeBase('fr', 'f'),
      siteUrl: 'https://programme.example',
      publicKey: 'k',
    });
    const page = markupOf(
      <EmbedPage programme={{ ...programme, today }} part={part} look={lookAsked(new URLSearchParams())} />,
    );
    const early = /<script src="\/early\.js[^>]* data-from="([^"]*)" data-to="([^"]*)"/.exec(page)?.slice(1);
    // The script at its end shows it to visitors with another clock.
    expect(page).toMatch(/<p hidden="" class="zone-note[^>]* data-hours="2026-06-06T12:00Z=2026-06-06T14:00 /);
    return [page.match(/class="day-now"/g)?.length ?? 0, page.match(/class="past /g)?.length ?? 0, early];
  };
  const span = ['2026-06-06T08:00:00.000Z', '2026-06-07T09:00:00.000Z'];
  expect(frame({ of: 'whole' }, '2026-06-07')).toEqual([1, 1, span]);
  expect(frame({ of: 'day', date: '2026-06-06' }, null)).toEqual([1, 1, span]);
  expect(frame({ of: 'whole' }, null)).toEqual([0, 0, span]);
  // A frame of a festival that is over says so once.
  expect(frame({ of: 'whole' }, null, { isOver: true })).toEqual([0, 0, undefined]);
});

it('loads the pictures of the first screen with the page, and the others when they come near', () => {
  const numbers = [1, 2, 3, 4, 5];
  const made = exampleDocument({
    blocks: [],
    films: numbers.map((number) => exampleFilm({ number, originalTitle: `Film ${number}` })),
    events: numbers.map((number) =>
      exampleEvent({
        number,
        title: { fr: `Séance ${number}` },
        startsAt: `2026-06-06T1${number}:00`,
        items: [exampleItem({ kind: 'film', film: number, minutes: 20 })],
      }),
    ),
    pictures: numbers.map((number) => examplePicture(`${number}`.repeat(64), { of: `film:${number}`, use: 'still' })),
  });
  const programme = programmeOf({ document: made, locale: 'fr', base: programmeBase('fr', 'f'), siteUrl: null });
  const page = markupOf(<DayPage programme={programme} date="2026-06-06" isHome={false} />);
  const images = Array.from(page.matchAll(/<img[^>]*>/g), ([image]) => image);
  expect(images.map((image) => image.includes('loading="lazy"'))).toEqual([false, false, false, true, true]);
});

it('has the hours of a séance for the mark « terminée », but not if it does not take place', () => {
  const shown = (own = {}) => {
    const document = exampleDocument({
      events: [
        exampleEvent({
          number: 1,
          title: { fr: 'Une séance' },
          startInstant: '2026-06-06T08:00:00.000Z',
          endInstant: '2026-06-06T09:00:00.000Z',
          ...own,
        }),
      ],
    });
    const programme = programmeOf({ document, locale: 'fr', base: programmeBase('fr', 'f'), siteUrl: null });
    const markup = markupOf(<EventLinks programme={programme} events={document.events} />);
    return /data-start="([^"]*)" data-end="([^"]*)"/.exec(markup)?.slice(1) ?? null;
  };
  expect(shown()).toEqual(['2026-06-06T08:00:00.000Z', '2026-06-06T09:00:00.000Z']);
  expect(shown({ status: 'cancelled' })).toBeNull();
});

it('has the hours of a break, also in the second of two hours that the clocks show twice', () => {
  const shown = (startsAt: string, endsAt: string, own = {}) => {
    const blocks = [exampleBlock({ startsAt, endsAt, ...own })];
    const events = [exampleEvent({ number: 1, title: {}, startsAt: '2026-10-25T10:00' })];
    const made = exampleDocument({ blocks, events });
    const document = { ...made, days: made.days.map((day, i) => (i === 0 ? { ...day, date: '2026-10-25' } : day)) };
    const programme = programmeOf({ document, locale: 'fr', base: programmeBase('fr', 'f'), siteUrl: null });
    const markup = markupOf(<DayPage programme={programme} date={blocks[0]?.day ?? ''} isHome={false} />);
    return /class="break" data-start="([^"]*)" data-end="([^"]*)"/.exec(markup)?.slice(1);
  };
  const endInstant = '2026-10-25T01:30:00.000Z';
  const night = ['2026-10-25T02:30', '2026-10-25T02:15'] as const;
  expect(shown(...night)).toEqual(['2026-10-25T00:30:00.000Z', '2026-10-25T01:15:00.000Z']);
  expect(shown('2026-10-25T01:30', '2026-10-25T02:30', { endInstant })).toEqual([
    '2026-10-24T23:30:00.000Z',
    endInstant,
  ]);
});

it('shows only days on which something took place for a festival that is over, and counts only those', () => {
  const at = (number: number, startsAt: string | null, own = {}) =>
    exampleEvent({ number, startsAt, title: { fr: `Séance ${number}` }, ...own });
  const made = exampleDocument({
    blocks: [],
    events: [
      at(1, '2026-06-06T10:00', { themes: ['t'] }),
      at(2, '2026-06-07T10:00', { status: 'cancelled', themes: ['t'] }),
      at(3, null, { status: 'cancelled' }),
      at(4, null),
    ],
  });
  const of = (document: typeof made) =>
    programmeOf({ document, locale: 'fr', base: programmeBase('fr', 'f'), siteUrl: null });
  const page = markupOf(<HomePage programme={of({ ...made, isOver: true })} />);
  expect([1, 2].map((number) => page.includes(`Séance ${number}`))).toEqual([true, false]);
  expect(page).not.toContain('Aucune séance n’est encore annoncée');
  const links = markupOf(<EventLinks programme={of(made)} events={made.events.slice(2)} />);
  expect(links.split('Date à préciser')).toHaveLength(2);
});

it('shows the note of a version published after the festival, and no earlier one', () => {
  const made = { ...exampleDocument(), isOver: true as const, note: { fr: 'Merci à toutes et à tous.' } };
  const says = (publishedAt: string) => {
    const document = { ...made, publishedAt };
    const programme = programmeOf({ document, locale: 'fr', base: programmeBase('fr', 'f'), siteUrl: null });
    return markupOf(<HomePage programme={programme} />).includes('Merci à toutes et à tous.');
  };
  expect([says('2026-06-07T20:00:00.000Z'), says('2026-06-09T20:00:00.000Z')]).toEqual([false, true]);
});

it('names on a card once who takes part in several parts', () => {
  const people = [0, 1].map((item) => examplePresence({ person: 9, item, isTentative: item === 0 }));
  const title = { fr: 'Une rencontre' };
  const document = exampleDocument({
    blocks: [],
    events: [exampleEvent({ number: 1, title, kind: 'talk', startsAt: '2026-06-06T10:00', people })],
  });
  const programme = programmeOf({ document, locale: 'fr', base: programmeBase('fr', 'f'), siteUrl: null });
  const page = markupOf(<DayPage programme={programme} date="2026-06-06" />);
  expect(page.match(/Karim Benali<\/a>/g)).toHaveLength(1);
  // And with « sous réserve » if one part is.
  expect(page).toContain('(sous réserve)');
});

it('says in the grid of rooms when a late séance ends, as its card does', () => {
  const times = { startsAt: '2026-06-06T10:00', endsAt: '2026-06-06T11:00' };
  const made = exampleDocument({
    blocks: [],
    events: [exampleEvent({ ...times, number: 1, title: {}, endInstant: '2026-06-06T09:00:00.000Z' })],
  });
  const saidOf = (live: EventFacts) => {
    const document = { ...made, live: { events: new Map([[1, live]]), notices: [] } };
    const programme = programmeOf({ document, locale: 'fr', base: programmeBase('fr', 'f'), siteUrl: null });
    const [, grid = ''] = markupOf(<DayPage programme={programme} date="2026-06-06" />).split('id="rooms"');
    return /class="spoken">jusqu’à ([^<]*)/.exec(grid)?.[1];
  };
  expect(saidOf({ delay: 20, places: null, notices: [] })).toBe('11 heures 20');
  expect(saidOf({ delay: 20, cut: 15, places: null, notices: [] })).toBe('11 heures 5');
  expect(saidOf({ delay: null, places: 'full', notices: [] })).toBe('11 heures');
});

it('has captions of the copies among the access of a card that does not show the copies', () => {
  const version = { spoken: ['fr'], subtitles: [], sdh: true, ad: false };
  const saidOf = (...films: number[]) => {
    const items = films.map((film) => exampleItem({ kind: 'film', film, version }));
    const events = [exampleEvent({ number: 1, title: { fr: 'x' }, startsAt: '2026-06-06T10:00', items })];
    const document = exampleDocument({ blocks: [], events });
    const programme = programmeOf({ document, locale: 'fr', base: programmeBase('fr', 'f'), siteUrl: null });
    const page = markupOf(<DayPage programme={programme} date="2026-06-06" />);
    return [page.includes('VF, ST-SME'), page.includes('chip sdh')];
  };
  expect(saidOf(4)).toEqual([true, false]);
  expect(saidOf(4, 5)).toEqual([false, true]);
});

it('names the place of what is open all day, and says so once, also where nothing else is on that day', () => {
  const made = exampleDocument();
  const document = { ...made, events: made.events.filter(({ admission }) => admission === 'drop-in') };
  const programme = programmeOf({ document, locale: 'fr', base: programmeBase('fr', 'f'), siteUrl: null });
  const page = markupOf(<DayPage programme={programme} date="2026-06-06" />);
  const list = page.split('class="day-list"')[1] ?? '';
  expect(list).toContain('Auditorium, sauf mention');
  // Said once for all, by the heading.
  expect(list.match(/ntrée à tout moment/g)).toHaveLength(1);
});

it('says of a day with nothing but a break that no séance is announced', () => {
  const document = exampleDocument({
    events: [exampleEvent({ number: 1, title: {}, startsAt: '2026-06-07T10:00' })],
  });
  expect(document.blocks.map(({ day }) => day)).toContain('2026-06-06');
  const programme = programmeOf({ document, locale: 'fr', base: programmeBase('fr', 'f'), siteUrl: null });
  const page = markupOf(<DayPage programme={programme} date="2026-06-06" />);
  expect(page).toContain('Aucune séance n’est encore annoncée pour ce jour.');
  expect(['href="#morning"', 'href="#seances"', 'href="#rooms"'].filter((link) => page.includes(link))).toEqual([]);
});
