import { describe, expect, it } from 'vitest';
import { MyPage } from '#app/_components/selection/my-page.tsx';
import { markupOf } from '#app/documents/document.tsx';
import { type CalendarChoice, calendarChoice } from '#lib/feeds/selection.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import type { EmbedLook, EmbedPart } from '#lib/programme/outlets.ts';
import { exampleDocument } from '#lib/programme/testing.ts';
import { EmbedPage } from './embed-page.tsx';
import { EventLines, EventLinks, Neighbours } from './event-links.tsx';
import { EventPage } from './event-page.tsx';
import { FestivalHeader, Hero } from './festival-header.tsx';
import { NowPage } from './now-page.tsx';
import { PrintDoor } from './print-sheets.tsx';
import { programmeOf } from './programme.ts';
import { DayPage, HomePage } from './programme-page.tsx';
import { ScreenPage } from './screen-page.tsx';
import { ProgrammeShell } from './shell.tsx';
import { SubscribePage } from './subscribe/subscribe-page.tsx';
import { AnnouncedEdition } from './when-and-where.tsx';

const document = exampleDocument();
const programme = programmeOf({ document, locale: 'fr', base: programmeBase('fr', 'f'), siteUrl: null });
/** On Saturday's page, at 00:30 on Sunday. */
const night = document.events.filter(({ number }) => number === 14);
/** The first séance of Sunday's page. */
const next = document.events.find(({ number }) => number === 15);
const plain = (markup: string) => markup.replaceAll(/<[^>]+>/g, '').replaceAll(/[\u00a0\u202f]/g, ' ');

it('says everywhere that an end is not certain while a length is unknown', () => {
  const [open] = document.events.filter(({ endIsApproximate }) => endIsApproximate);
  const room = document.rooms.find(({ number }) => number === open?.rooms[0]?.room);
  if (!open?.day || !room) throw new Error('no séance of unknown length');
  for (const drawn of [
    <DayPage programme={programme} date={open.day} />,
    <PrintDoor programme={programme} room={room} date={open.day} />,
    <ScreenPage programme={programme} room={room} drawnAt={document.publishedAt} />,
  ]) {
    const said = plain(markupOf(drawn));
    expect(said).toMatch(/jusque vers ?16 (h|heures) 54/);
    expect(said).not.toMatch(/jusqu’à ?16 (h|heures) 54/);
  }
});

it('names the date of a séance in the night, except on the page of its day', () => {
  if (!next) throw new Error('no séance');
  const links = plain(markupOf(<EventLinks programme={programme} events={night} />));
  expect(links).toContain('dimanche 7 juin');
  expect(links).not.toContain('6 juin');
  expect(plain(markupOf(<EventLines programme={programme} events={night} />))).toContain('dim. 7');
  expect(plain(markupOf(<Neighbours programme={programme} event={next} />))).toContain('dim. 7');
});

it('says under the day before that it is after midnight', () => {
  const under = plain(markupOf(<EventLinks programme={programme} events={night} isUnderDay />));
  expect(under).toContain('après minuit, dimanche 7 juin');
});

it('says that a séance is over right after its hours', () => {
  for (const isUnderDay of [false, true])
    expect(
      plain(markupOf(<EventLinks programme={programme} events={document.events} isUnderDay={isUnderDay} />)),
    ).not.toMatch(/\s,/);
});

const shown = (isOver: boolean) =>
  programmeOf({
    document: isOver ? { ...document, isOver } : document,
    locale: 'fr',
    base: programmeBase('fr', 'f'),
    siteUrl: 'https://programme.example',
  });
const everything = calendarChoice(document) as CalendarChoice;
const LOOK: EmbedLook = { appearance: 'auto', isPlain: false, isBare: false };

describe('a festival that is over', () => {
  it.each([
    ['its first page', (isOver: boolean) => <Hero programme={shown(isOver)} />],
    ['the page of its calendars', (isOver: boolean) => <SubscribePage programme={shown(isOver)} choice={everything} />],
    ['« en ce moment »', (isOver: boolean) => <NowPage programme={shown(isOver)} date="2026-06-07" />],
  ])('says so in a sentence on %s', (_, page) => {
    expect(markupOf(page(true))).toContain('Le festival est terminé.');
    expect(markupOf(page(false))).not.toContain('terminé');
  });

  it('promises no changes on the page of its calendars any more', () => {
    const of = (isOver: boolean) => plain(markupOf(<SubscribePage programme={shown(isOver)} choice={everything} />));
    expect([of(false), of(true)].map((page) => /changements? arrive/.test(page))).toEqual([true, false]);
  });

  it('offers the calendar of one’s own selection beside the others until then', () => {
    const of = (isOver: boolean) => markupOf(<SubscribePage programme={shown(isOver)} choice={everything} />);
    expect([false, true].map((isOver) => of(isOver).includes('href="/fr/festivals/f/my">Ma sélection'))).toEqual([
      true,
      false,
    ]);
  });

  it('names « en ce moment » before the festival for what it will show, and offers neither it nor a screen afterwards', () => {
    const of = (isOver: boolean) => markupOf(<NowPage programme={shown(isOver)} date="2026-06-07" />);
    const said = ['class="now-before', 'href="/fr/festivals/f/screen"', 'En ce moment et ensuite'];
    expect(said.map((one) => of(false).includes(one))).toEqual([true, true, true]);
    expect(said.map((one) => of(true).includes(one))).toEqual([false, false, false]);
  });

  it('leads nobody from « Ma sélection » to stars that are gone', () => {
    const of = (isOver: boolean) => markupOf(<MyPage programme={shown(isOver)} />);
    const said = [
      'une étoile l’ajoute',
      'Touchez l’étoile',
      'Choisir des séances',
      'Le festival est terminé',
      'Lire le programme',
    ];
    expect(said.map((one) => of(false).includes(one))).toEqual([true, true, true, false, false]);
    expect(said.map((one) => of(true).includes(one))).toEqual([false, false, false, true, true]);
  });

  it('says so beside its dates on every other page and in frames of other sites', () => {
    for (const page of [
      (isOver: boolean) => <FestivalHeader programme={shown(isOver)} here={(paths) => paths.home()} />,
      (isOver: boolean) => <EmbedPage programme={shown(isOver)} part={{ of: 'whole' }} look={LOOK} />,
    ]) {
      expect(markupOf(page(true))).toContain('>terminé<');
      expect(markupOf(page(false))).not.toContain('terminé');
    }
  });

  it('becomes an archive: what was shown, with the next edition, and nothing to book, to follow or to choose', () => {
    const nextEdition = { slug: 'suite', name: { fr: 'La suite' }, startsOn: '2027-06-05', endsOn: '2027-06-06' };
    const pages = [document, { ...document, isOver: true as const, nextEdition }].map((document) => {
      const all = programmeOf({
        document,
        locale: 'fr',
        base: '/fr/festivals/f',
        siteUrl: 'https://l.example',
        publicKey: 'k',
      });
      const [event] = document.events.filter(({ offers }) => offers.some(({ address }) => address !== ''));
      return markupOf(
        <>
          <FestivalHeader programme={all} here={(paths) => paths.home()} />
          <HomePage programme={all} />
          {event && <EventPage programme={all} event={event} />}
        </>,
      );
    });
    const of = (word: string) => pages.map((page) => page.includes(word));
    expect(of('Ce qui a été montré')).toEqual([false, true]);
    expect(of('href="/fr/festivals/suite"')).toEqual([false, true]);
    // Among plain files only where it is read elsewhere: there it is no file.
    const links = [{}, { url: 'https://suite.example' }].map((url) => {
      const past = { ...document, nextEdition: { ...nextEdition, ...url } };
      const files = programmeOf({
        document: past,
        locale: 'fr',
        base: '/fr/festivals/f',
        siteUrl: null,
        isServed: false,
      });
      return /href="([^"]*)"/.exec(markupOf(<AnnouncedEdition programme={files} className="" />))?.[1];
    });
    expect(links).toEqual([undefined, 'https://suite.example/fr/festivals/suite']);
    for (const word of [
      'class="star',
      '/subscribe"',
      'En ce moment',
      'class="jumps',
      'class="calendar',
      'class="booking',
      'href="https://ecrans.example.org/reserver"',
    ])
      expect([word, ...of(word)]).toEqual([word, true, false]);
  });

  it('has the early script at the end of an archive, which scrolls the bar to its day, and asks for nothing new', () => {
    const of = (isOver: boolean) => {
      const all = programmeOf({
        document: isOver ? { ...document, isOver } : document,
        locale: 'fr',
        base: '/fr/festivals/f',
        siteUrl: 'https://l.example',
        publicKey: 'k',
      });
      const page = markupOf(
        <ProgrammeShell programme={all} here={(paths) => paths.home()}>
          <main id="content" />
        </ProgrammeShell>,
      );
      return [page.split('<main').map((part) => part.includes('/early.js')), page.includes('data-island="fresh"')];
    };
    expect(of(false)).toEqual([[true, true], true]);
    expect(of(true)).toEqual([[true, true], false]);
  });
});

describe('a frame of another site', () => {
  const frame = (part: EmbedPart, look: Partial<EmbedLook> = {}) =>
    markupOf(<EmbedPage programme={shown(false)} part={part} look={{ ...LOOK, ...look }} />);
  const numbersIn = (page: string) =>
    document.events.map(({ number }) => number).filter((number) => page.includes(`/events/${number}-`));

  it('shows only the séances of a theme or room, on days that have some, and links to their own page', () => {
    expect(document.themes.length).toBeGreaterThan(0);
    for (const { slug, name } of document.themes) {
      const page = frame({ of: 'theme', slug });
      const own = document.events.filter(({ themes }) => themes.includes(slug));
      expect(numbersIn(page).sort()).toEqual(own.map(({ number }) => number).sort());
      expect(page).toContain(name.fr ?? '');
      expect(page).toContain(`/themes/${slug}`);
      expect(page.match(/class="day-head"/g) ?? []).toHaveLength(new Set(own.flatMap(({ day }) => day ?? [])).size);
    }
    const [room] = document.rooms;
    if (!room) throw new Error('no room');
    const own = document.events.filter(({ rooms }) => rooms.some((one) => one.room === room.number));
    expect(own.length).toBeGreaterThan(0);
    expect(own.length).toBeLessThan(document.events.length);
    expect(numbersIn(frame({ of: 'room', number: room.number })).sort()).toEqual(
      own.map(({ number }) => number).sort(),
    );
  });

  it('shows a cancelled séance, even if it is the only one of its day', () => {
    const [planned] = document.events.filter(({ status, day }) => status === 'planned' && day !== null);
    const room = planned?.rooms[0]?.room ?? 0;
    if (!planned || !room) throw new Error('no séance');
    const events = [{ ...planned, status: 'cancelled' as const }];
    const page = markupOf(
      <EmbedPage
        programme={{ ...shown(false), document: { ...document, events } }}
        part={{ of: 'room', number: room }}
        look={LOOK}
      />,
    );
    expect(page).toContain(`/events/${planned.number}-`);
    expect(page).toContain('Annul');
  });

  it('hides its head except for screen readers, and keeps the link to the programme', () => {
    const page = frame({ of: 'whole' }, { isBare: true });
    expect(page).not.toContain('embed-head');
    expect(page).toContain('<h1 class="spoken">');
    expect(page).toMatch(/embed-foot"><a class="link"/);
  });

  it('has the festival’s colours and fonts unless it is asked for without', () => {
    const own = { ...shown(false) };
    const festival = { ...document.festival, accent: '#7a1fa2', letters: 'newsreader' as const };
    const of = (isPlain: boolean) =>
      markupOf(
        <EmbedPage
          programme={{ ...own, document: { ...document, festival } }}
          part={{ of: 'whole' }}
          look={{ ...LOOK, isPlain }}
        />,
      );
    expect(of(false)).toMatch(/own-colours.*data-letters="newsreader"/);
    expect(of(true)).not.toMatch(/own-colours|data-letters/);
  });

  it('opens on the day that is on, with earlier days folded at the end', () => {
    const daysIn = (today: string | null) => {
      const page = markupOf(<EmbedPage programme={{ ...shown(false), today }} part={{ of: 'whole' }} look={LOOK} />);
      const [open = '', folded = ''] = page.split('<details class="past">');
      return [open, folded].map((part) =>
        ['2026-06-06', '2026-06-07'].filter(
          (date) => part.includes(`dateTime="${date}"`) || part.includes(`datetime="${date}"`),
        ),
      );
    };
    expect(daysIn(null)).toEqual([['2026-06-06', '2026-06-07'], []]);
    expect(daysIn('2026-06-07')).toEqual([['2026-06-07'], ['2026-06-06']]);
  });
});

it('the header marks one of its four places on every page below it', () => {
  const all = programmeOf({
    document,
    locale: 'fr',
    base: '/fr/festivals/f',
    siteUrl: 'https://l.example',
    publicKey: 'k',
  });
  const currentAt = (here: (paths: typeof all.paths) => string) =>
    /<a href="([^"]+)" aria-current="(\w+)"/.exec(markupOf(<FestivalHeader programme={all} here={here} />))?.slice(1);
  expect(currentAt((paths) => paths.home())).toEqual(['/fr/festivals/f', 'page']);
  expect(currentAt((paths) => `${paths.home()}/days/2026-06-07`)).toEqual(['/fr/festivals/f', 'true']);
  expect(currentAt((paths) => paths.now())).toEqual(['/fr/festivals/f/now', 'page']);
  // Before the first day, « En ce moment » shows that day.
  expect(currentAt((paths) => paths.now('2026-06-07'))).toEqual(['/fr/festivals/f/now', 'true']);
});
