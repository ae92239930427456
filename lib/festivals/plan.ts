import type { Bilingual } from '#db/columns.ts';
import type {
  Admission,
  BlockKind,
  EventKind,
  ItemKind,
  OfferKind,
  PersonRole,
  Presence,
  RoomAbility,
  RoomAccess,
  RoomKind,
  RoomUse,
  SaidOfAccess,
  Visibility,
} from '#db/enums.ts';
import type { EventWishes, films } from '#db/schema/index.ts';
import { type LaidOutEvent, type RunningOrderIndex, runningOrderOf } from '#lib/events/running-order.ts';
import type { DraftFilm, DraftVersion } from '#lib/model/draft.ts';
import { undescribed } from '#lib/venues/undescribed.ts';

/**
 * What a new festival would hold, as plain data without identifiers: the preview draws it, creation.ts writes it. References are
 * positions in the lists of the plan. All times are suggestions, in the festival's wall clock.
 */
export type Plan = {
  themes: PlanTheme[];
  films: PlanFilm[];
  people: PlanPerson[];
  series: PlanSeries[];
  events: PlanEvent[];
  blocks: PlanBlock[];
  offers: PlanOffer[];
  /** By how much the days together would have to be longer to hold the séances that have no time; 0 when all have one. */
  missingMinutes: number;
};

type PlanTheme = { slug: string; name: Bilingual; introduction?: Bilingual | undefined; colour?: string | undefined };
type PlanSeries = { title: Bilingual; introduction: Bilingual };

type PlanVersion = Omit<DraftVersion, 'id' | 'festivalId' | 'filmId' | 'position'>;

/** What it leaves out is what the table has by itself, as rights. */
export type PlanFilm = Omit<typeof films.$inferInsert, 'id' | 'festivalId' | 'number' | 'version'> &
  Pick<DraftFilm, 'title' | 'minutes'> & { versions: PlanVersion[] };

type PlanPerson = { name: string; organisation: string; title: Bilingual; bio: Bilingual; tags?: string[] };

export type PlanItem = {
  kind: ItemKind;
  title: Bilingual;
  minutes: number | null;
  elastic: boolean;
  /** Positions in `films` and in that film's versions. */
  film: number | null;
  version: number | null;
  access: SaidOfAccess[];
};

type PlanPresence = {
  person: number;
  /** Position in `items`; null for the whole séance. */
  item: number | null;
  role: PersonRole;
  presence: Presence;
};

export type PlanEvent = {
  kind: EventKind;
  label: Bilingual;
  title: Bilingual;
  subtitle: Bilingual;
  synopsis: Bilingual;
  /** Language subtags. */
  spoken: string[];
  translatedInto: string[];
  startsAt: string | null;
  publicEndFixed: string | null;
  visibility: Visibility;
  admission: Admission;
  capacity: number | null;
  doorsMinutes: number | null;
  clearMinutes: number | null;
  /** Positions in the rooms of the new festival. */
  rooms: { room: number; use: RoomUse }[];
  items: PlanItem[];
  people: PlanPresence[];
  /** Positions in `themes`. */
  themes: number[];
  series: { series: number; position: number | null } | null;
  /** Position in `events` of the one it continues. */
  continues: number | null;
  teamNotes: string;
  /** Other séances by position, counted from 1. */
  wishes?: EventWishes | undefined;
  tags?: string[];
};

export type PlanBlock = { kind: BlockKind; title: Bilingual; startsAt: string; minutes: number; rooms: number[] };

/** A price or a registration in words: of a day, a series or a séance (positions), else of the festival. */
export type PlanOffer = {
  kind: OfferKind;
  label: Bilingual;
  price: Bilingual;
  day: number | null;
  series: number | null;
  event: number | null;
};

export type PlanVenue = {
  name: Bilingual;
  address: string;
  latitude: number | null;
  longitude: number | null;
  access: Bilingual;
};

export type PlanRoom = {
  /** Position in the venues of the new festival. */
  venue: number;
  name: Bilingual;
  kind: RoomKind;
  seats: number | null;
  wheelchairPlaces: number | null;
  doorsMinutes: number | null;
  clearMinutes: number | null;
  abilities: RoomAbility[];
  lacks: RoomAccess[];
  opensAt: string | null;
  closesAt: string | null;
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
