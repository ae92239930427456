import { bench, describe } from 'vitest';
import { listFile, type Rows } from '#lib/exchange/lists/list-file.ts';
import { readList } from './read-file-testing.ts';

// 5,000 rows of twelve cells, three of them long: at most 3 s to read as XLSX, of which a thread
// takes its start. The same as CSV is what the workbook is measured by.
const rows: Rows = Array.from({ length: 5001 }, (_, at) =>
  Array.from({ length: 12 }, (__, cell) =>
    cell === 0
      ? at
      : cell > 8
        ? `Une phrase de la ligne ${at}, qui va jusqu’au bout. `.repeat(6)
        : `Cellule ${at} ${cell}`,
  ),
);
const xlsx = (await listFile('Films', rows, 'xlsx', 'fr')) as Uint8Array;
const csv = new TextEncoder().encode((await listFile('Films', rows, 'csv', 'fr')) as string);
const once = { iterations: 5, warmupIterations: 1, time: 0 };

describe('5,000 rows', () => {
  bench('read as XLSX', async () => void (await readList(xlsx)), once);
  bench('read as CSV', async () => void (await readList(csv)), once);
  bench('written as XLSX', async () => void (await listFile('Films', rows, 'xlsx', 'fr')), once);
});
