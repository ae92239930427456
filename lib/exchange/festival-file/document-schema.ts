import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import * as e from '#db/enums.ts';
import { festivalSlug } from '#lib/festivals/schema.ts';
import { jsonExcess } from '#lib/files/limits.ts';
import { DOCUMENT_FORMAT, type PictureSubject, type PublicDocument, type TeamDocument } from '#lib/model/documents.ts';
import { MAX_FESTIVAL_PAGES, MAX_PARTNERS } from '#lib/pages/schema.ts';
import { isReadAlike, unpackDocument } from '#lib/programme/packed.ts';
import { isTimeZone } from '#lib/time/wall-clock.ts';
import { pathText, values as v } from './festival-part.ts';
import * as c from './shared-columns.ts';

/*
 * The schemas of the two documents of a release in a file. Public pages are drawn from them at
 * once, so they must have everything that those pages rely on. Further keys of a document are kept
 * and ignored.
 */

const numbers = v.listOf(v.number);
const offer = z.object({
  ...c.offerColumns,
  address: v.webAddress,
  opensAt: v.wallClock.nullable(),
});
const venue = z.object({ ...c.venueColumns, number: v.number });
const access = z.object({
  wheelchair: z.boolean().optional(),
  loop: z.boolean().optional(),
  ad: z.boolean().optional(),
});
const room = z.object({ ...c.roomColumnsOfFile, number: v.number, venue: v.number, access: access.optional() });
const version = z.object(c.versionColumns);
const film = z.object({
  number: v.number,
  ...c.filmColumnsOfRelease,
  originalTitle: v.line(),
  versions: v.listOf(version),
});
const person = z.object({ ...c.personColumnsOfFile, number: v.number, uid: v.uuid, name: v.line() });
const presence = z.object({
  person: v.number,
  ...c.presenceColumns,
  isTentative: z.boolean(),
  item: v.minutes(0, 1000),
});
const item = z.object({
  kind: z.enum(e.itemKinds),
  title: v.bilingual,
  film: v.number.nullable(),
  version: version.nullable(),
  startsAt: v.wallClock.nullable(),
  startIsApproximate: z.boolean(),
  endsAt: v.wallClock.nullable(),
  minutes: z.number().min(0).max(100_000),
  isApproximate: z.boolean(),
  access: v.listOf(z.enum(e.accesses)),
  lacks: v.listOf(z.enum(e.inheritedAccesses)).optional(),
  isHidden: z.boolean(),
});
const previousStart = z.object({
  day: v.date,
  startsAt: v.wallClock,
  startInstant: v.instant,
  first: v.wallClock.optional(),
});
const formerly = z.object({
  days: v.listOf(v.date).optional(),
  rooms: numbers.optional(),
  venues: numbers.optional(),
  kinds: v.listOf(z.enum(e.eventKinds)).optional(),
  themes: v.listOf(v.line()).optional(),
  people: numbers.optional(),
  films: numbers.optional(),
});
const event = z.object({
  uid: v.uuid,
  number: v.number,
  ...c.eventColumnsOfFile,
  spoken: v.listOf(v.code).optional(),
  translatedInto: v.listOf(v.code).optional(),
  status: z.enum(e.eventStatuses),
  cancellationReason: v.bilingual,
  isPostponed: z.boolean(),
  day: v.date.nullable(),
  startsAt: v.wallClock.nullable(),
  endsAt: v.wallClock.nullable(),
  startInstant: v.instant.nullable(),
  endInstant: v.instant.nullable(),
  endIsApproximate: z.boolean(),
  timeIsToConfirm: z.boolean(),
  rooms: v.listOf(z.object({ room: v.number, use: z.enum(e.roomUses) })),
  items: v.listOf(item),
  people: v.listOf(presence),
  themes: v.listOf(v.line()),
  series: z.object({ series: v.number, position: v.position.nullable() }).nullable(),
  continues: v.number.nullable(),
  endsAtVenue: v.number.nullable(),
  availableUntil: v.wallClock.nullable(),
  offers: v.listOf(offer),
  links: v.listOf(z.object({ address: v.webAddress, label: v.line() }), 100).optional(),
  replaces: v.bilingual.nullable(),
  previousStart: previousStart.optional(),
  previousRoom: v.number.optional(),
  announcedRoom: v.number.optional(),
  formerly: formerly.optional(),
  sequence: v.count,
  createdAt: v.instant,
  changedAt: v.instant,
});

const EVENTS = 40_000;
const SUBJECT = /^(?:(?:film|person|venue|room|series|partner):[1-9]\d{0,8}|(?:theme|page):[\w-]{1,200}|festival)$/;
const document = z.object({
  format: z.literal([1, DOCUMENT_FORMAT]),
  number: v.number,
  publishedAt: v.instant,
  note: v.bilingual,
  festival: z.object({
    uid: v.uuid,
    slug: festivalSlug,
    name: v.bilingual,
    introduction: v.bilingual,
    startsOn: v.date,
    endsOn: v.date,
    timeZone: v.line().refine(isTimeZone, 'zone'),
    locale: z.enum(e.locales),
    dayStartsAt: v.hour,
    accent: v.colour.nullable(),
    secondColour: v.colour.optional(),
    letters: z.enum(e.letterings).optional(),
    headStyle: z.enum(e.headStyles).optional(),
    organiser: v.line(),
    website: v.webAddress,
    contactEmail: v.emailAddress,
    legal: z.object({
      publisher: v.line(),
      address: v.text(),
      director: v.line(),
      host: v.text(),
      phone: v.line().optional(),
      registration: v.line().optional(),
    }),
    accessibilityContact: v.text(),
    statements: z
      .object({
        legal: v.bilingual,
        privacy: v.bilingual,
        accessibility: v.bilingual,
        accessibilityState: z.enum(e.accessibilityStates),
        accessibilityStatement: v.accessibilityStatement.optional(),
      })
      .optional(),
    isDemonstration: z.boolean(),
  }),
  days: v.listOf(
    z.object({ date: v.date, title: v.bilingual, introduction: v.bilingual, offers: v.listOf(offer) }),
    400,
  ),
  venues: v.listOf(venue),
  walks: v.listOf(z.object({ from: v.number, to: v.number, minutes: v.whole(0, 600) }), EVENTS).optional(),
  rooms: v.listOf(room),
  films: v.listOf(film, EVENTS),
  people: v.listOf(person, EVENTS),
  themes: v.listOf(
    z.object({
      slug: v.line(),
      name: v.bilingual,
      introduction: v.bilingual.optional(),
      colour: v.colour.optional(),
    }),
  ),
  series: v.listOf(z.object({ ...c.seriesColumns, number: v.number, offers: v.listOf(offer) }), EVENTS),
  offers: v.listOf(offer),
  events: v.listOf(event, EVENTS),
  blocks: v.listOf(
    z.object({
      kind: z.enum(e.blockKinds),
      title: v.bilingual,
      day: v.date,
      startsAt: v.wallClock,
      endsAt: v.wallClock,
      endInstant: v.instant.optional(),
      rooms: numbers,
    }),
    EVENTS,
  ),
  pages: v.listOf(z.object(c.pageColumns), MAX_FESTIVAL_PAGES).optional(),
  partners: v.listOf(z.object(c.partnerColumns), MAX_PARTNERS).optional(),
  pictures: v
    .listOf(
      z.object({
        of: z.string().regex(SUBJECT, 'subject') as z.ZodType<PictureSubject>,
        use: z.enum(e.pictureUses),
        ...c.pictureColumns,
        focal: z.tuple([v.whole(0, 100), v.whole(0, 100)]),
      }),
      EVENTS,
    )
    .optional(),
  // Added to a release only when a page is drawn, never stored in one.
  live: z.undefined().optional(),
});

const publicDocumentSchema: z.ZodType<PublicDocument> = document;

const teamDocumentSchema: z.ZodType<TeamDocument> = document.extend({
  rooms: v.listOf(room.extend({ abilities: v.listOf(z.enum(e.roomAbilities)) })),
  films: v.listOf(
    film.extend({
      rightsState: z.enum(e.rightsStates),
      versions: v.listOf(version.extend({ format: z.enum(e.filmFormats).nullable() })),
    }),
    EVENTS,
  ),
  crews: v.listOf(z.object({ room: v.number, date: v.date, names: v.text(), note: v.text() }), EVENTS),
  events: v.listOf(
    event.extend({
      isPublic: z.boolean(),
      items: v.listOf(item.extend({ format: z.enum(e.filmFormats).nullable() })),
      people: v.listOf(presence.extend({ isConfirmed: z.boolean() })),
      doorsAt: v.wallClock.nullable(),
      freeAt: v.wallClock.nullable(),
      doorsInstant: v.instant.optional(),
      freeInstant: v.instant.optional(),
      teamNotes: v.text(),
    }),
    EVENTS,
  ),
});

const LEVEL = 6;
/**
 * A document of a release: in the file the exact text from which its hash was made, in the table
 * its gzip. Its content is checked by the same rules as the rows of the file.
 */
export const packedDocument = (of: 'public' | 'team') =>
  z.string().transform((text, context): Buffer => {
    const bytes = gzipSync(text, { level: LEVEL });
    const problem = problemOf(text, bytes, of === 'public' ? publicDocumentSchema : teamDocumentSchema);
    if (problem === null) return bytes;
    context.addIssue({ code: 'custom', message: problem.message, path: problem.path });
    return z.NEVER;
  });

function problemOf(text: string, bytes: Buffer, schema: z.ZodType): { message: string; path: string[] } | null {
  const excess = jsonExcess(text);
  if (excess) return { message: excess, path: [] };
  let document: unknown;
  try {
    // Checked in the form in which pages read it.
    if (!isReadAlike(text)) return { message: 'lines', path: [] };
    document = unpackDocument(bytes);
  } catch {
    return { message: 'json', path: [] };
  }
  const [issue] = schema.safeParse(document).error?.issues ?? [];
  return issue ? { message: issue.message, path: [pathText(issue.path)] } : null;
}

/** The text of a document in the table. */
export const textOfDocument = (bytes: Buffer): string => gunzipSync(bytes).toString('utf8');
