/**
 * How long the warnings of a programme take in a bundle, as the app runs them. Vitest reaches each
 * import through an accessor, which doubles the time of so many small functions: its benchmarks are
 * for comparing, this one measures.
 *
 *     npx tsx e2e/bench/rules.ts
 *
 * Input: 1,500 séances in 12 rooms on 10 days. The median of 100 runs after 30 to warm up.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { loadDraft } from '#lib/draft/queries.ts';

type Rules = {
  conflictsOf: typeof import('#lib/events/conflicts.ts').conflictsOf;
  prepare: typeof import('#lib/events/prepared.ts').prepare;
};

const EVENTS = 1500;
const out = join(mkdtempSync(join(tmpdir(), 'lanterne-rules-')), 'rules.mjs');
await build({
  stdin: {
    contents:
      "export { conflictsOf } from './lib/events/conflicts.ts'; export { prepare } from './lib/events/prepared.ts';",
    resolveDir: join(import.meta.dirname, '..', '..'),
  },
  bundle: true,
  format: 'esm',
  platform: 'node',
  outfile: out,
  logLevel: 'error',
});
const { conflictsOf, prepare } = (await import(pathToFileURL(out).href)) as Rules;

const db = openTestDb();
const { festivalId, eventIds } = makeFestival(db, { events: EVENTS, rooms: 12, days: 10, seed: 1 });
// A draft comes from the database or from the server as JSON, so its objects get the same shapes
// here.
const draft = JSON.parse(JSON.stringify(loadDraft(festivalId, db))) as ReturnType<typeof loadDraft>;
const prepared = prepare(draft);

function median(work: () => unknown): number {
  for (let i = 0; i < 30; i += 1) work();
  const times = Array.from({ length: 100 }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
  return times.sort((a, b) => a - b)[50] ?? 0;
}

let holds = true;
function tell(what: string, milliseconds: number, atMost: number): void {
  holds &&= milliseconds <= atMost;
  console.log(`${what}: ${milliseconds.toFixed(2)} ms (at most ${atMost})`);
}
console.log(`${EVENTS} séances, ${conflictsOf(draft).length} warnings`);
tell(
  'all warnings',
  median(() => conflictsOf(draft)),
  30,
);
tell(
  'those of one séance',
  median(() => conflictsOf(prepared, { of: eventIds[700] as number })),
  2,
);
process.exitCode = holds ? 0 : 1;
