import { expect, it } from 'vitest';
import { exampleDocument } from '#lib/programme/testing.ts';
import { drawDaysAhead } from './days-ahead.ts';

const document = exampleDocument();
const dates = document.days.map(({ date }) => date);
const rest = async () => undefined;
const before = '2020-01-01T00:00:00.000Z';

function drawing(onDraw: (path: string) => void = () => undefined) {
  const drawn: string[] = [];
  const keep = async (path: string) => {
    drawn.push(path);
    onDraw(path);
    return 1000;
  };
  return { drawn, keep };
}
const bases = ['/fr/festivals/ecrans-ouverts', '/en/festivals/ecrans-ouverts'];
const paths = (days: readonly string[]) => days.flatMap((date) => bases.map((base) => `${base}/days/${date}`));

it('draws each day once for each key, in both languages', async () => {
  const { drawn, keep } = drawing();
  const ahead = (key: string) => drawDaysAhead({ slug: 'a', key, document: () => document, keep, at: before, rest });
  await Promise.all([ahead('a1'), ahead('a1')]);
  expect(drawn).toEqual(paths(dates));
  await ahead('a1');
  expect(drawn).toHaveLength(dates.length * 2);
  await ahead('a2');
  expect(drawn.slice(dates.length * 2)).toEqual(paths(dates));
});

it('begins with the day that is on', async () => {
  const { drawn, keep } = drawing();
  const last = dates.slice(-1);
  const at = `${last[0]}T12:00:00.000Z`;
  await drawDaysAhead({ slug: 'b', key: 'b1', document: () => document, keep, at, rest });
  // Each page first under the festival's own address.
  expect(drawn).toEqual([...bases, ...paths(last)]);
});

it('stops when a newer state is to be drawn, and does nothing for a small festival', async () => {
  const newer = drawing();
  const { drawn, keep } = drawing(() => {
    void drawDaysAhead({ slug: 'c', key: 'c2', document: () => null, keep: newer.keep, at: before, rest });
  });
  await drawDaysAhead({ slug: 'c', key: 'c1', document: () => document, keep, at: before, rest });
  expect(drawn).toEqual(paths(dates).slice(0, 1));
  expect(newer.drawn).toEqual([]);
});

it('stops where a day does not exist any more', async () => {
  const asked: string[] = [];
  const keep = async (path: string) => {
    asked.push(path);
    return null;
  };
  await drawDaysAhead({ slug: 'd', key: 'd1', document: () => document, keep, at: before, rest });
  expect(asked).toEqual(paths(dates).slice(0, 1));
});
