import { expect, it } from 'vitest';
import { shownInBrowserAt } from './browser-clock.ts';
import { fromInstant } from './wall-clock.ts';

it.each(['Europe/Paris', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Auckland', 'UTC'])(
  'shows in %s what the rest of the product shows, through midnights and clock changes',
  (zone) => {
    for (const from of ['2026-03-28T20:00:00Z', '2026-10-24T20:00:00Z', '2026-12-31T08:00:00Z'])
      for (let minutes = 0; minutes < 3000; minutes += 37) {
        const instant = Date.parse(from) + minutes * 60_000;
        expect(shownInBrowserAt(instant, zone)).toBe(fromInstant(new Date(instant).toISOString(), zone));
      }
  },
);

it('takes a zone that nobody knows for UTC', () => {
  expect(shownInBrowserAt(Date.parse('2026-06-06T09:12:00Z'), 'Mars/Olympus')).toBe('2026-06-06T09:12');
});
