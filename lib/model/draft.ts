import type { Confirmation, Remit, RoomUse } from '#db/enums.ts';
import type * as schema from '#db/schema/index.ts';
import type { EventWishes } from '#db/schema/index.ts';
import { byId } from './keyed.ts';

/**
 * The whole draft of a festival as plain data, for rules, releases, warnings and templates. Ids are
 * those of the tables; times are wall clocks in `festival.timeZone`. `loadDraft` (draft/queries.ts)
 * makes one; tests make theirs by hand.
 */
export type Draft = {
  festival: DraftFestival;
  days: DraftDay[];
  venues: DraftVenue[];
  walks: { fromVenueId: number; toVenueId: number; minutes: number }[];
  rooms: DraftRoom[];
  crews: DraftCrew[];
  films: DraftFilm[];
  people: DraftPerson[];
  themes: DraftTheme[];
  series: DraftSeries[];
  events: DraftEvent[];
  blocks: DraftBlock[];
  offers: DraftOffer[];
  /** In the organiser's order, as partners are. */
  pages: DraftPage[];
  partners: DraftPartner[];
  pictures: DraftPicture[];
};

type Row<T extends { $inferSelect: unknown }> = Readonly<T['$inferSelect']>;

export type DraftFestival = Row<typeof schema.festivals>;
export type DraftDay = Row<typeof schema.festivalDays>;
export type DraftVenue = Row<typeof schema.venues>;
export type DraftRoom = Row<typeof schema.rooms>;
type DraftCrew = Row<typeof schema.roomCrews>;
export type DraftVersion = Row<typeof schema.filmVersions>;
export type DraftFilm = Row<typeof schema.films> & { readonly versions: readonly DraftVersion[] };
export type DraftPerson = Row<typeof schema.people>;
export type DraftTheme = Row<typeof schema.themes>;
export type DraftSeries = Row<typeof schema.series>;
export type DraftItem = Row<typeof schema.eventItems>;
export type DraftPresence = Row<typeof schema.eventPeople>;
export type DraftEvent = Row<typeof schema.events> & {
  /** Main room first, then by position. */
  readonly rooms: readonly { roomId: number; use: RoomUse }[];
  /** By position. */
  readonly items: readonly DraftItem[];
  readonly people: readonly DraftPresence[];
  readonly themeIds: readonly number[];
};
export type DraftBlock = Row<typeof schema.blocks> & { readonly roomIds: readonly number[] };
export type DraftOffer = Row<typeof schema.offers>;
export type DraftPage = Row<typeof schema.pages>;
export type DraftPartner = Row<typeof schema.partners>;
export type DraftPicture = Row<typeof schema.pictures>;

const USE_ORDER: Record<RoomUse, number> = { main: 0, joined: 1, overflow: 2 };

/** The main room first, then those joined to it, then those it is relayed to. */
export const inUseOrder = (a: { use: RoomUse }, b: { use: RoomUse }) => USE_ORDER[a.use] - USE_ORDER[b.use];

/**
 * Whether a séance has a time and a room (a meeting point or an online room counts); otherwise it
 * is unscheduled.
 */
export function isScheduled(event: DraftEvent): event is DraftEvent & { startsAt: string } {
  return event.startsAt !== null && event.rooms.length > 0;
}

/** How certain somebody who may come is: a clash of people who are only considered counts too. */
export type PresenceStanding = Exclude<Confirmation, 'declined' | 'prevented'>;

/** Whether somebody may come to a séance: they have not declined, and nothing prevents them. */
export const mayCome = <P extends { confirmation: Confirmation }>(
  presence: P,
): presence is P & { confirmation: PresenceStanding } =>
  presence.confirmation !== 'declined' && presence.confirmation !== 'prevented';

/** Whether an offer is for the whole festival, and not for one of its days, series or séances. */
export const isOfFestival = ({ dayId, seriesId, eventId }: DraftOffer): boolean =>
  dayId === null && seriesId === null && eventId === null;

/** Whether a block occupies a room: a block without rooms occupies all of them. */
export const coversRoom = ({ roomIds }: DraftBlock, roomId: number) => roomIds.length === 0 || roomIds.includes(roomId);

/** The draft by id, for rules that follow references. */
export type DraftIndex = {
  draft: Draft;
  /**
   * The remit of the programmer for whom places are searched: séances outside it get none, and none
   * is proposed outside it.
   */
  remit?: Remit | null;
  /** In epoch minutes: no place is proposed before (`indexAhead`). */
  from?: number | undefined;
  films: ReadonlyMap<number, DraftFilm>;
  people: ReadonlyMap<number, DraftPerson>;
  rooms: ReadonlyMap<number, DraftRoom>;
  venues: ReadonlyMap<number, DraftVenue>;
  themes: ReadonlyMap<number, DraftTheme>;
  series: ReadonlyMap<number, DraftSeries>;
  pages: ReadonlyMap<number, DraftPage>;
  partners: ReadonlyMap<number, DraftPartner>;
  events: ReadonlyMap<number, DraftEvent>;
};

export function indexDraft(draft: Draft): DraftIndex {
  return {
    draft,
    films: byId(draft.films),
    people: byId(draft.people),
    rooms: byId(draft.rooms),
    venues: byId(draft.venues),
    themes: byId(draft.themes),
    series: byId(draft.series),
    pages: byId(draft.pages),
    partners: byId(draft.partners),
    events: byId(draft.events),
  };
}

/**
 * Wishes about other séances, with the numbers that these have in another festival; wishes about
 * missing ones are dropped.
 */
export function renumbered(wishes: EventWishes, numberOf: (number: number) => number | undefined): EventWishes {
  const at = (number: number | undefined) => (number === undefined ? undefined : numberOf(number));
  return { ...wishes, after: at(wishes.after), before: at(wishes.before), apart: at(wishes.apart) };
}
