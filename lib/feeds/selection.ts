import { type EventKind, eventKinds } from '#db/enums.ts';
import { filmTitle } from '#lib/films/title.ts';
import { byText, gather } from '#lib/grouped.ts';
import { isLocale, type Locale } from '#lib/i18n/locale.ts';
import { numberOf } from '#lib/i18n/paths.ts';
import { feedPaths } from '#lib/i18n/programme-paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import type { Belonging, DocumentEvent, PublicDocument } from '#lib/model/documents.ts';
import { oncePer } from '#lib/once-per.ts';
import { isToTakePlace } from '#lib/programme/day.ts';
import { belongingIn, type DocumentIndex, indexDocument } from '#lib/programme/document-index.ts';
import { isFestivalOver } from '#lib/programme/outlets.ts';
import { placeOf } from '#lib/programme/place.ts';
import type { Released } from '#lib/programme/released.ts';
import { formatDate } from '#lib/time/format.ts';
import { wordsOf } from './words.ts';

/*
 * Which calendars a programme has (all, a day, a room, a film…), their addresses and options, and
 * the séances in each.
 */

/** Which séances of a programme a calendar contains. */
export type CalendarSelection =
  | { of: 'programme' }
  | { of: 'day'; key: string }
  | { of: 'kind'; key: EventKind }
  | { of: 'theme'; key: string }
  | { of: 'venue' | 'room' | 'film' | 'person' | 'event'; key: number };

/** The selections of séances that are, or once were, listed under something. */
type SectionChoice = Exclude<CalendarSelection['of'], 'programme' | 'event'>;

/** The facts of a séance that decide, by section; the names are also part of the address. */
export const sectionOf = {
  day: 'days',
  venue: 'venues',
  room: 'rooms',
  kind: 'kinds',
  theme: 'themes',
  film: 'films',
  person: 'people',
} as const satisfies Record<SectionChoice, keyof Belonging>;

/**
 * The selection for `rooms`, `3-auditorium`; null for what cannot be one. It may still be unknown
 * to the programme.
 */
export function readCalendarSelection(section: string, name: string): CalendarSelection | null {
  switch (section) {
    case 'days':
      return /^\d{4}-\d{2}-\d{2}$/.test(name) ? { of: 'day', key: name } : null;
    case 'kinds':
      return isKind(name) ? { of: 'kind', key: name } : null;
    case 'themes':
      return /^[a-z0-9-]{1,100}$/.test(name) ? { of: 'theme', key: name } : null;
    default: {
      const of = numbered.get(section);
      const key = numberOf(name);
      return of && key !== null ? { of, key } : null;
    }
  }
}

const isKind = (name: string): name is EventKind => eventKinds.some((kind) => kind === name);
const numbered: ReadonlyMap<string, 'venue' | 'room' | 'film' | 'person' | 'event'> = new Map([
  ['venues', 'venue'],
  ['rooms', 'room'],
  ['films', 'film'],
  ['people', 'person'],
  ['events', 'event'],
]);

/** What the programme knows of a selection. */
type NamedSelection = Readonly<{
  /**
   * The current address of its calendar; without a readable part where the programme no longer has
   * the name.
   */
  path: string;
  /**
   * Its name; null for the whole programme, and for what the programme only remembers by number.
   */
  name: (locale: Locale) => string | null;
  /** Whether the programme has it now: former ones are not offered anywhere. */
  isCurrent: boolean;
}>;

function named(selection: CalendarSelection, index: DocumentIndex): NamedSelection {
  const paths = feedPaths(index.document.festival.slug);
  const bare = (path: string): NamedSelection => ({ path, name: () => null, isCurrent: false });
  switch (selection.of) {
    case 'programme':
      return { path: paths.programme(), name: () => null, isCurrent: true };
    case 'day':
      return {
        path: paths.day(selection.key),
        name: (locale) => formatDate(selection.key, locale),
        isCurrent: index.days.has(selection.key),
      };
    case 'kind': {
      const { key } = selection;
      const isCurrent = index.document.events.some(({ kind }) => kind === key);
      return { path: paths.kind(key), name: (locale) => wordsOf(locale).term(`kind.${key}`), isCurrent };
    }
    case 'theme': {
      const theme = index.themes.get(selection.key);
      const path = paths.theme(selection.key);
      return theme ? { path, name: (locale) => inLocale(theme.name, locale) || null, isCurrent: true } : bare(path);
    }
    case 'venue': {
      const venue = index.venues.get(selection.key);
      if (!venue) return bare(paths.venue({ number: selection.key, name: '' }));
      return { path: paths.venue(venue), name: (locale) => inLocale(venue.name, locale) || null, isCurrent: true };
    }
    case 'room': {
      const room = index.rooms.get(selection.key);
      if (!room) return bare(paths.room({ number: selection.key, name: '' }));
      const { names } = placeOf(room, index);
      const name = (locale: Locale) =>
        names
          .map((one) => inLocale(one, locale))
          .filter((one) => one !== '')
          .join(' – ') || null;
      return { path: paths.room(room), name, isCurrent: true };
    }
    case 'film': {
      const film = index.films.get(selection.key);
      if (!film) return bare(paths.film({ number: selection.key, title: '' }));
      const title = filmTitle(film);
      return { path: paths.film({ number: film.number, title }), name: (locale) => title[locale], isCurrent: true };
    }
    case 'person': {
      const person = index.people.get(selection.key);
      if (!person) return bare(paths.person({ number: selection.key, name: '' }));
      return { path: paths.person(person), name: () => person.name, isCurrent: true };
    }
    case 'event': {
      const event = index.events.get(selection.key);
      if (!event) return bare(paths.event({ number: selection.key, title: '' }));
      return { path: paths.event(event), name: (locale) => inLocale(event.title, locale) || null, isCurrent: true };
    }
  }
}

type Timed = readonly DocumentEvent[];

/** The séances with a time, by start, then uid. Computed once per document. */
const timedInOrder = oncePer(
  ({ events }: PublicDocument): Timed =>
    events
      .filter(({ startInstant }) => startInstant !== null)
      .sort((a, b) => byText(a.startInstant ?? '', b.startInstant ?? '') || byText(a.uid, b.uid)),
);

type Groups = Partial<Record<SectionChoice, ReadonlyMap<string | number, Timed>>>;
const groupsOf = oncePer((_: PublicDocument): Groups => ({}));

/**
 * The timed séances that are or once were listed under this, in the same order; undefined when
 * there never were any. All keys of a section are computed in one pass, so that asking for all
 * rooms costs no more than asking for one.
 */
function eventsUnder(document: PublicDocument, of: SectionChoice, key: string | number): Timed | undefined {
  const kept = groupsOf(document);
  kept[of] ??= grouped(document, of);
  return kept[of].get(key);
}

function grouped(document: PublicDocument, of: SectionChoice): ReadonlyMap<string | number, Timed> {
  const { rooms } = indexDocument(document);
  const section = sectionOf[of];
  const made = new Map<string | number, DocumentEvent[]>();
  for (const event of timedInOrder(document)) {
    for (const key of [...belongingIn[section](event, rooms), ...(event.formerly?.[section] ?? [])])
      gather(made, key, event);
  }
  return made;
}

/** A calendar somebody can subscribe to, as its page shows it. */
export type CalendarChoice = Readonly<{
  selection: CalendarSelection;
  /**
   * The end of the address of its page and its feed: `rooms/3-auditorium`; null for the whole
   * programme.
   */
  stem: string | null;
  /** The feed. */
  path: string;
  name: (locale: Locale) => string | null;
}>;

const WHOLE: CalendarSelection = { of: 'programme' };

/**
 * The choice behind `rooms`, `3-auditorium`; null for what the programme does not have now, and for
 * a single séance.
 */
export function calendarChoice(document: PublicDocument, section?: string, name?: string): CalendarChoice | null {
  const selection = section === undefined ? WHOLE : readCalendarSelection(section, name ?? '');
  return selection && selection.of !== 'event' ? choiceOf(document, selection) : null;
}

function choiceOf(document: PublicDocument, selection: CalendarSelection): CalendarChoice | null {
  const { path, name, isCurrent } = named(selection, indexDocument(document));
  if (!isCurrent) return null;
  return { selection, stem: selection.of === 'programme' ? null : stemOf(path), path, name };
}

/** `rooms/3-auditorium` of `/feeds/nel/rooms/3-auditorium.ics`. */
export const stemOf = (path: string) => path.split('/').slice(-2).join('/').slice(0, -'.ics'.length);

const OFFERED = ['day', 'venue', 'room', 'kind', 'theme'] as const;
type OfferedChoice = (typeof OFFERED)[number];

/**
 * The calendars to choose from, in the order of the programme, each with how many séances take
 * place there; a group without any is left out.
 */
export function calendarChoices(
  document: PublicDocument,
): { of: OfferedChoice; choices: (CalendarChoice & { count: number })[] }[] {
  const keys: Record<OfferedChoice, readonly (string | number)[]> = {
    day: document.days.map(({ date }) => date),
    venue: document.venues.map(({ number }) => number),
    room: document.rooms.map(({ number }) => number),
    kind: [...new Set(document.events.map(({ kind }) => kind))],
    theme: document.themes.map(({ slug }) => slug),
  };
  const { rooms } = indexDocument(document);
  return OFFERED.flatMap((of) => {
    const choices = keys[of].flatMap((key) => {
      const choice = calendarChoice(document, sectionOf[of as SectionChoice], String(key));
      const held = eventsUnder(document, of, key) ?? [];
      // A cancelled or postponed séance, or one that moved elsewhere, stays in the calendar but
      // does not count.
      const isHere = (event: DocumentEvent) => {
        const under: readonly (string | number)[] = belongingIn[sectionOf[of]](event, rooms);
        return isToTakePlace(event) && under.includes(key);
      };
      return choice && held.length > 0 ? [{ ...choice, count: held.filter(isHere).length }] : [];
    });
    return choices.length > 1 ? [{ of, choices }] : [];
  });
}

/**
 * The options in the query of a feed's address; other parameters are ignored. Also what depends on
 * the clock.
 */
export type FeedOptions = Readonly<{
  locale: Locale;
  /**
   * `status`: STATUS:CANCELLED, as in the standard. `title`: CONFIRMED with a prefix in the title,
   * for Google, which hides cancelled entries.
   */
  cancelled: 'status' | 'title';
  /** The festival is over, so clients need to ask only once a week. */
  isOver?: boolean;
}>;

/** A calendar that exists. */
export type Feed = Readonly<{
  /** `own`: the selection of a visitor (lib/selections/own-feed.ts). */
  selection: CalendarSelection | { of: 'own' };
  /** The current address, whose slug may differ from the requested one. */
  path: string;
  fileName: string;
  /** Its name, behind that of the festival; null for the whole programme. */
  name: NamedSelection['name'];
  /** By start, then uid. Séances without a time are in no calendar. */
  events: readonly DocumentEvent[];
}>;

/**
 * The calendar of this selection; null when the programme has never had such a room, film, day…, or
 * when the séance has no time. Séances that left the selection are still in it, in their present
 * state.
 */
export function feedOf(
  released: Released,
  selection: CalendarSelection,
): (Feed & { selection: CalendarSelection }) | null {
  const { document, slug } = released;
  const { path, name, isCurrent } = named(selection, indexDocument(document));
  const events = eventsOf(document, selection);
  if (!events && (!isCurrent || selection.of === 'event')) return null;
  const fileName = selection.of === 'programme' ? `${slug}.ics` : path.slice(path.lastIndexOf('/') + 1);
  return { selection, path, fileName, name, events: events ?? [] };
}

function eventsOf(document: PublicDocument, selection: CalendarSelection): readonly DocumentEvent[] | undefined {
  if (selection.of === 'programme') return timedInOrder(document);
  if (selection.of !== 'event') return eventsUnder(document, selection.of, selection.key);
  const event = indexDocument(document).events.get(selection.key);
  return event && event.startInstant !== null ? [event] : undefined;
}

/** `?lang=en&cancelled=title`; without a language, the festival's own. `now` is an ISO instant. */
export function readFeedOptions(query: URLSearchParams, document: PublicDocument, now: string): FeedOptions {
  const lang = query.get('lang');
  return {
    locale: isLocale(lang) ? lang : document.festival.locale,
    cancelled: query.get('cancelled') === 'title' ? 'title' : 'status',
    isOver: isFestivalOver(document, now),
  };
}

/** The address with its options in a fixed order. */
export function feedAddress(url: string, path: string, options: FeedOptions, document: PublicDocument): string {
  const query = new URLSearchParams();
  if (options.locale !== document.festival.locale) query.set('lang', options.locale);
  if (options.cancelled === 'title') query.set('cancelled', 'title');
  return query.size > 0 ? `${url}${path}?${query}` : `${url}${path}`;
}
