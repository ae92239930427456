import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { askAs } from '#app/_server/request-testing.ts';
import type { Db } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { endServedDb, openTestDb, serveDb } from '#db/testing.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import { forgetCounts } from '#lib/counted-testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { festivalsOf, publishedFestivals } from '#lib/festivals/queries.ts';
import { NOW } from '#lib/history/testing.ts';
import { authorizeRemoved, removeFestival, restoreFestival } from '#lib/keeping/removed-festivals.ts';
import { festivalsAt } from '#lib/programme/own-host.ts';
import { previewLinks, teamLinks } from '#lib/programme/shared-links.ts';
import { keepSelection } from '#lib/selections/mutations.ts';
import { authorizeVolunteer, calendarToken, renewLink } from '#lib/volunteers/links.ts';
import { publishExample } from '../../e2e/example.ts';
import { SITE } from './outlets-testing.ts';

let db: Db;
beforeEach(() => {
  vi.stubEnv('LANTERNE_URL', SITE);
  vi.stubEnv('LANTERNE_SECRET', 'one secret for these tests, long enough');
  // Some addresses open the files of the installation; a checkout keeps none of tests.
  vi.stubEnv('LANTERNE_DATA', mkdtempSync(join(tmpdir(), 'lanterne-removed-')));
  vi.useFakeTimers({ now: Date.parse(NOW), toFake: ['Date'] });
  // Pages of the framework cannot be drawn here, and log an error.
  vi.spyOn(console, 'error').mockReturnValue();
  db = openTestDb();
  serveDb(db);
});
afterEach(() => {
  endServedDb();
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

type Handler = (request: Request, context: { params: Promise<Record<string, string | string[]>> }) => Promise<Response>;

/** Every route handler in the sources whose path names a festival or a part of one. */
const routes = Object.entries(import.meta.glob<Record<string, Handler>>('../**/route.ts')).filter(([path]) =>
  /\[(?:festival|token|key|file)\]/.test(path),
);

it('no address answers for a festival in the bin, and each does again after it was brought back', async () => {
  publishExample(db, 'nel', 'removedremovedre');
  const { id = 0 } = db.select().from(t.festivals).get() ?? {};
  const owner = makeAccount(db, 'Owner', { festivalId: id, role: 'owner' });
  await askAs(owner);
  const may = <P extends 'publish' | 'team-links' | 'volunteers' | 'delete'>(permission: P) =>
    authorizeFestival(owner, 'nel', permission, db);
  db.insert(t.hosts).values({ host: 'nel.fr', festivalId: id, askedAt: NOW, allowedAt: NOW, answeredAt: NOW }).run();
  db.insert(t.volunteerSettings).values({ festivalId: id, joining: 'on' }).run();
  const ada = db.insert(t.volunteers).values({ festivalId: id, name: 'Ada', createdAt: NOW }).returning().get();
  const selection = keepSelection(id, { events: [], films: [] }, NOW, db);
  const authorized = (link: string) => {
    const opened = authorizeVolunteer(link, NOW, db);
    if (!opened.ok) throw new Error('closed');
    return opened.who;
  };
  const token = (made: { ok: boolean; token?: string }) => made.token ?? '';
  const sheets = token(teamLinks.create(may('team-links'), { label: '' }, NOW));
  const own = renewLink(may('volunteers'), ada.id, NOW).token;
  const calendar = calendarToken(authorized(own)) ?? '';
  const preview = token(previewLinks.create(may('publish'), { label: '' }, NOW));
  const tokens = {
    preview: [preview],
    my: [selection],
    selections: [selection],
    team: [own, sheets],
    volunteers: [calendar],
  };

  /** Values for the parts of its address; several where several kinds of link lead there. */
  const addressesOf = (path: string): Record<string, string | string[]>[] => {
    const links = Object.entries(tokens).find(([part]) => path.includes(`/${part}/`))?.[1] ?? [''];
    return links.map((link) => ({
      festival: 'nel',
      token: link,
      key: publicKey(),
      file: path.includes('feeds') ? `${link}.ics` : path.includes('times') ? '2026-06-06' : 'logo-240.webp',
      section: path.includes('[name]') ? 'venues' : 'changes.ics',
      name: '1-auditorium.ics',
      number: '3',
      table: 'films',
      page: [],
      path: ['programme.json'],
    }));
  };
  const publicKey = () => db.select().from(t.festivals).get()?.publicKey ?? 'removedremovedre';
  const answers = async () => {
    const found: Record<string, number | string> = {};
    for (const [path, load] of routes)
      for (const [at, params] of addressesOf(path).entries()) {
        const { GET } = await load();
        // Whoever tries many wrong addresses waits longer for each answer.
        forgetCounts();
        const address = path
          .slice(2)
          .replace('/route.ts', '')
          .replace('[locale]', 'fr')
          .replace('/(live)', '')
          .replaceAll(/\/\[?\[(?:\.\.\.)?(\w+)\]\]?/g, (_, name: string) => ['', params[name] ?? ''].flat().join('/'));
        found[`${path} ${at}`] = await Promise.resolve(
          GET?.(new Request(`${SITE}${address}`), { params: Promise.resolve(params) }),
        ).then(async (answer) => {
          // An event stream would never end.
          await answer?.body?.cancel();
          return answer?.status ?? 'none';
        });
      }
    return found;
  };
  const before = await answers();
  expect(Object.values(before).filter((status) => status === 200).length).toBeGreaterThan(30);
  removeFestival(may('delete'), NOW);
  const removed = await answers();
  expect(Object.entries(removed).filter(([, status]) => status !== 404 && status !== 'none')).toEqual([]);
  expect([
    await publishedFestivals('2026-01-01', db),
    festivalsAt('nel.fr', db),
    festivalsOf(owner, {}, db).all,
  ]).toEqual([[], [], 0]);
  restoreFestival(authorizeRemoved(owner, id, NOW, db), mkdtempSync(join(tmpdir(), 'lanterne-bin-')), NOW);
  expect(await answers()).toEqual(before);
});
