import type { ImportAnswers } from '#db/schema/index.ts';
import { type Boxes, leftOf } from '#lib/exchange/files/left-lines.ts';
import type { Table } from '#lib/exchange/files/table.ts';
import type { KeptList } from './lists.ts';

/** What a form says of the columns of a list, and of its cells by line and column. */
export type SaidOfCells = Readonly<{
  hasHeader: boolean;
  mapping: readonly string[];
  mended: Readonly<Record<string, Readonly<Record<string, string>>>>;
}>;

/** And of its lines: who each is, and which are left as they are. */
export type SaidOfLines = SaidOfCells &
  Readonly<{
    /** `twin`: what a line above says already, which is not brought in twice. */
    same: Readonly<Record<string, number | 'new' | 'twin'>>;
    take: Boxes;
    takeFields: Readonly<Record<string, Boxes>>;
  }>;

/** What is said of a line that is none is not kept. */
function ofLines<T>({ rows }: Table, said: Readonly<Record<string, T>>): Record<string, T> {
  const lines = new Set(rows.map(({ line }) => String(line)));
  return Object.fromEntries(Object.entries(said).filter(([line]) => lines.has(line)));
}

/** As a field of one line shows it, from which browsers take the line breaks. */
const inOneLine = (cell: string) => cell.replace(/[\r\n]/g, '');

/**
 * Cell by cell: a form asks only for the cells of a line that are still not understood. One that
 * stands as it was shown is not mended: what its column is said to hold elsewhere would be
 * overruled by it.
 */
export function mendedOf(
  { table, mapping, answers }: Pick<KeptList, 'table' | 'mapping' | 'answers'>,
  said: SaidOfCells['mended'],
): Record<string, Record<string, string>> {
  const before = answers.mended ?? {};
  const read = new Map(table.rows.map(({ line, cells }) => [String(line), cells]));
  const shown = (line: string, column: string) =>
    before[line]?.[column] ?? read.get(line)?.[mapping.indexOf(column)] ?? '';
  const now = Object.entries(ofLines(table, said)).flatMap(([line, cells]) => {
    const typed = Object.entries(cells).filter(([column, cell]) => inOneLine(cell) !== inOneLine(shown(line, column)));
    return typed.length === 0 ? [] : [[line, { ...before[line], ...Object.fromEntries(typed) }]];
  });
  return { ...before, ...Object.fromEntries(now) };
}

/** What is known of a list once this was said, over what was said before. */
export function answersWith(kept: KeptList, { same, mended, take, takeFields }: SaidOfLines): ImportAnswers {
  const { table, answers } = kept;
  const twins = Object.entries(same).flatMap(([line, said]) => (said === 'twin' ? [[line, '']] : []));
  const others = Object.entries(same).flatMap(([line, said]) => (said === 'twin' ? [] : [[line, said] as const]));
  return {
    same: { ...answers.same, ...ofLines(table, Object.fromEntries(others)) },
    mended: mendedOf(kept, mended),
    left: ofLines(table, leftOf(answers.left, { ...take, ...Object.fromEntries(twins) }, takeFields)),
  };
}
