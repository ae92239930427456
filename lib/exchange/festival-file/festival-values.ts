import { z } from 'zod';
import { fileFormats } from '#db/enums.ts';
import { MAX_DAYS } from '#lib/festivals/schema.ts';
import { cleanText } from '#lib/i18n/clean-text.ts';
import { isLanguage, savedCode } from '#lib/i18n/languages.ts';
import { isWebAddress } from '#lib/i18n/web-address.ts';
import { luminanceOf } from '#lib/model/colours.ts';
import { MAX_PICTURE_KEPT } from '#lib/pictures/schema.ts';
import { daysBetween, isDate } from '#lib/time/calendar.ts';
import { checkWallClock } from '#lib/time/wall-clock.ts';

/*
 * What the values of a festival file may be. A file may have been written by anybody, so that each
 * is held to what the tables and the pages rely on: an address that a browser would run, a zone
 * that is none or a uid with a line end in it comes no further than here.
 */

/**
 * In UTF-16 units. More than a form takes: what came in by another way leaves and returns whole.
 */
const MAX_LINE = 2000;
const MAX_TEXT = 100_000;
const MAX_LIST = 1000;

/** Without controls and foreign line ends, which pages, calendars and XML cannot carry. */
export const isPlain = (value: string) => cleanText(value) === value.trim();
const text = (max = MAX_TEXT) => z.string().max(max).refine(isPlain, 'control');
const line = () => text(MAX_LINE).refine((value) => !/[\n\t]/.test(value), 'control');
const requiredLine = () => line().min(1);
const bilingual = z.strictObject({ fr: text().optional(), en: text().optional() });
const listOf = <T extends z.ZodType>(one: T, max = MAX_LIST) => z.array(one).max(max);
export const whole = (min: number, max: number) => z.number().int().min(min).max(max);
const minutes = (min: number, max: number) => whole(min, max).nullable();
/** The largest that any number of a festival grows to: séances, versions of rows, positions. */
const MAX_COUNT = 1_000_000_000;
const count = whole(0, MAX_COUNT);
const number = whole(1, MAX_COUNT);
/** Lists are shown in the order of their positions, which move in steps. */
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
const year = (value: string) => value >= '1888' && value < '2201';
const date = z.string().refine((value) => isDate(value) && year(value), 'date');
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time');
const wallClock = z.string().refine((value) => checkWallClock(value, 'UTC') === 'ok' && year(value), 'date');
/**
 * Longer than any festival: grids and boards draw every hour of what goes on. Other values than two
 * wall clocks are not too long.
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

/** http and https, nothing that a browser would run; or empty. */
const webAddress = line().refine((value) => value === '' || isWebAddress(value), 'address');
const emailAddress = line().refine((value) => value === '' || z.email().safeParse(value).success, 'address');
const colour = z.string().refine((value) => luminanceOf(value) !== null, 'colour');
/** Of a theme, in its address. */
const themeSlug = z
  .string()
  .max(200)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
/** A subtag of a language that stays what it is in a form, which names it. */
const language = z.string().transform(savedCode).refine(isLanguage, 'code');
/** Each once, as in a form: `en` and `eng` are one. */
const languages = (max = MAX_LIST) => listOf(language, max).transform((codes) => [...new Set(codes)]);
/** A subtag of a language or the code of a country. */
const code = z.string().regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'code');
/** Each once, of volunteers, whose files always could have codes that no form names. */
const languageCodes = listOf(code).transform((codes) => [...new Set(codes.map(savedCode))]);

/** A file beside a text; an archive has its bytes. */
const keptFile = z.strictObject({
  name: requiredLine(),
  hash: sha256,
  format: z.enum(fileFormats),
  bytes: whole(1, MAX_PICTURE_KEPT),
});

/** What a value may be, by what it is. */
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
