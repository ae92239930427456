import type { z } from 'zod';
import { type CellProblem, type Cells, plainHeading, type Table } from '#lib/exchange/files/table.ts';
import { fieldErrors } from '#lib/i18n/field-messages.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { tagsInWords } from '#lib/i18n/tags.ts';
import { type ColumnsOf, columnCalled, shownText } from './column-words.ts';

/**
 * What each column of a table contains; null: nothing that is imported. A value is in one column at
 * most.
 */
export type Mapping<C extends string> = readonly (C | null)[];

/**
 * Everything about a column, in one place. `R` is the root of a row, `S` the scene in which it is
 * read. A field has the same name in the form and in the root.
 */
export type ListColumn<C extends string, R, S> = Readonly<{
  /**
   * Other names for it, as `plainHeading` writes them; the first column whose pattern matches is
   * used.
   */
  called?: RegExp;
  /** Recognises the column by its cells. */
  holds?: (cell: string) => boolean;
  /** A name that other columns may have too: it means this one if its cells can be read as such. */
  perhaps?: Readonly<{ called: RegExp; where: (cell: string) => boolean }>;
  /**
   * The field of the form that a cell fills: `year`, `title.fr`. Without it, the noun reads the
   * cell itself.
   */
  field?: string;
  /** Turns a cell into the value for that field; undefined uses the cell as it is. */
  typed?: (cell: string) => unknown;
  /** The value that a row can change, if it is not simply `field`. */
  fact?: (of: R, scene: S) => unknown;
  /** That value as text, never null: in a plan, and in our own lists unless `written` is given. */
  said?: (value: never, locale: Locale) => string;
  /**
   * The error for a cell that the form refuses, where the form’s own error would not be understood.
   */
  error?: string;
  /**
   * The value in our own lists; otherwise that of `said`, or the root's `field`. A column with
   * neither is only another way to state other columns: it is imported, but not in our own lists.
   */
  written?: (root: R, locale: Locale, scene: S) => string | number | null;
  /**
   * The private column that keeps a cell word for word when it is not understood; null where there
   * is none and the cell is only reported. If it is undefined, such a cell refuses the line.
   */
  keptIn?: C | null;
  /** The values that a table proposes for a cell. */
  choices?: (locale: Locale, scene: S) => readonly string[];
  /** Only one of `choices` is accepted; a new value has to be created on its own page. */
  isClosed?: boolean;
  /** The cell always has a value, so a table does not empty it. */
  isFilled?: boolean;
  /** Right-aligned numbers; `sum` and `minutes` are added up below the column. */
  amount?: 'number' | 'sum' | 'minutes';
  /** Dates, which a table shows in words. */
  isDated?: boolean;
  /** Hidden in a table until it is chosen under « Colonnes ». */
  isAside?: boolean;
  /** The values for the filter where a cell may have several; else its `choices` are used. */
  offered?: (locale: Locale, scene: S) => readonly string[];
  /**
   * The full and the short French name of each value, where the text of a cell depends on the names
   * of others.
   */
  lasting?: (scene: S) => readonly (readonly [whole: string, short: string])[];
  /** Shown in a table but edited elsewhere. */
  isReadOnly?: boolean;
}>;

/** The part of a column that serves to recognise it. */
export type Recognized = Pick<ListColumn<never, never, never>, 'called' | 'holds' | 'perhaps'>;

export type Columns<C extends string, R, S> = Readonly<Record<C, ListColumn<C, R, S>>>;

/** The columns of one kind of list, in the order of our own. */
export const describedColumns =
  <R, S = null>() =>
  <C extends string>(columns: Readonly<Record<C, ListColumn<NoInfer<C>, R, S>>>): Columns<C, R, S> =>
    columns;

/** Our own numbers, and the ids of another program that mean nothing but the row. */
export const ids = {
  number: { called: /^lanterne(?: .*)?$/ },
  foreignId: { called: /^(?:reference|ref|id|identifiant|identifier)$/ },
} as const;

/** The tags of a record. A heading « Tags » alone means the themes of a séance. */
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
 * A form with the values of a row over its present ones; fields without a cell stay as they are.
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
 * The cells because of which a form refuses a row. `columnOf` names the column of a field that none
 * fills by itself, `otherwise` is that of any other such field.
 */
export const refusedCells = <C extends string, R, S>(
  columns: Columns<C, R, S>,
  cells: Cells<C>,
  refusal: z.ZodError,
  otherwise: C,
  columnOf: (path: string) => C | undefined = () => undefined,
): CellProblem<C>[] =>
  Object.entries(fieldErrors(refusal)).map(([path, error]) => {
    const own = columnOf(path);
    const refused = (own ? { column: own, error } : refusedColumn(columns, path, error)) ?? {
      column: otherwise,
      error,
    };
    return { ...refused, cell: cells[refused.column] ?? '' };
  });

/**
 * The column of a field that a form refuses, with the error; undefined where no column fills that
 * field.
 */
function refusedColumn<C extends string, R, S>(columns: Columns<C, R, S>, path: string, error: string) {
  const all = described(columns);
  const [root] = partsOf(path);
  const [column, { error: own = error }] = all.find(
    ([, { field }]) => field !== undefined && `${path}.`.startsWith(`${field}.`),
  ) ??
    all.find(([, { field }]) => field !== undefined && partsOf(field)[0] === root) ?? [undefined, {}];
  return column && { column, error: own };
}

/**
 * The values that a row can change, by the column that shows them; a text in two languages, by the
 * field.
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

/** A value as text; empty when there is none. */
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

/** A root as cells of our own lists. */
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

/** How many rows are examined to recognise a column by its cells. */
const LOOKED_AT = 200;

/** How the columns of one kind of list are recognised. */
type Recognition<C extends string> = Readonly<{
  list: ColumnsOf;
  columns: Readonly<Record<C, Recognized>>;
  /**
   * The columns that name a record. Where there is none, the first column that nothing else claims
   * is taken for the first of these.
   */
  naming: readonly C[];
  /**
   * Headings that mean something else in the files of a program: null where they are not imported.
   */
  own?: (table: Table) => Readonly<Record<string, C | null>> | null;
  /** Changes a mapping in which some columns depend on others. */
  settle?: (mapping: (C | null)[], table: Table) => void;
}>;

/**
 * Guesses what each column of a list contains: by its name, else by its cells, when nine in ten of
 * them agree. `locale`: the main language of the festival.
 */
export const proposing =
  <C extends string>(of: Recognition<C>) =>
  (table: Table, locale: Locale = 'fr'): Mapping<C> => {
    const mapping = guessed(table, of);
    of.settle?.(mapping, table);
    return inFirstLanguage(mapping, table, of.columns, locale);
  };

function guessed<C extends string>(table: Table, { list, columns, naming, own: ownOf }: Recognition<C>): (C | null)[] {
  const own = ownOf?.(table);
  const all = columnNames(columns);
  const taken = new Set<C>();
  const claim = (column: C | null | undefined): C | null => {
    if (!column || taken.has(column)) return null;
    taken.add(column);
    return column;
  };
  const mapping = table.header.map((heading, at) => {
    const name = plainHeading(heading);
    const known = own && Object.hasOwn(own, name) ? own[name] : undefined;
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
  const isNamed = naming.some((column) => taken.has(column));
  const first = isNamed ? -1 : mapping.findIndex((held, at) => held === null && isText(table, at));
  if (first >= 0) mapping[first] = naming[0] ?? null;
  return mapping;
}

/**
 * A column with an unknown heading is not guessed by its cells: « Note du jury » would become a
 * running time, and so would « N° ».
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

/** The language of a column with a text in one. */
export const languageOf = (column: string): Locale => (column.endsWith('En') ? 'en' : 'fr');

/** The column with the same text in the other language. */
export function inOther<C extends string>(column: C, all: readonly C[]): C | undefined {
  const text = column.replace(/(?:Fr|En)$/, '');
  return text === column ? undefined : all.find((one) => one === `${text}${languageOf(column) === 'en' ? 'Fr' : 'En'}`);
}

/**
 * The same columns for a festival in English: a heading without a language (« Title », « Synopsis
 * ») means its main language. Headings that name French stay French, and so does a column that has
 * an English one beside it.
 */
function inFirstLanguage<C extends string>(
  mapping: readonly (C | null)[],
  { header }: Pick<Table, 'header'>,
  columns: Readonly<Record<C, unknown>>,
  locale: Locale,
): (C | null)[] {
  // Our own lists state the language of their texts.
  if (locale === 'fr' || mapping.some((held) => held === 'number')) return [...mapping];
  return mapping.map((held, at) => {
    if (!held?.endsWith('Fr') || NAMES_FRENCH.test(plainHeading(header[at] ?? ''))) return held;
    const other = inOther(held, columnNames(columns));
    return other && !mapping.includes(other) ? other : held;
  });
}

const NAMES_FRENCH = /\b(?:fr|francais|french|vf)\b/;

/**
 * The posted meaning of columns; unknown words are dropped. Two columns may have the same meaning:
 * the form then asks which one counts.
 */
export const saidColumns = <C extends string>(columns: readonly C[], posted: readonly string[], width: number) =>
  Array.from({ length: width }, (_, at): C | '' => columns.find((one) => one === posted[at]) ?? '');

/** The columns with which a list is read: of two with the same meaning, the first. */
export function readMapping<C extends string>(
  columns: readonly C[],
  posted: readonly string[],
  width: number,
): (C | null)[] {
  const said = saidColumns(columns, posted, width);
  return said.map((column, at) => (column === '' || said.indexOf(column) < at ? null : column));
}

/** The positions of columns that have the same meaning as another. */
export const saidTwice = (said: readonly string[]): number[] =>
  said.flatMap((column, at) => (column !== '' && said.some((one, i) => i !== at && one === column) ? at : []));
