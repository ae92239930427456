import { expect, it } from 'vitest';
import { exampleDocument } from '../../lib/programme/testing.ts';
import { drawDaysAhead } from './days-ahead.ts';

const document = exampleDocument();
const dates = document.days.map(({ date }) => date);
const rest = async () => undefined;
const before = '2020-01-01T00:00:00.000Z';

function drawing(onDraw: (path: string) => void = () => undefined) {
  const drawn: string[] = [];
  const draw = async (path: string) => {
    drawn.push(path);
    onDraw(path);
    return new Response(path, { headers: { 'Content-Type': 'text/html' } });
  };
  return { drawn, draw };
}
const paths = (key: string, days: readonly string[]) =>
  days.flatMap((date) => [`/fr/released/${key}/days/${date}`, `/en/released/${key}/days/${date}`]);

it('draws each day once for each key, in both languages', async () => {
  const { drawn, draw } = drawing();
  const ahead = (key: string) =>
    drawDaysAhead({ slug: 'a', key, document: () => document, encoding: 'gzip', draw, at: before, rest });
  await Promise.all([ahead('a1'), ahead('a1')]);
  expect(drawn).toEqual(paths('a1', dates));
  await ahead('a1');
  expect(drawn).toHaveLength(dates.length * 2);
  await ahead('a2');
  expect(drawn.slice(dates.length * 2)).toEqual(paths('a2', dates));
});

it('begins with the day that is on', async () => {
  const { drawn, draw } = drawing();
  const last = dates.slice(-1);
  const at = `${last[0]}T12:00:00.000Z`;
  await drawDaysAhead({ slug: 'b', key: 'b1', document: () => document, encoding: 'br', draw, at, rest });
  // Under the festival's own address first.
  const home = ['fr', 'en'].map((locale) => `/${locale}/released/b1/today/${last[0]}`);
  expect(drawn).toEqual([...home, ...paths('b1', last)]);
});

it('ends where there is something newer to draw, and does nothing for a small festival', async () => {
  const newer = drawing();
  const { drawn, draw } = drawing(() => {
    void drawDaysAhead({
      slug: 'c',
      key: 'c2',
      document: () => null,
      encoding: 'gzip',
      draw: newer.draw,
      at: before,
      rest,
    });
  });
  await drawDaysAhead({ slug: 'c', key: 'c1', document: () => document, encoding: 'gzip', draw, at: before, rest });
  expect(drawn).toEqual(paths('c1', dates).slice(0, 1));
  expect(newer.drawn).toEqual([]);
});

it('gives up where a day is not there any more', async () => {
  const asked: string[] = [];
  const draw = async (path: string) => {
    asked.push(path);
    return new Response(null, { status: 404 });
  };
  await drawDaysAhead({ slug: 'd', key: 'd1', document: () => document, encoding: 'gzip', draw, at: before, rest });
  expect(asked).toEqual(paths('d1', dates).slice(0, 1));
});
