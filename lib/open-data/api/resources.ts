import type { z } from 'zod';
import { numberOf } from '#lib/i18n/paths.ts';
import type { PublicDocument } from '#lib/model/documents.ts';
import type { LiveFacts, Notice } from '#lib/model/live-facts.ts';
import { inBatches } from '#lib/open-data/programme-rows.ts';
import { eventsAt, personAppearancesOf, showingsOf } from '#lib/programme/around.ts';
import { indexDocument } from '#lib/programme/document-index.ts';
import { API_VERSION, type LiveResource } from './schema.ts';
import { type ApiWriter, apiWriter } from './write.ts';

/** The answer of one address of the API: first `head`, then lists that may be long. */
type Resource = Readonly<{
  /**
   * Its canonical address, under which its bytes are cached, so that no two spellings are cached
   * separately.
   */
  name: string;
  head: (write: ApiWriter) => object;
  lists: (write: ApiWriter) => Record<string, Iterable<() => object>>;
}>;

const resource = (
  name: string,
  head: (write: ApiWriter) => object,
  lists: (write: ApiWriter) => Record<string, Iterable<() => object>> = () => ({}),
): Resource => ({ name, head, lists });

/** Each thing is written only when its turn comes. */
const later = <T>(things: readonly T[], write: (thing: T) => object): (() => object)[] =>
  things.map((thing) => () => write(thing));

/**
 * The resource at `/api/public/festivals/{slug}/…segments`; null when the release has no such
 * thing.
 */
export function resourceOf(document: PublicDocument, segments: readonly string[]): Resource | null {
  const [section, name, ...rest] = segments;
  if (rest.length > 0) return null;
  if (section === undefined) return startOf(document);
  if (name !== undefined) return singleOf(document, section, name);
  switch (section) {
    case 'programme.json':
      return resource(section, (write) => ({ festival: write.festival() }), wholeOf(document));
    case 'days':
      return resource(section, empty, (write) => ({ days: later(document.days, write.day) }));
    case 'events':
      return resource(section, empty, (write) => ({ events: later(document.events, write.event) }));
    case 'films':
      return resource(section, empty, (write) => ({ films: later(document.films, write.film) }));
    case 'people':
      return resource(section, empty, (write) => ({ people: later(document.people, write.person) }));
    case 'venues':
      return resource(section, empty, (write) => ({
        venues: later(document.venues, write.venue),
        rooms: later(document.rooms, write.room),
      }));
    default:
      return null;
  }
}

const empty = () => ({});

const wholeOf = (document: PublicDocument) => (write: ApiWriter) => ({
  days: later(document.days, write.day),
  venues: later(document.venues, write.venue),
  rooms: later(document.rooms, write.room),
  themes: later(document.themes, write.theme),
  series: later(document.series, write.series),
  breaks: later(document.blocks, write.break),
  ownPages: later(document.pages ?? [], write.ownPage),
  partners: later(document.partners ?? [], write.partner),
  films: later(document.films, write.film),
  people: later(document.people, write.person),
  events: later(document.events, write.event),
});

const startOf = (document: PublicDocument): Resource =>
  resource('', (write) => ({
    festival: write.festival(),
    counts: {
      days: document.days.length,
      venues: document.venues.length,
      rooms: document.rooms.length,
      films: document.films.length,
      people: document.people.length,
      events: document.events.length,
    },
    resources: write.resources(),
  }));

function singleOf(document: PublicDocument, section: string, name: string): Resource | null {
  const index = indexDocument(document);
  if (section === 'days') {
    const day = index.days.get(name);
    return day
      ? resource(
          `days/${name}`,
          (write) => ({ day: write.day(day) }),
          (write) => ({
            events: later(
              document.events.filter((event) => event.day === name),
              write.event,
            ),
            breaks: later(
              document.blocks.filter((block) => block.day === name),
              write.break,
            ),
          }),
        )
      : null;
  }
  const number = /^\d+$/.test(name) ? numberOf(name) : null;
  if (number === null) return null;
  const address = `${section}/${number}`;
  switch (section) {
    case 'events':
      return eventOf(document, number, address);
    case 'films': {
      const film = index.films.get(number);
      const events = () => showingsOf(document, number);
      return film
        ? resource(
            address,
            (write) => ({ film: write.film(film) }),
            (write) => ({ events: later(events(), write.event) }),
          )
        : null;
    }
    case 'people': {
      const person = index.people.get(number);
      const events = () => personAppearancesOf(document, number).map(({ event }) => event);
      return person
        ? resource(
            address,
            (write) => ({ person: write.person(person) }),
            (write) => ({
              events: later(events(), write.event),
            }),
          )
        : null;
    }
    case 'venues': {
      const venue = index.venues.get(number);
      const rooms = document.rooms.filter((room) => room.venue === number);
      return venue
        ? resource(
            address,
            (write) => ({ venue: write.venue(venue) }),
            (write) => ({
              rooms: later(rooms, write.room),
              events: later(eventsAt(document, number), write.event),
            }),
          )
        : null;
    }
    default:
      return null;
  }
}

function eventOf(document: PublicDocument, number: number, address: string): Resource | null {
  const { events, films, people, rooms } = indexDocument(document);
  const event = events.get(number);
  if (!event) return null;
  const of = <T>(numbers: readonly (number | null)[], things: ReadonlyMap<number, T>) =>
    [...new Set(numbers)].flatMap((one) => (one === null ? [] : (things.get(one) ?? [])));
  return resource(
    address,
    (write) => ({ event: write.event(event) }),
    (write) => ({
      films: later(
        of(
          event.items.map(({ film }) => film),
          films,
        ),
        write.film,
      ),
      people: later(
        of(
          event.people.map(({ person }) => person),
          people,
        ),
        write.person,
      ),
      rooms: later(
        of(
          event.rooms.map(({ room }) => room),
          rooms,
        ),
        write.room,
      ),
    }),
  );
}

/** The resource as JSON, in pieces; `url` is the public address of the site. */
export function* jsonPieces(document: PublicDocument, { head, lists }: Resource, url: string): Generator<string> {
  const write = apiWriter(document, url);
  yield JSON.stringify({ ...write.envelope(), ...head(write) }).slice(0, -1);
  for (const [name, things] of Object.entries(lists(write))) {
    yield `,${JSON.stringify(name)}:[`;
    let isFirst = true;
    for (const batch of inBatches([...things])) {
      const text = batch.map((thing) => JSON.stringify(thing())).join(',');
      yield isFirst ? text : `,${text}`;
      isFirst = false;
    }
    yield ']';
  }
  yield '}\n';
}

/**
 * The live facts of séances that take place for the public. Facts for the team, and facts of
 * séances that the public reads as cancelled or does not know, are left out.
 */
export function liveResource(document: PublicDocument, live: LiveFacts): z.infer<typeof LiveResource> {
  const { events } = indexDocument(document);
  return {
    version: API_VERSION,
    release: document.number,
    notices: live.notices.map(noticeOf),
    events: [...live.events]
      .flatMap(([number, { delay, cut = 0, places, notices }]) => {
        const event = events.get(number);
        if (event?.status !== 'planned') return [];
        const endDelay = delay === null ? null : delay - cut;
        return [{ number, uid: event.uid, delay, endDelay, places, notices: notices.map(noticeOf) }];
      })
      .sort((a, b) => a.number - b.number),
  };
}

const noticeOf = ({ text, at }: Notice) => ({ text, at });
