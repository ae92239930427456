import { deskGroups, volunteersTabs } from '#app/[locale]/(live)/organise/[festival]/desk-groups.ts';
import { seenIndex } from '#lib/draft/queries.ts';
import { eventTitle } from '#lib/events/title.ts';
import { mayCreateFestival } from '#lib/festivals/creation.ts';
import { filmTitle } from '#lib/films/title.ts';
import { mayChange } from '#lib/history/remit.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths, sitePaths } from '#lib/i18n/paths.ts';
import type { Bilingual } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { typeset, typesetIn } from '#lib/i18n/typeset.ts';
import { typesetMessages } from '#lib/i18n/typeset-messages.ts';
import { type Authorized, may } from '#lib/policy.ts';
import { datesBetween, festivalDayOf } from '#lib/time/festival-day.ts';
import { formatDate, formatDuration, sayTime } from '#lib/time/format.ts';
import { volunteersOf } from '#lib/volunteers/queries.ts';

/** The kinds of things that can be found, in the order in which equally good results are listed. */
const finderKinds = [
  'event',
  'film',
  'person',
  'volunteer',
  'room',
  'venue',
  'theme',
  'series',
  'offer',
  'day',
  'page',
  'partner',
  'act',
  'section',
] as const;
export type FinderKind = (typeof finderKinds)[number];

/** A thing that can be found, or an act that can be done. */
export type FinderEntry = {
  kind: FinderKind;
  label: string;
  /** Tells it apart from others of the same name. */
  detail: string;
  /** Further words to find it by: for an act, synonyms; for a film, its original title. */
  words: string;
  href: string;
  /** Its address in the grid. */
  grid?: string;
  /** A number typed beside it is passed on as minutes (`ranked`). */
  takesMinutes?: true;
};

/**
 * Everything this reader may find or do in a festival's desk; each role finds what its pages show.
 */
export function finderEntries(festival: Authorized<'read'>, locale: Locale): FinderEntry[] {
  const index = seenIndex(festival);
  const { draft } = index;
  const paths = deskPaths(locale, festival.slug);
  const t = translator(locale, 'finder');
  const { terms } = typesetMessages(locale);
  const say = (text: Bilingual | null | undefined) => typesetIn(text, locale);
  const entry = (kind: FinderKind, label: string, href: string, more: Partial<FinderEntry> = {}): FinderEntry => ({
    kind,
    label,
    detail: '',
    words: '',
    href,
    ...more,
  });
  const grid = (asked: Record<string, string>) => `${paths.section('grid')}?${new URLSearchParams(asked)}`;
  return [
    ...draft.events.map((event) => {
      const title = eventTitle(event, index);
      const rooms = event.rooms.flatMap(({ roomId }) => index.rooms.get(roomId) ?? []);
      const at = event.startsAt === null ? t('unscheduled') : sayTime(event.startsAt, festival.dayStartsAt, locale);
      return entry('event', say(title), paths.item('events', event.number), {
        detail: joinFacts([
          at,
          joinedBy(
            ', ',
            rooms.map(({ name }) => say(name)),
          ),
        ]),
        words: joinedBy(' ', [
          title.fr,
          title.en,
          terms.kind[event.kind],
          // « samedi », where the detail has « sam. ».
          event.startsAt === null ? '' : formatDate(festivalDayOf(event.startsAt, festival.dayStartsAt), locale),
          ...event.tags,
        ]),
        grid: grid({ event: String(event.number) }),
      });
    }),
    ...draft.films.map((film) =>
      entry('film', say(filmTitle(film)), paths.item('films', film.number), {
        detail: joinFacts([
          joinedBy(', ', [...film.directors, film.year?.toString()]),
          film.minutes === null ? '' : formatDuration(film.minutes, locale),
        ]),
        words: joinedBy(' ', [film.originalTitle, film.title.fr, film.title.en, ...film.tags]),
      }),
    ),
    ...draft.people.map((person) =>
      entry('person', person.name, paths.item('people', person.number), {
        detail: joinFacts([say(person.title), person.organisation]),
        words: person.tags.join(' '),
      }),
    ),
    ...(may(festival.role, 'volunteers') ? volunteersOf(festival.id, festival.db) : []).map(({ id, name, tags }) =>
      entry('volunteer', name, paths.volunteers('people', id), { words: tags.join(' ') }),
    ),
    ...draft.rooms.flatMap((room) => {
      const venue = index.venues.get(room.venueId);
      const href = venue && paths.room(venue.number, room.number);
      return href ? entry('room', say(room.name), href, { detail: say(venue.name) }) : [];
    }),
    ...draft.venues.map((venue) => entry('venue', say(venue.name), paths.item('venues', venue.number))),
    ...draft.themes.map((theme) => entry('theme', say(theme.name), paths.item('themes', theme.id))),
    ...draft.series.map((series) =>
      entry('series', say(series.title), `${paths.section('themes')}/series/${series.number}`),
    ),
    // Prices of a séance are in its form, so they are left out.
    ...draft.offers
      .filter(({ eventId }) => eventId === null)
      .map((offer) => entry('offer', say(offer.label) || say(offer.price), paths.item('offers', offer.id))),
    ...draft.days.map(({ date }) =>
      entry('day', typeset(formatDate(date, locale), locale), grid({ day: date }), { detail: t('dayInGrid') }),
    ),
    ...draft.pages.map((page) => entry('page', say(page.title), paths.item('pages', page.id))),
    ...draft.partners.map((partner) =>
      entry('partner', partner.name, `${paths.section('pages')}/partners/${partner.number}`),
    ),
    ...actsOf(festival, locale),
    ...sectionsOf(festival, locale),
  ];
}

const joinedBy = (between: string, parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(between);

/** What this role may do, found by the verbs people might type for it. */
function actsOf(festival: Authorized<'read'>, locale: Locale): FinderEntry[] {
  const paths = deskPaths(locale, festival.slug);
  const t = translator(locale, 'finder');
  const shift = datesBetween(festival.startsOn, festival.endsOn).map((date): FinderEntry => {
    const day = formatDate(date, locale);
    return {
      kind: 'act',
      label: typeset(t('shift.label', { day }), locale),
      detail: t('shift.detail'),
      words: t('shift.words'),
      href: `${paths.section('grid')}?${new URLSearchParams({ day: date, sheet: 'shift' })}`,
      takesMinutes: true,
    };
  });
  const acts = [
    ['newEvent', 'schedule', paths.item('events', 'new')],
    ['newFilm', 'schedule', paths.item('films', 'new')],
    ['newPerson', 'schedule', paths.item('people', 'new')],
    ['newVenue', 'settings', paths.item('venues', 'new')],
    ['newBlock', mayChange(festival, 'block', null), paths.item('blocks', 'new')],
    ['newOffer', mayChange(festival, 'offer', null), paths.item('offers', 'new')],
    ['newPage', 'settings', paths.item('pages', 'new')],
    ['newPartner', 'settings', `${paths.section('pages')}/partners/new`],
    ['newVolunteer', 'volunteers', paths.volunteers('people', 'new')],
    ['newShift', 'volunteers', paths.volunteers('shifts', 'new')],
    ['newTask', 'volunteers', paths.volunteers('tasks', 'new')],
    ['place', 'schedule', `${paths.section('grid')}?sheet=propose`],
    ['publish', 'publish', paths.section('publish')],
    ['delay', 'day', paths.section('today')],
    ['cancel', 'publish', paths.section('today')],
    ['fill', 'volunteers', paths.volunteers('fill')],
    ['write', 'volunteers', paths.volunteers('messages')],
    ['print', 'read', paths.section('outlets')],
    ['roomSheets', 'team-links', paths.section('team-links')],
    ['invite', 'members', paths.section('members')],
    ['import', 'settings', paths.section('import')],
    ['putBack', ['schedule', 'volunteers'], `${paths.section('history')}?deleted=1`],
    ['keepTemplate', 'settings', paths.template()],
    ['newFestival', mayCreateFestival(festival.actor, festival.db), sitePaths(locale).newFestival()],
    ['takeAway', 'festival-file', `${paths.section('settings')}#take-away`],
    ['remove', 'delete', paths.remove()],
    ['account', true, sitePaths(locale).account()],
  ] as const;
  return [
    ...acts
      .filter(([, asked]) => [asked].flat().some((one) => (typeof one === 'boolean' ? one : may(festival.role, one))))
      .map(
        ([name, , href]): FinderEntry => ({
          kind: 'act',
          label: typeset(t(`acts.${name}.label`), locale),
          detail: '',
          words: t(`acts.${name}.words`),
          href,
        }),
      ),
    ...(may(festival.role, 'schedule') ? shift : []),
  ];
}

/** Sections that are also found by other words than their names. */
const OTHER_WORDS = ['appearance', 'blocks', 'films', 'history', 'members', 'offers', 'pages', 'settings'] as const;

/** The pages of the desk, named as in its navigation, and those of the volunteers. */
function sectionsOf(festival: Authorized<'read'>, locale: Locale): FinderEntry[] {
  const t = translator(locale, 'finder');
  const coordination = translator(locale, 'coordination');
  const desk = translator(locale, 'desk');
  const paths = deskPaths(locale, festival.slug);
  const ofVolunteers = may(festival.role, 'volunteers') ? volunteersTabs : [];
  const { first, groups, settings, history, inSettings } = deskGroups(locale, festival.slug, festival.role, false);
  return [...first, ...groups.flatMap(({ entries }) => entries), settings, ...inSettings.slice(1), history]
    .filter(({ key }) => key !== 'public')
    .map(({ key, href, label }): FinderEntry => {
      const other = OTHER_WORDS.find((one) => one === key);
      return { kind: 'section', label, detail: '', words: other ? t(`sections.${other}`) : '', href };
    })
    .concat(
      ofVolunteers.map((page) => ({
        kind: 'section',
        label: coordination(`tabs.${page}`, { count: 0 }),
        detail: desk('nav.volunteers'),
        words: '',
        href: paths.volunteers(page),
      })),
    );
}
