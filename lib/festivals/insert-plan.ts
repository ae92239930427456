import { randomUUID } from 'node:crypto';
import type { Db, Tx } from '#db/client.ts';
import type { Bilingual } from '#db/columns.ts';
import { bareEvent } from '#lib/events/bare-event.ts';
import type { DraftEvent } from '#lib/model/draft.ts';
import { renumbered } from '#lib/model/wishes.ts';
import { takeNumber } from '#lib/numbers.ts';
import { undescribed } from '#lib/venues/undescribed.ts';
import { layDown, newIds, provisionalIds, type Unstored } from './lay-down.ts';
import type { Plan, PlanEvent, PlanRoom, PlanVenue } from './plan.ts';

type Contents = {
  /** In order. */
  days: readonly { date: string; title: Bilingual }[];
  venues: readonly PlanVenue[];
  rooms: readonly PlanRoom[];
  plan: Plan;
};

/**
 * Inserts the days of an empty festival and the content of a plan. Séances get the first numbers,
 * in order, because these are read aloud and are in public addresses. `db` is in the transaction.
 */
export function insertPlan(db: Db, tx: Tx, festivalId: number, contents: Contents, now: string): void {
  const { venues, rooms, plan } = contents;
  const others = plan.films.length + plan.people.length + plan.series.length + venues.length + rooms.length;
  const first = takeNumber(tx, festivalId, plan.events.length + others);
  layDown(db, newIds(tx), draftOfPlan(festivalId, contents, first, now));
}

/**
 * A plan as rows of a draft that are not stored yet, numbered from `first` on. All times are
 * suggestions, all people are « considered », all uids are new; other columns have the defaults of
 * the tables. `now` is an ISO instant.
 */
function draftOfPlan(
  festivalId: number,
  { days, venues, rooms, plan }: Contents,
  first: number,
  now: string,
): Unstored {
  const nextId = provisionalIds();
  /** The columns that every row has. */
  const fresh = () => ({ id: nextId(), festivalId, version: 1 });
  let number = first + plan.events.length;
  const numbered = () => ({ ...fresh(), number: number++ });
  const dayRows = days.map((day) => ({ ...fresh(), ...day }));
  const venueRows = venues.map((venue, position) => ({ ...numbered(), ...venue, position }));
  const roomRows = rooms.map(({ venue, ...room }, position) => ({
    ...numbered(),
    ...undescribed,
    ...room,
    position,
    venueId: at(venueRows, venue).id,
  }));
  const themes = plan.themes.map((theme, position) => ({
    ...fresh(),
    ...theme,
    introduction: theme.introduction ?? {},
    colour: theme.colour ?? null,
    position,
  }));
  const series = plan.series.map((one) => ({ ...numbered(), ...one }));
  const films = plan.films.map(({ versions, ...film }) => {
    const own = numbered();
    const copies = versions.map((copy, position) => ({
      ...copy,
      id: nextId(),
      festivalId,
      filmId: own.id,
      position,
    }));
    return { ...own, ...film, versions: copies };
  });
  const people = plan.people.map((person) => ({ ...numbered(), ...person, uid: randomUUID() }));
  const events: DraftEvent[] = [];
  for (const [position, event] of plan.events.entries())
    events.push({
      ...eventOf(
        event,
        bareEvent(festivalId, nextId()),
        { rooms: roomRows, films, people, themes, series, events },
        nextId,
      ),
      wishes: renumbered(event.wishes ?? {}, (number) => first + number - 1),
      uid: randomUUID(),
      number: first + position,
      createdAt: now,
    });
  const blocks = plan.blocks.map(({ rooms: covered, ...block }) => ({
    ...fresh(),
    ...block,
    roomIds: covered.map((room) => at(roomRows, room).id),
  }));
  const offers = plan.offers.map(({ day, series: of, event, ...offer }, position) => ({
    ...fresh(),
    ...offer,
    position,
    dayId: day === null ? null : at(dayRows, day).id,
    seriesId: of === null ? null : at(series, of).id,
    eventId: event === null ? null : at(events, event).id,
  }));
  return { days: dayRows, venues: venueRows, rooms: roomRows, themes, series, films, people, events, blocks, offers };
}

type Targets = Pick<Unstored, 'rooms' | 'films' | 'people' | 'themes' | 'series' | 'events'>;

function eventOf(event: PlanEvent, bare: DraftEvent, to: Targets, nextId: () => number): DraftEvent {
  const { rooms, items, people, themes, series, continues, wishes: _, ...own } = event;
  const part = () => ({ id: nextId(), festivalId: bare.festivalId, eventId: bare.id });
  const itemRows = items.map(({ film, version, ...item }, position) => {
    const shown = film === null ? null : at(to.films, film);
    const copy = shown && version !== null ? at(shown.versions, version) : null;
    return { ...part(), ...item, position, filmId: shown?.id ?? null, filmVersionId: copy?.id ?? null };
  });
  return {
    ...bare,
    ...own,
    timeIsSuggested: own.startsAt !== null,
    seriesId: series && at(to.series, series.series).id,
    seriesPosition: series?.position ?? null,
    // In a plan, a séance comes after the one it continues.
    continuesEventId: continues === null ? null : at(to.events, continues).id,
    rooms: rooms.map(({ room, use }) => ({ roomId: at(to.rooms, room).id, use })),
    items: itemRows,
    people: people.map(({ person, item, role, presence }, position) => ({
      ...part(),
      role,
      presence,
      confirmation: 'considered',
      position,
      personId: at(to.people, person).id,
      itemId: item === null ? null : at(itemRows, item).id,
    })),
    themeIds: themes.map((theme) => at(to.themes, theme).id),
  };
}

/**
 * The row at this position of the plan. Throws RangeError if there is none, as a plan refers only
 * to itself.
 */
function at<T>(list: readonly T[], position: number): T {
  const found = list[position];
  if (found === undefined) throw new RangeError(`No position ${position} in the plan`);
  return found;
}
