import type { ImportAnswers } from '#db/schema/index.ts';
import { type Boxes, leftOf } from '#lib/exchange/files/left-lines.ts';
import type { Table } from '#lib/exchange/files/table.ts';
import type { KeptList } from './lists.ts';

/** The answers of a form about the columns of a list, and about its cells by line and column. */
export type SaidOfCells = Readonly<{
  hasHeader: boolean;
  mapping: readonly string[];
  mended: Readonly<Record<string, Readonly<Record<string, string>>>>;
}>;

/** Also the answers about its lines: which record each is, and which are left out. */
export type SaidOfLines = SaidOfCells &
  Readonly<{
    /** `twin`: the same as a line above, so it is not imported twice. */
    same: Readonly<Record<string, number | 'new' | 'twin'>>;
    take: Boxes;
    takeFields: Readonly<Record<string, Boxes>>;
  }>;

/** Answers about lines that do not exist are dropped. */
function ofLines<T>({ rows }: Table, said: Readonly<Record<string, T>>): Record<string, T> {
  const lines = new Set(rows.map(({ line }) => String(line)));
  return Object.fromEntries(Object.entries(said).filter(([line]) => lines.has(line)));
}

/** As an input field of one line shows it; browsers remove line breaks. */
const inOneLine = (cell: string) => cell.replace(/[\r\n]/g, '');

/**
 * Corrected cells. A form asks only for the cells of a line that are still not understood. An
 * unchanged one is not a correction: storing it would override what its column means elsewhere.
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

/** All answers about a list, the new ones added to the earlier ones. */
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
