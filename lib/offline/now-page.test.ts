import { expect, it } from 'vitest';
import { currentDay, dayOfHome } from '#lib/programme/outlets.ts';
import { exampleDocument, exampleEvent } from '#lib/programme/testing.ts';
import { addDays } from '#lib/time/calendar.ts';
import { standsAt } from './now-page.ts';
import { pagesOf } from './page-list.ts';

const document = exampleDocument();
const base = '/fr/festivals/ecrans-ouverts';
const { now } = pagesOf(document, 'fr');

it('has at « En ce moment » the day the server has there, over nights and before and after the festival', () => {
  for (let hour = -30; hour < 90; hour += 1) {
    const at = Date.parse('2026-06-06T00:30:00Z') + hour * 3_600_000;
    expect(standsAt(now, `${base}/now`, at)).toBe(`${base}/now/${currentDay(document, new Date(at).toISOString())}`);
  }
});

it('has at the festival’s own address the day the server has there', () => {
  for (let hour = -30; hour < 90; hour += 1) {
    const at = Date.parse('2026-06-06T00:30:00Z') + hour * 3_600_000;
    const day = dayOfHome(document, new Date(at).toISOString());
    expect(standsAt(now, base, at)).toBe(day === null ? base : `${base}/days/${day}`);
  }
});

it('has the next date of a season at both, as the server has, for months', () => {
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

it('leaves every other address what it is', () => {
  for (const path of [base, `${base}/now/2026-06-06`, '/fr/festivals/now', `${base}/events/3-now`])
    expect(standsAt(now, path, 0)).toBe(path);
  expect(standsAt([], `${base}/now`, 0)).toBe(`${base}/now`);
});
