import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { jsonExcess, MAX_OF_FILE } from '#lib/files/limits.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { type Messages, messages } from '#lib/i18n/messages.ts';
import { translator } from '#lib/i18n/translator.ts';
import { isPlainObject } from '#lib/plain-values.ts';
import { type Part, type PartName, partNames, pathText } from './festival-part.ts';
import { FORMAT_VERSION, festivalPart, parts } from './festival-parts.ts';

/**
 * The festival file, `{slug}.lanterne.json.gz`: a whole festival, to be kept, moved to another
 * installation, or read by another program.
 *
 * It is gzip of UTF-8 JSON, one object with, in this order,
 *
 * - `format`: `"lanterne-festival"`; `version`: `FORMAT_VERSION`;
 * - `private`: whether contacts, diets, allergies, notes about people, tags, messages to the
 *   volunteers alone and what volunteers told in trouble are in it;
 * - `releasesLeftOut`: how many older publications were left out because they take too much room
 *   (the latest is always there);
 * - `festival`: the festival and its settings;
 * - a list for each kind of thing, a row a line: `days`, `venues`, `walks`, `rooms`, `crews`,
 *   `themes`, `series`, `films`, `versions`, `people`, `events`, `eventRooms`, `items`,
 *   `presences`, `eventThemes`, `blocks`, `blockRooms`, `offers`, `pages`, `partners`, `pictures`,
 *   `releases`, `liveFacts`, `acceptedWarnings`, `volunteerSettings`, `tasks`, `shifts`,
 *   `volunteers`, `volunteerTasks`, `availabilities`, `wishes`, `taskWishes`, `assignments`,
 *   `exchanges`, `problems`, `checklists`, `checklistItems`, `entryCounts`, `importKeys`.
 *
 * What a row holds and what each value may be stands in festival-parts.ts. A row that belongs to
 * another names its position in its list, counted from 0: `"venue": 0` is the first of `venues`.
 * Times are wall clocks in `festival.timeZone`, instants are UTC. A document of a release is a text
 * of JSON, because its hash is of that text.
 *
 * Never in it: accounts, members, sessions, secret links, what visitors chose, the history
 * (festival-parts.ts says why, table by table).
 *
 * The same festival makes the same bytes: writing, bringing into an empty installation and writing
 * again changes nothing.
 */
export const FORMAT = 'lanterne-festival';
export const FILE_ENDING = '.lanterne.json.gz';

const LEVEL = 9;
/**
 * The byte of a gzip header that names the operating system: always « unknown », so that all
 * systems write the same bytes.
 */
const SYSTEM = 9;
const UNKNOWN_SYSTEM = 255;

/** The bytes of the file. */
export function writeFestivalFile(content: FestivalContent): Buffer {
  const bytes = gzipSync(jsonOf(content), { level: LEVEL });
  bytes[SYSTEM] = UNKNOWN_SYSTEM;
  return bytes;
}

function jsonOf({ isPrivate, releasesLeftOut, festival, lists }: FestivalContent): string {
  const head = { format: FORMAT, version: FORMAT_VERSION, private: isPrivate, releasesLeftOut, festival };
  const fields = Object.entries(head).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  for (const name of partNames) {
    const rows = lists[name].map((row) => JSON.stringify(row));
    fields.push(`${JSON.stringify(name)}: ${rows.length === 0 ? '[]' : `[\n${rows.join(',\n')}\n]`}`);
  }
  return `{\n${fields.join(',\n')}\n}\n`;
}

/**
 * The content of a file, or why it is refused: too large, broken, not a festival file, made by a
 * newer program, or with a wrong value (and where). A file of an older version is upgraded first.
 * Never throws, whatever the bytes are.
 */
export function readFestivalFile(bytes: Uint8Array): FestivalContent | FileRefusal {
  const json = unpacked(bytes);
  if (typeof json !== 'string') return json;
  const excess = jsonExcess(json);
  if (excess) return { code: excess };
  let file: unknown;
  try {
    file = JSON.parse(json);
  } catch {
    return { code: 'broken' };
  }
  if (!isPlainObject(file) || file.format !== FORMAT) return { code: 'notAFestival' };
  const { version } = file;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return { code: 'notAFestival' };
  if (version > FORMAT_VERSION) return { code: 'newer', about: String(version) };
  try {
    let current: Readonly<Record<string, unknown>> = file;
    for (let from = version; from < FORMAT_VERSION; from += 1) current = upgrades[from]?.(current) ?? current;
    return readContent(version < FORMAT_VERSION ? withNewColumns(current) : current);
  } catch (error) {
    // An upgrade met something that no program of that version writes, or a value is nested too
    // deeply.
    if (error instanceof RangeError || error instanceof TypeError) return { code: 'broken' };
    throw error;
  }
}

function unpacked(bytes: Uint8Array): string | FileRefusal {
  if (bytes.length > MAX_OF_FILE.bytes) return { code: 'tooLarge' };
  // A file that a browser or a person has already unpacked is read as it is.
  if (bytes[0] === 0x7b) return new TextDecoder().decode(bytes);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return { code: 'notAFestival' };
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_OF_FILE.unpackedBytes }).toString('utf8');
  } catch (error) {
    const isBomb =
      error instanceof RangeError ||
      (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE');
    return { code: isBomb ? 'unpacksTooLarge' : 'broken' };
  }
}

type File = Readonly<Record<string, unknown>>;

/**
 * Upgrades of a festival file from each version to the next, only where a new column needs another
 * value than the default of its table (`withNewColumns`). They may be given anything: rows that are
 * no objects are left alone, and refused later.
 */
export const upgrades: Readonly<Record<number, (file: File) => File>> = {
  1: (file) => {
    const { festival, offers } = file;
    // As in the migration: a festival that had declared a state was obliged to.
    const accessibilityDuty =
      isRow(festival) && 'accessibilityState' in festival && festival.accessibilityState !== 'not-audited';
    return {
      ...file,
      festival: isRow(festival) ? { ...festival, accessibilityDuty } : festival,
      offers: Array.isArray(offers) ? offers.map((row) => (isPass(row) ? { ...row, kind: 'pass' } : row)) : offers,
    };
  },
};

const isRow = (value: unknown): value is object => typeof value === 'object' && value !== null;

/**
 * Before passes had a kind of their own they were recognised by their label; the migration uses the
 * same words.
 */
const PASS = /(?:passe?s?[ "]|passeport|passport|abonnement|forfait|carnet|season ticket|day ticket)/i;
const isPass = (row: unknown): row is object =>
  isRow(row) && 'label' in row && 'kind' in row && row.kind === 'paid' && PASS.test(JSON.stringify(row.label));

/**
 * A file of an earlier version, with the tables' defaults for columns it does not have, and with
 * empty lists for tables it does not know.
 */
function withNewColumns(file: File): File {
  const filled = (row: unknown, { defaults }: { defaults: File }) => (isRow(row) ? { ...defaults, ...row } : row);
  const lists = partNames.map((name) => {
    const rows = file[name] ?? [];
    return [name, Array.isArray(rows) ? rows.map((row) => filled(row, parts[name])) : rows];
  });
  return { ...file, festival: filled(file.festival, festivalPart), ...Object.fromEntries(lists) };
}

export type FileRow = Readonly<Record<string, unknown>>;

/**
 * The content of a festival file, row by row. References are positions in the lists they refer to,
 * counted from 0.
 */
export type FestivalContent = Readonly<{
  /**
   * Whether it contains contacts, diets, notes about people and problems that volunteers reported.
   */
  isPrivate: boolean;
  /**
   * How many older releases were left out because their documents are too large; the latest is
   * always included.
   */
  releasesLeftOut: number;
  festival: FileRow;
  lists: Readonly<Record<PartName, readonly FileRow[]>>;
}>;

/**
 * Why a file is refused: a key under `festivalFile.refused`, the place in the file, and what is
 * wrong there.
 */
export type FileRefusal = Readonly<{ code: string; where?: string; about?: string }>;

/** The list to which a row refers with this key; null where it refers to nothing. */
export function listOfTarget(target: Part['columns'][number]['target'], row: FileRow): PartName | null {
  if (target === null || typeof target === 'string') return target;
  return target.lists[String(row[target.by])] ?? null;
}

const head = z.looseObject({
  private: z.boolean(),
  releasesLeftOut: z.number().int().min(0).max(1_000_000),
  festival: z.unknown(),
});
const known = new Set<string>(['format', 'version', 'private', 'releasesLeftOut', 'festival', ...partNames]);

/**
 * Reads the JSON of the present version of the file and checks every value; or says what is wrong,
 * and where.
 */
function readContent(json: unknown): FestivalContent | FileRefusal {
  const top = head.safeParse(json);
  if (!top.success) return refusalOf(top.error, []);
  const all: Readonly<Record<string, unknown>> = top.data;
  const stranger = Object.keys(all).find((key) => !known.has(key));
  if (stranger !== undefined) return { code: 'unknownPart', where: pathText([stranger]) };

  const festival = festivalPart.row.safeParse(all.festival);
  if (!festival.success) return refusalOf(festival.error, ['festival']);

  const lists: Partial<Record<PartName, readonly FileRow[]>> = {};
  for (const name of partNames) {
    const rows = readList(name, all[name]);
    if (!Array.isArray(rows)) return rows;
    lists[name] = rows;
  }
  const content: FestivalContent = {
    isPrivate: top.data.private,
    releasesLeftOut: top.data.releasesLeftOut,
    festival: festival.data,
    lists: lists as FestivalContent['lists'],
  };
  return strayReference(content) ?? circle(content) ?? content;
}

function readList(name: PartName, list: unknown): FileRow[] | FileRefusal {
  const { row: schema, max } = parts[name];
  if (!Array.isArray(list)) return { code: 'value', where: name, about: 'list' };
  if (list.length > max) return { code: 'tooManyRows', where: name, about: String(max) };
  const rows: FileRow[] = [];
  for (const [at, row] of list.entries()) {
    const read = schema.safeParse(row);
    if (!read.success) return refusalOf(read.error, [name, at]);
    rows.push(read.data);
  }
  return rows;
}

/** A reference past the end of its list, or from a row to itself. */
function strayReference({ lists }: FestivalContent): FileRefusal | null {
  for (const name of partNames) {
    for (const [at, row] of lists[name].entries()) {
      for (const { key, target } of parts[name].columns) {
        const position = row[key];
        const list = listOfTarget(target, row);
        if (list === null || typeof position !== 'number') continue;
        const isItself = list === name && position === at;
        if (position >= lists[list].length || isItself)
          return { code: 'reference', where: pathText([name, at, key]), about: `${list}[${position}]` };
      }
    }
  }
  return null;
}

/** A row that comes back to itself by way of others: a séance that would be its own sequel. */
function circle({ lists }: FestivalContent): FileRefusal | null {
  for (const name of partNames) {
    for (const { key } of parts[name].columns.filter(({ target }) => target === name)) {
      const ending = new Set<unknown>();
      for (const at of lists[name].keys()) {
        const way = new Set<unknown>();
        for (let to: unknown = at; typeof to === 'number' && !ending.has(to); to = lists[name][to]?.[key]) {
          if (way.has(to)) return { code: 'circle', where: pathText([name, to, key]) };
          way.add(to);
        }
        for (const one of way) ending.add(one);
      }
    }
  }
  return null;
}

/** The first error that zod found, with its place. */
export function refusalOf(error: z.ZodError, path: readonly PropertyKey[]): FileRefusal {
  const [issue] = error.issues;
  const about = issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : (issue?.message ?? '');
  return { code: 'value', where: pathText([...path, ...(issue?.path ?? [])]), about: about.slice(0, 200) };
}

type Code = Exclude<keyof Messages['festivalFile']['refused'], 'title' | 'nothing'>;
const isCode = (code: string): code is Code => Object.hasOwn(messages.fr.festivalFile.refused, code);

/** Why a file is refused, as a sentence that says where and what to do. */
export function saidRefusal({ code, where = '', about = '' }: FileRefusal, locale: Locale): string {
  return translator(locale, 'festivalFile')(`refused.${isCode(code) ? code : 'broken'}`, {
    where,
    about,
    ...MAX_OF_FILE,
  });
}
