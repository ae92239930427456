import type { ReactNode } from 'react';
import { filmTitle } from '../../../lib/films/title.ts';
import { numberOf } from '../../../lib/i18n/paths.ts';
import { documentFacetsOf } from '../../../lib/programme/facets.ts';
import { filtersOf, queryOf } from '../../../lib/programme/filters.ts';
import { isOutlet } from '../../../lib/programme/outlets.ts';
import { pageIndexOf, tailOf } from '../../../lib/programme/public-address.ts';
import { formatDate } from '../../../lib/time/format.ts';
import { AccessibilityPage } from './accessibility-page.tsx';
import { EventPage } from './event-page.tsx';
import { FilmPage } from './film-page.tsx';
import { HostedLegalPage } from './hosted-legal-page.tsx';
import { PersonPage } from './person-page.tsx';
import { PrivacyPage } from './privacy-page.tsx';
import { type Here, type Programme, pageSentences } from './programme.ts';
import { DayPage, HomePage, ListPage } from './programme-page.tsx';
import { RoomPage } from './room-page.tsx';
import { SeriesPage } from './series-page.tsx';
import { ThemePage } from './theme-page.tsx';
import { VenuePage } from './venue-page.tsx';

/** A page of a programme: its title, its address in either language, and what it shows. */
export type AnyPage = { title: string; here: Here; body: ReactNode };

/**
 * The page behind these segments (`['events', '12-le-sang-et-la-boue']`), for programmes that are drawn for each request: a preview,
 * an older version. `moved` is the tail it should have; null when there is no such page. Calendars have none here.
 */
export function anyPage(
  programme: Programme,
  segments: readonly string[],
  query = new URLSearchParams(),
): AnyPage | { moved: string } | null {
  const [section, name = ''] = segments;
  const tail = tailOf(pageIndexOf(programme.document), segments, programme.locale);
  if (tail.kind === 'missing' || isOutlet(section)) return null;
  if (tail.kind === 'moved') return { moved: tail.tail };
  const { index, say, locale } = programme;
  const words = pageSentences(programme);
  const number = numberOf(name) ?? 0;
  const filters = filtersOf(query, documentFacetsOf(programme.document).known);
  switch (section) {
    case undefined:
      return {
        title: say(programme.document.festival.name),
        here: (paths) => paths.home() + queryOf(filters),
        body:
          filters.length > 0 ? (
            <ListPage programme={programme} filters={filters} />
          ) : (
            <HomePage programme={programme} />
          ),
      };
    case 'days':
      return {
        title: formatDate(name, locale),
        here: (paths) => paths.day(name) + queryOf(filters),
        body: <DayPage programme={programme} date={name} filters={filters} />,
      };
    case 'events': {
      const event = index.events.get(number);
      if (!event) return null;
      const body = <EventPage programme={programme} event={event} />;
      return { title: say(event.title), here: (paths) => paths.event(event), body };
    }
    case 'films': {
      const film = index.films.get(number);
      if (!film) return null;
      const title = filmTitle(film);
      const body = <FilmPage programme={programme} film={film} />;
      return { title: say(title), here: (paths) => paths.film({ number, title }), body };
    }
    case 'people': {
      const person = index.people.get(number);
      if (!person) return null;
      const body = <PersonPage programme={programme} person={person} />;
      return { title: person.name, here: (paths) => paths.person(person), body };
    }
    case 'venues': {
      const venue = index.venues.get(number);
      if (!venue) return null;
      const body = <VenuePage programme={programme} venue={venue} />;
      return { title: say(venue.name), here: (paths) => paths.venue(venue), body };
    }
    case 'rooms': {
      const room = index.rooms.get(number);
      if (!room) return null;
      const body = <RoomPage programme={programme} room={room} />;
      return { title: say(room.name), here: (paths) => paths.room(room), body };
    }
    case 'series': {
      const series = index.series.get(number);
      if (!series) return null;
      const body = <SeriesPage programme={programme} series={series} />;
      return { title: say(series.title), here: (paths) => paths.series(series), body };
    }
    case 'themes': {
      const theme = index.themes.get(name);
      if (!theme) return null;
      const body = <ThemePage programme={programme} theme={theme} />;
      return { title: say(theme.name), here: (paths) => paths.theme(theme), body };
    }
    case 'legal':
      return {
        title: words('legal.title'),
        here: (paths) => paths.legal(),
        body: <HostedLegalPage programme={programme} />,
      };
    case 'privacy': {
      const body = <PrivacyPage programme={programme} />;
      return { title: words('privacy.title'), here: (paths) => paths.privacy(), body };
    }
    case 'accessibility': {
      const body = <AccessibilityPage programme={programme} />;
      return { title: words('accessibility.title'), here: (paths) => paths.accessibility(), body };
    }
    // Calendars and pictures are of what is published.
    default:
      return null;
  }
}
