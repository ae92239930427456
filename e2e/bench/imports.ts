/**
 * How long the plan of a programme, its import and a second plan take, and how much they delay
 * others meanwhile.
 *
 *     npx tsx e2e/bench/imports.ts
 *
 * Input: files of 1,000 and 14,000 séances (a room for every forty, two people for every three,
 * twenty themes) into an empty festival in a data folder of its own. Limits: 1,000 are planned
 * within a second and written within half a second, while other requests are answered; 14,000 are
 * planned within 3 s and written within 5 s in their thread, while this process answers as usual: a
 * probe every 5 ms is never 100 ms late, and memory stays below 600 MB. A second import of the same
 * file takes at most half as long again as its plan. A loop of plain arithmetic shows how fast the
 * machine is in this run.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseFile, openDatabase } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { makeFestival } from '#db/testing.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { packIncoming } from '#lib/exchange/programmes/incoming.ts';
import { largeIncoming } from '#lib/exchange/programmes/incoming-testing.ts';
import { keepProgramme, sayOfProgramme } from '#lib/exchange/programmes/kept-programme.ts';
import { noProgrammeAnswers } from '#lib/exchange/programmes/planned.ts';
import { importProgramme, programmePlanOf } from '#lib/exchange/programmes/programme-import.ts';
import { inPlanThread } from '#lib/exchange/programmes/programme-job.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import type { Actor } from '#lib/policy.ts';
import { undoBatch } from '#lib/undo/undo.ts';

const ANSWERS = { ...noProgrammeAnswers, outside: 'grow' } as const;
const NOW = '2026-05-01T10:00:00.000Z';
const folder = mkdtempSync(join(tmpdir(), 'lanterne-bench-imports-'));
process.env.LANTERNE_DATA = folder;
const db = openDatabase(databaseFile(folder));
migrateDatabase(db);

let late = 0;
let asked = performance.now();
let isMeasured = false;
const probe = setInterval(() => {
  const now = performance.now();
  if (isMeasured) late = Math.max(late, now - asked - 5);
  asked = now;
}, 5);

const missed: string[] = [];
function must(what: string, value: number, most: number, unit: string) {
  const holds = value <= most;
  if (!holds) missed.push(what);
  console.log(`${holds ? 'ok  ' : 'FAIL'} ${what}: ${value.toFixed(unit === '×' ? 2 : 0)} ${unit}, at most ${most}`);
}

async function timed<T>(work: () => T | Promise<T>): Promise<{ took: number; result: T }> {
  const before = performance.now();
  const result = await work();
  return { took: performance.now() - before, result };
}

function festivalOf(slug: string) {
  const made = makeFestival(db, { events: 0, rooms: 1, days: 3, seed: 1, slug });
  const actor: Actor = { userId: made.userId, name: 'Camille', email: 'c@example.org', isAdministrator: false };
  return authorizeFestival(actor, slug, 'settings', db);
}

const arithmetic = await timed(() => {
  let sum = 0;
  for (let at = 0; at < 50_000_000; at += 1) sum = (sum * 31 + at) % 1_000_003;
  return sum;
});
console.log(`     the machine: ${arithmetic.took.toFixed(0)} ms for 50 million steps of arithmetic`);
isMeasured = true;
await new Promise((resolve) => setTimeout(resolve, 3000));
isMeasured = false;
console.log(`     a probe is ${late.toFixed(0)} ms late while nothing is done here`);
late = 0;

{
  const festival = festivalOf('small');
  const file = { incoming: largeIncoming(1000), answers: ANSWERS };
  programmePlanOf(festival, file);
  const plan = await timed(() => programmePlanOf(festival, file));
  must('1,000 séances: plan', plan.took, 1000, 'ms');
  const { fingerprint } = plan.result.plan;
  const apply = await timed(() => importProgramme(festival, file, fingerprint, 'k', NOW, plan.result));
  must('1,000 séances: import', apply.took, 500, 'ms');
  const again = await timed(() => programmePlanOf(festival, file));
  must('1,000 séances: the second plan, of the first', again.took / plan.took, 1.5, '×');
}

{
  const festival = festivalOf('large');
  const packing = await timed(() => keepProgramme(festival, '', packIncoming(largeIncoming(14_000)), NOW));
  console.log(`     14,000 séances: kept in ${packing.took.toFixed(0)} ms`);
  sayOfProgramme(festival, packing.result, { outside: 'grow' }, NOW);
  const job = { actor: festival.actor, slug: 'large', id: packing.result };
  const view = { ...job, want: 'view', asked: { kind: '', from: 0, locale: 'fr' } } as const;
  // Starts the thread with a first job.
  await inPlanThread({ ...view, id: 0 });
  globalThis.gc?.();
  isMeasured = true;
  const plan = await timed(() => inPlanThread(view));
  must('14,000 séances: plan', plan.took, 3000, 'ms');
  const page = await timed(() => inPlanThread({ ...view, asked: { kind: 'new', from: 6900, locale: 'en' } }));
  must('14,000 séances: another page of it', page.took, 500, 'ms');
  const fingerprint = plan.result?.fingerprint ?? '';
  const apply = await timed(() => inPlanThread({ ...job, want: 'apply', fingerprint, clientKey: 'k', now: NOW }));
  must('14,000 séances: import', apply.took, 5000, 'ms');
  const again = await timed(() => inPlanThread(view));
  must('14,000 séances: the second plan, of the first', again.took / plan.took, 1.5, '×');
  isMeasured = false;
  must('14,000 séances: the longest anybody waited meanwhile', late, 100, 'ms');
  must('memory of all of it', process.memoryUsage.rss() / 1e6, 600, 'MB');
  const counts = again.result?.counts ?? null;
  console.log(
    `     ${loadDraft(festival.id, db).events.length} séances in the draft, ${counts?.doing} changes the second time`,
  );
  const applied = apply.result?.ok ? apply.result.batch : '';
  const undo = await timed(() => undoBatch(festival, applied ?? '', NOW));
  console.log(
    `     taken back in ${undo.took.toFixed(0)} ms: ${loadDraft(festival.id, db).events.length} séances left`,
  );
}

clearInterval(probe);
db.$client.close();
rmSync(folder, { recursive: true, force: true });
if (missed.length > 0) {
  console.error(`Missed: ${missed.join('; ')}`);
  process.exit(1);
}
process.exit(0);
