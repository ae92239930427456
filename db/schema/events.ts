import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import {
  bilingual,
  flag,
  id,
  instant,
  isBetween,
  isJson,
  isOneOf,
  isWallClock,
  list,
  sameFestival,
  version,
  wallClock,
} from '#db/columns.ts';
import {
  type Admission,
  admissions,
  type BlockKind,
  blockKinds,
  type Confirmation,
  confirmations,
  type Edge,
  type EventKind,
  type EventStatus,
  eventKinds,
  eventStatuses,
  type ItemKind,
  itemKinds,
  type OfferKind,
  offerKinds,
  type PersonRole,
  type Presence,
  personRoles,
  presences,
  type RoomUse,
  roomUses,
  type SaidOfAccess,
  type Visibility,
  visibilities,
  type WishedPart,
} from '#db/enums.ts';
import { festivalDays, festivalId, rooms, series, themes, venues } from './festivals.ts';
import { films, filmVersions } from './films.ts';
import { people } from './people.ts';

/** An `http(s)` address with its label; if the label is empty, the address is shown. */
export type EventLink = { address: string; label: string };

/**
 * When, and beside what, a séance would best be; only for the desk. Other séances by their number.
 */
export type EventWishes = {
  /** A festival day. */
  day?: string | undefined;
  part?: WishedPart | undefined;
  edge?: Edge | undefined;
  /** Within school hours. */
  school?: true | undefined;
  after?: number | undefined;
  before?: number | undefined;
  /** Neither at the same time as this séance, nor next to it in a room. */
  apart?: number | undefined;
};

/** The séance: one time in one room. */
export const events = sqliteTable(
  'events',
  {
    id: id(),
    festivalId: festivalId(),
    /** UUID v4; the UID in calendars and the guid in frab's format. Permanent. */
    uid: text().notNull().unique(),
    /**
     * Unique in the festival; used in public addresses and as the id in frab's format. Permanent.
     */
    number: integer().notNull(),
    kind: text().$type<EventKind>().notNull(),
    /** What readers see instead of the kind: « Masterclasse », « Ciné-concert ». */
    label: bilingual(),
    title: bilingual(),
    subtitle: bilingual(),
    synopsis: bilingual(),
    /**
     * Language codes, as with copies of films: spoken in the séance, and of interpretation. The
     * languages of films are with their copies, and LSF is an access of a part.
     */
    spoken: list(),
    translatedInto: list(),
    startsAt: wallClock(),
    /** The public end if the organiser fixed it; the flexible item then takes the rest. */
    publicEndFixed: wallClock(),
    visibility: text().$type<Visibility>().notNull().default('public'),
    admission: text().$type<Admission>().notNull().default('start'),
    capacity: integer(),
    /** Null: the room's, else the festival's. */
    doorsMinutes: integer(),
    clearMinutes: integer(),
    seriesId: integer(),
    seriesPosition: integer(),
    /** « Suite de », perhaps in another room. */
    continuesEventId: integer(),
    /** The venue where it ends, if that is another one, as for a walk. */
    endsAtVenueId: integer(),
    /** For an online séance: until when it can be watched. */
    availableUntil: wallClock(),
    /** The time was proposed by a template and confirmed by nobody. */
    timeIsSuggested: flag(),
    /** The organiser publishes this time as « à confirmer ». */
    timeIsToConfirm: flag(),
    /** A locked séance cannot be moved. */
    isLocked: flag(),
    status: text().$type<EventStatus>().notNull().default('planned'),
    /** The reason for the cancellation, for the public. */
    cancellationReason: bilingual(),
    /** For the team only. */
    teamNotes: text().notNull().default(''),
    /** Addresses for the public, in order: slides, a recording, an organisation. */
    links: text({ mode: 'json' }).$type<EventLink[]>().notNull().default([]),
    wishes: text({ mode: 'json' }).$type<EventWishes>().notNull().default({}),
    tags: list(),
    version: version(),
    createdAt: instant().notNull(),
  },
  (t) => [
    unique('events_key').on(t.festivalId, t.id),
    unique('events_number').on(t.festivalId, t.number),
    index('events_starts_at').on(t.festivalId, t.startsAt),
    index('events_continues').on(t.festivalId, t.continuesEventId),
    sameFestival(t, t.seriesId, series),
    sameFestival(t, t.continuesEventId, t),
    sameFestival(t, t.endsAtVenueId, venues),
    isJson('events_title', t.title),
    isOneOf('events_kind', t.kind, eventKinds),
    isOneOf('events_visibility', t.visibility, visibilities),
    isOneOf('events_admission', t.admission, admissions),
    isOneOf('events_status', t.status, eventStatuses),
    isWallClock('events_starts_at_format', t.startsAt),
    isWallClock('events_public_end_fixed', t.publicEndFixed),
    isWallClock('events_available_until', t.availableUntil),
    isBetween('events_capacity', t.capacity, 0, 100_000),
    isBetween('events_doors', t.doorsMinutes, 0, 240),
    isBetween('events_clear', t.clearMinutes, 0, 240),
  ],
);

export const eventRooms = sqliteTable(
  'event_rooms',
  {
    festivalId: festivalId(),
    eventId: integer().notNull(),
    roomId: integer().notNull(),
    use: text().$type<RoomUse>().notNull().default('main'),
    position: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.eventId, t.roomId] }),
    index('event_rooms_room').on(t.festivalId, t.roomId),
    index('event_rooms_event').on(t.festivalId, t.eventId),
    sameFestival(t, t.eventId, events).onDelete('cascade'),
    sameFestival(t, t.roomId, rooms),
    isOneOf('event_rooms_use', t.use, roomUses),
  ],
);

export const eventItems = sqliteTable(
  'event_items',
  {
    id: id(),
    festivalId: festivalId(),
    eventId: integer().notNull(),
    position: integer().notNull(),
    kind: text().$type<ItemKind>().notNull(),
    title: bilingual(),
    /** Null: the film's own length, else unknown. */
    minutes: integer(),
    /** Takes what is left before the fixed end; at most one per séance. */
    elastic: flag(),
    filmId: integer(),
    filmVersionId: integer(),
    access: list<SaidOfAccess>(),
  },
  (t) => [
    unique('event_items_key').on(t.festivalId, t.eventId, t.id),
    unique('event_items_position').on(t.eventId, t.position),
    index('event_items_film').on(t.festivalId, t.filmId),
    sameFestival(t, t.eventId, events).onDelete('cascade'),
    sameFestival(t, t.filmId, films),
    sameFestival(t, t.filmVersionId, filmVersions),
    isOneOf('event_items_kind', t.kind, itemKinds),
    isBetween('event_items_minutes', t.minutes, 0, 1440),
    check('event_items_film_kind', sql`${t.filmId} is null or ${t.kind} = 'film'`),
    check('event_items_version_film', sql`${t.filmVersionId} is null or ${t.filmId} is not null`),
  ],
);

/** A person at a séance, or at one item of it. */
export const eventPeople = sqliteTable(
  'event_people',
  {
    id: id(),
    festivalId: festivalId(),
    eventId: integer().notNull(),
    /** Null: for the whole séance. */
    itemId: integer(),
    personId: integer().notNull(),
    role: text().$type<PersonRole>().notNull().default('speaker'),
    presence: text().$type<Presence>().notNull().default('in-person'),
    confirmation: text().$type<Confirmation>().notNull().default('considered'),
    position: integer().notNull().default(0),
  },
  (t) => [
    index('event_people_person').on(t.festivalId, t.personId),
    index('event_people_event').on(t.festivalId, t.eventId, t.itemId),
    sameFestival(t, t.eventId, events).onDelete('cascade'),
    foreignKey({
      columns: [t.festivalId, t.eventId, t.itemId],
      foreignColumns: [eventItems.festivalId, eventItems.eventId, eventItems.id],
    }).onDelete('cascade'),
    sameFestival(t, t.personId, people),
    isOneOf('event_people_role', t.role, personRoles),
    isOneOf('event_people_presence', t.presence, presences),
    isOneOf('event_people_confirmation', t.confirmation, confirmations),
  ],
);

export const eventThemes = sqliteTable(
  'event_themes',
  {
    festivalId: festivalId(),
    eventId: integer().notNull(),
    themeId: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.eventId, t.themeId] }),
    sameFestival(t, t.eventId, events).onDelete('cascade'),
    sameFestival(t, t.themeId, themes),
  ],
);

/** Time in rooms that is no séance: a break (public) or a set-up (only for the team). */
export const blocks = sqliteTable(
  'blocks',
  {
    id: id(),
    festivalId: festivalId(),
    kind: text().$type<BlockKind>().notNull().default('break'),
    title: bilingual(),
    startsAt: wallClock().notNull(),
    minutes: integer().notNull(),
    version: version(),
  },
  (t) => [
    unique('blocks_key').on(t.festivalId, t.id),
    isJson('blocks_title', t.title),
    isOneOf('blocks_kind', t.kind, blockKinds),
    isWallClock('blocks_starts_at', t.startsAt),
    isBetween('blocks_minutes', t.minutes, 1, 1440),
  ],
);

/** The rooms of a block; none means all rooms. */
export const blockRooms = sqliteTable(
  'block_rooms',
  {
    festivalId: festivalId(),
    blockId: integer().notNull(),
    roomId: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.blockId, t.roomId] }),
    sameFestival(t, t.blockId, blocks).onDelete('cascade'),
    sameFestival(t, t.roomId, rooms),
  ],
);

/** A price or a registration: of the festival (all three null), a day, a series or a séance. */
export const offers = sqliteTable(
  'offers',
  {
    id: id(),
    festivalId: festivalId(),
    dayId: integer(),
    seriesId: integer(),
    eventId: integer(),
    kind: text().$type<OfferKind>().notNull().default('free'),
    label: bilingual(),
    /** As text: « prix libre », « 6 €, réduit 4 € ». */
    price: bilingual(),
    address: text().notNull().default(''),
    opensAt: wallClock(),
    position: integer().notNull().default(0),
    version: version(),
  },
  (t) => [
    unique('offers_key').on(t.festivalId, t.id),
    index('offers_event').on(t.festivalId, t.eventId),
    sameFestival(t, t.dayId, festivalDays).onDelete('cascade'),
    sameFestival(t, t.seriesId, series).onDelete('cascade'),
    sameFestival(t, t.eventId, events).onDelete('cascade'),
    check(
      'offers_one_place',
      sql`(${t.dayId} is not null) + (${t.seriesId} is not null) + (${t.eventId} is not null) <= 1`,
    ),
    isOneOf('offers_kind', t.kind, offerKinds),
    isJson('offers_label', t.label),
    isWallClock('offers_opens_at', t.opensAt),
  ],
);
