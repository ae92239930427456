import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '#db/client.ts';
import { openTestDb } from '#db/testing.ts';
import { locales } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { releasedBySlug } from '#lib/programme/released.ts';
import { fillFestival, makeAdministrator, publish } from '../../e2e/filled.ts';
import { hostileTexts } from './hostile-text-testing.ts';
import { calendarOf } from './ical.ts';
import { calendarLine, MAX_OCTETS } from './vevent.ts';

const slugs = Object.keys(hostileTexts).map((name) => `of-${name.toLowerCase()}`);
const hostile = new Map<string, string>(
  Object.entries(hostileTexts).map(([name, text]) => [`of-${name.toLowerCase()}`, text]),
);

let db: Db;
beforeAll(() => {
  db = openTestDb();
  const actor = makeAdministrator(db);
  for (const [slug, text] of hostile) {
    fillFestival(db, { shown: () => text, kept: () => text }, slug);
    publish(db, actor, slug);
  }
});
afterAll(() => db.$client.close());

function published(slug: string) {
  const released = releasedBySlug(slug, db);
  if (!released) throw new Error(`${slug} is not published`);
  return released;
}

const feed = (slug: string, locale: (typeof locales)[number]) =>
  calendarOf(published(slug), { of: 'programme' }, { locale, cancelled: 'status', url: 'https://example.org' }) ?? '';

/** What ical.js reads, in the form in which the Python script prints it. */
function readByJavaScript(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return {
    events: calendar.getAllSubcomponents('vevent').map((event) => {
      const value = (name: string) => String(event.getFirstPropertyValue(name) ?? '');
      return {
        uid: value('uid'),
        summary: value('summary'),
        description: value('description'),
        location: value('location'),
        url: value('url'),
        status: value('status'),
        sequence: Number(value('sequence')),
        start: value('dtstart').replace('Z', '+00:00'),
        categories: event.getAllProperties('categories').map((category) => String(category.getFirstValue())),
      };
    }),
  };
}

describe.each(slugs)('a programme whose every text is hostile: %s', (slug) => {
  it.each(locales)('is a complete calendar with as many entries as séances (%s)', (locale) => {
    const text = feed(slug, locale);
    const { document } = published(slug);
    for (const line of text.split('\r\n')) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(MAX_OCTETS);
      expect(line).not.toMatch(/[\r\n\0\ufeff]/);
      expect(line.isWellFormed()).toBe(true);
    }
    const dated = document.events.filter(({ startInstant }) => startInstant !== null);
    expect(dated.length).toBe(5);
    expect(text.split('\r\n').filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(dated.length);
    const { events } = readByJavaScript(text);
    expect(events.map(({ uid }) => uid).sort()).toEqual(dated.map(({ uid }) => uid).sort());
    for (const event of dated) {
      const read = events.find(({ uid }) => uid === event.uid);
      expect(read?.summary).toBe(calendarLine(inLocale(event.title, locale)));
    }
  });
});

const nameOf = (slug: string) => calendarLine(inLocale(published(slug).document.festival.name, 'fr')) || slug;

// python3-icalendar decodes the escapes of a text twice, one kind after the other, and then splits
// categories: a backslash before an n becomes a line break. No way of writing it would avoid this.
const byIcalendar = (text: string) =>
  text
    .replaceAll('\\N', '\\n')
    .replaceAll('\\n', '\n')
    .replaceAll('\\,', ',')
    .replaceAll('\\;', ';')
    .replaceAll('\\\\', '\\');
type Read = ReturnType<typeof readByJavaScript>['events'][number];
const eventByIcalendar = (event: Read): Read => ({
  ...event,
  summary: byIcalendar(event.summary),
  description: byIcalendar(event.description),
  location: byIcalendar(event.location),
  categories: event.categories.flatMap((category) => byIcalendar(category).split(',')),
});

describe("Debian's python3-icalendar and python3-vobject", () => {
  const script = fileURLToPath(new URL('../../e2e/clients/read_feed.py', import.meta.url));
  const read = (input: string) =>
    spawnSync('/usr/bin/python3', [script], { input, encoding: 'utf8', maxBuffer: 2 ** 26 });

  it('read the same from every hostile feed as ical.js', (context) => {
    const first = read('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n');
    if (first.error || first.status === 3) context.skip(first.stderr?.trim() || 'there is no /usr/bin/python3');
    for (const slug of slugs) {
      const text = feed(slug, 'fr');
      const answer = read(text);
      expect(answer.stderr, slug).toBe('');
      const { events } = readByJavaScript(text);
      expect(JSON.parse(answer.stdout), slug).toEqual({
        icalendar: { name: byIcalendar(nameOf(slug)), events: events.map(eventByIcalendar) },
        vobject: { name: nameOf(slug), events },
      });
    }
  });
});
