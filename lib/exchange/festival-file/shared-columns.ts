import { z } from 'zod';
import * as e from '#db/enums.ts';
import { distinctTags, MAX_TAG, MAX_TAGS } from '#lib/i18n/tags.ts';
import { MAX_PICTURE_KEPT } from '#lib/pictures/schema.ts';
import { values as v } from './festival-values.ts';

/*
 * What a festival file, a released document and a template say alike, each rule once. What only
 * looks alike stays where it is read: a file points by position where a document names a number, a
 * row has its version and a place among its neighbours, a released title may be empty.
 */

/** The team’s own words, which nobody reads twice. */
export const tags = v
  .listOf(v.requiredLine().max(MAX_TAG), MAX_TAGS)
  .refine((all) => distinctTags(all).length === all.length, 'twice');

/** Minutes around what stands in a room, where it has its own. */
const around = { doorsMinutes: v.minutes(0, 240), clearMinutes: v.minutes(0, 240) };

/** Minutes where nothing has its own. */
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

/** Of a room what everybody reads. */
export const roomColumnsOfFile = {
  name: v.bilingual,
  kind: z.enum(e.roomKinds),
  seats: v.minutes(0, 100_000),
  wheelchairPlaces: v.minutes(0, 10_000),
};

/** And what the team does. */
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

/** Of a film what everybody reads, but for its original title. */
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

/**
 * The same in a release, which stays as it was written: what could not be said from the first may
 * be missing.
 */
export const filmColumnsOfRelease = {
  ...filmColumnsOfFile,
  shortSynopsis: v.bilingual.optional(),
  trailer: v.webAddress.optional(),
};

/** Of a version what everybody reads. */
export const versionColumns = {
  spoken: v.listOf(v.code),
  subtitles: v.listOf(v.code),
  sdh: z.boolean(),
  ad: z.boolean(),
};

/** And the copy it is. */
export const copyColumns = {
  ...versionColumns,
  format: z.enum(e.filmFormats).nullable(),
  minutes: v.minutes(1, 1440),
  isOnlyCopy: z.boolean(),
};

/** Of a person what everybody reads, but for the name. */
export const personColumnsOfFile = { organisation: v.line(), title: v.bilingual, bio: v.bilingual };

/** Of a séance what everybody reads in words. */
export const eventColumnsOfFile = {
  kind: z.enum(e.eventKinds),
  label: v.bilingual,
  title: v.bilingual,
  subtitle: v.bilingual,
  synopsis: v.bilingual,
  admission: z.enum(e.admissions),
  capacity: v.minutes(0, 100_000),
};

/** And what the draft says beside it. */
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

/** A part of a séance as it is planned. */
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

/** A price or a registration in words. */
export const offerColumns = { kind: z.enum(e.offerKinds), label: v.bilingual, price: v.bilingual };

/** Of a picture what a released document says too. */
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

/** Of a picture what the desk says of it, wherever it goes along: in a file, in a template. */
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
