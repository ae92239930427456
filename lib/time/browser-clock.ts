import type { Locale } from '#lib/i18n/locale.ts';
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

/**
 * The day of a moment, if it differs from that of `now` on the reader's own clock (both epoch
 * milliseconds); else empty.
 */
export function deviceDay(at: number, now: number, lang: string): string {
  const [date, today] = [new Date(at), new Date(now)];
  if (date.toDateString() === today.toDateString()) return '';
  const format = new Intl.DateTimeFormat(lang === 'fr' ? 'fr' : 'en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  });
  // Intl writes « 1 novembre ».
  return format
    .format(date)
    .replace(',', '')
    .replace(' 1 ', lang === 'fr' ? ' 1er ' : ' 1 ');
}

/**
 * Whether this device shows other hours than the festival at any of these instants
 * (`hoursAtNoon`). Without Intl, whose first use takes longer than all else that public pages run
 * before they are painted.
 */
export const isOtherZone = (hours: string): boolean =>
  hours.split(' ').some((one) => {
    const [instant = '', shown = ''] = one.split('=');
    return Date.parse(instant) !== Date.parse(shown);
  });

/** The name of a zone for people: « heure : Belgique », “Belgium Time”. */
export function spokenZone(zone: string, locale: Locale): string {
  const key = `${locale} ${zone}`;
  const spoken = zones.get(key) ?? spokenBy(zone, locale);
  zones.set(key, spoken);
  return spoken;
}

// Kept, because making a formatter takes a twentieth of the time of drawing a page, and every page
// names its zone.
const zones = new Map<string, string>();

function spokenBy(zone: string, locale: Locale): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'shortGeneric' }).formatToParts();
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}
