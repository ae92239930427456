import { type Age, ages, type Consent } from '#db/enums.ts';

/**
 * What holds of volunteers under 18, as it stands for minors at work (Code du travail, L3161-1 to
 * L3164-1): a festival can tighten it, never loosen it. Hours are of a festival day, durations in
 * minutes.
 */
export const MINOR_LIMITS = {
  minorsUntil: '22:00',
  under16Until: '20:00',
  /** Nobody under 18 works in the night, which ends then. */
  nightEndsAt: '06:00',
  minutesADay: 420,
  /** Without a pause. */
  minutesAtOnce: 270,
  breakMinutes: 30,
} as const;

/** Nobody younger offers to help on the page; for them a parent writes to the festival. Years. */
export const YOUNGEST_ONLINE = 15;

/** The limits of a festival, or of the law. */
export type MinorLimits = Readonly<{ minorsUntil: string; under16Until: string; minorMinutesADay: number }>;

export const isMinor = (age: Age | null): boolean => age === 'under16' || age === 'under18';

/**
 * The age that holds of what is known and what somebody says of themselves: nobody becomes older by
 * their own word.
 */
export const ageHeld = (known: Age | null, said: Age | null): Age | null =>
  said === null || (known !== null && ages.indexOf(said) > ages.indexOf(known)) ? known : said;

const isConsented = ({ consent }: { consent: Consent | null }): boolean => consent === 'link' || consent === 'paper';

/** Under 18, and nobody with parental authority agreed yet. */
export const needsConsent = (volunteer: { age: Age | null; consent: Consent | null }): boolean =>
  isMinor(volunteer.age) && !isConsented(volunteer);

/**
 * What holds of a volunteer because of their age; null for adults, and for those who did not say.
 */
export type MinorRules = Readonly<{ isConsented: boolean; until: string; minutesADay: number }>;

export function minorRulesOf(
  volunteer: { age: Age | null; consent: Consent | null },
  { minorsUntil, under16Until, minorMinutesADay }: MinorLimits,
): MinorRules | null {
  if (!isMinor(volunteer.age)) return null;
  // A festival that ends the day of all minors at 19:00 ends that of the youngest, too.
  const youngest = under16Until < minorsUntil ? under16Until : minorsUntil;
  return {
    isConsented: isConsented(volunteer),
    until: volunteer.age === 'under16' ? youngest : minorsUntil,
    minutesADay: minorMinutesADay,
  };
}

/** Between which wall clocks a minor may help on a festival day. */
export const minorHoursOf = (day: string, { until }: Pick<MinorRules, 'until'>) => ({
  startsAt: `${day}T${MINOR_LIMITS.nightEndsAt}`,
  endsAt: `${day}T${until}`,
});
