import { runningOrderOf } from '../events/running-order.ts';
import { isEmpty } from '../i18n/text.ts';
import type { Draft, DraftEvent, DraftIndex } from '../programme/draft.ts';
import { indexDraft } from '../programme/draft.ts';
import { addDays, daysBetween } from '../time/calendar.ts';
import { festivalDayOf } from '../time/festival-day.ts';
import { checkWallClock, toEpochMinutes } from '../time/wall-clock.ts';
import {
  emptyPlan,
  type Plan,
  type PlanBlock,
  type PlanEvent,
  type PlanFilm,
  type PlanItem,
  type PlanRules,
  planRunningOrder,
} from './plan.ts';
import { structureTitle } from './words.ts';

/** What is taken of an earlier festival, and where it goes. */
export type EditionChoices = {
  /** Numbers of the séances taken; null takes all of them. */
  events: ReadonlySet<number> | null;
  withFilms: boolean;
  withPeople: boolean;
};

export type EditionFrame = PlanRules & {
  startsOn: string;
  endsOn: string;
  /** Id of an earlier room → position of a room of the new festival. A room that is missing here is gone. */
  roomFor: ReadonlyMap<number, number>;
  /** What the rooms are, by position: only a `room` holds one thing at a time. */
  holdsOne: readonly boolean[];
};

/**
 * Days to add so that the earlier first day falls on the same weekday of the new dates; when those have no such weekday, on their
 * first day.
 */
export function dayOffset(earlierStartsOn: string, startsOn: string, endsOn: string): number {
  const plain = daysBetween(earlierStartsOn, startsOn);
  const weeks = Math.ceil(plain / 7) * 7;
  return addDays(earlierStartsOn, weeks) <= endsOn ? weeks : plain;
}

/**
 * An earlier festival on the dates of a new one: the same weekdays, hours and rooms. Nothing of what was settled comes along: séances
 * are planned, times suggested, nobody is more than considered (whoever declined or was prevented is left out), no access is
 * promised, and offers and notes to the team stay behind. What has no day, no room or an hour the clocks skip, or would lie over
 * another séance, has no time. Pure.
 */
export function placeEdition(draft: Draft, choices: EditionChoices, frame: EditionFrame): Plan {
  const index = indexDraft(draft);
  const taken = draft.events.filter((event) => !choices.events || choices.events.has(event.number));
  const plan = emptyPlan();
  plan.themes = draft.themes.map(({ slug, name }) => ({ slug, name }));
  plan.series = draft.series.map(({ title, introduction }) => ({ title, introduction }));
  const films = choices.withFilms ? positions(taken.flatMap((e) => e.items.flatMap((i) => i.filmId ?? []))) : new Map();
  plan.films = [...films.keys()].flatMap((id) => filmOf(index, id) ?? []);
  const people = choices.withPeople ? positions(taken.flatMap((e) => comers(e).map((p) => p.personId))) : new Map();
  plan.people = [...people.keys()].flatMap((id) => {
    const person = index.people.get(id);
    return person ? { name: person.name, organisation: person.organisation, title: person.title, bio: person.bio } : [];
  });
  const themes = positions(draft.themes.map(({ id }) => id));
  const series = positions(draft.series.map(({ id }) => id));
  const offset = dayOffset(draft.festival.startsOn, frame.startsOn, frame.endsOn);
  const order = inOrderOfContinuation(taken);
  const moved = (wall: string | null) => move(wall, offset, draft, frame);

  plan.events = order.map((event, position): PlanEvent => {
    const rooms = event.rooms.flatMap(({ roomId, use }) => {
      const room = frame.roomFor.get(roomId);
      return room === undefined ? [] : { room, use };
    });
    const startsAt = event.rooms.length > 0 && rooms[0]?.use !== 'main' ? null : moved(event.startsAt);
    const hasFilms = event.items.some((item) => item.filmId !== null);
    const keptSlot = hasFilms && !choices.withFilms && event.items.some(({ elastic }) => elastic);
    const end = event.publicEndFixed ?? (keptSlot ? runningOrderOf(event, index).publicEnd : null);
    const before = event.continuesEventId === null ? -1 : order.findIndex(({ id }) => id === event.continuesEventId);
    return {
      kind: event.kind,
      label: event.label,
      title: titleOf(event, index, choices.withFilms),
      subtitle: event.subtitle,
      synopsis: event.synopsis,
      startsAt,
      publicEndFixed: startsAt ? moved(end) : null,
      visibility: event.visibility,
      admission: event.admission,
      capacity: event.capacity,
      doorsMinutes: event.doorsMinutes,
      clearMinutes: event.clearMinutes,
      rooms: startsAt ? distinct(rooms) : [],
      items: event.items.map((item) => itemOf(item, index, films)),
      people: choices.withPeople ? presencesOf(event, people) : [],
      themes: event.themeIds.flatMap((id) => themes.get(id) ?? []),
      series:
        event.seriesId === null ? null : { series: series.get(event.seriesId) ?? 0, position: event.seriesPosition },
      continues: before >= 0 && before < position ? before : null,
      teamNotes: '',
    };
  });
  plan.blocks = draft.blocks.flatMap((block): PlanBlock[] => {
    const startsAt = moved(block.startsAt);
    const rooms = [...new Set(block.roomIds.flatMap((id) => frame.roomFor.get(id) ?? []))];
    if (!startsAt || (block.roomIds.length > 0 && rooms.length === 0)) return [];
    return [{ kind: block.kind, title: block.title, startsAt, minutes: block.minutes, rooms }];
  });
  return withoutOverlaps(plan, order, frame);
}

const positions = (ids: readonly number[]) => new Map([...new Set(ids)].map((id, position) => [id, position]));

const comers = (event: DraftEvent) =>
  event.people.filter(({ confirmation }) => confirmation !== 'declined' && confirmation !== 'prevented');

/** A séance comes after the one it continues. */
function inOrderOfContinuation(events: readonly DraftEvent[]): DraftEvent[] {
  const wall = (event: DraftEvent) => event.startsAt ?? '9';
  return [...events].sort((a, b) => (wall(a) < wall(b) ? -1 : wall(a) > wall(b) ? 1 : a.number - b.number));
}

function move(wall: string | null, offset: number, draft: Draft, frame: EditionFrame): string | null {
  if (!wall) return null;
  const day = addDays(festivalDayOf(wall, draft.festival.dayStartsAt), offset);
  if (day < frame.startsOn || day > frame.endsOn) return null;
  const there = `${addDays(wall.slice(0, 10), offset)}${wall.slice(10)}`;
  return checkWallClock(there, frame.timeZone) === 'skipped' ? null : there;
}

function filmOf(index: DraftIndex, id: number): PlanFilm | null {
  const film = index.films.get(id);
  if (!film) return null;
  const { originalTitle, title, directors, writers, production, year, countries, minutes, synopsis } = film;
  const { contentNotes, contentIsSevere, website, versions } = film;
  return {
    ...{ originalTitle, title, directors, writers, production, year, countries, minutes, synopsis },
    ...{ contentNotes, contentIsSevere, website },
    versions: versions.map(({ spoken, subtitles, sdh, ad, format, minutes: own, isOnlyCopy }) => ({
      ...{ spoken, subtitles, sdh, ad, format, minutes: own, isOnlyCopy },
    })),
  };
}

function itemOf(item: DraftEvent['items'][number], index: DraftIndex, films: ReadonlyMap<number, number>): PlanItem {
  const film = item.filmId === null ? null : (films.get(item.filmId) ?? null);
  const versions = item.filmId === null ? [] : (index.films.get(item.filmId)?.versions ?? []);
  const version = film === null ? -1 : versions.findIndex(({ id }) => id === item.filmVersionId);
  const lostItsFilm = item.filmId !== null && film === null;
  return {
    kind: item.kind,
    title: item.title,
    // The length of a film that is not taken says nothing about the one that will come.
    minutes: lostItsFilm ? null : item.minutes,
    elastic: item.elastic,
    film,
    version: version < 0 ? null : version,
    access: [],
  };
}

function presencesOf(event: DraftEvent, people: ReadonlyMap<number, number>): PlanEvent['people'] {
  return comers(event).flatMap(({ personId, itemId, role, presence }) => {
    const person = people.get(personId);
    const item = itemId === null ? null : event.items.findIndex(({ id }) => id === itemId);
    return person === undefined ? [] : { person, item, role, presence };
  });
}

/** Its own title, which belongs to the organiser; a séance that had only its films' keeps its kind and themes. */
function titleOf(event: DraftEvent, index: DraftIndex, withFilms: boolean): PlanEvent['title'] {
  const films = event.items.filter(({ filmId }) => filmId !== null).length;
  if (withFilms || films === 0 || !isEmpty(event.title)) return event.title;
  return structureTitle(
    'screening',
    films,
    event.themeIds.flatMap((id) => index.themes.get(id)?.name ?? []),
  );
}

function distinct(rooms: PlanEvent['rooms']): PlanEvent['rooms'] {
  const seen = new Set<number>();
  return rooms.filter(({ room }) => !seen.has(room) && seen.add(room));
}

/** Two earlier rooms may have become one: of two séances that would lie over each other, the later one loses its time. */
function withoutOverlaps(plan: Plan, earlier: readonly DraftEvent[], frame: EditionFrame): Plan {
  const busy = new Map<number, { from: number; to: number }[]>();
  let missingMinutes = 0;
  const events = plan.events.map((event, i) => {
    const order = planRunningOrder(event, plan.films, frame);
    const held = order.doorsMinutes + order.totalMinutes + order.clearMinutes;
    if (event.startsAt === null) {
      if (earlier[i]?.startsAt) missingMinutes += held;
      return event;
    }
    if (event.admission === 'drop-in') return event;
    const from = toEpochMinutes(event.startsAt, frame.timeZone);
    const to = from + order.totalMinutes;
    const rooms = event.rooms.flatMap(({ room }) => (frame.holdsOne[room] ? room : []));
    const isFree = rooms.every((room) => (busy.get(room) ?? []).every((other) => to <= other.from || other.to <= from));
    if (!isFree) {
      missingMinutes += held;
      return { ...event, startsAt: null, publicEndFixed: null, rooms: [] };
    }
    for (const room of rooms) busy.set(room, [...(busy.get(room) ?? []), { from, to }]);
    return event;
  });
  return { ...plan, events, missingMinutes };
}
