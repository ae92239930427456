import type { ImportAnswers } from '#db/schema/index.ts';
import { fingerprintOf, tickedPlanOf } from '#lib/exchange/files/kept-imports.ts';
import type { Found } from '#lib/exchange/files/likeness.ts';
import {
  type CellProblem,
  type Cells,
  editedCells,
  filledCells,
  type KeptCell,
  letterOf,
  type Table,
  type UnreadCell,
} from '#lib/exchange/files/table.ts';
import type { Root } from '#lib/history/root-kind.ts';
import { cleanLine, cleanText, MAX_NOTE } from '#lib/i18n/clean-text.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { byId } from '#lib/model/keyed.ts';
import { isEqual } from '#lib/plain-values.ts';
import { columnLabel, numbersOf } from './column-words.ts';
import { type Mapping, writtenCells } from './list-columns.ts';
import { type ListName, type ListNoun, rowFacts } from './list-noun.ts';

/** A value that a row changes, before and after, in the form of the columns. */
export type FieldChange = { field: string; before: unknown; after: unknown };

/**
 * What one row of a list would do. `left` are changes that somebody unticked; `unread` are cells
 * that were not understood, without which the row is imported.
 */
export type PlannedRow<R, I> = { line: number; title: string; foreignId: string } & (
  | { is: 'new'; input: I; unread: UnreadCell[] }
  | { is: 'changed'; root: R; input: I; fields: FieldChange[]; left: FieldChange[]; unread: UnreadCell[] }
  | { is: 'unchanged'; root: R; unread: UnreadCell[] }
  /**
   * Somebody unticked it, or each of its fields, so nothing is done. `root` is null for a record
   * that would be new.
   */
  | { is: 'left'; root: R | null; left: FieldChange[] }
  /**
   * It may be one of these candidates, or the same as a new row above it (`twin`): somebody has to
   * decide. Without an answer the row stays out.
   */
  | { is: 'asked'; candidates: readonly R[]; twin?: { line: number; title: string } }
  | { is: 'refused'; problems: RowProblem[] }
);

/**
 * `twice`: another row means the same record. `unknown`: our number, but no record has it.
 * `tooMany`: the festival may have no more. Other errors belong to a cell.
 */
export type RowProblem = CellProblem | { column: null; cell: string; error: 'twice' | 'unknown' | 'tooMany' };

export type ListPlan<R, I> = Readonly<{
  rows: readonly PlannedRow<R, I>[];
  /** Records of the programme that the list does not name; they stay. */
  missing: readonly R[];
  /** Identifies this plan exactly: it is only done as long as the plan is still the same. */
  fingerprint: string;
}>;

/**
 * The answers about rows, by line: the root that is meant, or that it is a new one; corrected
 * cells; and what is left out, the whole line or some fields.
 */
export type Answers = Pick<ImportAnswers, 'same' | 'mended' | 'left'>;

const MAX_CANDIDATES = 5;
/** With how many rows of the same key the next one is compared. */
const MAX_ALIKE = 20;

export const cellsOf = <C extends string>(cells: readonly string[], mapping: Mapping<C>): Cells<C> =>
  Object.fromEntries(mapping.flatMap((column, at) => (column === null ? [] : [[column, cells[at] ?? '']]))) as Cells<C>;

/**
 * What a list would do to a programme. A row means the root with its number or foreign id, else the
 * one that it certainly names; in doubt it is asked. Any spreadsheet may count its rows from 1, so
 * that its ids are sure only where half of them have the same name as before; so are our numbers
 * where the list does not say of which festival they are. In our own list (one with our numbers) a
 * cell counts if it differs from what we wrote, including when it was emptied; in any other list,
 * if it is not empty. Pure: reads nothing, writes nothing.
 */
export function planList<C extends string, R extends Root, I, S>(
  noun: ListNoun<C, R, I, S>,
  bare: S,
  roots: readonly R[],
  {
    table,
    mapping,
    keys,
    answers,
    source = 'list',
    slugs = [],
    locale = 'fr',
  }: {
    table: Table;
    mapping: Mapping<C>;
    keys: ReadonlyMap<string, number>;
    answers: Answers;
    /** The program that wrote it; `list` where that is unknown. */
    source?: string;
    /** Those of the festival, by which our own list says whose its numbers are. */
    slugs?: readonly string[];
    /** The language of the festival, in which texts kept word for word are introduced. */
    locale?: Locale;
  },
): ListPlan<R, I> {
  const scene = noun.sceneOfList?.(bare, table, mapping) ?? bare;
  const find = noun.finder(scene, roots);
  const headingOf = headingsOf(noun.name, table.header, mapping, locale);
  const standing = byId(roots);
  const byTypedNumber = new Map(roots.map((root) => [String(noun.numberOf(root)), root]));
  const seen = new Set<string>();
  const taken = new Set<number>();
  const twinOf = twinsIn(noun);
  let created = 0;
  const saidBy = (row: Table['rows'][number] | undefined) =>
    ({ ...cellsOf(row?.cells ?? [], mapping), ...answers.mended?.[row?.line ?? 0] }) as Cells<C>;
  const keyed = ({ foreignId = '' }: Cells<string>) => standing.get(keys.get(foreignId) ?? 0);
  const whose = numbersOf(table.header[mapping.indexOf('number' as C)], slugs);
  const numberIn = ({ number = '' }: Cells<string>) => (whose === 'other' ? '' : number.trim());
  const numbered = (all: Cells<string>) => byTypedNumber.get(numberIn(all));
  const areNamed = (rootOf: (all: Cells<C>) => R | undefined) =>
    areMost(
      table.rows.flatMap((row) => {
        const all = saidBy(row);
        const root = rootOf(all);
        return root ? foundIn(find(all)).includes(root) : [];
      }),
    );
  const isSame = source !== 'list' || areNamed(keyed);
  const isOurs = whose === 'own' || areNamed(numbered);
  const planned = table.rows.map(({ line, cells }): PlannedRow<R, I> => {
    const all = saidBy({ line, cells });
    const { foreignId = '' }: Cells<string> = all;
    const number = numberIn(all);
    const title = noun.titleOf(all);
    const at = { line, title, foreignId };
    const refuse = (error: 'twice' | 'unknown' | 'tooMany', cell = title): PlannedRow<R, I> => ({
      ...at,
      is: 'refused',
      problems: [{ column: null, cell, error }],
    });
    const said = answers.same?.[line];
    const ours = numbered(all);
    if (number !== '' && !ours) return refuse('unknown', number);
    const known = (isOurs ? ours : undefined) ?? (typeof said === 'number' ? standing.get(said) : undefined);
    const isSure = (ours ? isOurs : isSame) || title === '';
    const found = known
      ? { root: known }
      : said === 'new'
        ? { candidates: [] }
        : withId(ours ?? keyed(all), isSure, () => find(all));
    if ('candidates' in found && found.candidates.length > 0)
      return { ...at, is: 'asked', candidates: found.candidates.slice(0, MAX_CANDIDATES) };
    const root = 'root' in found ? found.root : null;
    const own = root === ours ? ours : undefined;
    const given = own
      ? editedCells<C>(all, (locale) => writtenCells(noun.columns, own, locale, scene))
      : filledCells(all);
    const read =
      own && Object.keys(given).length === 0 ? null : readKeeping(noun, given, root, scene, headingOf, locale);
    if (read?.ok === false) return { ...at, is: 'refused', problems: read.problems };
    const unread = read?.unread ?? [];
    const left = answers.left?.[line] ?? [];
    if (left === 'line') {
      if (root) taken.add(root.id);
      return { ...at, is: 'left', root, left: [] };
    }
    const key = root ? `root ${root.id}` : noun.keyOf(all);
    if (seen.has(key)) return refuse('twice');
    seen.add(key);
    if (!root) {
      const twin = twinOf(line, title, all, said === 'new');
      if (twin) return { ...at, is: 'asked', candidates: [], twin };
      created += 1;
      if (roots.length + created > noun.most) return refuse('tooMany', String(noun.most));
      return read ? { ...at, is: 'new', input: read.input, unread } : refuse('unknown');
    }
    taken.add(root.id);
    const changed = (input: I) => changesOf(rowFacts(noun, root, scene), rowFacts(noun, input, scene));
    const fields = read ? changed(read.input) : [];
    if (!read || fields.length === 0) return { ...at, is: 'unchanged', root, unread };
    const done = tickedPlanOf(given, left, { input: read.input, unread, fields }, (cells) => {
      const again = readKeeping(noun, cells, root, scene, headingOf, locale);
      return again.ok ? { input: again.input, unread: again.unread, fields: changed(again.input) } : null;
    });
    if (!done) return { ...at, is: 'left', root, left: fields };
    const unticked = fields.filter(({ field }) => left.includes(field));
    return { ...at, is: 'changed', root, ...done, left: unticked };
  });
  const rows = withoutClashes(noun, roots, planned, (at) => saidBy(table.rows[at]));
  const fingerprint = fingerprintOf(rows.map((row) => [row.line, row.is, row.foreignId, saidOf(row)]));
  return { rows, missing: roots.filter(({ id }) => !taken.has(id)), fingerprint };
}

/**
 * What a row means that has the id of a known root: that one if the id is sure or the name may mean
 * it; another one that it certainly names; else it has to be asked.
 */
function withId<R>(root: R | undefined, isSure: boolean, find: () => Found<R>): Found<R> {
  if (root && isSure) return { root };
  const found = find();
  if (!root || 'root' in found) return found;
  return found.candidates.includes(root) ? { root } : { candidates: [root, ...found.candidates] };
}

const foundIn = <R>(found: Found<R>): readonly R[] => ('root' in found ? [found.root] : found.candidates);

/** Whether at least half of them are true. */
export const areMost = (said: readonly boolean[]): boolean => said.filter(Boolean).length * 2 >= said.length;

/** Refuses those of the rows to write that conflict with others. */
function withoutClashes<C extends string, R extends Root, I, S>(
  { clashes }: ListNoun<C, R, I, S>,
  roots: readonly R[],
  planned: readonly PlannedRow<R, I>[],
  cellsAt: (at: number) => Cells<C>,
): readonly PlannedRow<R, I>[] {
  if (!clashes) return planned;
  const written = planned.flatMap((row, at) => {
    if (row.is !== 'new' && row.is !== 'changed') return [];
    return [{ at, root: row.is === 'new' ? null : row.root, input: row.input, cells: cellsAt(at) }];
  });
  // One cell of the conflict is enough to correct it.
  const problems = new Map([...clashes(roots, written)].map(([nth, [problem]]) => [written[nth]?.at, problem]));
  return planned.map((row, at) => {
    const problem = problems.get(at);
    const { line, title, foreignId } = row;
    return problem ? { line, title, foreignId, is: 'refused', problems: [problem] } : row;
  });
}

/**
 * Returns the row above that a new one may repeat, unless somebody said that it is another;
 * otherwise remembers this one for later rows.
 */
function twinsIn<C extends string, R extends Root, I, S>({ twins }: ListNoun<C, R, I, S>) {
  type Row = { line: number; title: string; cells: Cells<C> };
  const above = new Map<string, Row[]>();
  return (line: number, title: string, cells: Cells<C>, isAnother: boolean): { line: number; title: string } | null => {
    const keys = [...new Set(twins?.keysOf(cells))];
    const like = keys.flatMap((key) => above.get(key) ?? []).find((row) => twins?.are(row.cells, cells));
    if (like && !isAnother) return { line: like.line, title: like.title };
    for (const key of keys) {
      const there = above.get(key) ?? [];
      // A key that very many rows share distinguishes nothing, and would make the plan slow.
      if (there.length < MAX_ALIKE) above.set(key, [...there, { line, title, cells }]);
    }
    return null;
  };
}

const changesOf = (before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>) =>
  Object.keys(after).flatMap((field): FieldChange[] =>
    isEqual(before[field], after[field]) ? [] : [{ field, before: before[field], after: after[field] }],
  );

/** The parts of a row that make its plan a different one. */
function saidOf<R extends Root, I>(row: PlannedRow<R, I>): unknown {
  switch (row.is) {
    case 'new':
      return row.input;
    case 'changed':
      return [row.root.id, row.fields];
    case 'left':
      return row.root?.id ?? null;
    case 'unchanged':
      return row.root.id;
    case 'asked':
      return [row.candidates.map(({ id }) => id), row.twin?.line];
    case 'refused':
      return row.problems;
  }
}

/** In characters: some forms use whole questions as headings. */
const MAX_HEADING = 80;

/** The name of a column where its text is kept: its heading in the file, else ours. */
function headingsOf<C extends string>(
  list: ListName,
  header: readonly string[],
  mapping: Mapping<C>,
  locale: Locale,
): (column: C) => string {
  return (column) => {
    const at = mapping.indexOf(column);
    const said = cleanLine(header[at] ?? '').replace(/\s*:$/, '');
    const own = at < 0 || said === '' || said === letterOf(at) ? columnLabel(list, column, locale) : said;
    return own.length > MAX_HEADING ? `${own.slice(0, MAX_HEADING - 1).trimEnd()}…` : own;
  };
}

/**
 * A row as far as it could be read, with the cells that were not understood and where they are
 * kept.
 */
type KeptRow<C extends string, I> =
  | { ok: true; input: I; unread: UnreadCell<C>[] }
  | { ok: false; problems: CellProblem<C>[] };

/**
 * Reads a row, and again without the cells that are not understood. Those are kept word for word,
 * with their heading, in the column that `keptIn` names. Text that is kept there already is neither
 * written nor reported again. A row is refused if a cell is wrong without which it cannot exist.
 */
function readKeeping<C extends string, R extends Root, I, S>(
  noun: ListNoun<C, R, I, S>,
  given: Cells<C>,
  root: R | null,
  scene: S,
  headingOf: (column: C) => string,
  locale: Locale,
): KeptRow<C, I> {
  // Computed only when needed, because most rows have nothing to keep.
  let standing: Partial<Record<C, string | number | null>> | undefined;
  let cells = given;
  const left = new Map<C, { problem: KeptCell<C>; keptIn: C | null; isNew: boolean }>();
  const keep = (problem: KeptCell<C>) => {
    const { column, cell } = problem;
    standing ??= root ? writtenCells(noun.columns, root, locale, scene) : {};
    const into = noun.columns[column].keptIn ?? null;
    const words = cleanText(`${headingOf(column)}${locale === 'fr' ? ' : ' : ': '}${cell}`);
    const stood = into === null ? '' : String(standing[into] ?? '');
    const text = into === null ? '' : (cells[into] ?? stood);
    const whole = isIn(text, words) ? text : [text.trimEnd(), words].filter(Boolean).join('\n');
    const isKept = into !== null && whole.length <= MAX_NOTE;
    if (isKept) cells = { ...cells, [into]: whole };
    left.set(column, { problem, keptIn: isKept ? into : null, isNew: !isKept || !isIn(stood, words) });
  };
  /** Whether a row can exist without this cell. */
  const isSpare = (column: C) => cells[column] !== undefined && noun.columns[column].keptIn !== undefined;
  for (;;) {
    const read = noun.read(cells, root, scene);
    const fresh: readonly KeptCell<C>[] = (
      read.ok ? (read.beside ?? []) : read.problems.filter(({ column }) => isSpare(column))
    )
      // « - » is not worth keeping.
      .filter(({ cell, error }) => error !== null || /[\p{L}\p{N}?]/u.test(cell))
      // Only the first error of a cell is reported.
      .filter(({ column }, at, all) => !left.has(column) && all.findIndex((one) => one.column === column) === at);
    if (fresh.length === 0 && read.ok)
      return {
        ok: true,
        input: read.input,
        unread: [...left.values()].flatMap(({ problem: { column, cell, error }, keptIn, isNew }) => {
          const said = error ?? (keptIn === null ? 'noRoom' : null);
          return said === null || !isNew ? [] : [{ column, cell, error: said, keptIn }];
        }),
      };
    if (fresh.length === 0 && !read.ok) {
      const first = [...left.values()].flatMap(({ problem: { column, cell, error } }) =>
        error === null ? [] : [{ column, cell, error }],
      );
      const more = read.problems.filter(({ column }) => !left.has(column));
      return { ok: false, problems: [...first, ...more] };
    }
    if (!read.ok) cells = without(cells, new Set(fresh.map(({ column }) => column)));
    for (const problem of fresh) keep(problem);
  }
}

const without = <C extends string>(cells: Cells<C>, columns: ReadonlySet<C>): Cells<C> =>
  Object.fromEntries(Object.entries(cells).filter(([column]) => !columns.has(column as C))) as Cells<C>;

/** Whether a text contains these words as whole lines. */
const isIn = (text: string, words: string) => `\n${cleanText(text)}\n`.includes(`\n${words}\n`);
