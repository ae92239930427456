/** The instant so many milliseconds after this one, before it where they are negative; both ISO. */
export const instantFrom = (iso: string, milliseconds: number): string =>
  new Date(Date.parse(iso) + milliseconds).toISOString();

/** The same so many days of 24 hours away. */
export const daysFrom = (iso: string, days: number): string => instantFrom(iso, days * 86_400_000);
