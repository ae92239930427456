import { describe, expect, it } from 'vitest';
import { currentDay, dayOfHome } from '#lib/programme/outlets.ts';
import { exampleDocument, exampleEvent } from '#lib/programme/testing.ts';
import { addDays } from '#lib/time/calendar.ts';
import { answerOrder, keptPathFor, standsAt, stillNeeded, wantedOf } from './kept-pages.ts';
import { pagesOf } from './page-list.ts';

const version = (name: string, state: 'begun' | 'thrifty' | 'whole') => ({
  name,
  isReady: state !== 'begun',
  isWhole: state === 'whole',
});
const [c, b, a] = [version('c', 'begun'), version('b', 'thrifty'), version('a', 'whole')];
const names = (versions: readonly { name: string }[]) => versions.map(({ name }) => name).join('');

describe('of the versions of a programme', () => {
  it.each([
    ['a whole one replaces all before it', [version('d', 'whole'), c, b, a], 'd'],
    ['one that is cut leaves the whole one before it', [c, a], 'ca'],
    [
      'one that spares the line needs the last whole one behind it, and none between',
      [version('d', 'thrifty'), b, a],
      'da',
    ],
    ['all three may be needed', [c, b, a], 'cba'],
    ['two beginnings are kept where nothing is ready', [version('e', 'begun'), version('d', 'begun'), c], 'ed'],
    ['a beginning goes once something is ready', [version('d', 'thrifty'), c], 'd'],
    ['nothing is nothing', [], ''],
  ])('%s', (_, versions, needed) => {
    expect(names(stillNeeded(versions))).toBe(needed);
  });

  it('the page that is ready is shown first', () => {
    expect(names(answerOrder([c, b, a]))).toBe('bac');
  });
});

const at = (hour: number) => `2026-06-06T${String(hour).padStart(2, '0')}:00:00.000Z`;
const list = {
  frame: ['/f', '/f/days/1'],
  events: [
    ...Array.from({ length: 20 }, (_, i) => [`/f/events/${i + 1}-x`, at(i + 1)] as const),
    ['/f/events/21-undated', null] as const,
  ],
  others: ['/f/films/3-x', '/f/legal'],
};
const now = Date.parse(at(5));

describe('the order of fetching', () => {
  it('is the frame, starred séances and those to come before past ones', () => {
    const wanted = wantedOf(list, { starred: [2, 19, 99], now, isThrifty: false });
    expect(wanted.slice(0, 6)).toEqual([
      '/f',
      '/f/days/1',
      '/f/events/2-x',
      '/f/events/19-x',
      '/f/events/6-x',
      '/f/events/7-x',
    ]);
    expect(wanted.slice(-6)).toEqual([
      '/f/events/1-x',
      '/f/events/3-x',
      '/f/events/4-x',
      '/f/events/5-x',
      '/f/films/3-x',
      '/f/legal',
    ]);
    expect(wanted).toHaveLength(25);
  });

  it('is shortened to the next séances on a slow or metered line', () => {
    const wanted = wantedOf(list, { starred: [2], now, isThrifty: true });
    expect(wanted).toEqual([
      '/f',
      '/f/days/1',
      '/f/events/2-x',
      ...Array.from({ length: 12 }, (_, i) => `/f/events/${i + 6}-x`),
    ]);
  });
});

describe('found', () => {
  const kept = ['/f', '/f/days/2026-06-06', '/f/events/12-le-sang', '/f/films/12-la-boue', '/f/rooms/1'];

  it.each([
    ['/f', '/f'],
    ['/f/events/12-le-sang', '/f/events/12-le-sang'],
    ['/f/events/12-an-older-title', '/f/events/12-le-sang'],
    ['/f/events/12', '/f/events/12-le-sang'],
    ['/f/films/12', '/f/films/12-la-boue'],
    ['/f/rooms/1-foyer', '/f/rooms/1'],
    ['/f/events/1', null],
    ['/f/events/120-le-sang', null],
    ['/f/days/2026-06-07', null],
    ['/f/search', null],
  ])('answers %s with %s', (path, found) => {
    expect(keptPathFor(kept, path)).toBe(found);
  });

  const document = exampleDocument();
  const base = '/fr/festivals/ecrans-ouverts';
  const { now } = pagesOf(document, 'fr');

  it('shows at « En ce moment » the day the server would, over nights and before and after the festival', () => {
    for (let hour = -30; hour < 90; hour += 1) {
      const at = Date.parse('2026-06-06T00:30:00Z') + hour * 3_600_000;
      expect(standsAt(now, `${base}/now`, at)).toBe(`${base}/now/${currentDay(document, new Date(at).toISOString())}`);
    }
  });

  it('shows at the festival’s own address the day the server would', () => {
    for (let hour = -30; hour < 90; hour += 1) {
      const at = Date.parse('2026-06-06T00:30:00Z') + hour * 3_600_000;
      const day = dayOfHome(document, new Date(at).toISOString());
      expect(standsAt(now, base, at)).toBe(day === null ? base : `${base}/days/${day}`);
    }
  });

  it('shows the same as the server after a day without séances, and in the night in which clocks go back', () => {
    const dates = ['2026-10-23', '2026-10-24', '2026-10-25'];
    const autumn = exampleDocument({
      days: dates.map((date) => ({ date, title: {}, introduction: {}, offers: [] })),
      events: dates
        .slice(1)
        .map((date, i) => exampleEvent({ number: i + 1, title: { fr: 'x' }, startsAt: `${date}T20:00` })),
    });
    const list = pagesOf(autumn, 'fr');
    for (let hour = 0; hour < 100; hour += 1) {
      const at = Date.parse('2026-10-22T20:30:00Z') + hour * 3_600_000;
      const instant = new Date(at).toISOString();
      const day = dayOfHome(autumn, instant);
      expect(standsAt(list.now, base, at), instant).toBe(day === null ? base : `${base}/days/${day}`);
      expect(standsAt(list.now, `${base}/now`, at), instant).toBe(`${base}/now/${currentDay(autumn, instant)}`);
    }
  });

  it('shows the next date of a season at both, like the server, for months', () => {
    const dates = Array.from({ length: 24 }, (_, i) => addDays('2026-03-07', i * 10));
    const season = exampleDocument({
      days: dates.map((date) => ({ date, title: {}, introduction: {}, offers: [] })),
      events: dates.map((date, i) => exampleEvent({ number: i + 1, title: { fr: 'x' }, startsAt: `${date}T20:00` })),
    });
    const list = pagesOf(season, 'fr');
    for (let hour = -60; hour < 24 * 250; hour += 5) {
      const at = Date.parse('2026-03-07T00:30:00Z') + hour * 3_600_000;
      const instant = new Date(at).toISOString();
      const day = dayOfHome(season, instant);
      expect(standsAt(list.now, base, at), instant).toBe(day === null ? base : `${base}/days/${day}`);
      expect(standsAt(list.now, `${base}/now`, at), instant).toBe(`${base}/now/${currentDay(season, instant)}`);
    }
    expect(list.frame).toContain(`${base}/now/${dates[23]}`);
  });

  it('leaves every other address unchanged', () => {
    for (const path of [base, `${base}/now/2026-06-06`, '/fr/festivals/now', `${base}/events/3-now`])
      expect(standsAt(now, path, 0)).toBe(path);
    expect(standsAt([], `${base}/now`, 0)).toBe(`${base}/now`);
  });
});
