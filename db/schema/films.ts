import { integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import {
  type Bilingual,
  bilingual,
  date,
  flag,
  holdsDate,
  id,
  isBetween,
  isJson,
  isOneOf,
  list,
  sameFestival,
  version,
} from '#db/columns.ts';
import {
  type Announceable,
  announceables,
  type FilmFormat,
  filmFormats,
  type RightsKind,
  type RightsState,
  rightsKinds,
  rightsStates,
} from '#db/enums.ts';
import { festivalId } from './festivals.ts';

/** The work. */
export const films = sqliteTable(
  'films',
  {
    id: id(),
    festivalId: festivalId(),
    number: integer().notNull(),
    originalTitle: text().notNull(),
    /** The French and the international title, where they differ from the original one. */
    title: bilingual(),
    directors: list(),
    writers: list(),
    production: text().notNull().default(''),
    year: integer(),
    /** ISO 3166-1 alpha-2. */
    countries: list(),
    /** Null: unknown. */
    minutes: integer(),
    /** A sentence or two, for cards and calendars. */
    shortSynopsis: bilingual(),
    synopsis: bilingual(),
    contentNotes: text({ mode: 'json' }).$type<Bilingual[]>().notNull().default([]),
    contentIsSevere: flag(),
    rightsState: text().$type<RightsState>().notNull().default('unknown'),
    rightsKind: text().$type<RightsKind>(),
    rightsNote: text().notNull().default(''),
    /** The team’s own labels: never public, as with people, séances and volunteers. */
    tags: list(),
    announceable: text().$type<Announceable>().notNull().default('yes'),
    announceableFrom: date(),
    /** The words shown instead of a title that may not be announced. */
    neutralTitle: bilingual(),
    website: text().notNull().default(''),
    /** The address of its trailer, one that `lib/films/trailer.ts` can play. */
    trailer: text().notNull().default(''),
    version: version(),
  },
  (t) => [
    unique('films_key').on(t.festivalId, t.id),
    unique('films_number').on(t.festivalId, t.number),
    isJson('films_title', t.title),
    isBetween('films_year', t.year, 1888, 2200),
    isBetween('films_minutes', t.minutes, 1, 1440),
    isOneOf('films_rights_state', t.rightsState, rightsStates),
    isOneOf('films_rights_kind', t.rightsKind, rightsKinds),
    isOneOf('films_announceable', t.announceable, announceables),
    holdsDate('films_announceable_from', t.announceableFrom),
  ],
);

/** A version with the copy that is projected: VO, VOSTFR, VF, ST-SME, AD. */
export const filmVersions = sqliteTable(
  'film_versions',
  {
    id: id(),
    festivalId: festivalId(),
    filmId: integer().notNull(),
    /** BCP 47 language subtags, lower case. */
    spoken: list(),
    subtitles: list(),
    /** Subtitles for the deaf and hard of hearing (SME); audiodescription. */
    sdh: flag(),
    ad: flag(),
    format: text().$type<FilmFormat>(),
    /** Null: the film's own running time. */
    minutes: integer(),
    /** « Copie unique »: it cannot be in two rooms at once. */
    isOnlyCopy: flag(),
    position: integer().notNull().default(0),
  },
  (t) => [
    unique('film_versions_key').on(t.festivalId, t.id),
    sameFestival(t, t.filmId, films).onDelete('cascade'),
    isBetween('film_versions_minutes', t.minutes, 1, 1440),
    isOneOf('film_versions_format', t.format, filmFormats),
  ],
);
