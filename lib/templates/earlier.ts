import type { Bilingual } from '#db/columns.ts';
import type { EventKind } from '#db/enums.ts';
import { keptSettings, type NewFestival } from '#lib/festivals/creation.ts';
import type { Plan, PlanEvent, PlanRoom, PlanVenue } from '#lib/festivals/plan.ts';
import { filmTitle } from '#lib/films/title.ts';
import { isEmpty } from '#lib/i18n/text.ts';
import { type Draft, renumbered } from '#lib/model/draft.ts';
import { addDays, daysBetween } from '#lib/time/calendar.ts';
import { datesBetween, festivalDayOf } from '#lib/time/festival-day.ts';
import { planOfDraft, positions } from './draft-plan.ts';
import type { ProgrammeTemplate } from './programme.ts';

/**
 * An existing programme from which a new festival starts: one of one's own editions, or a template
 * of a whole programme.
 */
export type Earlier = Readonly<{
  name: Bilingual;
  startsOn: string;
  endsOn: string;
  timeZone: string;
  opensAt: string;
  closesAt: string;
  dayStartsAt: string;
  settings: NewFestival['settings'];
  templateId: string | null;
  /** In order; the first ones are those to which its prices refer. */
  days: readonly { date: string; title: Bilingual }[];
  venues: readonly PlanVenue[];
  /** `key` identifies a room in the form; its séances refer to it by position. */
  rooms: readonly { key: string; room: PlanRoom }[];
  /** The séances that can be taken one by one, if there are not too many to list. */
  events: readonly { key: string; title: Bilingual; kind: EventKind; startsAt: string | null }[];
  filmCount: number;
  personCount: number;
  /** A plan of all séances, or of those with these keys, on its own days and in its own rooms. */
  take: (events: ReadonlySet<string> | null) => Plan;
}>;

export function earlierEdition(draft: Draft): Earlier {
  const { festival, days, venues, rooms, events } = draft;
  const whole = (taken: ReadonlySet<number> | null) =>
    planOfDraft(draft, { events: taken, withAccess: false, withTags: true });
  const all = whole(null);
  const venueAt = (id: number) =>
    Math.max(
      0,
      venues.findIndex((venue) => venue.id === id),
    );
  const { name, startsOn, endsOn, timeZone, opensAt, closesAt, dayStartsAt, templateId } = festival;
  return {
    name,
    startsOn,
    endsOn,
    timeZone,
    opensAt,
    closesAt,
    dayStartsAt,
    templateId,
    settings: Object.fromEntries(keptSettings.map((key) => [key, festival[key]])) as NewFestival['settings'],
    days: withDaysOf(
      events,
      days.map(({ date, title }) => ({ date, title })),
      dayStartsAt,
    ),
    venues: venues.map((venue) => {
      const { name: called, address, latitude, longitude, access } = venue;
      return { name: called, address, latitude, longitude, access };
    }),
    rooms: rooms.map((room) => {
      const { name: called, kind, seats, wheelchairPlaces, doorsMinutes, clearMinutes, abilities, lacks } = room;
      return {
        key: String(room.number),
        room: {
          venue: venueAt(room.venueId),
          name: called,
          kind,
          seats,
          wheelchairPlaces,
          doorsMinutes,
          clearMinutes,
          abilities,
          lacks,
          opensAt: room.opensAt,
          closesAt: room.closesAt,
        },
      };
    }),
    events: events.map((event) => ({
      key: String(event.number),
      title: isEmpty(event.title) ? firstFilm(event.items, draft) : event.title,
      kind: event.kind,
      startsAt: event.startsAt,
    })),
    filmCount: all.films.length,
    personCount: all.people.length,
    take: (keys) => (keys ? whole(new Set([...keys].map(Number))) : all),
  };
}

function firstFilm(items: Draft['events'][number]['items'], { films }: Draft): Bilingual {
  const id = items.find(({ filmId }) => filmId !== null)?.filmId;
  const film = films.find((one) => one.id === id);
  return film ? filmTitle(film) : {};
}

/** Days that séances stand on and no day was made for come behind the others. */
function withDaysOf(
  events: readonly { startsAt: string | null }[],
  days: readonly { date: string; title: Bilingual }[],
  dayStartsAt: string,
): Earlier['days'] {
  const dates = events.flatMap(({ startsAt }) => (startsAt === null ? [] : festivalDayOf(startsAt, dayStartsAt)));
  const known = new Set(days.map(({ date }) => date));
  const others = [...new Set(dates)].filter((date) => !known.has(date)).sort();
  return [...days, ...others.map((date) => ({ date, title: {} }))];
}

export function earlierTemplate(template: ProgrammeTemplate): Earlier {
  const { startsOn, timeZone, opensAt, closesAt, dayStartsAt, venues, rooms, plan } = template;
  const { doorsMinutes, clearMinutes, betweenFilmsMinutes } = template;
  const endsOn = addDays(startsOn, template.days.length - 1);
  const dates = datesBetween(startsOn, endsOn);
  return {
    // A new festival needs a name of its own.
    name: {},
    startsOn,
    endsOn,
    timeZone,
    opensAt,
    closesAt,
    dayStartsAt,
    venues,
    templateId: template.id,
    settings: { dayStartsAt, doorsMinutes, clearMinutes, betweenFilmsMinutes },
    days: withDaysOf(
      plan.events,
      template.days.map(({ title }, i) => ({ date: dates[i] ?? startsOn, title })),
      dayStartsAt,
    ),
    rooms: rooms.map((room, i) => ({ key: String(i + 1), room })),
    events: plan.events.map((event, i) => ({
      key: String(i + 1),
      title: titleOfEvent(event, plan),
      kind: event.kind,
      startsAt: event.startsAt,
    })),
    filmCount: plan.films.length,
    personCount: plan.people.length,
    take: (keys) => (keys ? someOf(plan, (_, i) => keys.has(String(i + 1))) : plan),
  };
}

const titleOfEvent = (event: PlanEvent, plan: Plan): Bilingual => {
  const film = event.items.find((item) => item.film !== null)?.film ?? null;
  const shown = film === null ? undefined : plan.films[film];
  return isEmpty(event.title) && shown ? filmTitle(shown) : event.title;
};

/** The plan with some of its séances; films and people that no other séance has are left out. */
function someOf(plan: Plan, isTaken: (event: PlanEvent, position: number) => boolean): Plan {
  const taken = plan.events.flatMap((event, i) => (isTaken(event, i) ? i : []));
  const at = new Map(taken.map((before, now) => [before, now]));
  const events = taken.flatMap((i) => plan.events[i] ?? []);
  const films = positions(events.flatMap(({ items }) => items.flatMap(({ film }) => film ?? [])));
  const people = positions(events.flatMap((event) => event.people.map(({ person }) => person)));
  return {
    ...plan,
    films: [...films.keys()].flatMap((i) => plan.films[i] ?? []),
    people: [...people.keys()].flatMap((i) => plan.people[i] ?? []),
    events: events.map((event) => ({
      ...event,
      items: event.items.map((item) => ({ ...item, film: item.film === null ? null : (films.get(item.film) ?? null) })),
      people: event.people.flatMap((one) => {
        const person = people.get(one.person);
        return person === undefined ? [] : { ...one, person };
      }),
      continues: event.continues === null ? null : (at.get(event.continues) ?? null),
      wishes: renumbered(event.wishes ?? {}, (number) => {
        const position = at.get(number - 1);
        return position === undefined ? undefined : position + 1;
      }),
    })),
    offers: plan.offers.flatMap((offer) => {
      if (offer.event === null) return [offer];
      const event = at.get(offer.event);
      return event === undefined ? [] : [{ ...offer, event }];
    }),
  };
}

/** How many days it lasts. */
export const dayCountOf = ({ startsOn, endsOn }: Earlier): number => daysBetween(startsOn, endsOn) + 1;
