import { getTableColumns, type InferSelectModel, is, SQL } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { z } from 'zod';
import { fileFormats } from '#db/enums.ts';
import { MAX_DAYS } from '#lib/festivals/schema.ts';
import { cleanText } from '#lib/i18n/clean-text.ts';
import { isWebAddress } from '#lib/i18n/contacts-in.ts';
import { isLanguage, savedCode } from '#lib/i18n/languages.ts';
import { luminanceOf } from '#lib/model/colours.ts';
import { MAX_PICTURE_KEPT } from '#lib/pictures/schema.ts';
import { daysBetween, isDate } from '#lib/time/calendar.ts';
import { checkWallClock } from '#lib/time/wall-clock.ts';

/** The tables of a festival, by the name of their list in a festival file. */
export const partNames = [
  'days',
  'venues',
  'walks',
  'rooms',
  'crews',
  'themes',
  'series',
  'films',
  'versions',
  'people',
  'events',
  'eventRooms',
  'items',
  'presences',
  'eventThemes',
  'blocks',
  'blockRooms',
  'offers',
  'pages',
  'partners',
  'pictures',
  'releases',
  'liveFacts',
  'acceptedWarnings',
  'volunteerSettings',
  'tasks',
  'shifts',
  'volunteers',
  'volunteerTasks',
  'availabilities',
  'wishes',
  'taskWishes',
  'assignments',
  'exchanges',
  'problems',
  'checklists',
  'checklistItems',
  'entryCounts',
  'importKeys',
] as const;
export type PartName = (typeof partNames)[number];

/**
 * The list to which a column refers: always the same one, or the one that another column of the row
 * names.
 */
type Target = PartName | { by: string; lists: Readonly<Record<string, PartName>> };

type Keys<T extends SQLiteTable> = Extract<keyof InferSelectModel<T>, string>;
type Own<T extends SQLiteTable> = Exclude<Keys<T>, 'id' | 'festivalId'>;

/** One list of the file, and its table. */
export type Part = Readonly<{
  table: SQLiteTable;
  /** The keys of a row in the file, in order, with the column of each. */
  columns: readonly { key: string; column: string; target: Target | null }[];
  /**
   * The schema of a row of the file. Its output is a row of the table, with references still as
   * positions.
   */
  row: z.ZodType<Record<string, unknown>>;
  /** The values of keys that a row does not have: the defaults of the table, by key. */
  defaults: Readonly<Record<string, unknown>>;
  /** The values of private columns in a file without private data. */
  blank: Readonly<Record<string, unknown>>;
  /** Whether this row is left out of files without private data. */
  isPrivate: (row: Readonly<Record<string, unknown>>) => boolean;
  /** The columns that are never in a file, with the reason. */
  leftOut: Readonly<Record<string, string>>;
  /** Columns that refer to the same list, and so are written when the whole list exists. */
  later: readonly string[];
  /** The condition for rows that are exported; all of them when undefined. */
  standing: SQL | undefined;
  /** The most rows that a file may have. */
  max: number;
}>;

/** `venueId` → `venue`; where another key names the list, it is `position`. */
const keyOf = (column: string, target: Target | null) =>
  target === null ? column : typeof target === 'string' ? column.replace(/Id$/, '') : 'position';

const POSITIONS = 1_000_000;

/**
 * A list of the file. Every column of the table must be in `columns` (with the way its values are
 * read), in `refs` (with the list it refers to), or in `leftOut` (with the reason): the compiler
 * reports a missing one.
 */
export function part<
  T extends SQLiteTable,
  const R extends { readonly [K in Own<T>]?: Target } = Record<never, never>,
  const L extends { readonly [K in Own<T>]?: string } = Record<never, never>,
>(
  table: T,
  spec: {
    columns: { readonly [K in Exclude<Own<T>, keyof R | keyof L>]: z.ZodType<InferSelectModel<T>[K]> };
    refs?: R;
    leftOut?: L;
    blank?: { readonly [K in Own<T>]?: InferSelectModel<T>[K] };
    /**
     * Whether a row is left out of files without private data, together with the rows that refer to
     * it.
     */
    isPrivate?: (row: InferSelectModel<T>) => boolean;
    later?: readonly (keyof R & string)[];
    standing?: SQL;
    max?: number;
  },
): Part {
  const {
    columns,
    refs = {},
    leftOut = {},
    blank = {},
    isPrivate = () => false,
    later = [],
    standing,
    max = 200_000,
  } = spec;
  const readers: Readonly<Record<string, z.ZodType>> = columns;
  const targets: Readonly<Record<string, Target | undefined>> = refs;
  const shape: Record<string, z.ZodType> = {};
  const order: { key: string; column: string; target: Target | null }[] = [];
  const defaults: Record<string, unknown> = {};
  for (const [column, { notNull, default: given }] of Object.entries(getTableColumns(table))) {
    const target = targets[column] ?? null;
    const key = keyOf(column, target);
    const at = whole(0, POSITIONS);
    const reader = target ? (notNull ? at : at.nullable()) : readers[column];
    if (!reader) continue;
    shape[key] = reader;
    if (!notNull) defaults[key] = null;
    else if (given !== undefined && !is(given, SQL)) defaults[key] = given;
    order.push({ key, column, target });
  }
  return {
    table,
    columns: order,
    defaults,
    row: z.strictObject(shape),
    blank,
    leftOut,
    later,
    standing,
    max,
    isPrivate: (read) => isPrivate(read as InferSelectModel<T>),
  };
}

/*
 * The rules for the values of a festival file. Anybody may have written a file, so every value is
 * checked for what tables and pages rely on: for example an address with a script, an unknown zone,
 * or a uid with a line break is refused here.
 */

/**
 * In UTF-16 units. Longer than forms allow, because texts that came in another way must survive an
 * export and import.
 */
const MAX_LINE = 2000;
const MAX_TEXT = 100_000;
const MAX_LIST = 1000;

/**
 * Without control characters and unusual line ends, which pages, calendars and XML cannot contain.
 */
export const isPlain = (value: string) => cleanText(value) === value.trim();
const text = (max = MAX_TEXT) => z.string().max(max).refine(isPlain, 'control');
const line = () => text(MAX_LINE).refine((value) => !/[\n\t]/.test(value), 'control');
const requiredLine = () => line().min(1);
const bilingual = z.strictObject({ fr: text().optional(), en: text().optional() });
const listOf = <T extends z.ZodType>(one: T, max = MAX_LIST) => z.array(one).max(max);
const whole = (min: number, max: number) => z.number().int().min(min).max(max);
const minutes = (min: number, max: number) => whole(min, max).nullable();
/** The largest number in a festival: of séances, versions of rows, positions. */
const MAX_COUNT = 1_000_000_000;
const count = whole(0, MAX_COUNT);
const number = whole(1, MAX_COUNT);
/** The order of lists. Positions have gaps between them and may be negative. */
const position = whole(-MAX_COUNT, MAX_COUNT);
const version = whole(1, MAX_COUNT);

const accessibilityStatement = z.strictObject({
  organisation: line().optional(),
  scope: text().optional(),
  plan: text().optional(),
  auditor: line().optional(),
  auditedOn: z.lazy(() => date.nullable().optional()),
  rate: whole(0, 100).nullable().optional(),
  faults: text().optional(),
  exemptions: text().optional(),
  preparedOn: z.lazy(() => date.nullable().optional()),
  technologies: text().optional(),
  tools: text().optional(),
  pages: text().optional(),
});

const uuid = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'uid');
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'hash');
const date = z.string().refine(isDate, 'date');
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time');
const wallClock = z.string().refine((value) => checkWallClock(value, 'UTC') === 'ok', 'date');
/**
 * Whether something lasts longer than any festival: grids and boards draw every hour of it. False
 * for values that are no two wall clocks.
 */
export const isTooLong = (from: unknown, to: unknown): boolean =>
  typeof from === 'string' && typeof to === 'string' && daysBetween(from.slice(0, 10), to.slice(0, 10)) > MAX_DAYS;
const instant = z
  .string()
  .refine((value) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) && isoOf(value) === value, 'instant');

const isoOf = (value: string) => {
  const time = Date.parse(value);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
};

/** An http or https address, never one that a browser would execute; or empty. */
const webAddress = line().refine((value) => value === '' || isWebAddress(value), 'address');
const emailAddress = line().refine((value) => value === '' || z.email().safeParse(value).success, 'address');
const colour = z.string().refine((value) => luminanceOf(value) !== null, 'colour');
/** The part of a theme's address. */
const themeSlug = z
  .string()
  .max(200)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
/** A language code that a form knows, in the form in which it is stored. */
const language = z.string().transform(savedCode).refine(isLanguage, 'code');
/** Language codes, each once: `en` and `eng` are the same. */
const languages = (max = MAX_LIST) => listOf(language, max).transform((codes) => [...new Set(codes)]);
/** A language code or a country code. */
const code = z.string().regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'code');
/**
 * Language codes of volunteers, each once. Files may contain codes that no form offers, because
 * they always could.
 */
const languageCodes = listOf(code).transform((codes) => [...new Set(codes.map(savedCode))]);

/** A file beside a text; its bytes are in the archive. */
const keptFile = z.strictObject({
  name: requiredLine(),
  hash: sha256,
  format: z.enum(fileFormats),
  bytes: whole(1, MAX_PICTURE_KEPT),
});

/** The schemas of values, by their meaning. */
export const values = {
  text,
  line,
  requiredLine,
  bilingual,
  listOf,
  minutes,
  count,
  number,
  position,
  version,
  accessibilityStatement,
  uuid,
  sha256,
  keptFile,
  date,
  hour,
  wallClock,
  instant,
  webAddress,
  emailAddress,
  colour,
  themeSlug,
  languages,
  languageCodes,
  code,
  whole,
};

/** A place in a file, in the notation of programmers: `events[12].links[0].address`. */
export const pathText = (path: readonly PropertyKey[]): string =>
  path
    .map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? String(step) : `.${String(step)}`))
    .join('')
    .slice(0, 200);
