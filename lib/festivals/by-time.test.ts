import { expect, it } from 'vitest';
import { byTime } from './by-time.ts';

const festival = (slug: string, startsOn: string, endsOn: string, isDemonstration = false) => ({
  slug,
  startsOn,
  endsOn,
  isDemonstration,
});

it('tells what is on from what comes and what is past, and never calls a demonstration running', () => {
  const { running, upcoming, past } = byTime(
    [
      festival('last-day', '2026-06-04', '2026-06-06'),
      festival('first-day', '2026-06-06', '2026-06-08'),
      festival('demonstration', '2026-06-05', '2026-06-07', true),
      festival('tomorrow', '2026-06-07', '2026-06-08'),
      festival('yesterday', '2026-06-04', '2026-06-05'),
    ],
    '2026-06-06',
  );
  const slugs = (list: readonly { slug: string }[]) => list.map(({ slug }) => slug);
  expect([slugs(running), slugs(upcoming), slugs(past)]).toEqual([
    ['last-day', 'first-day'],
    ['demonstration', 'tomorrow'],
    ['yesterday'],
  ]);
});
