import { z } from 'zod';
import { pick } from '#lib/events/grid-event.ts';
import { UNKNOWN_MINUTES } from '#lib/events/running-order.ts';
import { copyColumns, filmColumnsOfFile } from '#lib/exchange/festival-file/shared-columns.ts';
import {
  emptyPlan,
  type Plan,
  type PlanBlock,
  type PlanEvent,
  type PlanFilm,
  type PlanItem,
  type PlanOffer,
  type PlanRules,
  planColumns,
  planRunningOrder,
} from '#lib/festivals/plan.ts';
import { byStart } from '#lib/grouped.ts';
import { isEmpty } from '#lib/i18n/text.ts';
import { type Draft, type DraftEvent, type DraftIndex, indexDraft, mayCome, renumbered } from '#lib/model/draft.ts';
import { structureTitle } from './template.ts';

/** How much of a festival its plan contains. */
type Telling = {
  /** Numbers of the séances; null: all of them. */
  events: ReadonlySet<number> | null;
  /** Whether promised access is taken along. */
  withAccess: boolean;
  /** Whether the team's tags are; never for readers outside the team. */
  withTags: boolean;
};

/**
 * A festival as a plan on its own dates; rooms, days, themes and series are positions in those of
 * the draft. Nothing settled is in it: séances are planned, people at most considered (without
 * those who declined or cannot come), and rights, dates of sale and notes to the team are left out.
 * A title that may not be announced, or only from a date on, stays hidden. Pure.
 */
export function planOfDraft(draft: Draft, { events: asked, withAccess, withTags }: Telling): Plan {
  const index = indexDraft(draft);
  // A séance has to come after the one it continues. Other cancelled ones come last, so that what
  // took their place keeps it.
  const continued = new Set(
    draft.events.flatMap(({ status, continuesEventId }) => (status === 'cancelled' ? [] : continuesEventId)),
  );
  const isOff = ({ id, status }: DraftEvent) => Number(status === 'cancelled' && !continued.has(id));
  const taken = draft.events
    .filter(({ number }) => !asked || asked.has(number))
    .sort((a, b) => isOff(a) - isOff(b) || byStart(a, b));
  const films = positions(taken.flatMap((event) => event.items.flatMap(({ filmId }) => filmId ?? [])));
  const people = positions(taken.flatMap((event) => event.people.filter(mayCome).map(({ personId }) => personId)));
  const themes = positions(draft.themes.map(({ id }) => id));
  const series = positions(draft.series.map(({ id }) => id));
  const venues = positions(draft.venues.map(({ id }) => id));
  const rooms = positions(draft.rooms.map(({ id }) => id));
  const events = positions(taken.map(({ id }) => id));
  const numbers = new Map(taken.map(({ number }, position) => [number, position + 1]));
  return {
    ...emptyPlan(),
    themes: draft.themes.map(({ slug, name, introduction, colour }) => ({
      slug,
      name,
      ...(!isEmpty(introduction) && { introduction }),
      ...(colour !== null && { colour }),
    })),
    series: draft.series.map(({ title, introduction }) => ({ title, introduction })),
    films: [...films.keys()].flatMap((id) => filmOf(index, id, withTags) ?? []),
    people: [...people.keys()].flatMap((id) => {
      const person = index.people.get(id);
      if (!person) return [];
      const { name, organisation, title, bio, tags } = person;
      return { name, organisation, title, bio, ...(withTags && { tags }) };
    }),
    events: taken.map((event, position): PlanEvent => {
      const before = event.continuesEventId === null ? undefined : events.get(event.continuesEventId);
      return {
        ...pick(event, planColumns),
        teamNotes: '',
        ...(withTags && { tags: event.tags }),
        // A wished day of another edition does not exist in this one.
        wishes: renumbered({ ...event.wishes, day: undefined }, (number) => numbers.get(number)),
        rooms: event.rooms.flatMap(({ roomId, use }) => {
          const room = rooms.get(roomId);
          return room === undefined ? [] : { room, use };
        }),
        items: event.items.map((item) => itemOf(item, index, films, withAccess)),
        people: event.people.filter(mayCome).flatMap(({ personId, itemId, role, presence }) => {
          const person = people.get(personId);
          const item = itemId === null ? null : event.items.findIndex(({ id }) => id === itemId);
          return person === undefined ? [] : { person, item, role, presence };
        }),
        themes: event.themeIds.flatMap((id) => themes.get(id) ?? []),
        series:
          event.seriesId === null ? null : { series: series.get(event.seriesId) ?? 0, position: event.seriesPosition },
        ...(event.endsAtVenueId !== null && { endsAtVenue: venues.get(event.endsAtVenueId) }),
        continues: before !== undefined && before < position ? before : null,
      };
    }),
    blocks: draft.blocks.map(
      ({ kind, title, startsAt, minutes, roomIds }): PlanBlock => ({
        kind,
        title,
        startsAt,
        minutes,
        rooms: roomIds.flatMap((id) => rooms.get(id) ?? []),
      }),
    ),
    offers: offersOf(draft, series, events),
  };
}

/** The positions of these ids in the list, each once. */
export const positions = (ids: readonly number[]) => new Map([...new Set(ids)].map((id, position) => [id, position]));

const ofFilm = ['originalTitle', 'contentIsSevere', ...z.object(filmColumnsOfFile).keyof().options] as const;
const ofCopy = z.object(copyColumns).keyof().options;

function filmOf(index: DraftIndex, id: number, withTags: boolean): PlanFilm | null {
  const film = index.films.get(id);
  if (!film) return null;
  return {
    ...pick(film, ofFilm),
    ...(withTags && { tags: film.tags }),
    // The date from which it may be announced belongs to this edition; in the next one it has to be
    // set anew.
    ...(film.announceable !== 'yes' && { announceable: 'no' as const, neutralTitle: film.neutralTitle }),
    versions: film.versions.map((version) => pick(version, ofCopy)),
  };
}

function itemOf(
  item: DraftEvent['items'][number],
  index: DraftIndex,
  films: ReadonlyMap<number, number>,
  withAccess: boolean,
): PlanItem {
  const film = item.filmId === null ? null : (films.get(item.filmId) ?? null);
  const versions = item.filmId === null ? [] : (index.films.get(item.filmId)?.versions ?? []);
  const version = versions.findIndex(({ id }) => id === item.filmVersionId);
  return {
    ...pick(item, ['kind', 'title', 'minutes', 'elastic']),
    film,
    version: version < 0 ? null : version,
    access: withAccess ? item.access : [],
  };
}

function offersOf(draft: Draft, series: ReadonlyMap<number, number>, events: ReadonlyMap<number, number>): PlanOffer[] {
  const days = positions(draft.days.map(({ id }) => id));
  return draft.offers.flatMap(({ kind, label, price, dayId, seriesId, eventId }): PlanOffer[] => {
    const at = (id: number | null, known: ReadonlyMap<number, number>) => (id === null ? null : known.get(id));
    const [day, of, event] = [at(dayId, days), at(seriesId, series), at(eventId, events)];
    // It belongs to a séance that was not taken.
    if (day === undefined || of === undefined || event === undefined) return [];
    const isBare = isEmpty(label) && isEmpty(price);
    return isBare && kind !== 'free' ? [] : [{ kind, label, price, day, series: of, event }];
  });
}

type ChosenParts = { withFilms: boolean; withPeople: boolean };

/**
 * A plan without the films or the people that somebody does not take over. A séance with only its
 * films’ titles gets a title of its kind and themes; one whose debate had been shortened by the
 * films keeps its time; one of short films keeps places for as many films as fit into its time.
 * Pure.
 */
export function chosenOf(plan: Plan, { withFilms, withPeople }: ChosenParts, rules: PlanRules): Plan {
  return {
    ...plan,
    films: withFilms ? plan.films : [],
    people: withPeople ? plan.people : [],
    events: plan.events.map((event) => {
      const shown = withFilms ? event : withoutFilms(event, plan, rules);
      return withPeople ? shown : { ...shown, people: [] };
    }),
  };
}

function withoutFilms(event: PlanEvent, plan: Plan, rules: PlanRules): PlanEvent {
  const films = event.items.filter(({ film }) => film !== null).length;
  if (films === 0) return event;
  const hasElastic = event.items.some(({ elastic }) => elastic);
  const end = event.publicEndFixed ?? (hasElastic ? planRunningOrder(event, plan.films, rules).publicEnd : null);
  const themes = event.themes.flatMap((theme) => plan.themes[theme]?.name ?? []);
  return withPlaces(
    {
      ...event,
      title: isEmpty(event.title) ? structureTitle('screening', films, themes) : event.title,
      publicEndFixed: end,
      // The length of a film that is not taken says nothing about the one that will replace it.
      items: event.items.map((item) =>
        item.film === null ? item : { ...item, film: null, version: null, minutes: null },
      ),
    },
    placesIn(event, plan),
  );
}

/**
 * For how many films of unknown length the séance has room, at least one: if each of five short
 * films had the usual assumed length, they would overlap the following séances.
 */
function placesIn(event: PlanEvent, plan: Plan): number {
  const minutes = event.items.reduce((sum, { film, version, minutes: own }) => {
    if (film === null) return sum;
    const known = plan.films[film];
    const stated = own ?? known?.versions[version ?? -1]?.minutes ?? known?.minutes ?? UNKNOWN_MINUTES.film;
    return sum + stated;
  }, 0);
  return Math.max(1, Math.floor(minutes / UNKNOWN_MINUTES.film));
}

/**
 * The séance with its first `places` films; people who came for another film come for the last of
 * these.
 */
function withPlaces(event: PlanEvent, places: number): PlanEvent {
  let films = 0;
  let last = 0;
  const positions: number[] = [];
  const items = event.items.filter((item) => {
    if (item.kind === 'film') films += 1;
    const isKept = item.kind !== 'film' || films <= places;
    if (isKept) last += 1;
    positions.push(last - 1);
    return isKept;
  });
  const people = event.people.map((one) => ({
    ...one,
    item: one.item === null ? null : (positions[one.item] ?? null),
  }));
  return { ...event, items, people };
}
