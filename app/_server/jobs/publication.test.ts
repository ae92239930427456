import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Db } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { makeFestival, openTestDb, openTestFile } from '#db/testing.ts';
import { editEvent } from '#lib/events/mutations.ts';
import { eventInput } from '#lib/events/schema.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { LARGE } from '#lib/festivals/large.ts';
import { runJob } from '#lib/jobs/pool.ts';
import type { Actor, Authorized } from '#lib/policy.ts';
import { publishForm } from '#lib/programme/asked-release.ts';
import { figuresOf, releaseStateOf } from '#lib/programme/frozen-draft.ts';
import { WHOLE_PUBLICATION } from '#lib/programme/publication.ts';
import { publishRelease } from '#lib/programme/publish-testing.ts';
import { releasedBySlug } from '#lib/programme/released.ts';
import { publishSchema } from '#lib/programme/schema.ts';
import { publishPageOf } from '#lib/volunteers/board.ts';
import { leftToSettle } from '#lib/warnings/left-to-settle.ts';
import { standingWarnings } from '#lib/warnings/queries.ts';
import { publicationPage, publishAsked, releaseFigures, releaseJob, settlingOf } from './publication.ts';

const AT = '2026-05-02T10:00:00.000Z';
const NOW = '2026-05-03T10:00:00.000Z';
const folder = mkdtempSync(join(tmpdir(), 'lanterne-jobs-'));

let [db, festival, actor]: [Db, Authorized<'publish'>, Actor] = [null, null, null] as never;

beforeAll(() => {
  vi.stubEnv('LANTERNE_DATA', folder);
  db = openTestFile(folder);
  const { userId } = makeFestival(db, { events: LARGE, rooms: 12, days: 4, seed: 1, slug: 'large' });
  actor = { userId, name: 'Camille', email: 'large@example.org', isAdministrator: false };
  festival = authorizeFestival(actor, 'large', 'publish', db);
  publishRelease(festival, publishSchema.parse({ expected: 0 }), AT);
});

afterAll(() => {
  db.$client.close();
  rmSync(folder, { recursive: true });
});

/** Changes the title of one public séance; returns its number. */
function rename(title: string): number {
  const [event] = db.select().from(t.events).where(eq(t.events.visibility, 'public')).limit(1).all();
  if (!event) throw new Error('A public séance is needed.');
  const input = eventInput(festival).parse({ version: String(event.version), title: { fr: title }, kind: 'talk' });
  const editing = authorizeFestival(actor, 'large', 'schedule', db);
  expect(editEvent(editing, event.id, input, NOW)).toMatchObject({ ok: true });
  return event.number;
}

it('a thread finds the same as this process, and again after a change', async () => {
  expect(await publicationPage(festival, WHOLE_PUBLICATION, NOW)).toEqual(
    publishPageOf(festival, WHOLE_PUBLICATION, NOW, db),
  );
  const number = rename('Un');
  const asked = { only: null, opened: [], named: [number] };
  const page = await publicationPage(festival, asked, NOW);
  expect(page).toEqual(publishPageOf(festival, asked, NOW, db));
  expect(page).toMatchObject({ count: 1, titles: [{ number, title: { fr: 'Un' } }] });
  const figures = await releaseFigures(festival, NOW);
  expect(figures).toEqual(figuresOf(releaseStateOf(festival, NOW, db)));
  expect(figures).toMatchObject({ count: 1, release: { number: 1 } });
  const { index, ...standing } = standingWarnings(festival.id, db);
  expect(await settlingOf(festival, [number], NOW)).toEqual(
    leftToSettle(standing, index, { only: new Set([number]), today: NOW.slice(0, 10) }),
  );
});

it.each([
  ['what waits to be published', releaseFigures],
  ['what is left to settle', (of: typeof festival, now: string) => settlingOf(of, null, now)],
])('earlier requests are answered before %s is found here', async (_, find) => {
  const here = openTestDb();
  const { slug, userId } = makeFestival(here, { events: 5, rooms: 2, days: 1, seed: 1 });
  const small = authorizeFestival({ ...actor, userId }, slug, 'publish', here);
  let isAnswered = false;
  setImmediate(() => {
    isAnswered = true;
  });
  await find(small, NOW);
  expect(isAnswered).toBe(true);
});

it('what was found once is not asked for again', async () => {
  const page = await publicationPage(festival, WHOLE_PUBLICATION, NOW);
  expect(await publicationPage(festival, WHOLE_PUBLICATION, NOW)).toBe(page);
});

it('a release made by a thread is written here, with all its bytes', async () => {
  const number = rename('Deux');
  const form = publishForm.parse({ expected: '1', chosen: [String(number)], despite: 'yes' });
  expect(await publishAsked(festival, form, NOW)).toMatchObject({ refused: null, published: { ok: true, number: 2 } });
  const released = releasedBySlug('large', db);
  expect(released?.document.events.find((event) => event.number === number)?.title).toEqual({ fr: 'Deux' });
  // The other thread found the blocking warnings.
  expect(await publishAsked(festival, publishForm.parse({ expected: '2' }), NOW)).toEqual({ refused: 'blocked' });
});

it('a draft that changed since the page was shown is not published', async () => {
  const { seen } = await publicationPage(festival, WHOLE_PUBLICATION, NOW);
  const number = rename('Trois');
  const input = { expected: '2', seen: String(seen), chosen: [String(number)], despite: 'yes' };
  expect(await publishAsked(festival, publishForm.parse(input), NOW)).toMatchObject({
    published: { ok: false, reason: 'changed', number: 2 },
  });
});

it('a thread checks again who publishes, and its refusal arrives as one', async () => {
  const form = publishForm.parse({ expected: '2' });
  const stranger = { ...actor, userId: 999 };
  await expect(
    runJob(releaseJob, { actor: stranger, slug: 'large', form, blocked: [], now: NOW }),
  ).rejects.toMatchObject({ code: 'notFound', status: 404 });
});
