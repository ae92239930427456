import { afterEach, expect, it, vi } from 'vitest';
import { endServedDb, serveDb } from '#db/testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { done, NOW } from '#lib/history/testing.ts';
import { delaySchema } from '#lib/live/day-posts-schema.ts';
import { key, MORNING, publishedDay } from '#lib/live/live-testing.ts';
import { tellDelay } from '#lib/live/mutations.ts';
import type { Authorized } from '#lib/policy.ts';
import { publishRelease } from '#lib/programme/publish-testing.ts';
import { publishSchema } from '#lib/programme/schema.ts';
import { teamLinks } from '#lib/programme/shared-links.ts';
import { renewLink } from '#lib/volunteers/links.ts';
import { volunteersFestival } from '#lib/volunteers/working-testing.ts';
import { ownView } from './own/own-view.ts';
import { ownSheetsDocument, sheetsDocument } from './sheets-document.tsx';

afterEach(() => {
  vi.useRealTimers();
  endServedDb();
  vi.unstubAllEnvs();
});

it('links to the other language at its top, with the chosen day and room', () => {
  vi.stubEnv('LANTERNE_URL', 'https://lanterne.example.org');
  const { db, festival, put } = volunteersFestival();
  serveDb(db);
  const all = festival as unknown as Authorized<never>;
  done(publishRelease(all, publishSchema.parse({ expected: 0, note: {} }), NOW));
  const made = teamLinks.create(all, { label: 'Hall' }, NOW);
  const sheets = made.ok ? made.token : '';
  const { token } = renewLink(festival, put.volunteer('Ada').id, NOW);
  const view = ownView('fr', token);
  const otherOf = (html: string | null) => /<a href="(\/en\/team[^"]*)"/.exec(html ?? '')?.[1];
  const [chosen, search] = [{ day: '2026-06-06', room: '2', said: 'x' }, '?day=2026-06-06&amp;room=2'];
  expect(otherOf(sheetsDocument('fr', sheets, {}))).toBe(`/en/team/${sheets}`);
  expect(otherOf(sheetsDocument('fr', sheets, chosen))).toBe(`/en/team/${sheets}${search}`);
  expect(otherOf(sheetsDocument('fr', sheets, { room: '2' }))).toBe(`/en/team/${sheets}?room=2`);
  expect(otherOf(view && ownSheetsDocument(view, chosen))).toBe(`/en/team/${token}${search}`);
});

it('says the planned hour of a late séance beside the new one, not after the facts of its film', () => {
  vi.useFakeTimers({ now: Date.parse(MORNING), toFake: ['Date'] });
  const { db, actor, made, day } = publishedDay();
  serveDb(db);
  const late = { clientKey: key(), event: 1002, minutes: 20, choice: 'leave' };
  done(tellDelay(day, delaySchema.parse(late), MORNING));
  const link = teamLinks.create(authorizeFestival(actor, made.slug, 'team-links', db), { label: 'Hall' }, MORNING);
  const page = sheetsDocument('fr', link.ok ? link.token : '', {}) ?? '';
  const hours = page
    .split('class="cue-time"')
    .slice(1)
    .map((line) => line.split('class="cue-words"')[0] ?? '');
  const planned = hours
    .filter((hour) => hour.includes('<s '))
    .map((hour) => [...hour.matchAll(/T(\d\d:\d\d)/g)].map(([, at]) => at));
  expect(planned[0]).toEqual(['11:00', '10:40']);
  expect(planned).toHaveLength(page.split('cue-planned').length - 1);
});
