import {
  type AnySQLiteColumn,
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  unique,
} from 'drizzle-orm/sqlite-core';
import { bilingual, date, holdsDate, id, instant, isBetween, isJson, isOneOf, list, version } from '#db/columns.ts';
import { type PictureFormat, type PicturePurpose, type PictureUse, pictureFormats, pictureUses } from '#db/enums.ts';
import { festivalId, rooms, series, themes, venues } from './festivals.ts';
import { films } from './films.ts';
import { pages, partners } from './pages.ts';
import { people } from './people.ts';

/**
 * A picture of a film, a person, a venue, a room, a theme, a series, a page or a partner; or of the
 * festival itself, if it refers to none of these. Its bytes are in the data folder under `hash`
 * (lib/pictures/picture-files.ts).
 */
export const pictures = sqliteTable(
  'pictures',
  {
    id: id(),
    festivalId: festivalId(),
    use: text().$type<PictureUse>().notNull(),
    filmId: integer(),
    personId: integer(),
    venueId: integer(),
    roomId: integer(),
    themeId: integer(),
    seriesId: integer(),
    pageId: integer(),
    partnerId: integer(),
    position: integer().notNull().default(0),
    /** The SHA-256 of the stored original, in hexadecimal. */
    hash: text().notNull(),
    format: text().$type<PictureFormat>().notNull(),
    /** The size of the stored original, upright, in pixels. */
    width: integer().notNull(),
    height: integer().notNull(),
    bytes: integer().notNull(),
    /** `#rrggbb`, shown in its place while it loads. */
    colour: text().notNull(),
    /** The original name of the file; only the desk sees it. */
    fileName: text().notNull().default(''),
    alt: bilingual(),
    credit: text().notNull().default(''),
    /**
     * The point that must stay visible when it is cropped, in percent from the left and from the
     * top.
     */
    focalX: integer().notNull().default(50),
    focalY: integer().notNull().default(50),
    /** The right to use it: who gave it, for what, until when. Without one, it is not published. */
    givenBy: text().notNull().default(''),
    purposes: list<PicturePurpose>(),
    /** The last day it may be shown. */
    until: date(),
    /** For a picture of a recognisable person: when they agreed. */
    consentOn: date(),
    version: version(),
    createdAt: instant().notNull(),
  },
  (t) => {
    const of = (name: string, column: AnySQLiteColumn, table: { festivalId: AnySQLiteColumn; id: AnySQLiteColumn }) =>
      foreignKey({
        name: `pictures_of_${name}`,
        columns: [t.festivalId, column],
        foreignColumns: [table.festivalId, table.id],
      }).onDelete('cascade');
    return [
      unique('pictures_key').on(t.festivalId, t.id),
      index('pictures_hash').on(t.hash),
      of('film', t.filmId, films),
      of('person', t.personId, people),
      of('venue', t.venueId, venues),
      of('room', t.roomId, rooms),
      of('theme', t.themeId, themes),
      of('series', t.seriesId, series),
      of('page', t.pageId, pages),
      of('partner', t.partnerId, partners),
      isOneOf('pictures_use', t.use, pictureUses),
      isOneOf('pictures_format', t.format, pictureFormats),
      isJson('pictures_alt', t.alt),
      isBetween('pictures_width', t.width, 1, 65_535),
      isBetween('pictures_height', t.height, 1, 65_535),
      isBetween('pictures_focal_x', t.focalX, 0, 100),
      isBetween('pictures_focal_y', t.focalY, 0, 100),
      holdsDate('pictures_until', t.until),
      holdsDate('pictures_consent_on', t.consentOn),
    ];
  },
);

/** The pictures that releases of the festival have contained: their addresses are public. */
export const publishedPictures = sqliteTable(
  'published_pictures',
  {
    festivalId: festivalId(),
    hash: text().notNull(),
    format: text().$type<PictureFormat>().notNull(),
    /** The last day it may be shown, according to the last release that contains it. */
    until: date(),
    /** When that day was over: from then on it is shown nowhere. */
    endedAt: instant(),
    /** « Retirer partout »: removed from everything that contains it, including past releases. */
    withdrawnAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.festivalId, t.hash] }), holdsDate('published_pictures_until', t.until)],
);
