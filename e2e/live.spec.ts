import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { build } from 'esbuild';
import { type GridSync, gridSync } from '#app/[locale]/(live)/organise/[festival]/grid/sync/grid-sync.ts';
import { readMessages } from '#app/[locale]/(live)/organise/[festival]/grid/sync/shared-stream.ts';
import { type Db, databaseFile, openDatabase } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { type MadeFestival, randomFrom } from '#db/testing.ts';
import { endSession } from '#lib/accounts/sessions.ts';
import { freePort } from '#lib/cli/server-process.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { lastChange } from '#lib/events/act-answers.ts';
import { doActs } from '#lib/events/acts.ts';
import { actsSchema, type GridAct } from '#lib/events/acts-schema.ts';
import { type GridEvent, gridEventOf } from '#lib/events/grid-event.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import type { LiveMessage } from '#lib/live/messages.ts';
import { indexDraft } from '#lib/model/draft.ts';
import { expect, test } from './fixtures.ts';
import { type Friend, festivalOfFriends, fetchAs, folderOfFriends, pageAs } from './friends.ts';
import { type Started, serve } from './server.ts';

/**
 * Saving, undoing, and two people at once: over HTTP on the built app, with the same object as a
 * grid.
 */
const addressOf = (slug: string) => `/api/festivals/${slug}/changes`;
/** The options of a post with these acts. */
const posted = (acts: unknown[], more: object = {}) => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ clientKey: randomUUID(), acts, ...more }),
});

const byId = (a: GridEvent, b: GridEvent) => a.id - b.id;
const draftEvents = (db: Db, festivalId: number) => loadDraft(festivalId, db).events.map(gridEventOf).sort(byId);
const eventsOf = (sync: GridSync) => [...sync.getState().events.values()].sort(byId);

/** A grid without a screen, opened by one person. */
function open(
  url: () => string,
  friend: Friend,
  db: Db,
  { festivalId, slug }: MadeFestival,
  onAnswer?: (answer: string) => void,
): GridSync {
  const known = lastChange(db, festivalId);
  const index = indexDraft(loadDraft(festivalId, db));
  return gridSync({
    slug,
    events: index.draft.events.map(gridEventOf),
    lastChange: known,
    index: () => index,
    userId: friend.userId,
    together: null,
    page: null,
    fetch: async (path, init) => {
      const response = await fetchAs(url(), friend)(path, init);
      if (init?.method === 'POST' && !path.endsWith('presence')) onAnswer?.(await response.clone().text());
      return response;
    },
  });
}

/** Resolves when `isSo` is true for what the grid shows. */
const when = (sync: GridSync, isSo: () => boolean) =>
  new Promise<void>((resolve) => {
    const look = () => {
      if (!isSo()) return;
      forget();
      resolve();
    };
    const forget = sync.subscribe(look);
    look();
  });

const SMALL = { events: 3, rooms: 2, days: 1, seed: 7 };

test('who may post: signed in, from our own pages, with a role in this festival, and not too much', async ({
  shared,
  sharedDb: db,
}) => {
  const { made, friends } = await festivalOfFriends(db, ['organiser', 'team', 'coordinator'], SMALL);
  const address = addressOf(made.slug);
  const [organiser, reader, coordinator] = friends as [Friend, Friend, Friend];
  const lock = posted([{ act: 'lock', events: [{ id: made.eventIds[0], version: 1 }] }]);
  const status = async (path: string, init: RequestInit) => {
    const response = await fetch(shared.url + path, init);
    const { ok, reason } = (await response.json()) as { ok: boolean; reason?: string };
    return `${response.status} ${ok ? 'ok' : reason}`;
  };
  const as = (friend: Friend, init: RequestInit & { headers: object }, origin = shared.url) => ({
    ...init,
    headers: { ...init.headers, Cookie: friend.cookie, Origin: origin },
  });
  for (const path of [address, `${address}/undo`, `${address}/redo`, `/api/festivals/${made.slug}/presence`]) {
    expect(await status(path, { ...lock, headers: { ...lock.headers, Origin: shared.url } })).toBe('401 notSignedIn');
    expect(await status(path, as(organiser, lock, 'https://elsewhere.example'))).toBe('403 foreignOrigin');
    expect(await status(path, { ...lock, headers: { ...lock.headers, Cookie: organiser.cookie } })).toBe(
      '403 foreignOrigin',
    );
    expect(await status(path, as(reader, lock))).toBe('403 notAllowed');
    // People who only plan volunteers report which page they are on, and change no séance.
    const isPresence = path.endsWith('presence');
    expect(await status(path, as(coordinator, lock))).toBe(isPresence ? '422 invalid' : '403 notAllowed');
    expect(await status(path.replace(made.slug, 'g'), as(organiser, lock))).toBe('404 notFound');
    expect(await status(path, as(organiser, { ...lock, headers: { 'Content-Type': 'text/plain' } }))).toBe(
      '415 notJson',
    );
    expect(await status(path, as(organiser, { ...lock, body: '{' }))).toBe('422 invalid');
    const large = path === address ? '413 tooMany' : '413 tooLarge';
    expect(await status(path, as(organiser, { ...lock, body: 'x'.repeat(400_001) }))).toBe(large);
  }
  const change = (id: number | undefined, version: number) =>
    as(organiser, posted([{ act: 'lock', events: [{ id, version }] }]));
  expect(await status(address, as(organiser, lock))).toBe('200 ok');
  expect(await status(address, as(organiser, lock))).toBe('200 ok');
  expect(await status(address, change(made.eventIds[0], 1))).toBe('409 stale');
  expect(await status(address, change(999_999, 1))).toBe('404 notFound');
  const move = [{ act: 'move', events: [{ id: made.eventIds[0], version: 2, startsAt: '2026-06-06T10:00' }] }];
  expect(await status(address, as(organiser, posted(move)))).toBe('409 locked');

  const listen = (headers: Record<string, string>) => fetch(shared.url + address, { headers });
  expect((await listen({})).status).toBe(401);
  const stream = await listen({ Cookie: reader.cookie });
  expect([stream.status, stream.headers.get('content-type'), stream.headers.get('cache-control')]).toEqual([
    200,
    'text/event-stream; charset=utf-8',
    'no-store, no-transform',
  ]);
  expect(stream.headers.get('content-encoding')).toBeNull();
  await stream.body?.cancel();
});

test('an act reaches others, also from a command-line tool; a broken stream continues; the end of a session ends it', async ({
  shared,
  sharedDb: db,
}) => {
  const { made, friends } = await festivalOfFriends(db, ['organiser', 'organiser'], { ...SMALL, events: 6 });
  const [camille, alix] = friends as [Friend, Friend];
  const own = (friend: Friend) => open(() => shared.url, friend, db, made);
  const [a, b] = [own(camille), own(alix)];
  await Promise.all([when(a, () => a.getState().here.length > 0), when(b, () => b.getState().link === 'live')]);

  const [id = 0, other = 0] = made.eventIds;
  const startOf = (sync: GridSync, event: number) => sync.getState().events.get(event)?.startsAt;
  const version = (sync: GridSync, event: number) => sync.getState().events.get(event)?.version ?? 0;
  let before = performance.now();
  a.act({ act: 'move', events: [{ id, version: version(a, id), startsAt: '2026-06-06T23:30' }] });
  await when(b, () => startOf(b, id) === '2026-06-06T23:30');
  console.log(`An act of another browser is there after ${Math.round(performance.now() - before)} ms.`);
  await when(a, () => a.getState().saving.state === 'saved');

  before = performance.now();
  const festival = authorizeFestival(alix, made.slug, 'schedule', db);
  const acts: GridAct[] = [
    { act: 'move', events: [{ id: other, version: version(a, other), startsAt: '2026-06-06T22:00' }] },
  ];
  doActs(festival, actsSchema.parse({ clientKey: randomUUID(), acts }), new Date().toISOString());
  await Promise.all([a, b].map((sync) => when(sync, () => startOf(sync, other) === '2026-06-06T22:00')));
  console.log(`An act of another program is there after ${Math.round(performance.now() - before)} ms.`);

  a.hold([id]);
  await when(b, () => b.getState().here.some(({ name, holds }) => name === camille.name && holds.includes(id)));
  a.hold([]);
  await when(b, () => b.getState().here.every(({ holds }) => holds.length === 0));

  // After a broken connection a reader asks for what came since, by the header that browsers send.
  const known = lastChange(db, made.festivalId);
  a.undo();
  await when(b, () => startOf(b, id) !== '2026-06-06T23:30');
  const cut = await fetch(shared.url + addressOf(made.slug), {
    headers: { Cookie: alix.cookie, 'Last-Event-ID': String(known) },
  });
  const messages: LiveMessage[] = [];
  for await (const message of readMessages(cut.body as ReadableStream<Uint8Array>)) {
    messages.push(message);
    if (message.event === 'change') break;
  }
  expect(messages.map(({ event }) => event)).toEqual(['hello', 'change']);
  expect(messages[1]).toMatchObject({ id: known + 1, data: { verb: 'undone', by: camille.name } });

  a.close();
  await when(b, () => b.getState().here.length === 0);
  endSession(alix.token, new Date().toISOString(), db);
  doActs(
    festival,
    actsSchema.parse({
      clientKey: randomUUID(),
      acts: [{ act: 'lock', events: [{ id: other, version: version(b, other) }] }],
    }),
    new Date().toISOString(),
  );
  await when(b, () => b.getState().link === 'ended');
  expect(b.getState().events.get(other)?.isLocked).toBe(false);
  b.close();
});

test('two move the same séance at the same instant: one succeeds, the other sees both and chooses', async ({
  shared,
  sharedDb: db,
}) => {
  const { made, friends } = await festivalOfFriends(db, ['organiser', 'organiser'], SMALL);
  const syncs = friends.map((friend) => open(() => shared.url, friend, db, made));
  const [id = 0] = made.eventIds;
  for (const [i, sync] of syncs.entries())
    sync.act({ act: 'move', events: [{ id, version: 1, startsAt: `2026-06-06T1${i}:15` }] });
  await Promise.all(syncs.map((sync) => when(sync, () => ['saved', 'problem'].includes(sync.getState().saving.state))));
  const winner = syncs.findIndex((sync) => sync.getState().saving.state === 'saved');
  const [won, lost] = [syncs[winner], syncs[1 - winner]] as [GridSync, GridSync];
  const [problem] = lost.getState().problems;
  expect(problem?.refused).toMatchObject({
    reason: 'stale',
    overtaken: [
      { id, by: friends[winner]?.name, verb: 'moved', current: { startsAt: `2026-06-06T1${winner}:15`, version: 2 } },
    ],
  });
  expect(lost.getState().events.get(id)?.startsAt).toBe(`2026-06-06T1${winner}:15`);
  lost.takeMine(problem?.key ?? '');
  await when(won, () => won.getState().events.get(id)?.startsAt === `2026-06-06T1${1 - winner}:15`);
  for (const sync of syncs) sync.close();
});

/** A random act, based on what the person sees at that moment, which may be outdated. */
function randomAct(sync: GridSync, random: () => number, rooms: readonly number[]): void {
  const pick = <T>(all: readonly T[]) => all[Math.floor(random() * all.length)] as T;
  const known = [...sync.getState().events.values()].filter(({ id }) => id > 0);
  const seen = () => {
    const { id, version } = pick(known);
    return { id, version };
  };
  const startsAt = `2026-06-0${6 + Math.floor(random() * 2)}T${10 + Math.floor(random() * 12)}:${pick(['00', '15', '30', '45'])}`;
  const [a, b] = [seen(), seen()];
  const two = a.id === b.id ? [a] : [a, b];
  const kind = random();
  if (kind < 0.35) sync.act({ act: 'move', events: two.map((one) => ({ ...one, startsAt, roomId: pick(rooms) })) });
  else if (kind < 0.45) sync.act({ act: 'shift', minutes: pick([-30, -5, 5, 45]), events: two });
  else if (kind < 0.52 && two.length === 2) sync.act({ act: 'swap', events: two });
  else if (kind < 0.57) sync.act({ act: 'unschedule', events: [a] });
  else if (kind < 0.62) sync.act({ act: pick(['lock', 'unlock', 'unlock'] as const), events: [a] });
  else if (kind < 0.67) sync.act({ act: 'rename', ...a, title: { fr: `Titre ${Math.floor(random() * 1000)}` } });
  else if (kind < 0.72) sync.act({ act: 'copy', ...a, startsAt, roomId: pick(rooms) });
  else if (kind < 0.77) sync.act({ act: 'add', title: { fr: 'Neuf' }, kind: 'talk', startsAt, roomId: pick(rooms) });
  else if (kind < 0.82) sync.act({ act: 'resize', ...a, end: startsAt }, { act: 'lock', events: [a] });
  else if (kind < 0.95) sync.undo();
  else sync.redo();
}

test('after 200 random acts by four people every grid equals the database, though the server is stopped in between', async () => {
  const seed = 20_261_125;
  const size = { events: 30, rooms: 4, days: 2, seed };
  const { dataFolder, made, friends } = await folderOfFriends(['organiser', 'organiser', 'owner', 'organiser'], size);
  const port = await freePort();
  let lanterne: Started = await serve({ dataFolder, port });
  const db = openDatabase(databaseFile(dataFolder));
  const answers: { ok: boolean; batch?: string | null; reason?: string }[] = [];
  const sizes: number[] = [];
  const syncs = friends.map((friend) =>
    open(
      () => lanterne.url,
      friend,
      db,
      made,
      (text) => {
        answers.push(JSON.parse(text));
        sizes.push(Buffer.byteLength(text));
      },
    ),
  );
  const random = randomFrom(seed);
  const settle = (sync: GridSync) =>
    when(sync, () => sync.getState().saving.state !== 'saving' && sync.getState().saving.state !== 'retrying');
  /** Decides about everything that was refused; what was not answered is sent again. */
  const choose = (sync: GridSync) => {
    for (const { key, refused } of sync.getState().problems) {
      if (refused === null) sync.retry(key);
      else if (refused.reason === 'stale' && random() < 0.5) sync.takeMine(key);
      else sync.drop(key);
    }
  };

  try {
    let hasWaited = false;
    for (const sync of syncs) sync.subscribe(() => (hasWaited ||= sync.getState().saving.state === 'retrying'));
    const stream = await fetch(lanterne.url + addressOf(made.slug), { headers: { Cookie: friends[0]?.cookie ?? '' } });
    const read = (async () => {
      const heard = new Set<string>();
      for await (const { event } of readMessages(stream.body as ReadableStream<Uint8Array>)) heard.add(event);
      return [...heard];
    })();
    for (let step = 0; step < 200; step += 1) {
      const sync = syncs[Math.floor(random() * syncs.length)] as GridSync;
      choose(sync);
      randomAct(sync, random, made.roomIds);
      // Some acts meet a server that is about to end, some none at all.
      if (step === 100) {
        // Not by `stop`, which would kill a server that ends slowly.
        lanterne.process.kill();
      }
      if (step === 104) {
        await expect.poll(() => lanterne.process.exitCode).toBe(0);
        expect(await read).toContain('hello');
      }
      if (step === 108) lanterne = await serve({ dataFolder, port });
      // Some wait for their answer before the next, some do not.
      if (random() < 0.6 && (step < 100 || step > 108)) await settle(sync);
    }
    expect(hasWaited, 'a post met no server').toBe(true);
    for (const sync of syncs) {
      for (;;) {
        await settle(sync);
        if (sync.getState().problems.length === 0) break;
        choose(sync);
      }
    }
    const truth = draftEvents(db, made.festivalId);
    await Promise.all(syncs.map((sync) => expect.poll(() => eventsOf(sync)).toEqual(truth)));
    for (const sync of syncs) expect(sync.getState().unsaved.size).toBe(0);

    // Acknowledged saves are in the history, and none is there twice.
    const batches = new Set(
      db
        .select({ batch: t.changes.batch })
        .from(t.changes)
        .all()
        .map(({ batch }) => batch),
    );
    const saved = answers.flatMap(({ ok, batch }) => (ok && batch ? [batch] : []));
    expect(saved.filter((batch) => !batches.has(batch))).toEqual([]);
    expect(saved.length).toBeGreaterThan(80);
    expect(Math.max(...sizes)).toBeLessThan(2048);
    const reasons = answers.map(({ ok, reason }) => (ok ? 'done' : (reason ?? '')));
    const counted = [...new Set(reasons)].map(
      (reason) => `${reasons.filter((one) => one === reason).length} ${reason}`,
    );
    console.log(`${counted.join(', ')}; ${batches.size} batches; the longest answer has ${Math.max(...sizes)} bytes.`);
  } finally {
    for (const sync of syncs) sync.close();
    db.$client.close();
    await lanterne.stop('SIGKILL');
  }
});

test('the tabs of a browser share one stream, and another continues it when the reading tab is closed', async ({
  browser,
  shared,
  sharedDb: db,
}) => {
  const { made, friends } = await festivalOfFriends(db, ['organiser'], SMALL);
  const [friend] = friends as [Friend];
  const own = await pageAs(browser, shared, friend);
  const context = own.context();
  let streams = 0;
  context.on('request', (request) => {
    if (request.url().includes(`${addressOf(made.slug)}?`)) streams += 1;
  });
  const bundle = await build({
    stdin: {
      contents: `export { gridSync } from './app/[locale]/(live)/organise/[festival]/grid/sync/grid-sync.ts'`,
      resolveDir: `${import.meta.dirname}/..`,
    },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'lanterne',
    minify: true,
  });
  const script = bundle.outputFiles[0]?.text ?? '';
  const draft = loadDraft(made.festivalId, db);
  const data = {
    events: draft.events.map(gridEventOf),
    festival: draft.festival,
    last: lastChange(db, made.festivalId),
    slug: made.slug,
  };
  const openTab = async (page: Page) => {
    await page.goto('/fr');
    await page.evaluate(script.replace(/^(?:"use strict";)?var lanterne=/, 'window.lanterne='));
    await page.evaluate(({ events, festival, last, slug }) => {
      const tab = window as unknown as { lanterne: { gridSync: typeof gridSync }; sync: GridSync };
      const index = { draft: { festival }, films: new Map(), rooms: new Map() };
      tab.sync = tab.lanterne.gridSync({ slug, events, lastChange: last, index: () => index, userId: 0 });
    }, data);
    const shows = (id: number | undefined) =>
      page.evaluate((of) => {
        const { sync } = window as unknown as { sync: GridSync };
        return `${sync.getState().link} ${sync.getState().events.get(of)?.startsAt}`;
      }, id ?? 0);
    await expect.poll(() => shows(0)).toBe('live undefined');
    return { page, shows };
  };
  const [first, second] = [await openTab(own), await openTab(await context.newPage())];
  expect(streams).toBe(1);
  const festival = authorizeFestival(friend, made.slug, 'schedule', db);
  const move = (id: number | undefined, version: number, startsAt: string) =>
    doActs(
      festival,
      actsSchema.parse({ clientKey: randomUUID(), acts: [{ act: 'move', events: [{ id, version, startsAt }] }] }),
      new Date().toISOString(),
    );
  const [id] = made.eventIds;
  move(id, 1, '2026-06-06T20:10');
  for (const { shows } of [first, second]) await expect.poll(() => shows(id)).toBe('live 2026-06-06T20:10');
  await first.page.close();
  move(id, 2, '2026-06-06T20:20');
  await expect.poll(() => second.shows(id)).toBe('live 2026-06-06T20:20');
  expect(streams).toBe(2);
  // Another tab saves by itself.
  await second.page.evaluate((of) => {
    const { sync } = window as unknown as { sync: GridSync };
    sync.act({ act: 'lock', events: [{ id: of, version: 3 }] });
  }, id ?? 0);
  await expect.poll(() => draftEvents(db, made.festivalId).find((event) => event.id === id)?.isLocked).toBe(true);
});
