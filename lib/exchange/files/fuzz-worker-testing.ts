import { parentPort, workerData } from 'node:worker_threads';
import { readCalendar } from '#lib/exchange/programmes/calendar-file.ts';
import { breachOf, mutated } from './fuzz-testing.ts';
import { unpackedSize } from './read-file.ts';
import { unpackRows } from './table.ts';
import { sheetsOf } from './workbook-rows.ts';

/**
 * Many inputs for a reader that may not come to an end: `reached` tells who waits which one it is
 * at.
 */
export type FuzzTask = Readonly<{
  kind: 'calendar' | 'workbook';
  sample: Uint8Array;
  from: number;
  to: number;
  reached: SharedArrayBuffer;
}>;

const CONTEXT = { timeZone: 'Europe/Paris', dayStartsAt: '05:00', locale: 'fr' } as const;

function breachIn(kind: FuzzTask['kind'], bytes: Uint8Array): string | null {
  if (kind === 'calendar') return breachOf(readCalendar(bytes, CONTEXT));
  if (unpackedSize(bytes) === null || (unpackedSize(bytes) ?? 0) > 1_000_000) return null;
  try {
    const sheets = sheetsOf(bytes);
    const rows = Array.isArray(sheets) ? sheets.flatMap((sheet) => unpackRows(sheet.rows.bytes)) : [];
    return rows.every(({ cells }) => cells.every((cell) => typeof cell === 'string')) ? null : 'no text';
  } catch {
    // What its library throws ends the thread, which is said as `unreadable`.
    return null;
  }
}

const { kind, sample, from, to, reached } = workerData as FuzzTask;
const counter = new Int32Array(reached);
for (let seed = from; seed < to; seed += 1) {
  Atomics.store(counter, 0, seed);
  let breach: string | null;
  try {
    breach = breachIn(kind, mutated(sample, seed));
  } catch (error) {
    breach = String(error);
  }
  if (breach) parentPort?.postMessage(`${kind} ${seed}: ${breach}`);
}
Atomics.store(counter, 0, to);
parentPort?.postMessage(null);
