import { randomUUID } from 'node:crypto';
import type { Tx } from '../../db/client.ts';
import * as t from '../../db/schema/index.ts';
import type { Plan, PlanBlock, PlanEvent, PlanFilm, PlanOffer, PlanRoom, PlanVenue } from '../templates/plan.ts';
import { takeNumber } from './numbers.ts';

type Contents = {
  /** Ids of its days, in their order. */
  days: readonly number[];
  venues: PlanVenue[];
  rooms: PlanRoom[];
  plan: Plan;
};

/** Where a plan is written, and the identifiers its positions have got so far. */
type Target = {
  tx: Tx;
  festivalId: number;
  now: string;
  nextNumber: () => number;
  rooms: number[];
  themes: number[];
  series: number[];
  films: { id: number; versions: number[] }[];
  people: number[];
  events: number[];
};

/**
 * Writes the rows of a plan into an empty festival. Séances get the first numbers, in their order: those are read aloud and stand in
 * public addresses. Every time is a suggestion, everybody is considered, rights are unknown, each uid is new.
 */
export function insertPlan(tx: Tx, festivalId: number, { days, venues, rooms, plan }: Contents, now: string): void {
  const { events, films, people, series } = plan;
  const others = films.length + people.length + series.length + venues.length + rooms.length;
  const first = takeNumber(tx, festivalId, events.length + others);
  let number = first + events.length;
  const target: Target = {
    tx,
    festivalId,
    now,
    nextNumber: () => number++,
    rooms: [],
    themes: [],
    series: [],
    films: [],
    people: [],
    events: [],
  };
  insertPlaces(target, venues, rooms);
  target.themes = plan.themes.map((theme, position) =>
    idOf(
      tx
        .insert(t.themes)
        .values({ ...theme, festivalId, position })
        .returning({ id: t.themes.id }),
    ),
  );
  target.series = series.map((one) =>
    idOf(
      tx
        .insert(t.series)
        .values({ ...one, festivalId, number: target.nextNumber() })
        .returning({ id: t.series.id }),
    ),
  );
  target.films = films.map((film) => insertFilm(target, film));
  target.people = people.map((person) =>
    idOf(
      tx
        .insert(t.people)
        .values({ ...person, festivalId, uid: randomUUID(), number: target.nextNumber() })
        .returning({ id: t.people.id }),
    ),
  );
  for (const [i, event] of events.entries()) target.events.push(insertEvent(target, event, first + i));
  for (const block of plan.blocks) insertBlock(target, block);
  for (const [position, offer] of plan.offers.entries()) insertOffer(target, days, offer, position);
}

function insertPlaces(target: Target, venues: readonly PlanVenue[], rooms: readonly PlanRoom[]): void {
  const { tx, festivalId, nextNumber } = target;
  const venueIds = venues.map((venue, position) =>
    idOf(
      tx
        .insert(t.venues)
        .values({ ...venue, festivalId, number: nextNumber(), position })
        .returning({ id: t.venues.id }),
    ),
  );
  target.rooms = rooms.map(({ venue, ...room }, position) =>
    idOf(
      tx
        .insert(t.rooms)
        .values({ ...room, festivalId, venueId: at(venueIds, venue), number: nextNumber(), position })
        .returning({ id: t.rooms.id }),
    ),
  );
}

function insertFilm({ tx, festivalId, nextNumber }: Target, { versions, ...film }: PlanFilm): Target['films'][number] {
  const filmId = idOf(
    tx
      .insert(t.films)
      .values({ ...film, festivalId, number: nextNumber(), rightsState: 'unknown' })
      .returning({ id: t.films.id }),
  );
  const versionIds = versions.map((version, position) =>
    idOf(
      tx
        .insert(t.filmVersions)
        .values({ ...version, festivalId, filmId, position })
        .returning({ id: t.filmVersions.id }),
    ),
  );
  return { id: filmId, versions: versionIds };
}

function insertEvent(target: Target, event: PlanEvent, number: number): number {
  const { tx, festivalId } = target;
  const { rooms, items: _items, people: _people, themes, series, continues, ...row } = event;
  const eventId = idOf(
    tx
      .insert(t.events)
      .values({
        ...row,
        festivalId,
        uid: randomUUID(),
        number,
        seriesId: series && at(target.series, series.series),
        seriesPosition: series?.position ?? null,
        // A plan lists a séance after the one it continues.
        continuesEventId: continues === null ? null : at(target.events, continues),
        timeIsSuggested: row.startsAt !== null,
        createdAt: target.now,
      })
      .returning({ id: t.events.id }),
  );
  for (const [position, { room, use }] of rooms.entries()) {
    tx.insert(t.eventRooms)
      .values({ festivalId, eventId, roomId: at(target.rooms, room), use, position })
      .run();
  }
  insertPresences(target, event, eventId, insertItems(target, event, eventId));
  for (const theme of themes) {
    tx.insert(t.eventThemes)
      .values({ festivalId, eventId, themeId: at(target.themes, theme) })
      .run();
  }
  return eventId;
}

function insertItems({ tx, festivalId, films }: Target, event: PlanEvent, eventId: number): number[] {
  return event.items.map(({ film, version, ...item }, position) => {
    const taken = film === null ? null : at(films, film);
    const filmVersionId = taken && version !== null ? at(taken.versions, version) : null;
    return idOf(
      tx
        .insert(t.eventItems)
        .values({ ...item, festivalId, eventId, position, filmId: taken?.id ?? null, filmVersionId })
        .returning({ id: t.eventItems.id }),
    );
  });
}

function insertPresences(target: Target, event: PlanEvent, eventId: number, itemIds: readonly number[]): void {
  const { tx, festivalId } = target;
  for (const [position, { person, item, role, presence }] of event.people.entries()) {
    const itemId = item === null ? null : at(itemIds, item);
    const row = { festivalId, eventId, itemId, personId: at(target.people, person), role, presence, position };
    tx.insert(t.eventPeople)
      .values({ ...row, confirmation: 'considered' })
      .run();
  }
}

function insertBlock({ tx, festivalId, rooms }: Target, { rooms: covered, ...block }: PlanBlock): void {
  const blockId = idOf(
    tx
      .insert(t.blocks)
      .values({ ...block, festivalId })
      .returning({ id: t.blocks.id }),
  );
  for (const room of covered) {
    tx.insert(t.blockRooms)
      .values({ festivalId, blockId, roomId: at(rooms, room) })
      .run();
  }
}

function insertOffer(
  { tx, festivalId, series, events }: Target,
  days: readonly number[],
  offer: PlanOffer,
  position: number,
) {
  const { day, series: of, event, ...row } = offer;
  tx.insert(t.offers)
    .values({
      ...{ ...row, festivalId, position },
      dayId: day === null ? null : at(days, day),
      seriesId: of === null ? null : at(series, of),
      eventId: event === null ? null : at(events, event),
    })
    .run();
}

const idOf = (insert: { get: () => { id: number } }) => insert.get().id;

/** What stands at this position of the plan. Throws RangeError: a plan never points outside itself. */
function at<T>(list: readonly T[], position: number): T {
  const found = list[position];
  if (found === undefined) throw new RangeError(`No position ${position} in the plan`);
  return found;
}
