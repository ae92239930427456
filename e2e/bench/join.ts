/**
 * Five hundred people offer to help from one network address, and then robots do.
 *
 *     npx tsx e2e/bench/join.ts [seconds]
 *
 * Input: 60 séances, ten volunteers, and « Devenir bénévole » open. Each of 500 people opens the
 * page on a phone of their own, types for 3.2 seconds and posts; they begin evenly over 60 seconds
 * (or as many as given), ten times as fast as over ten minutes. Then 10,000 posts by robots follow,
 * twenty at a time: in turn one without our mark, one within three seconds of opening the page, and
 * one that fills in the invisible field.
 *
 * Limits: all 500 are in the list; 95 of a hundred of their posts are answered within 1.5 s; robots
 * add nothing to the list, at most 200 to the doubtful ones, and cause no message.
 */
import { count, eq } from 'drizzle-orm';
import { databaseFile, openDatabase } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { MAX_TO_CHECK } from '#lib/volunteers/joining/applications.ts';
import { SOONEST, TRAP } from '#lib/volunteers/joining/guard.ts';
import { folderOfFriends } from '../friends.ts';
import { serveBefore } from '../server.ts';
import { planVolunteers } from '../volunteers.ts';
import { percentile } from './processor-time.ts';

const SECONDS = Number(process.argv[2] ?? 60);
const [PEOPLE, TYPING, ROBOTS, AT_ONCE, ANSWERED] = [500, 3200, 10_000, 20, 1500];
const PAGE = '/fr/join/f';

const { dataFolder, made } = await folderOfFriends(['coordinator'], { events: 60, rooms: 4, days: 4, seed: 3 });
planVolunteers(dataFolder, 'f', { given: 2 });
const db = openDatabase(databaseFile(dataFolder));
const open = { joining: 'on' as const };
db.insert(t.volunteerSettings)
  .values({ festivalId: made.festivalId, ...open })
  .onConflictDoUpdate({ target: t.volunteerSettings.festivalId, set: open })
  .run();
const lanterne = await serveBefore({ dataFolder });

const listed = (state: 'new' | 'check') =>
  db.select({ n: count() }).from(t.applications).where(eq(t.applications.state, state)).get()?.n ?? 0;
const deliveries = () => db.select({ n: count() }).from(t.deliveries).get()?.n ?? 0;
const pause = (milliseconds: number) => new Promise((next) => setTimeout(next, milliseconds));

/** The mark of a page opened now. */
async function opened(): Promise<string> {
  const html = await (await fetch(lanterne.url + PAGE)).text();
  const mark = /name="opened" value="([^"]+)"/.exec(html)?.[1];
  if (!mark) throw new Error('The page has no form.');
  return mark;
}

/** Posts the form as a browser that has never been here; returns the status. */
async function post(fields: Record<string, string>): Promise<number> {
  const answer = await fetch(`${lanterne.url}/api/join/f`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: lanterne.url, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ locale: 'fr', age: 'adult', ...fields }),
  });
  await answer.arrayBuffer();
  return answer.status;
}

const named = (what: string, i: number) => ({
  name: `${what} ${i}`,
  contact: `${what}.${i}@example.org`.toLowerCase(),
});

const results: boolean[] = [];
const tell = (what: string, holds: boolean) => {
  console.log(`${holds ? '  ' : '! '}${what}`);
  results.push(holds);
};

try {
  const took: number[] = [];
  const statuses = new Map<number, number>();
  const one = async (i: number) => {
    await pause((i * SECONDS * 1000) / PEOPLE);
    const mark = await opened();
    await pause(TYPING);
    const from = performance.now();
    const status = await post({ ...named('Person', i), opened: mark });
    took.push(performance.now() - from);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  };
  await Promise.all(Array.from({ length: PEOPLE }, (_, i) => one(i)));
  tell(
    `${PEOPLE} sign-ups in ${SECONDS} s: ${listed('new')} in the list, ${listed('check')} to be looked at, answers ${JSON.stringify([...statuses])}`,
    listed('new') === PEOPLE && listed('check') === 0,
  );
  tell(
    `answered: half within ${percentile(took, 0.5).toFixed(0)} ms, 95 of a hundred within ${percentile(took, 0.95).toFixed(0)} ms (at most ${ANSWERED}), the last ${percentile(took, 1).toFixed(0)} ms`,
    percentile(took, 0.95) <= ANSWERED,
  );

  const before = deliveries();
  let next = 0;
  // A robot that waits as long as a person is taken for one, which is not what is tested here.
  let waited = 0;
  const robot = async () => {
    for (let i = next++; i < ROBOTS; i = next++) {
      const began = performance.now();
      const mark = i % 3 === 0 ? '' : await opened();
      await post({ ...named('Robot', i), opened: mark, ...(i % 3 === 2 && { [TRAP]: 'https://robot.example' }) });
      if (i % 3 === 1 && performance.now() - began >= SOONEST) waited += 1;
    }
  };
  const from = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, robot));
  tell(
    `${ROBOTS} posts of robots in ${((performance.now() - from) / 1000).toFixed(0)} s: ${listed('new')} in the list, ${listed('check')} to be looked at (at most ${MAX_TO_CHECK}), ${deliveries() - before} deliveries; ${waited} waited for as long as people type`,
    listed('new') <= PEOPLE + waited && listed('check') <= MAX_TO_CHECK && deliveries() === before,
  );
} finally {
  db.$client.close();
  await lanterne.stop();
}
process.exitCode = results.every(Boolean) ? 0 : 1;
