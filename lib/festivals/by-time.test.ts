import { describe, expect, it } from 'vitest';
import { byTime, foundFestivals, yearsOf } from './by-time.ts';

const festival = (slug: string, startsOn: string, endsOn: string, isDemonstration = false) => ({
  slug,
  startsOn,
  endsOn,
  isDemonstration,
});

it('distinguishes running, upcoming and past festivals, and never calls a demonstration running', () => {
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

describe('in a long list', () => {
  const one = (fr: string, startsOn: string, venue = '') => ({
    name: { fr },
    venues: [{ fr: venue }],
    startsOn,
    endsOn: startsOn,
    isDemonstration: fr === 'Démonstration',
  });
  const all = [one('Écrans', '2026-06-06', 'Théâtre d’Évry'), one('Écrans', '2024-06-06'), one('Nuit', '2024-01-01')];

  it('finds festivals by words of a name or a place, without accents, and by year', () => {
    const found = (search: string, year = '') => foundFestivals(all, { search, year }).map(({ startsOn }) => startsOn);
    expect(found('ecrans')).toEqual(['2026-06-06', '2024-06-06']);
    expect(found('evry ecr')).toEqual(['2026-06-06']);
    expect(found('ecrans', '2024')).toEqual(['2024-06-06']);
    expect(found('lyon')).toEqual([]);
  });

  it('counts the years, the latest first, without demonstrations', () => {
    expect(yearsOf([...all, one('Démonstration', '2027-01-01')])).toEqual([
      ['2026', 1],
      ['2024', 2],
    ]);
  });
});
