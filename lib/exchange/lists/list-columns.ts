import { plainHeading } from '#lib/exchange/files/plain-heading.ts';
import type { Table } from '#lib/exchange/files/table.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { type ColumnsOf, columnCalled } from './column-words.ts';

/** What each column of a table holds; null: nothing that is taken. A value stands in one column at most. */
export type Mapping<C extends string> = readonly (C | null)[];

/** Columns known by their name, as `plainHeading` writes it; the first pattern that fits decides. */
export type ColumnNames<C extends string> = readonly (readonly [RegExp, C])[];

/** Columns known by what stands in them. */
export type ColumnContents<C extends string> = readonly (readonly [C, (cell: string) => boolean])[];

/** How many rows are looked at for what a column holds. */
const LOOKED_AT = 200;

/**
 * What each column seems to hold: by its name, else by what stands in it, when nine in ten of its cells agree. Where nothing says which one names the rows, it is the
 * first that nothing else claims (`naming`). `own` is asked first: null is a heading that holds nothing here, undefined one it does not know.
 */
export function proposeColumns<C extends string>(
  table: Table,
  {
    list,
    columns,
    names,
    contents,
    naming,
    own,
  }: {
    list: ColumnsOf;
    columns: readonly C[];
    names: ColumnNames<C>;
    contents: ColumnContents<C>;
    naming: (taken: ReadonlySet<C>) => C | null;
    own?: (name: string) => C | null | undefined;
  },
): (C | null)[] {
  const taken = new Set<C>();
  const claim = (column: C | null | undefined): C | null => {
    if (!column || taken.has(column)) return null;
    taken.add(column);
    return column;
  };
  const mapping = table.header.map((heading) => {
    const name = plainHeading(heading);
    const known = own?.(name);
    return known === null
      ? null
      : claim(known ?? columnCalled(list, columns, name) ?? names.find(([pattern]) => pattern.test(name))?.[1]);
  });
  if (!own)
    for (const [at, held] of mapping.entries())
      if (held === null && !isIgnored(table.header[at] ?? ''))
        mapping[at] = claim(columnByContent(table, at, contents, taken));
  const missing = naming(taken);
  const first = missing === null ? -1 : mapping.findIndex((held, at) => held === null && isText(table, at));
  if (first >= 0) mapping[first] = missing;
  return mapping;
}

/** A column with a name of its own that says nothing to us is not guessed at: « Note du jury » would be a running time, « N° » as well. */
const isIgnored = (heading: string) => plainHeading(heading).length > 2 || /^n/.test(plainHeading(heading));

function columnByContent<C extends string>(
  table: Table,
  at: number,
  contents: ColumnContents<C>,
  taken: ReadonlySet<C>,
): C | undefined {
  const cells = cellsIn(table, at);
  if (cells.length === 0) return undefined;
  return contents.find(
    ([column, holds]) => !taken.has(column) && cells.filter(holds).length >= cells.length * 0.9,
  )?.[0];
}

const cellsIn = (table: Table, at: number) =>
  table.rows
    .slice(0, LOOKED_AT)
    .map(({ cells }) => cells[at] ?? '')
    .filter((cell) => cell !== '');

const isText = (table: Table, at: number) => {
  const cells = cellsIn(table, at);
  return cells.length > 0 && cells.every((cell) => /\p{L}|\d/u.test(cell));
};

/** What ends in it is in French or in English. */
const LANGUAGE = /(?:Fr|En)$/;

/**
 * The same columns for a festival in English: a heading that names no language (« Title », « Synopsis ») holds its first language. What names French stays French, and
 * so does what has an English column beside it.
 */
export function inFirstLanguage<C extends string>(
  mapping: readonly (C | null)[],
  { header }: Pick<Table, 'header'>,
  columns: readonly C[],
  locale: Locale,
): (C | null)[] {
  // Our own lists say the language of their texts.
  if (locale === 'fr' || mapping.some((held) => held === 'number')) return [...mapping];
  return mapping.map((held, at) => {
    if (!held?.endsWith('Fr') || NAMES_FRENCH.test(plainHeading(header[at] ?? ''))) return held;
    const other = columns.find((column) => column === held.replace(LANGUAGE, 'En'));
    return other && !mapping.includes(other) ? other : held;
  });
}

const NAMES_FRENCH = /\b(?:fr|francais|french|vf)\b/;

/** Columns as a form posts them: an unknown word is none. Two may say the same: the form then asks which of them holds it. */
export const saidColumns = <C extends string>(columns: readonly C[], posted: readonly string[], width: number) =>
  Array.from({ length: width }, (_, at): C | '' => columns.find((one) => one === posted[at]) ?? '');

/** The columns as a list is read by them: of two that say the same, the first. */
export function readMapping<C extends string>(
  columns: readonly C[],
  posted: readonly string[],
  width: number,
): (C | null)[] {
  const said = saidColumns(columns, posted, width);
  return said.map((column, at) => (column === '' || said.indexOf(column) < at ? null : column));
}

/** The positions of the columns that say what another says, too. */
export const saidTwice = (said: readonly string[]): number[] =>
  said.flatMap((column, at) => (column !== '' && said.some((one, i) => i !== at && one === column) ? at : []));
