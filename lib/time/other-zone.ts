import type { Locale } from '#lib/i18n/locale.ts';

/**
 * How far a zone is from UTC at an instant, as Intl writes it (`GMT+5:45`). Throws RangeError for a
 * zone it does not know.
 */
function offsetAt(zone: string, at: Date): string | undefined {
  return new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value;
}

/**
 * Whether clocks of `visitor` (an IANA zone) show another hour than those of the festival at noon
 * UTC of its first or its last day (dates). Runs in browsers: of our own time code it needs
 * nothing. A zone a browser does not know is no other zone.
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

/** The zone of this browser by its IANA name. */
export const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A zone as people call it: « heure : Belgique », “Belgium Time”. */
export function spokenZone(zone: string, locale: Locale): string {
  const key = `${locale} ${zone}`;
  const spoken = zones.get(key) ?? spokenBy(zone, locale);
  zones.set(key, spoken);
  return spoken;
}

// Making a formatter takes a twentieth of the time of drawing a page, and every page says its zone.
const zones = new Map<string, string>();

function spokenBy(zone: string, locale: Locale): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'shortGeneric' }).formatToParts();
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}
