import { EventPage } from '#app/_components/programme/event-page.tsx';
import { FilmPage } from '#app/_components/programme/film-page.tsx';
import { FilmsPage } from '#app/_components/programme/films-page.tsx';
import { AccessibilityPage, KeptPrivacyPage, LegalPage } from '#app/_components/programme/legal-pages.tsx';
import { OwnPage } from '#app/_components/programme/own-page.tsx';
import {
  dayDescription,
  eventDescription,
  eventPageTitle,
  filmDescription,
  gatheringDescription,
  ownPageDescription,
  personDescription,
  roomDescription,
  venueDescription,
} from '#app/_components/programme/page-description.tsx';
import { PeoplePage, PersonPage } from '#app/_components/programme/people-page.tsx';
import { type Here, type Programme, pageSentences } from '#app/_components/programme/programme.ts';
import { DayPage, HomePage, ListPage, SeasonPage } from '#app/_components/programme/programme-page.tsx';
import { indexTitle, SinglePage } from '#app/_components/programme/single-page.tsx';
import { Said } from '#app/_components/programme/text.tsx';
import { SeriesPage, ThemePage, ThemesPage } from '#app/_components/programme/themes-page.tsx';
import { RoomPage, RoomsOfVenue, VenuePage, WalksFrom } from '#app/_components/programme/venue-page.tsx';
import { VenueFacts } from '#app/_components/programme/when-and-where.tsx';
import { readInstallation } from '#lib/festivals/installation.ts';
import { filmTitle, titledFilm } from '#lib/films/title.ts';
import { inLocale } from '#lib/i18n/text.ts';
import {
  eventNode,
  festivalNode,
  filmNode,
  personNode,
  roomNode,
  seriesNode,
  venueNode,
} from '#lib/linked-data/event.ts';
import { imagesOf, listNode, ownPageNode } from '#lib/linked-data/node.ts';
import { eventsOfSeries, eventsOfTheme } from '#lib/programme/around.ts';
import { seasonOf } from '#lib/programme/day.ts';
import { documentFacetsOf } from '#lib/programme/facets.ts';
import { filtersOfTail, queryOf } from '#lib/programme/filters.ts';
import { filmsByLetter, type IndexName, isFilmOrder, peopleByLetter } from '#lib/programme/indexes.ts';
import { plainOf } from '#lib/text/markdown.ts';
import { formatDate } from '#lib/time/format.ts';
import { type DrawnPage, eventPicture, festivalPicture, type PageSource, pictureUrl } from './programme-page.ts';

/**
 * The legal notice, with the present host of these pages: it belongs to the installation, so no
 * release holds it.
 */
const HostedLegalPage = ({ programme }: { programme: Programme }) => (
  <LegalPage programme={programme} host={readInstallation()} />
);

/**
 * Draws a page from the parts of the address that follow its section: `['12']` for `/events/12`.
 * Null where the programme has no such page.
 */
export type PageOf = (source: PageSource, names: readonly string[]) => DrawnPage | null;

const dayOf = ({ index }: Programme, date: string | undefined) => index.days.get(date ?? '')?.date ?? null;

const filtersIn = ({ document }: Programme, names: readonly string[]) =>
  filtersOfTail(names, documentFacetsOf(document).known);

/** A page that exists once in a programme. */
const single =
  (
    title: 'legal.title' | 'privacy.title' | 'accessibility.title',
    here: Here,
    draw: (source: PageSource) => DrawnPage['body'],
  ) =>
  (source: PageSource): DrawnPage => ({ title: pageSentences(source.programme)(title), here, body: draw(source) });

/** The breadcrumb to the list, on the page of one of its things. */
const stepTo = (programme: Programme, name: IndexName) => ({
  name: indexTitle(programme, name),
  path: programme.paths[name](),
});

/**
 * The list of all films, people, venues or themes; `items` answers the paths of their pages, in the
 * order of the list.
 */
function listing(
  programme: Programme,
  name: IndexName,
  body: DrawnPage['body'],
  items: (paths: Programme['paths']) => readonly string[],
): DrawnPage {
  return {
    title: indexTitle(programme, name),
    here: (paths) => paths[name](),
    steps: [stepTo(programme, name)],
    about: (page) => [listNode(page, page.paths[name](), items(page.paths))],
    body,
  };
}

/** The first page of the festival, whichever day it shows. */
function atHome(programme: Programme, body: DrawnPage['body']): DrawnPage {
  return {
    title: null,
    name: programme.say(programme.document.festival.name),
    here: (paths) => paths.home(),
    hasData: true,
    steps: [],
    about: (page) => [festivalNode(page, pictureUrl(programme, festivalPicture(programme)))],
    body,
  };
}

/**
 * The pages every programme has, published or not, by the first part of their address (`tailOf` in
 * lib/addresses/public-address.ts). A narrowed page names the whole page as its canonical address.
 */
export const pagesOfProgramme: Readonly<Record<string, PageOf>> = {
  '': ({ programme }) => atHome(programme, <HomePage programme={programme} />),
  // What the festival's own address shows while the festival is on: the day that is on, under the
  // same links.
  today: ({ programme }, [name]) => {
    const date = dayOf(programme, name);
    if (date === null) return null;
    const season = seasonOf(programme.document);
    return atHome(
      programme,
      season ? (
        <SeasonPage programme={programme} dates={season} next={date} />
      ) : (
        <DayPage programme={programme} date={date} isHome />
      ),
    );
  },
  list: ({ programme }, names) => {
    const filters = filtersIn(programme, names);
    if (!filters) return null;
    return {
      title: null,
      name: programme.say(programme.document.festival.name),
      here: (paths) => paths.home() + queryOf(filters),
      canonical: (paths) => paths.home(),
      body: <ListPage programme={programme} filters={filters} />,
    };
  },
  days: ({ programme }, [name, ...narrowed]) => {
    const date = dayOf(programme, name);
    const filters = filtersIn(programme, narrowed);
    if (date === null || !filters) return null;
    const { locale, paths } = programme;
    const title = formatDate(date, locale, 'long');
    return {
      title,
      name: formatDate(date, locale),
      here: (paths) => paths.day(date) + queryOf(filters),
      canonical: (paths) => paths.day(date),
      description: dayDescription(programme, date),
      steps: filters.length === 0 ? [{ name: title, path: paths.day(date) }] : undefined,
      body: <DayPage programme={programme} date={date} filters={filters} />,
    };
  },
  events: ({ programme }, [name]) => {
    const event = programme.index.events.get(Number(name));
    if (!event) return null;
    const { say, locale, paths } = programme;
    const picture = eventPicture(programme, event);
    const day = event.day === null ? [] : [{ name: formatDate(event.day, locale, 'long'), path: paths.day(event.day) }];
    return {
      title: eventPageTitle(programme, event),
      name: say(event.title),
      here: (paths) => paths.event(event),
      description: eventDescription(programme, event),
      picture,
      steps: [...day, { name: inLocale(event.title, locale), path: paths.event(event) }],
      about: (page) => [eventNode(page, event, pictureUrl(programme, picture?.path))],
      body: <EventPage programme={programme} event={event} />,
    };
  },
  films: ({ programme }, [name]) => {
    const { document, locale } = programme;
    if (name === undefined || isFilmOrder(name)) {
      const body = <FilmsPage programme={programme} order={name ?? null} />;
      const inOrder = filmsByLetter(document, locale).flatMap(([, films]) => films);
      const list = listing(programme, 'films', body, (paths) => inOrder.map((film) => paths.film(titledFilm(film))));
      // The list in another order is the same list, so its canonical address is that of the first
      // order.
      return name === undefined ? list : { ...list, here: (paths) => paths.films(name), canonical: list.here };
    }
    const film = programme.index.films.get(Number(name));
    if (!film) return null;
    const title = filmTitle(film);
    const here: Here = (paths) => paths.film({ number: film.number, title });
    return {
      title: programme.say(title),
      here,
      description: filmDescription(programme, film),
      steps: [stepTo(programme, 'films'), { name: inLocale(title, locale), path: here(programme.paths) }],
      about: (page) => [{ ...filmNode(page, film), ...imagesOf(page, `film:${film.number}`) }],
      body: <FilmPage programme={programme} film={film} />,
    };
  },
  people: ({ programme }, [name]) => {
    if (name === undefined) {
      const inOrder = peopleByLetter(programme.document, programme.locale).flatMap(([, people]) => people);
      return listing(programme, 'people', <PeoplePage programme={programme} />, (paths) => inOrder.map(paths.person));
    }
    const person = programme.index.people.get(Number(name));
    if (!person) return null;
    return {
      title: programme.say(person.name),
      name: person.name,
      here: (paths) => paths.person(person),
      description: personDescription(programme, person),
      steps: [stepTo(programme, 'people'), { name: person.name, path: programme.paths.person(person) }],
      about: (page) => [{ ...personNode(page, person), ...imagesOf(page, `person:${person.number}`) }],
      body: <PersonPage programme={programme} person={person} />,
    };
  },
  venues: ({ programme }, [name]) => {
    if (name === undefined)
      return listing(programme, 'venues', <VenuesPage programme={programme} />, (paths) =>
        programme.document.venues.map(paths.venue),
      );
    const venue = programme.index.venues.get(Number(name));
    if (!venue) return null;
    return {
      title: programme.say(venue.name),
      here: (paths) => paths.venue(venue),
      description: venueDescription(programme, venue),
      steps: [
        stepTo(programme, 'venues'),
        { name: inLocale(venue.name, programme.locale), path: programme.paths.venue(venue) },
      ],
      about: (page) => [{ ...venueNode(page, venue), ...imagesOf(page, `venue:${venue.number}`) }],
      body: <VenuePage programme={programme} venue={venue} />,
    };
  },
  rooms: ({ programme }, [name]) => {
    const room = programme.index.rooms.get(Number(name));
    if (!room) return null;
    return {
      title: programme.say(room.name),
      here: (paths) => paths.room(room),
      description: roomDescription(programme, room),
      steps: [{ name: inLocale(room.name, programme.locale), path: programme.paths.room(room) }],
      about: (page) => [{ ...roomNode(page, room), ...imagesOf(page, `room:${room.number}`) }],
      body: <RoomPage programme={programme} room={room} />,
    };
  },
  series: ({ programme }, [name]) => {
    const series = programme.index.series.get(Number(name));
    if (!series) return null;
    const { say, document, locale, paths } = programme;
    const title = say(series.title);
    return {
      title,
      here: (paths) => paths.series(series),
      description: gatheringDescription(
        programme,
        title,
        eventsOfSeries(document, series.number),
        plainOf(say(series.introduction)),
      ),
      steps: [stepTo(programme, 'themes'), { name: inLocale(series.title, locale), path: paths.series(series) }],
      about: (page) => [{ ...seriesNode(page, series), ...imagesOf(page, `series:${series.number}`) }],
      body: <SeriesPage programme={programme} series={series} />,
    };
  },
  themes: ({ programme }, [name]) => {
    if (name === undefined) {
      const { themes, series } = programme.document;
      return listing(programme, 'themes', <ThemesPage programme={programme} />, (paths) => [
        ...themes.map(paths.theme),
        ...series.map(paths.series),
      ]);
    }
    const theme = programme.index.themes.get(name ?? '');
    if (!theme) return null;
    const title = programme.say(theme.name);
    return {
      title,
      here: (paths) => paths.theme(theme),
      description: gatheringDescription(
        programme,
        title,
        eventsOfTheme(programme.document, theme.slug),
        plainOf(programme.say(theme.introduction ?? {})),
      ),
      steps: [
        stepTo(programme, 'themes'),
        { name: inLocale(theme.name, programme.locale), path: programme.paths.theme(theme) },
      ],
      body: <ThemePage programme={programme} theme={theme} />,
    };
  },
  pages: ({ programme }, [name]) => {
    const page = programme.index.pages.get(name ?? '');
    if (!page) return null;
    const { say, locale, paths } = programme;
    return {
      title: say(page.title),
      here: (paths) => paths.page(page),
      description: ownPageDescription(programme, page),
      steps: [{ name: inLocale(page.title, locale), path: paths.page(page) }],
      about: (linked) => [ownPageNode(linked, page)],
      body: <OwnPage programme={programme} page={page} />,
    };
  },
  legal: single(
    'legal.title',
    (paths) => paths.legal(),
    ({ programme }) => <HostedLegalPage programme={programme} />,
  ),
  privacy: single(
    'privacy.title',
    (paths) => paths.privacy(),
    ({ programme }) => <KeptPrivacyPage programme={programme} />,
  ),
  accessibility: single(
    'accessibility.title',
    (paths) => paths.accessibility(),
    ({ programme }) => <AccessibilityPage programme={programme} />,
  ),
};

/** The page of this table at this tail (`/days/2026-11-28/kind-talk`); null where there is none. */
export function pageIn(pages: Readonly<Record<string, PageOf>>, source: PageSource, tail: string): DrawnPage | null {
  const [section = '', ...names] = tail.slice(1).split('/');
  return Object.hasOwn(pages, section) ? (pages[section]?.(source, names) ?? null) : null;
}

/** Every venue: how to get there, how far the others are, and its rooms. */
function VenuesPage({ programme }: { programme: Programme }) {
  return (
    <SinglePage programme={programme} kind="other" title={indexTitle(programme, 'venues')}>
      <ul className="venues">
        {programme.document.venues.map((venue) => (
          <li key={venue.number}>
            <h2>
              <a href={programme.paths.venue(venue)}>
                <Said programme={programme} text={venue.name} />
              </a>
            </h2>
            <VenueFacts programme={programme} venue={venue} />
            <WalksFrom programme={programme} venue={venue} heading="h3" />
            <RoomsOfVenue programme={programme} venue={venue} heading="h3" />
          </li>
        ))}
      </ul>
    </SinglePage>
  );
}
