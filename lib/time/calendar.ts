/**
 * The civil calendar in plain arithmetic: a date is `YYYY-MM-DD`, a day number counts days since 1
 * January 1970. No zone is involved, so the process's own can never matter. (Howard Hinnant,
 * « chrono-compatible low-level date algorithms ».)
 */
export type CivilDate = string;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/**
 * The day number of a year, month (1–12) and day; a day beyond the end of the month continues in
 * the next.
 */
export function dayNumberOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
}

/** Year, month (1–12) and day of a day number. */
function civilOf(dayNumber: number): { year: number; month: number; day: number } {
  const z = dayNumber + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

export const twoDigits = (value: number) => (value < 10 ? `0${value}` : String(value));

/** Hours and minutes as `HH:MM`. */
export const hourOfMinutes = (minutes: number): string =>
  `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;

/** Minutes from midnight of an hour as `HH:MM`. */
export const minutesOfHour = (hour: string): number => Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3, 5));

/**
 * The date of a year, month and day, or null when it does not exist. Years begin at 1, because Intl
 * writes earlier ones with their era.
 */
export function civilDate(year: number, month: number, day: number): CivilDate | null {
  const real = civilOf(dayNumberOf(year, month, day));
  if (real.year !== year || real.month !== month || real.day !== day || year < 1 || year > 9999) return null;
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

export function dateOfDayNumber(dayNumber: number): CivilDate {
  const { year, month, day } = civilOf(dayNumber);
  return `${year > 999 ? year : String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
}

/**
 * Day number of `YYYY-MM-DD`. Throws RangeError for anything else and for days that do not exist.
 */
export function dayNumber(date: CivilDate): number {
  const match = DATE.exec(date);
  const found = match && dayNumberOf(Number(match[1]), Number(match[2]), Number(match[3]));
  if (found === null || dateOfDayNumber(found) !== date) throw new RangeError(`Not a date: ${date}`);
  return found;
}

export function isDate(text: string): boolean {
  const match = DATE.exec(text);
  return match !== null && civilDate(Number(match[1]), Number(match[2]), Number(match[3])) !== null;
}

/** The date `days` later (earlier when negative). */
export const addDays = (date: CivilDate, days: number): CivilDate => dateOfDayNumber(dayNumber(date) + days);

/** Days from one date to the other. */
export const daysBetween = (from: CivilDate, to: CivilDate): number => dayNumber(to) - dayNumber(from);

/** 0 Monday … 6 Sunday: the week starts on Monday. */
export const weekdayOf = (date: CivilDate): number => (((dayNumber(date) + 3) % 7) + 7) % 7;
