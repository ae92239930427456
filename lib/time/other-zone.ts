import type { Locale } from '#lib/i18n/locale.ts';

/**
 * The UTC offset of a zone at an instant, as Intl writes it (`GMT+5:45`). Throws RangeError for an
 * unknown zone.
 */
function offsetAt(zone: string, at: Date): string | undefined {
  return new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value;
}

/**
 * Whether the clocks of `visitor` (an IANA zone) differ from those of the festival at noon UTC on
 * its first or last day (dates). Runs in browsers, without our own time code. A zone that the
 * browser does not know counts as the same.
 */
export function isOtherZone(
  festival: { timeZone: string; startsOn: string; endsOn: string },
  visitor: string,
): boolean {
  if (visitor === festival.timeZone) return false;
  try {
    return [festival.startsOn, festival.endsOn].some((date) => {
      const noon = new Date(`${date}T12:00:00Z`);
      return offsetAt(festival.timeZone, noon) !== offsetAt(visitor, noon);
    });
  } catch {
    return false;
  }
}

/** The IANA name of this browser's zone. */
export const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

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
