import { type CellProblem, type Cells, type KeptCell, letterOf, type UnreadCell } from '#lib/exchange/files/table.ts';
import type { Root } from '#lib/history/root-kind.ts';
import { cleanLine, cleanText, MAX_NOTE } from '#lib/i18n/clean-text.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { columnLabel } from './column-words.ts';
import type { Mapping } from './list-columns.ts';
import { writtenCells } from './list-columns.ts';
import type { ListName, ListNoun } from './list-noun.ts';

/** In characters: some forms use whole questions as headings. */
const MAX_HEADING = 80;

/** The name of a column where its text is kept: its heading in the file, else ours. */
export function headingsOf<C extends string>(
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
export function readKeeping<C extends string, R extends Root, I, S>(
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
