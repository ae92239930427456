import { DomUtils, parseDocument } from 'htmlparser2';
import ICAL from 'ical.js';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { GET as calendarAt } from '#app/feeds/[festival]/programme.ics/route.ts';
import type { Db } from '#db/client.ts';
import { endServedDb, openTestDb, serveDb } from '#db/testing.ts';
import { hostileTexts, publishHostile, readThrough } from '../../e2e/hostile.ts';
import { SITE } from './outlets-testing.ts';
import { programmeAt } from './programme-at.ts';

let db: Db;
beforeEach(() => {
  vi.stubEnv('LANTERNE_URL', SITE);
  db = openTestDb();
  serveDb(db);
});
afterEach(() => {
  endServedDb();
  vi.unstubAllEnvs();
});

const named = (name: string, document: ReturnType<typeof parseDocument>['children']) =>
  DomUtils.getElementsByTagName(name, document);

it.each(Object.entries(hostileTexts))(
  'text written to do harm is only text on every page and in the calendar: %s',
  async (slug, text) => {
    publishHostile(db, slug, text);
    const visited = await readThrough(slug, async (path) => {
      const answer = await programmeAt(new Request(SITE + path));
      expect([path, answer.status]).toEqual([path, 200]);
      const { children } = parseDocument(await answer.text());
      const elements = DomUtils.getElementsByTagName('*', children);
      const harmful = elements.filter(
        ({ name, attribs }) =>
          'onerror' in attribs || 'onmouseover' in attribs || (name === 'img' && attribs.src === 'x'),
      );
      expect([path, harmful.length]).toEqual([path, 0]);
      for (const script of named('script', children)) {
        const code = DomUtils.textContent(script);
        if (script.attribs.type === 'application/ld+json') expect(() => JSON.parse(code), path).not.toThrow();
        else expect([path, code]).toEqual([path, expect.not.stringContaining('hostile=1')]);
      }
      return named('a', children).map(({ attribs }) => attribs.href ?? '');
    });
    expect(visited).toBeGreaterThan(8);

    const params = { params: Promise.resolve({ festival: slug }) };
    const feed = await (await calendarAt(new Request(`${SITE}/feeds/${slug}/programme.ics`), params)).text();
    expect(feed.split('\r\n').filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(5);
    expect(feed.replaceAll('\r\n', '').match(/[\r\n\0]/)).toBeNull();
    const calendar = new ICAL.Component(ICAL.parse(feed));
    expect(calendar.getAllSubcomponents('vevent')).toHaveLength(5);
    expect(calendar.getAllSubcomponents()).toHaveLength(5);
  },
);
