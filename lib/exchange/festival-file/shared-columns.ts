import { z } from 'zod';
import * as e from '#db/enums.ts';
import { distinctTags, MAX_TAG, MAX_TAGS } from '#lib/i18n/tags.ts';
import { MAX_PICTURE_KEPT } from '#lib/pictures/schema.ts';
import { values as v } from './festival-part.ts';

/*
 * The schemas of columns that a festival file, a released document and a template have in common,
 * each written once. Columns that are merely similar are defined where they are read: a file refers
 * by position and a document by number, a row has a version and a position, a released title may be
 * empty.
 */

/** The team’s own labels, without duplicates. */
export const tags = v
  .listOf(v.requiredLine().max(MAX_TAG), MAX_TAGS)
  .refine((all) => distinctTags(all).length === all.length, 'twice');

/** The minutes before and after a séance that it has for itself. */
const around = { doorsMinutes: v.minutes(0, 240), clearMinutes: v.minutes(0, 240) };

/** The minutes that apply where nothing else is set. */
export const festivalGaps = {
  doorsMinutes: v.whole(0, 240),
  clearMinutes: v.whole(0, 240),
  betweenFilmsMinutes: v.whole(0, 120),
};

export const venueColumns = {
  name: v.bilingual,
  address: v.text(),
  latitude: z.number().min(-90).max(90).nullable(),
  longitude: z.number().min(-180).max(180).nullable(),
  access: v.bilingual,
};

/** The public columns of a room. */
export const roomColumnsOfFile = {
  name: v.bilingual,
  kind: z.enum(e.roomKinds),
  seats: v.minutes(0, 100_000),
  wheelchairPlaces: v.minutes(0, 10_000),
};

/** The columns of a room for the team. */
export const roomAtWorkColumns = {
  ...roomColumnsOfFile,
  ...around,
  abilities: v.listOf(z.enum(e.roomAbilities)),
  lacks: v.listOf(z.enum(e.roomAccesses)),
  opensAt: v.hour.nullable(),
  closesAt: v.hour.nullable(),
};

export const themeColumns = { slug: v.themeSlug, name: v.bilingual };
export const pageColumns = {
  slug: v.themeSlug,
  title: v.bilingual,
  text: v.bilingual,
  isInNavigation: z.boolean(),
  showsPartners: z.boolean(),
};
export const partnerColumns = {
  number: v.number,
  name: v.requiredLine(),
  address: v.webAddress,
  rank: v.bilingual,
  isAtFoot: z.boolean(),
};
export const seriesColumns = { title: v.bilingual, introduction: v.bilingual };

/** The public columns of a film, without its original title. */
export const filmColumnsOfFile = {
  title: v.bilingual,
  directors: v.listOf(v.line()),
  writers: v.listOf(v.line()),
  production: v.text(),
  year: v.minutes(1888, 2200),
  countries: v.listOf(v.code),
  minutes: v.minutes(1, 1440),
  shortSynopsis: v.bilingual,
  synopsis: v.bilingual,
  contentNotes: v.listOf(v.bilingual),
  website: v.webAddress,
  trailer: v.webAddress,
};

/** The same in a release. An old one may lack columns that were added later. */
export const filmColumnsOfRelease = {
  ...filmColumnsOfFile,
  shortSynopsis: v.bilingual.optional(),
  trailer: v.webAddress.optional(),
};

/** The public columns of a version. */
export const versionColumns = {
  spoken: v.listOf(v.code),
  subtitles: v.listOf(v.code),
  sdh: z.boolean(),
  ad: z.boolean(),
};

/** The columns about the copy of a version. */
export const copyColumns = {
  ...versionColumns,
  format: z.enum(e.filmFormats).nullable(),
  minutes: v.minutes(1, 1440),
  isOnlyCopy: z.boolean(),
};

/** The public columns of a person, without the name. */
export const personColumnsOfFile = { organisation: v.line(), title: v.bilingual, bio: v.bilingual };

/** The public texts of a séance. */
export const eventColumnsOfFile = {
  kind: z.enum(e.eventKinds),
  label: v.bilingual,
  title: v.bilingual,
  subtitle: v.bilingual,
  synopsis: v.bilingual,
  admission: z.enum(e.admissions),
  capacity: v.minutes(0, 100_000),
};

/** The further columns of a séance in the draft. */
export const plannedEventColumns = {
  ...eventColumnsOfFile,
  ...around,
  spoken: v.languages(),
  translatedInto: v.languages(),
  startsAt: v.wallClock.nullable(),
  publicEndFixed: v.wallClock.nullable(),
  visibility: z.enum(e.visibilities),
  teamNotes: v.text(),
  wishes: z.strictObject({
    day: v.date.optional(),
    part: z.enum(e.wishedParts).optional(),
    edge: z.enum(e.edges).optional(),
    school: z.literal(true).optional(),
    after: v.number.optional(),
    before: v.number.optional(),
    apart: v.number.optional(),
  }),
};

/** A planned part of a séance. */
export const itemColumns = {
  kind: z.enum(e.itemKinds),
  title: v.bilingual,
  minutes: v.minutes(0, 1440),
  elastic: z.boolean(),
  access: v.listOf(z.enum(e.saidOfAccess)),
};

export const presenceColumns = { role: z.enum(e.personRoles), presence: z.enum(e.presences) };

export const blockColumns = {
  kind: z.enum(e.blockKinds),
  title: v.bilingual,
  startsAt: v.wallClock,
  minutes: v.whole(1, 1440),
};

/** A price or a registration. */
export const offerColumns = { kind: z.enum(e.offerKinds), label: v.bilingual, price: v.bilingual };

/** The columns of a picture that a released document has too. */
export const pictureColumns = {
  hash: v.sha256,
  format: z.enum(e.pictureFormats),
  width: v.whole(1, 65_535),
  height: v.whole(1, 65_535),
  colour: v.colour,
  alt: v.bilingual,
  credit: v.line(),
  purposes: v.listOf(z.enum(e.picturePurposes)),
  until: v.date.nullable(),
};

/** The columns of a picture that only the desk has, in files and templates. */
export const pictureColumnsOfDesk = {
  use: z.enum(e.pictureUses),
  position: v.position,
  ...pictureColumns,
  bytes: v.whole(1, MAX_PICTURE_KEPT),
  fileName: v.line(),
  focalX: v.whole(0, 100),
  focalY: v.whole(0, 100),
  givenBy: v.line(),
  consentOn: v.date.nullable(),
};
