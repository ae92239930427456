import { z } from 'zod';
import type { Bilingual } from '#db/columns.ts';
import * as e from '#db/enums.ts';
import { type FileRefusal, refusalOf } from '#lib/exchange/festival-file/festival-file.ts';
import { isTooLong, values as v } from '#lib/exchange/festival-file/festival-part.ts';
import * as c from '#lib/exchange/festival-file/shared-columns.ts';
import type { Plan, PlanRoom, PlanVenue } from '#lib/festivals/plan.ts';
import { jsonExcess, MAX_OF_FILE } from '#lib/files/limits.ts';
import type { DraftPicture } from '#lib/model/draft.ts';
import { MAX_PICTURES } from '#lib/pictures/schema.ts';
import type { SUBJECTS } from '#lib/pictures/subject.ts';
import { isTimeZone } from '#lib/time/wall-clock.ts';
import { MAX_NEW_ROOMS } from './choices.ts';
import { MAX_NEW_DAYS } from './schema.ts';

/*
 * The content of a template, and its file.
 */

/**
 * A picture to give to another festival: `of` identifies its subject by what is the same there
 * (edition-keeps.ts).
 */
export type StayingPicture = Readonly<
  Omit<DraftPicture, 'id' | 'festivalId' | 'version' | 'createdAt' | (typeof SUBJECTS)[keyof typeof SUBJECTS]> & {
    of: string;
  }
>;

/**
 * A whole programme on its own days, ready to be put on those of a new festival: saved from a
 * festival, or included in Lanterne. Its plan has dates from FIRST_MONDAY on, which only say on
 * which weekday it began.
 */
export type ProgrammeTemplate = Readonly<{
  /** Stored with the festivals created from it: `six-jours-quatre-salles`, `saved:12`. */
  id: string;
  name: Bilingual;
  /** One sentence for people who choose a template. */
  summary: Bilingual;
  /** Its films and people do not exist. */
  isInvented: boolean;
  /** Its first day. */
  startsOn: string;
  days: readonly { title: Bilingual }[];
  timeZone: string;
  opensAt: string;
  closesAt: string;
  dayStartsAt: string;
  doorsMinutes: number;
  clearMinutes: number;
  betweenFilmsMinutes: number;
  venues: readonly PlanVenue[];
  rooms: readonly PlanRoom[];
  plan: Plan;
  /** Absent without pictures. They belong to this installation, which has their files. */
  pictures?: readonly StayingPicture[] | undefined;
}>;

/** Far from the dates of real festivals, in a month without a change of clocks. */
export const FIRST_MONDAY = '2001-01-01';

/** The most séances of a template. */
export const MAX_TEMPLATE_EVENTS = 2000;
const MAX_AROUND = 5000;

const at = v.whole(0, MAX_AROUND);
const film = z
  .strictObject({
    ...c.filmColumnsOfFile,
    contentIsSevere: z.boolean(),
    announceable: z.enum(e.announceables).exclude(['from']),
    neutralTitle: v.bilingual,
  })
  .partial()
  .required({ title: true, minutes: true })
  .extend({ originalTitle: v.requiredLine(), versions: v.listOf(z.strictObject(c.copyColumns), 100) });
const item = z
  .strictObject({
    ...c.itemColumns,
    film: at.nullable(),
    version: at.nullable(),
  })
  .refine((one) => one.film === null || one.kind === 'film', 'film')
  .refine((one) => one.version === null || one.film !== null, 'version');
const event = z
  .strictObject({
    ...c.plannedEventColumns,
    // Older templates do not have it, like the `lacks` of rooms.
    spoken: c.plannedEventColumns.spoken.default([]),
    translatedInto: c.plannedEventColumns.translatedInto.default([]),
    wishes: c.plannedEventColumns.wishes.default({}),
    rooms: v.listOf(z.strictObject({ room: at, use: z.enum(e.roomUses) }), 100),
    items: v.listOf(item, 100),
    people: v.listOf(
      z.strictObject({
        person: at,
        item: at.nullable(),
        ...c.presenceColumns,
      }),
      200,
    ),
    themes: v.listOf(at, 100),
    series: z.strictObject({ series: at, position: v.position.nullable() }).nullable(),
    continues: at.nullable(),
    endsAtVenue: at.optional(),
  })
  .refine((one) => !isTooLong(one.startsAt, one.publicEndFixed), { path: ['publicEndFixed'], message: 'date' });
const plan = z.strictObject({
  themes: v.listOf(
    z.strictObject({ ...c.themeColumns, introduction: v.bilingual.optional(), colour: v.colour.optional() }),
  ),
  films: v.listOf(film, MAX_AROUND),
  people: v.listOf(z.strictObject({ ...c.personColumnsOfFile, name: v.requiredLine() }), MAX_AROUND),
  series: v.listOf(z.strictObject(c.seriesColumns)),
  events: v.listOf(event, MAX_TEMPLATE_EVENTS),
  blocks: v.listOf(
    z.strictObject({
      ...c.blockColumns,
      rooms: v.listOf(at, 100),
    }),
    MAX_AROUND,
  ),
  offers: v.listOf(
    z.strictObject({
      ...c.offerColumns,
      day: at.nullable(),
      series: at.nullable(),
      event: at.nullable(),
    }),
    MAX_AROUND,
  ),
  missingMinutes: z.literal(0),
});
const venue = z.strictObject(c.venueColumns);
const room = z.strictObject({
  ...c.roomAtWorkColumns,
  // Templates from before this column have none.
  lacks: c.roomAtWorkColumns.lacks.default([]),
  venue: at,
});

const programme = z.strictObject({
  name: v.bilingual,
  summary: v.bilingual,
  isInvented: z.boolean(),
  startsOn: v.date,
  days: z
    .array(z.strictObject({ title: v.bilingual }))
    .min(1)
    .max(MAX_NEW_DAYS),
  timeZone: v.line().refine(isTimeZone, 'zone'),
  opensAt: v.hour,
  closesAt: v.hour,
  dayStartsAt: v.hour,
  ...c.festivalGaps,
  venues: v.listOf(venue, 100),
  rooms: v.listOf(room, MAX_NEW_ROOMS),
  plan,
});
const picture = z.strictObject({
  of: z.string(),
  ...c.pictureColumnsOfDesk,
});

function checkReferences({ days, venues, rooms, plan: own }: z.output<typeof programme>, context: z.RefinementCtx) {
  for (const { path, at: position, below } of [
    ...rooms.map((one, i) => ({ path: ['rooms', i, 'venue'], at: one.venue, below: Math.max(1, venues.length) })),
    ...referencesOf(own, { days: days.length, venues: venues.length, rooms: rooms.length }),
  ])
    if (position !== null && position >= below) context.addIssue({ code: 'custom', path, message: 'reference' });
}

/**
 * The content of a template file. Every position refers to something. A file cannot contain
 * pictures: with a hash, somebody could take a picture of another festival.
 */
export const programmeSchema: z.ZodType<Omit<ProgrammeTemplate, 'id' | 'pictures'>> =
  programme.superRefine(checkReferences);

/** Everything that is stored of a template besides its id. */
export const keptProgrammeSchema: z.ZodType<Omit<ProgrammeTemplate, 'id'>> = programme
  .extend({ pictures: v.listOf(picture, MAX_PICTURES).optional() })
  .superRefine(checkReferences);

type Reference = { path: (string | number)[]; at: number | null; below: number };

function referencesOf(plan: Plan, { days, venues, rooms }: Record<'days' | 'venues' | 'rooms', number>): Reference[] {
  const { films, people, themes, series, events } = plan;
  const ofEvents = events.flatMap((one, i): Reference[] => {
    const path = (...rest: (string | number)[]) => ['plan', 'events', i, ...rest];
    return [
      // A séance has to come after the one it continues.
      { path: path('continues'), at: one.continues, below: i },
      { path: path('endsAtVenue'), at: one.endsAtVenue ?? null, below: venues },
      // Positions in wishes count from one.
      ...(['after', 'before', 'apart'] as const).map((wish) => {
        const number = one.wishes?.[wish];
        return { path: path('wishes', wish), at: number === undefined ? null : number - 1, below: events.length };
      }),
      { path: path('series'), at: one.series?.series ?? null, below: series.length },
      ...one.rooms.map((room, n) => ({ path: path('rooms', n), at: room.room, below: rooms })),
      ...one.themes.map((theme, n) => ({ path: path('themes', n), at: theme, below: themes.length })),
      ...one.items.flatMap((item, n) => [
        { path: path('items', n, 'film'), at: item.film, below: films.length },
        {
          path: path('items', n, 'version'),
          at: item.version,
          below: item.film === null ? 0 : (films[item.film]?.versions.length ?? 0),
        },
      ]),
      ...one.people.flatMap((person, n) => [
        { path: path('people', n, 'person'), at: person.person, below: people.length },
        { path: path('people', n, 'item'), at: person.item, below: one.items.length },
      ]),
    ];
  });
  return [
    ...ofEvents,
    ...plan.blocks.flatMap((block, i) =>
      block.rooms.map((room, n) => ({ path: ['plan', 'blocks', i, 'rooms', n], at: room, below: rooms })),
    ),
    ...plan.offers.flatMap((offer, i) => [
      { path: ['plan', 'offers', i, 'day'], at: offer.day, below: days },
      { path: ['plan', 'offers', i, 'series'], at: offer.series, below: series.length },
      { path: ['plan', 'offers', i, 'event'], at: offer.event, below: events.length },
    ]),
  ];
}

/**
 * A template as a file, `{name}.lanterne-modele.json`: JSON with `format`, `version`, and the
 * content of `programme`. Rooms, films, people, series and themes are referred to by their
 * position in their list, counted from 0; times are on dates from 1 January 2001 on, a Monday.
 */
const TEMPLATE_FORMAT = 'lanterne-template';
const TEMPLATE_VERSION = 1;
export const TEMPLATE_ENDING = '.lanterne-modele.json';

/** Without pictures, whose files are only in this installation. */
export function writeTemplateFile({ id: _, pictures: __, ...programme }: ProgrammeTemplate): string {
  const head = { format: TEMPLATE_FORMAT, version: TEMPLATE_VERSION };
  return `${JSON.stringify({ ...head, ...programme }, null, 1)}\n`;
}

/**
 * Whether these bytes are meant to be a template: the format is looked for near their beginning.
 */
export const isTemplateFile = (bytes: Uint8Array): boolean =>
  new TextDecoder().decode(bytes.subarray(0, 200)).includes(`"${TEMPLATE_FORMAT}"`);

/** The content of the file, or why it is refused. */
export function readTemplateFile(bytes: Uint8Array): Omit<ProgrammeTemplate, 'id' | 'pictures'> | FileRefusal {
  if (bytes.length > MAX_OF_FILE.templateBytes) return { code: 'templateTooLarge' };
  const text = new TextDecoder().decode(bytes);
  const excess = jsonExcess(text);
  if (excess) return { code: excess };
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return { code: 'broken' };
  }
  if (typeof file !== 'object' || file === null || !('format' in file) || file.format !== TEMPLATE_FORMAT)
    return { code: 'notAFestival' };
  const { format: _, ...rest } = file;
  const { version, ...programme }: { version?: unknown } = rest;
  if (typeof version !== 'number' || version < 1) return { code: 'notAFestival' };
  if (version > TEMPLATE_VERSION) return { code: 'newer', about: String(version) };
  const read = programmeSchema.safeParse(programme);
  return read.success ? read.data : refusalOf(read.error, []);
}
