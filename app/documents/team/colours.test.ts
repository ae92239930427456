import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ownDocument } from '#app/documents/team/own/own-document.tsx';
import { ownView } from '#app/documents/team/own/own-view.ts';
import { festivals } from '#db/schema/index.ts';
import { endServedDb, serveDb } from '#db/testing.ts';
import { done, NOW } from '#lib/history/testing.ts';
import { publishRelease } from '#lib/programme/publish-testing.ts';
import { publishSchema } from '#lib/programme/schema.ts';
import { teamLinks } from '#lib/programme/shared-links.ts';
import { renewLink } from '#lib/volunteers/links.ts';
import { volunteersFestival } from '#lib/volunteers/working-testing.ts';
import { ownSheetsDocument, sheetsDocument } from './sheets-document.tsx';

beforeEach(() => {
  vi.stubEnv('LANTERNE_URL', 'https://lanterne.example.org');
  vi.setSystemTime(NOW);
});
afterEach(() => {
  endServedDb();
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

it('a volunteer’s page and the room sheets have the published colour of the festival', () => {
  const { db, festival, put } = volunteersFestival();
  serveDb(db);
  const { token } = renewLink(festival, put.volunteer('Ada').id, NOW);
  const publisher = festival as unknown as Parameters<typeof publishRelease>[0] &
    Parameters<typeof teamLinks.create>[0];
  const link = teamLinks.create(publisher, { label: 'Hall' }, NOW);
  if (!link.ok) throw new Error(link.reason);
  const colours = () => {
    const view = ownView('fr', token);
    if (!view) throw new Error('no page');
    const pages = [ownDocument(view, {}), ownSheetsDocument(view, {}), sheetsDocument('fr', link.token, {}) ?? ''];
    return pages.map((html) => /<div style="--light-text:(#\w+)[^>]* own-colours"/.exec(html)?.[1]);
  };
  const publish = (expected: number) =>
    done(publishRelease(publisher, publishSchema.parse({ expected, note: {} }), NOW));
  publish(0);
  expect(colours()).toEqual([undefined, undefined, undefined]);
  db.update(festivals).set({ accent: '#a31c47' }).run();
  expect(colours()).toEqual([undefined, undefined, undefined]);
  publish(1);
  expect(colours()).toEqual(['#a31c47', '#a31c47', '#a31c47']);
});
