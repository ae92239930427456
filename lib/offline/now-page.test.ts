import { expect, it } from 'vitest';
import { currentDay, dayOfHome } from '#lib/programme/outlets.ts';
import { exampleDocument } from '#lib/programme/testing.ts';
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

it('leaves every other address what it is', () => {
  for (const path of [base, `${base}/now/2026-06-06`, '/fr/festivals/now', `${base}/events/3-now`])
    expect(standsAt(now, path, 0)).toBe(path);
  expect(standsAt([], `${base}/now`, 0)).toBe(`${base}/now`);
});
