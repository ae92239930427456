import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Db } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { endServedDb, makeFestival, openTestDb, serveDb } from '#db/testing.ts';
import { exampleDocument } from '#lib/programme/testing.ts';
import { now } from '#lib/time/clock.ts';
import { dateOfInstant } from '#lib/time/wall-clock.ts';
import { publishExample } from '../../../e2e/example.ts';
import { publish } from '../../../e2e/filled.ts';
import { homeAt } from './home-at.tsx';

let db: Db;
beforeEach(() => {
  vi.stubEnv('LANTERNE_URL', 'https://lanterne.example.org');
  db = openTestDb();
  serveDb(db);
});
afterEach(() => {
  endServedDb();
  vi.unstubAllEnvs();
});

const ask = (path: string) => homeAt(new Request(`https://lanterne.example.org${path}`));

it('names the published festivals, in the language of the address', async () => {
  expect(await (await ask('/en')).text()).toContain('?template=numerique-en-lumiere');
  publishExample(db, 'ecrans', 'homehomehomehome');
  const answer = await ask('/en');
  const html = await answer.text();
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
  expect(answer.headers.has('x-robots-tag')).toBe(false);
  expect(html).toContain('<html lang="en">');
  expect(html).toContain('<a href="/en/festivals/ecrans">');
  expect(html).toContain('<link rel="alternate" hrefLang="x-default" href="https://lanterne.example.org/"/>');
});

it('draws the dates of a festival in figures, of two months too', async () => {
  const dates = [
    ['2026-06-06', '2026-06-06'],
    ['2026-06-06', '2026-06-07'],
    ['2026-11-30', '2026-12-05'],
  ] as const;
  for (const [at, [startsOn, endsOn]] of dates.entries()) {
    const festival = { ...exampleDocument().festival, startsOn, endsOn };
    publishExample(db, `f${at}`, `homehomehomehom${at}`, { festival });
  }
  const html = await (await ask('/fr')).text();
  const drawn = [...html.matchAll(/<p class="home-when"[^>]*>(.*?)<\/p>/g)].map(([, text = '']) =>
    text.replace(/<[^>]*>/g, ' ').trim(),
  );
  expect(drawn.sort()).toEqual(['30–5 nov.–déc.', '6 juin 2026', '6–7 juin 2026']);
});

it('shows those that are on first, a limited list, and finds the others by name and year', async () => {
  const { userId } = makeFestival(db, { events: 0, rooms: 1, days: 1, seed: 1 });
  const actor = { userId, name: '', email: '', isAdministrator: true };
  for (let at = 0; at < 40; at += 1) {
    const { slug, festivalId } = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: at, slug: `f${at}` });
    const startsOn = at === 39 ? dateOfInstant(now(), 'UTC') : `20${10 + (at % 3)}-06-06`;
    const name = { fr: `Écrans de ville ${at}`, en: `Screens ${at}` };
    db.update(t.festivals).set({ name, startsOn, endsOn: startsOn }).where(eq(t.festivals.id, festivalId)).run();
    publish(db, actor, slug);
  }
  const shown = async (path: string) =>
    [...(await (await ask(path)).text()).matchAll(/festivals\/(f\d+)"/g)].map(([, slug]) => slug);
  const all = await shown('/fr');
  expect([all.length, all[0]]).toEqual([25, 'f39']);
  const home = await (await ask('/fr')).text();
  expect(home).toContain('Et 15 autres');
  // Its heading says that it is on.
  expect(home.match(/En ce moment/g)).toHaveLength(1);
  expect(await (await ask('/fr?q=ville+39')).text()).toContain('En ce moment');
  expect((await shown('/fr?year=2011')).length).toBe(13);
  expect(await shown('/fr?q=ecrans+17')).toEqual(['f17']);
  expect(await (await ask('/fr?q=%3Cb%3Ezz')).text()).toContain(
    'Aucun festival ne correspond à «\u00a0&lt;b&gt;zz\u00a0»',
  );
});
