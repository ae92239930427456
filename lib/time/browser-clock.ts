import type { WallClock } from './wall-clock.ts';

/**
 * The wall clock of a zone at an instant (epoch milliseconds), computed with Intl: for scripts in
 * pages, which should not have to load our calendar code. A zone that the browser does not know
 * counts as UTC.
 */
export function shownInBrowserAt(instant: number, zone: string): WallClock {
  const parts = formatOf(zone).formatToParts(instant);
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.find(({ type }) => type === name)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const two = '2-digit';
  const options = { year: 'numeric', month: two, day: two, hour: two, minute: two, hourCycle: 'h23' } as const;
  try {
    return new Intl.DateTimeFormat('en', { ...options, timeZone: zone });
  } catch {
    return new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' });
  }
}
