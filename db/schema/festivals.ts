import { blob, foreignKey, index, integer, primaryKey, real, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import {
  type AccessibilityStatement,
  bilingual,
  date,
  flag,
  holdsDate,
  hour,
  id,
  instant,
  isBetween,
  isHour,
  isJson,
  isOneOf,
  list,
  sameFestival,
  version,
} from '#db/columns.ts';
import {
  type AccessibilityState,
  type HeadStyle,
  headStyles,
  type Lettering,
  type Locale,
  letterings,
  locales,
  type RoomAbility,
  type RoomAccess,
  type RoomKind,
  roomKinds,
} from '#db/enums.ts';

/** One edition. */
export const festivals = sqliteTable(
  'festivals',
  {
    id: id(),
    uid: text().notNull().unique(),
    /** Part of every public address; permanent once published. */
    slug: text().notNull().unique(),
    name: bilingual(),
    introduction: bilingual(),
    startsOn: date().notNull(),
    endsOn: date().notNull(),
    /** IANA name. */
    timeZone: text().notNull().default('Europe/Paris'),
    locale: text().$type<Locale>().notNull().default('fr'),
    /** The hour at which a festival day starts: a séance at 00:30 belongs to the day before. */
    dayStartsAt: hour().notNull().default('05:00'),
    /** The organiser's usual hours; the times that a template proposes are within them. */
    opensAt: hour().notNull().default('09:00'),
    closesAt: hour().notNull().default('18:00'),
    doorsMinutes: integer().notNull().default(10),
    clearMinutes: integer().notNull().default(10),
    betweenFilmsMinutes: integer().notNull().default(0),
    /** `#rrggbb`, or null for the default amber; the colour of text on it is computed. */
    accent: text(),
    /** `#rrggbb` of filled areas beside the accent; null: a tint of the accent. */
    secondColour: text(),
    letters: text().$type<Lettering>().notNull().default('bricolage'),
    headStyle: text().$type<HeadStyle>().notNull().default('letters'),
    organiser: text().notNull().default(''),
    website: text().notNull().default(''),
    contactEmail: text().notNull().default(''),
    legalPublisher: text().notNull().default(''),
    legalAddress: text().notNull().default(''),
    legalDirector: text().notNull().default(''),
    legalHost: text().notNull().default(''),
    legalPhone: text().notNull().default(''),
    /** An RNA or SIREN number. */
    legalRegistration: text().notNull().default(''),
    accessibilityContact: text().notNull().default(''),
    /** The organiser's own texts on the three pages that the law requires of a site. */
    legalText: bilingual(),
    privacyText: bilingual(),
    accessibilityText: bilingual(),
    /**
     * Whether the law obliges this organiser to publish a statement; otherwise the state and the
     * statement are ignored.
     */
    accessibilityDuty: flag(),
    accessibilityState: text().$type<AccessibilityState>().notNull().default('not-audited'),
    accessibilityStatement: text({ mode: 'json' }).$type<AccessibilityStatement>().notNull().default({}),
    /** For how many days after its end private data of its people is kept. */
    privateDays: integer().notNull().default(90),
    /** It says everywhere that its séances will not take place. */
    isDemonstration: flag(),
    /** 64 random bits in hex; renewed whenever what the public sees changes. */
    publicKey: text().notNull().unique(),
    /**
     * The next number for a séance, film, person, venue, room or series of this festival; never
     * decreases.
     */
    nextNumber: integer().notNull().default(1),
    templateId: text(),
    version: version(),
    createdAt: instant().notNull(),
    /** The festival of this installation of which it is a new edition. */
    previousId: integer(),
  },
  (t) => [
    index('festivals_previous').on(t.previousId),
    foreignKey({ columns: [t.previousId], foreignColumns: [t.id] }).onDelete('set null'),
    isJson('festivals_name', t.name),
    holdsDate('festivals_starts_on', t.startsOn),
    holdsDate('festivals_ends_on', t.endsOn),
    isHour('festivals_day_starts_at', t.dayStartsAt),
    isHour('festivals_opens_at', t.opensAt),
    isHour('festivals_closes_at', t.closesAt),
    isOneOf('festivals_locale', t.locale, locales),
    isOneOf('festivals_letters', t.letters, letterings),
    isOneOf('festivals_head_style', t.headStyle, headStyles),
    isBetween('festivals_doors', t.doorsMinutes, 0, 240),
    isBetween('festivals_clear', t.clearMinutes, 0, 240),
    isBetween('festivals_between_films', t.betweenFilmsMinutes, 0, 120),
  ],
);

/** The festival of a row, with which it is deleted. */
export const festivalId = () =>
  integer()
    .notNull()
    .references(() => festivals.id, { onDelete: 'cascade' });

/**
 * A deleted festival that can still be restored, with all its rows, which are in no other table
 * meanwhile.
 */
export const removedFestivals = sqliteTable(
  'removed_festivals',
  {
    /** The id of the festival. */
    id: integer().primaryKey(),
    slug: text().notNull(),
    name: bilingual(),
    /** Its dates; null of one deleted before they were noted here. */
    startsOn: date(),
    endsOn: date(),
    /** Its zone, in which the two instants of the bin are shown. */
    timeZone: text().notNull(),
    removedAt: instant().notNull(),
    byName: text().notNull(),
    /** The accounts that may restore it. */
    owners: text({ mode: 'json' }).$type<number[]>().notNull(),
    /** The festivals that are new editions of it. */
    nextIds: text({ mode: 'json' }).$type<number[]>().notNull(),
    /** The file names of its pictures. */
    files: text({ mode: 'json' }).$type<string[]>().notNull(),
    /** gzip of a database with only this festival (`lib/keeping/festival-pack.ts`). */
    pack: blob({ mode: 'buffer' }).notNull(),
  },
  (t) => [isJson('removed_festivals_name', t.name)],
);

export const festivalDays = sqliteTable(
  'festival_days',
  {
    id: id(),
    festivalId: festivalId(),
    date: date().notNull(),
    title: bilingual(),
    introduction: bilingual(),
    /** Null: the festival's usual hours. */
    opensAt: hour(),
    closesAt: hour(),
    version: version(),
  },
  (t) => [
    unique('festival_days_key').on(t.festivalId, t.id),
    unique('festival_days_date').on(t.festivalId, t.date),
    holdsDate('festival_days_is_date', t.date),
    isHour('festival_days_opens_at', t.opensAt),
    isHour('festival_days_closes_at', t.closesAt),
    isJson('festival_days_title', t.title),
  ],
);

export const venues = sqliteTable(
  'venues',
  {
    id: id(),
    festivalId: festivalId(),
    number: integer().notNull(),
    name: bilingual(),
    address: text().notNull().default(''),
    latitude: real(),
    longitude: real(),
    /** How to get there and get in, in the organiser's words. */
    access: bilingual(),
    position: integer().notNull().default(0),
    version: version(),
  },
  (t) => [
    unique('venues_key').on(t.festivalId, t.id),
    unique('venues_number').on(t.festivalId, t.number),
    isJson('venues_name', t.name),
    isBetween('venues_latitude', t.latitude, -90, 90),
    isBetween('venues_longitude', t.longitude, -180, 180),
  ],
);

/**
 * Minutes to walk between two venues, where the organiser knows better than an estimate at 4 km/h.
 * Stored once per pair, with the smaller id first.
 */
export const venueWalks = sqliteTable(
  'venue_walks',
  {
    festivalId: festivalId(),
    fromVenueId: integer().notNull(),
    toVenueId: integer().notNull(),
    minutes: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.fromVenueId, t.toVenueId] }),
    sameFestival(t, t.fromVenueId, venues).onDelete('cascade'),
    sameFestival(t, t.toVenueId, venues).onDelete('cascade'),
    isBetween('venue_walks_minutes', t.minutes, 0, 600),
  ],
);

export const rooms = sqliteTable(
  'rooms',
  {
    id: id(),
    festivalId: festivalId(),
    venueId: integer().notNull(),
    number: integer().notNull(),
    name: bilingual(),
    kind: text().$type<RoomKind>().notNull().default('room'),
    seats: integer(),
    wheelchairPlaces: integer(),
    /** Null: the festival's. */
    doorsMinutes: integer(),
    clearMinutes: integer(),
    abilities: list<RoomAbility>(),
    /** Access that the organiser says the room does not have. In neither list: unknown. */
    lacks: list<RoomAccess>(),
    opensAt: hour(),
    closesAt: hour(),
    /** For the team only. */
    note: text().notNull().default(''),
    position: integer().notNull().default(0),
    version: version(),
  },
  (t) => [
    unique('rooms_key').on(t.festivalId, t.id),
    unique('rooms_number').on(t.festivalId, t.number),
    sameFestival(t, t.venueId, venues),
    isJson('rooms_name', t.name),
    isOneOf('rooms_kind', t.kind, roomKinds),
    isBetween('rooms_seats', t.seats, 0, 100_000),
    isBetween('rooms_wheelchair', t.wheelchairPlaces, 0, 10_000),
    isBetween('rooms_doors', t.doorsMinutes, 0, 240),
    isBetween('rooms_clear', t.clearMinutes, 0, 240),
    isHour('rooms_opens_at', t.opensAt),
    isHour('rooms_closes_at', t.closesAt),
  ],
);

/**
 * Who is in charge of a room on a day: the names that the organiser typed, for the team's room
 * sheet and never public.
 */
export const roomCrews = sqliteTable(
  'room_crews',
  {
    id: id(),
    festivalId: festivalId(),
    roomId: integer().notNull(),
    date: date().notNull(),
    names: text().notNull().default(''),
    note: text().notNull().default(''),
    version: version(),
  },
  (t) => [
    unique('room_crews_day').on(t.roomId, t.date),
    sameFestival(t, t.roomId, rooms).onDelete('cascade'),
    holdsDate('room_crews_date', t.date),
  ],
);

export const themes = sqliteTable(
  'themes',
  {
    id: id(),
    festivalId: festivalId(),
    slug: text().notNull(),
    name: bilingual(),
    /** The programmer's text about the theme. */
    introduction: bilingual(),
    /** `#rrggbb`, shown beside the theme's name; null: none. */
    colour: text(),
    position: integer().notNull().default(0),
    version: version(),
  },
  (t) => [
    unique('themes_key').on(t.festivalId, t.id),
    unique('themes_slug').on(t.festivalId, t.slug),
    isJson('themes_name', t.name),
  ],
);

/** Séances that belong together: a workshop in two parts, one registration. */
export const series = sqliteTable(
  'series',
  {
    id: id(),
    festivalId: festivalId(),
    number: integer().notNull(),
    title: bilingual(),
    introduction: bilingual(),
    version: version(),
  },
  (t) => [
    unique('series_key').on(t.festivalId, t.id),
    unique('series_number').on(t.festivalId, t.number),
    isJson('series_title', t.title),
  ],
);
