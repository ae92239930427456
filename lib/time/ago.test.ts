import { expect, it } from 'vitest';
import { formatAgo } from './ago.ts';

const NOW = '2026-03-29T03:00:00.000Z';

it.each([
  ['2026-03-29T02:59:40.000Z', 'il y a 20 secondes', '20 seconds ago'],
  ['2026-03-29T02:59:00.000Z', 'il y a 1 minute', '1 minute ago'],
  ['2026-03-29T02:00:01.000Z', 'il y a 59 minutes', '59 minutes ago'],
  ['2026-03-28T03:00:01.000Z', 'il y a 23 heures', '23 hours ago'],
  ['2026-03-27T03:00:00.000Z', 'il y a 2 jours', '2 days ago'],
  ['2026-03-29T03:00:05.000Z', 'il y a 0 seconde', '0 seconds ago'],
])('says how long ago %s was', (at, fr, en) => {
  expect([formatAgo(at, NOW, 'fr'), formatAgo(at, NOW, 'en')]).toEqual([fr, en]);
});
