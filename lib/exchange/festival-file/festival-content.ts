import { z } from 'zod';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { type Messages, messages } from '#lib/i18n/messages.ts';
import { translator } from '#lib/i18n/translator.ts';
import { type Part, type PartName, partNames } from './festival-part.ts';
import { festivalPart, parts } from './festival-parts.ts';
import { pathText } from './festival-values.ts';

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
export function readContent(json: unknown): FestivalContent | FileRefusal {
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
  return strayReference(content) ?? content;
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
