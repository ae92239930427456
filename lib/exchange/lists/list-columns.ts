import type { Cells } from '#lib/exchange/files/cells.ts';
import { plainHeading } from '#lib/exchange/files/plain-heading.ts';
import type { Table } from '#lib/exchange/files/table.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { tagsInWords } from '#lib/i18n/tags.ts';
import { type ColumnsOf, columnCalled } from './column-words.ts';
import { shownText } from './shown-text.ts';

/**
 * What each column of a table holds; null: nothing that is taken. A value stands in one column at
 * most.
 */
export type Mapping<C extends string> = readonly (C | null)[];

/**
 * All that is said of a column, once. `R` is the root a row is, `S` the scene it is read in; what a
 * column fills of a form and of a root has one name.
 */
export type ListColumn<C extends string, R, S> = Readonly<{
  /** What others call it, as `plainHeading` writes it; the first column that fits is it. */
  called?: RegExp;
  /** Known by what stands in it. */
  holds?: (cell: string) => boolean;
  /** A name that other things bear, too: it is this where what stands below it is read as such. */
  perhaps?: Readonly<{ called: RegExp; where: (cell: string) => boolean }>;
  /**
   * The field of the form a cell fills: `year`, `title.fr`. Without one the noun reads it by
   * itself.
   */
  field?: string;
  /** A cell as one gives it to that field; as it stands where nothing is said. */
  typed?: (cell: string) => unknown;
  /** What a row can change of it, where that is more or other than `field`. */
  fact?: (of: R, scene: S) => unknown;
  /**
   * That as people read it, never null: in a plan, and in our own lists where `written` says
   * nothing else.
   */
  said?: (value: never, locale: Locale) => string;
  /**
   * What is wrong with a cell the form does not take, where the form’s own word would not be
   * understood.
   */
  error?: string;
  /**
   * As our own lists write it; else as `said` has it, or what `field` is of the root. A column with
   * neither is another way to say what stands in others: lists bring it, ours have none.
   */
  written?: (root: R, locale: Locale, scene: S) => string | number | null;
  /**
   * The private column that keeps a cell word for word when it is not understood; null where the
   * record has none, and it is only said. Without it such a cell refuses the line: nothing can be
   * made of it.
   */
  keptIn?: C | null;
  /** What a table proposes for a cell of few values. */
  choices?: (locale: Locale, scene: S) => readonly string[];
  /** Only one of `choices` is taken: what is not there yet is made on its own page. */
  isClosed?: boolean;
  /** One of its few values always holds: a table does not empty it. */
  isFilled?: boolean;
  /** Figures, at the right of their column; `sum` and `minutes` are added up at its foot. */
  amount?: 'number' | 'sum' | 'minutes';
  /** Days, which a table shows as people say them. */
  isDated?: boolean;
  /** Hidden in a table until it is chosen under « Colonnes ». */
  isAside?: boolean;
  /** What a table filters by where a cell may hold several of them; else its `choices`. */
  offered?: (locale: Locale, scene: S) => readonly string[];
  /**
   * The whole and the short French name of each of them, where what cells say depends on what
   * others are called.
   */
  lasting?: (scene: S) => readonly (readonly [whole: string, short: string])[];
  /** Read in a table, and written elsewhere. */
  isReadOnly?: boolean;
}>;

/** As much of a column as says which it is. */
export type Recognized = Pick<ListColumn<never, never, never>, 'called' | 'holds' | 'perhaps'>;

export type Columns<C extends string, R, S> = Readonly<Record<C, ListColumn<C, R, S>>>;

/** The columns of one kind of list, in the order of our own. */
export const describedColumns =
  <R, S = null>() =>
  <C extends string>(columns: Readonly<Record<C, ListColumn<NoInfer<C>, R, S>>>): Columns<C, R, S> =>
    columns;

/** Tags of whatever it is: « Tags » alone means the themes of a séance. */
export const privateTags = {
  called: /^(?:etiquettes?(?: privees?)?|private tags?)$/,
  field: 'tags',
  isAside: true,
  written: ({ tags }: { tags: readonly string[] | null }) => tagsInWords(tags),
} as const;

export const columnNames = <C extends string>(columns: Readonly<Record<C, unknown>>) => Object.keys(columns) as C[];
const described = <C extends string, R, S>(columns: Columns<C, R, S>) =>
  Object.entries(columns) as [C, ListColumn<C, R, S>][];

const partsOf = (field: string) => field.split('.') as [root: string, language?: string];

/**
 * A form with what a row says over what stands in it: a column that is not among the cells leaves
 * its field as it is.
 */
export function filledForm<C extends string, R, S, F extends object>(
  columns: Columns<C, R, S>,
  cells: Cells<C>,
  form: F,
): F {
  const filled = { ...form } as Record<string, unknown>;
  for (const [column, { field, typed }] of described(columns)) {
    const cell = cells[column];
    if (field === undefined || cell === undefined) continue;
    const [root, language] = partsOf(field);
    const value = typed ? typed(cell) : cell;
    filled[root] = language === undefined ? value : { ...(filled[root] as object), [language]: value };
  }
  return filled as F;
}

/**
 * The column of a field that a form refuses, and what is wrong with it; undefined where no column
 * fills it.
 */
export function refusedColumn<C extends string, R, S>(columns: Columns<C, R, S>, path: string, error: string) {
  const all = described(columns);
  const [root] = partsOf(path);
  const [column, { error: own = error }] = all.find(
    ([, { field }]) => field !== undefined && `${path}.`.startsWith(`${field}.`),
  ) ??
    all.find(([, { field }]) => field !== undefined && partsOf(field)[0] === root) ?? [undefined, {}];
  return column && { column, error: own };
}

/**
 * What a row can change of what its columns fill, by the column that shows it; of two languages, by
 * the field.
 */
export function filledFacts<C extends string, R, S>(
  columns: Columns<C, R, S>,
  of: unknown,
  scene: S,
): Record<string, unknown> {
  const facts: Record<string, unknown> = {};
  for (const [column, { field, fact }] of described(columns)) {
    if (fact) facts[column] = fact(of as R, scene);
    else if (field !== undefined) {
      const [root, language] = partsOf(field);
      facts[language === undefined ? column : root] = (of as Record<string, unknown>)[root];
    }
  }
  return facts;
}

/** A fact as one reads it; empty when there is none. */
export function shownFact<C extends string, R, S>(
  columns: Columns<C, R, S>,
  fact: string,
  value: unknown,
  locale: Locale,
): string {
  if (value === null || value === undefined) return '';
  const { said } = Object.hasOwn(columns, fact) ? columns[fact as C] : {};
  return said ? said(value as never, locale) : shownText(value);
}

/** A root as our own lists write it. */
export function writtenCells<C extends string, R, S>(
  columns: Columns<C, R, S>,
  root: R,
  locale: Locale,
  scene: S,
): Partial<Record<C, string | number | null>> {
  const cells: Partial<Record<C, string | number | null>> = {};
  for (const [column, { field, fact, said, written }] of described(columns)) {
    if (written) cells[column] = written(root, locale, scene);
    else if (field === undefined) continue;
    else if (!said) cells[column] = cellOf(root as object, field);
    else {
      const value = fact ? fact(root, scene) : (root as Record<string, unknown>)[field];
      cells[column] = shownFact(columns, column, value, locale);
    }
  }
  return cells;
}

function cellOf(root: object, field: string): string | number | null {
  const [name, language] = partsOf(field);
  const value: unknown = (root as Record<string, unknown>)[name];
  const own = language === undefined ? value : (value as Record<string, unknown>)[language];
  return Array.isArray(own) ? own.join('\n') : ((own ?? null) as string | number | null);
}

/** How many rows are looked at for what a column holds. */
const LOOKED_AT = 200;

/**
 * What each column seems to hold: by its name, else by what stands in it, when nine in ten of its
 * cells agree. Where nothing says which one names the rows, it is the first that nothing else
 * claims (`naming`). `own` is asked first: null is a heading that holds nothing here, undefined one
 * it does not know.
 */
export function proposeColumns<C extends string>(
  table: Table,
  {
    list,
    columns,
    naming,
    own,
  }: {
    list: ColumnsOf;
    columns: Readonly<Record<C, Recognized>>;
    naming: (taken: ReadonlySet<C>) => C | null;
    own?: (name: string) => C | null | undefined;
  },
): (C | null)[] {
  const all = columnNames(columns);
  const taken = new Set<C>();
  const claim = (column: C | null | undefined): C | null => {
    if (!column || taken.has(column)) return null;
    taken.add(column);
    return column;
  };
  const mapping = table.header.map((heading, at) => {
    const name = plainHeading(heading);
    const known = own?.(name);
    const isCalled = (column: C) => {
      const { called, perhaps } = columns[column];
      return called?.test(name) || (perhaps?.called.test(name) && mostly(cellsIn(table, at), perhaps.where));
    };
    return known === null ? null : claim(known ?? columnCalled(list, all, name) ?? all.find(isCalled));
  });
  if (!own)
    for (const [at, held] of mapping.entries())
      if (held === null && !isIgnored(table.header[at] ?? ''))
        mapping[at] = claim(columnByContent(table, at, columns, taken));
  const missing = naming(taken);
  const first = missing === null ? -1 : mapping.findIndex((held, at) => held === null && isText(table, at));
  if (first >= 0) mapping[first] = missing;
  return mapping;
}

/**
 * A column with a name of its own that says nothing to us is not guessed at: « Note du jury » would
 * be a running time, « N° » as well.
 */
const isIgnored = (heading: string) => plainHeading(heading).length > 2 || /^n/.test(plainHeading(heading));

function columnByContent<C extends string>(
  table: Table,
  at: number,
  columns: Readonly<Record<C, Recognized>>,
  taken: ReadonlySet<C>,
): C | undefined {
  const cells = cellsIn(table, at);
  if (cells.length === 0) return undefined;
  return columnNames(columns).find((column) => {
    const { holds } = columns[column];
    return holds && !taken.has(column) && mostly(cells, holds);
  });
}

const mostly = (cells: readonly string[], is: (cell: string) => boolean) =>
  cells.filter(is).length >= cells.length * 0.9;

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
 * The same columns for a festival in English: a heading that names no language (« Title »,
 * « Synopsis ») holds its first language. What names French stays French, and so does what has an
 * English column beside it.
 */
export function inFirstLanguage<C extends string>(
  mapping: readonly (C | null)[],
  { header }: Pick<Table, 'header'>,
  columns: Readonly<Record<C, unknown>>,
  locale: Locale,
): (C | null)[] {
  // Our own lists say the language of their texts.
  if (locale === 'fr' || mapping.some((held) => held === 'number')) return [...mapping];
  return mapping.map((held, at) => {
    if (!held?.endsWith('Fr') || NAMES_FRENCH.test(plainHeading(header[at] ?? ''))) return held;
    const other = columnNames(columns).find((column) => column === held.replace(LANGUAGE, 'En'));
    return other && !mapping.includes(other) ? other : held;
  });
}

const NAMES_FRENCH = /\b(?:fr|francais|french|vf)\b/;

/**
 * Columns as a form posts them: an unknown word is none. Two may say the same: the form then asks
 * which of them holds it.
 */
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
