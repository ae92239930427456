import { type Age, ages, type Consent } from '#db/enums.ts';

/**
 * The limits for volunteers under 18, as for minors at work (Code du travail, L3161-1 to L3164-1).
 * A festival can make them stricter, never looser. Hours are of a festival day, durations in
 * minutes.
 */
export const MINOR_LIMITS = {
  minorsUntil: '22:00',
  under16Until: '20:00',
  /** The end of the night, in which nobody under 18 works. */
  nightEndsAt: '06:00',
  minutesADay: 420,
  /** The longest time without a break. */
  minutesAtOnce: 270,
  breakMinutes: 30,
} as const;

/** In years: nobody younger can apply on the page; a parent has to write to the festival. */
export const YOUNGEST_ONLINE = 15;

/** The limits that the festival set, or those of the law. */
export type MinorLimits = Readonly<{ minorsUntil: string; under16Until: string; minorMinutesADay: number }>;

export const isMinor = (age: Age | null): boolean => age === 'under16' || age === 'under18';

/**
 * The age that counts, of the one on file and the one somebody states: nobody becomes older by
 * their own statement.
 */
export const ageHeld = (known: Age | null, said: Age | null): Age | null =>
  said === null || (known !== null && ages.indexOf(said) > ages.indexOf(known)) ? known : said;

const isConsented = ({ consent }: { consent: Consent | null }): boolean => consent === 'link' || consent === 'paper';

/** Whether somebody is under 18 and lacks parental consent. */
export const needsConsent = (volunteer: { age: Age | null; consent: Consent | null }): boolean =>
  isMinor(volunteer.age) && !isConsented(volunteer);

/**
 * The rules for a volunteer because of their age; null for adults, and for people who did not say.
 */
export type MinorRules = Readonly<{ isConsented: boolean; until: string; minutesADay: number }>;

export function minorRulesOf(
  volunteer: { age: Age | null; consent: Consent | null },
  { minorsUntil, under16Until, minorMinutesADay }: MinorLimits,
): MinorRules | null {
  if (!isMinor(volunteer.age)) return null;
  // If the day of all minors ends at 19:00, that of the youngest does too.
  const youngest = under16Until < minorsUntil ? under16Until : minorsUntil;
  return {
    isConsented: isConsented(volunteer),
    until: volunteer.age === 'under16' ? youngest : minorsUntil,
    minutesADay: minorMinutesADay,
  };
}

/** The wall clocks between which a minor may help on a festival day. */
export const minorHoursOf = (day: string, { until }: Pick<MinorRules, 'until'>) => ({
  startsAt: `${day}T${MINOR_LIMITS.nightEndsAt}`,
  endsAt: `${day}T${until}`,
});
