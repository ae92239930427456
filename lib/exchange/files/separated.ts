import { CsvError, parse } from 'csv-parse/sync';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import type { TableRefusal } from './table.ts';

const SEPARATORS = ['\t', ';', ',', '|'] as const;
/** How many lines are examined to find the separator. */
const LOOKED_AT = 50;

/** The rows of a text separated by commas, semicolons, tabs or bars, with quoted cells. */
export function readSeparated(text: string): { line: number; cells: string[] }[] | TableRefusal {
  const delimiter = separatorOf(text);
  try {
    const records = parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      info: true,
      // One more than allowed, so that too many are noticed.
      to: MAX_OF_FILE.rows + 2,
      max_record_size: 1_000_000,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    let last = 0;
    return records.map(({ record, info }) => {
      // The library gives the line on which a record ends.
      const height = record.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0);
      last = Math.max(info.lines - height, last + 1);
      return { line: last, cells: record };
    });
  } catch (error) {
    if (error instanceof CsvError) return { code: 'unreadable', line: Number(error.lines ?? 1) };
    throw error;
  }
}

/**
 * The separator that divides the first lines into equally many cells, and into the most. A list of
 * one column has none, and reads the same with any. Quoted cells are ignored.
 */
export function separatorOf(text: string): string {
  const lines = text
    .slice(0, 100_000)
    .replace(/"(?:[^"]|"")*"/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, LOOKED_AT);
  const scored = SEPARATORS.map((separator) => {
    const counts = lines.map((line) => line.split(separator).length - 1);
    const usual = counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0;
    const like = counts.filter((count) => count === usual && count > 0).length;
    return { separator, score: like * 10 + Math.min(usual, 9) };
  });
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).separator;
}
