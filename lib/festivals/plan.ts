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
import { undescribed } from '#lib/venues/schema.ts';

/**
 * The content of a new festival as plain data without ids: the preview shows it, and creation.ts
 * inserts it. References are positions in the lists of the plan. All times are suggestions, in the
 * festival's wall clock.
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
   * By how many minutes the days together would have to be longer for the séances without a time; 0
   * when all have one.
   */
  missingMinutes: number;
};

type PlanTheme = { slug: string; name: Bilingual; introduction?: Bilingual | undefined; colour?: string | undefined };
type PlanSeries = { title: Bilingual; introduction: Bilingual };

type PlanVersion = Omit<DraftVersion, 'id' | 'festivalId' | 'filmId' | 'position'>;

/** Missing columns, such as rights, get the table's defaults. */
export type PlanFilm = Omit<typeof films.$inferInsert, 'id' | 'festivalId' | 'number' | 'version'> &
  Pick<DraftFilm, 'title' | 'minutes'> & { versions: PlanVersion[] };

type PlanPerson = { name: string; organisation: string; title: Bilingual; bio: Bilingual; tags?: string[] };

export type PlanItem = Pick<DraftItem, 'kind' | 'title' | 'minutes' | 'elastic' | 'access'> & {
  /** Positions in `films`, and in that film's versions. */
  film: number | null;
  version: number | null;
};

type PlanPresence = Pick<DraftPresence, 'role' | 'presence'> & {
  person: number;
  /** The position in `items`; null for the whole séance. */
  item: number | null;
};

/** The columns of a séance that a plan has, as in the draft. */
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
  /** The position in `events` of the one it continues. */
  continues: number | null;
  /** The position of the venue where it ends, if that is another one. */
  endsAtVenue?: number | undefined;
  /** Other séances by position, counted from 1. */
  wishes?: EventWishes | undefined;
  tags?: string[];
};

export type PlanBlock = Pick<DraftBlock, 'kind' | 'title' | 'startsAt' | 'minutes'> & { rooms: number[] };

/** A price or a registration: of a day, a series or a séance (positions), else of the festival. */
export type PlanOffer = Pick<DraftOffer, 'kind' | 'label' | 'price'> & {
  day: number | null;
  series: number | null;
  event: number | null;
};

export type PlanVenue = Pick<DraftVenue, 'name' | 'address' | 'latitude' | 'longitude' | 'access'>;

export type PlanRoom = Pick<DraftRoom, 'name' | 'seats' | Exclude<keyof typeof undescribed, 'note'>> & {
  /** The position in the venues of the new festival. */
  venue: number;
};

/** A room without any description yet. */
export const plainRoom = (name: Bilingual, seats: number | null = null): PlanRoom => ({
  venue: 0,
  name,
  ...undescribed,
  seats,
});

/** The settings of the new festival that decide how long a séance occupies its room. */
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

/** A séance of a plan in the form that running-order.ts needs. */
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

/** When each part of a planned séance begins and ends, by the usual rule. */
export const planRunningOrder = (event: PlanEvent, films: readonly PlanFilm[], rules: PlanRules) =>
  runningOrderOf(laidOut(event), planIndex(films, rules));
