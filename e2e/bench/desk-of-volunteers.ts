/**
 * What the coordinators' board and « Le jour J », drawn whole, cost the server.
 *
 *     npx tsx e2e/bench/desk-of-volunteers.ts
 *
 * Input: 200 séances in 8 rooms on 5 days, 600 shifts, 120 volunteers with 600 assignments,
 * published; it is the second morning. The owner asks for each page 40 times, one after the other,
 * after 20 requests to warm up: first while nobody writes, then with a check-in before each. Limit:
 * 100 ms in the median between a request and its last byte, on a machine that does nothing else.
 * Beside it is printed the processor time of a page (of all threads of the server), which does not
 * depend on other work of the machine.
 */
import { write } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { startSession } from '#lib/accounts/sessions.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { authorizeVolunteer, renewLink } from '#lib/volunteers/links.ts';
import { volunteerPage } from '#lib/volunteers/page.ts';
import { cookieOf, fetchAs } from '../friends.ts';
import { SECRET, startLanterne } from '../server.ts';
import { folderOf, largeMorning } from './large-morning.ts';
import { median, processorTime } from './processor-time.ts';

const LIMIT = 100;
const AT = new Date().toISOString();

const large = largeMorning(AT);
large.db.insert(t.volunteerSettings).values({ festivalId: large.festivalId, mayTakeShifts: true }).run();
const { token: session } = write(large.db, (tx) => startSession(tx, large.actor.userId, 'a bench', AT));
const festival = authorizeFestival(large.actor, large.slug, 'volunteers', large.db);
const { token } = renewLink(festival, large.volunteerIds[0] ?? 0, AT);
const opened = authorizeVolunteer(token, AT, large.db);
const [first] = opened.ok ? volunteerPage(opened.who, AT).shifts : [];
const lanterne = await startLanterne({ dataFolder: folderOf(large.db), env: { LANTERNE_SECRET: SECRET } });
const ask = fetchAs(lanterne.url, { cookie: await cookieOf(session) });

async function timed(path: string): Promise<number> {
  const from = performance.now();
  const answer = await ask(path, { headers: { accept: 'text/html' } });
  const body = await answer.text();
  if (answer.status !== 200 || body.length < 20_000) throw new Error(`${path}: ${answer.status}`);
  return performance.now() - from;
}

/** Somebody checks in or out, so that cached data of the festival is read again. */
const checkIn = (isThere: boolean) =>
  fetch(`${lanterne.url}/api/team/${token}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: new URLSearchParams({
      act: isThere ? 'here' : 'away',
      id: String(first?.assignmentId),
      clientKey: crypto.randomUUID(),
    }),
  });

async function measure(what: string, path: string): Promise<boolean> {
  for (let i = 0; i < 20; i += 1) await timed(path);
  const [alone, written]: number[][] = [[], []];
  const before = processorTime(lanterne.process.pid);
  for (let i = 0; i < 40; i += 1) alone?.push(await timed(path));
  const used = (processorTime(lanterne.process.pid) - before) / 40;
  const since = processorTime(lanterne.process.pid);
  for (let i = 0; i < 40; i += 1) {
    await checkIn(i % 2 === 0);
    written?.push(await timed(path));
  }
  const usedWith = (processorTime(lanterne.process.pid) - since) / 40;
  const [quiet, busy] = [median(alone ?? []), median(written ?? [])];
  console.log(
    `${what}: ${quiet.toFixed(1)} ms, ${busy.toFixed(1)} ms after a check-in (at most ${LIMIT}); ${used.toFixed(1)} ms of a processor, ${usedWith.toFixed(1)} with the check-in`,
  );
  return Math.max(quiet, busy) <= LIMIT;
}

const desk = `/fr/organise/${large.slug}`;
const held = [await measure('board', `${desk}/volunteers`), await measure('today', `${desk}/today`)];
await lanterne.stop();
process.exit(held.every(Boolean) ? 0 : 1);
