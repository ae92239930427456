import type { Bilingual } from '#db/columns.ts';
import type { RoomUse } from '#db/enums.ts';
import type { EventWishes, films } from '#db/schema/index.ts';
import { type LaidOutEvent, type RunningOrderIndex, runningOrderOf } from '#lib/events/running-order.ts';
import type {
  DraftBlock,
  DraftEvent,
  DraftFilm,
  DraftItem,
  DraftOffer,
  DraftPresence,
  DraftRoom,
  DraftVenue,
  DraftVersion,
} from '#lib/model/draft.ts';
import { undescribed } from '#lib/venues/undescribed.ts';

/**
 * What a new festival would hold, as plain data without identifiers: the preview draws it,
 * creation.ts writes it. References are positions in the lists of the plan. All times are
 * suggestions, in the festival's wall clock.
 */
export type Plan = {
  themes: PlanTheme[];
  films: PlanFilm[];
  people: PlanPerson[];
  series: PlanSeries[];
  events: PlanEvent[];
  blocks: PlanBlock[];
  offers: PlanOffer[];
  /**
   * By how much the days together would have to be longer to hold the séances that have no time; 0
   * when all have one.
   */
  missingMinutes: number;
};

type PlanTheme = { slug: string; name: Bilingual; introduction?: Bilingual | undefined; colour?: string | undefined };
type PlanSeries = { title: Bilingual; introduction: Bilingual };

type PlanVersion = Omit<DraftVersion, 'id' | 'festivalId' | 'filmId' | 'position'>;

/** What it leaves out is what the table has by itself, as rights. */
export type PlanFilm = Omit<typeof films.$inferInsert, 'id' | 'festivalId' | 'number' | 'version'> &
  Pick<DraftFilm, 'title' | 'minutes'> & { versions: PlanVersion[] };

type PlanPerson = { name: string; organisation: string; title: Bilingual; bio: Bilingual; tags?: string[] };

export type PlanItem = Pick<DraftItem, 'kind' | 'title' | 'minutes' | 'elastic' | 'access'> & {
  /** Positions in `films` and in that film's versions. */
  film: number | null;
  version: number | null;
};

type PlanPresence = Pick<DraftPresence, 'role' | 'presence'> & {
  person: number;
  /** Position in `items`; null for the whole séance. */
  item: number | null;
};

/** What a plan says of a séance as the draft does. */
export const planColumns = [
  'kind',
  'label',
  'title',
  'subtitle',
  'synopsis',
  'spoken',
  'translatedInto',
  'startsAt',
  'publicEndFixed',
  'visibility',
  'admission',
  'capacity',
  'doorsMinutes',
  'clearMinutes',
  'teamNotes',
] as const satisfies readonly (keyof DraftEvent)[];

export type PlanEvent = Pick<DraftEvent, (typeof planColumns)[number]> & {
  /** Positions in the rooms of the new festival. */
  rooms: { room: number; use: RoomUse }[];
  items: PlanItem[];
  people: PlanPresence[];
  /** Positions in `themes`. */
  themes: number[];
  series: { series: number; position: number | null } | null;
  /** Position in `events` of the one it continues. */
  continues: number | null;
  /** Other séances by position, counted from 1. */
  wishes?: EventWishes | undefined;
  tags?: string[];
};

export type PlanBlock = Pick<DraftBlock, 'kind' | 'title' | 'startsAt' | 'minutes'> & { rooms: number[] };

/**
 * A price or a registration in words: of a day, a series or a séance (positions), else of the
 * festival.
 */
export type PlanOffer = Pick<DraftOffer, 'kind' | 'label' | 'price'> & {
  day: number | null;
  series: number | null;
  event: number | null;
};

export type PlanVenue = Pick<DraftVenue, 'name' | 'address' | 'latitude' | 'longitude' | 'access'>;

export type PlanRoom = Pick<DraftRoom, 'name' | 'seats' | Exclude<keyof typeof undescribed, 'note'>> & {
  /** Position in the venues of the new festival. */
  venue: number;
};

/** A room nobody has described yet. */
export const plainRoom = (name: Bilingual, seats: number | null = null): PlanRoom => ({
  venue: 0,
  name,
  ...undescribed,
  seats,
});

/** The rules of the new festival that decide how long a séance holds its room. */
export type PlanRules = {
  timeZone: string;
  doorsMinutes: number;
  clearMinutes: number;
  betweenFilmsMinutes: number;
  rooms: readonly Pick<PlanRoom, 'seats' | 'doorsMinutes' | 'clearMinutes'>[];
};

export const emptyPlan = (): Plan => ({
  themes: [],
  films: [],
  people: [],
  series: [],
  events: [],
  blocks: [],
  offers: [],
  missingMinutes: 0,
});

/** A séance of a plan as running-order.ts reads one. */
export function laidOut(event: PlanEvent): LaidOutEvent {
  return {
    ...event,
    rooms: event.rooms.map(({ room, use }) => ({ roomId: room, use })),
    items: event.items.map(({ kind, minutes, elastic, film, version }, id) => ({
      id,
      kind,
      minutes,
      elastic,
      filmId: film,
      filmVersionId: version,
    })),
  };
}

export function planIndex(films: readonly PlanFilm[], rules: PlanRules): RunningOrderIndex {
  return {
    draft: { festival: rules },
    films: new Map(
      films.map(({ minutes, versions }, i) => [i, { minutes, versions: versions.map((v, id) => ({ ...v, id })) }]),
    ),
    rooms: new Map(rules.rooms.map((room, i) => [i, room])),
  };
}

/** When each part of a planned séance begins and ends, by the same rule as for every other one. */
export const planRunningOrder = (event: PlanEvent, films: readonly PlanFilm[], rules: PlanRules) =>
  runningOrderOf(laidOut(event), planIndex(films, rules));
