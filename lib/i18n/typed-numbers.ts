import type { FieldError } from './field-messages.ts';

/** A number as the control of a form shows it. */
export const typedNumber = (value: number | null): string => (value === null ? '' : String(value));

/** An id in the query of an address or in what was posted; null where there is none. */
export const idInQuery = (value: string | string[] | undefined): number | null =>
  typeof value === 'string' && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : null;

/** A whole number from `min` to `max`, null when empty, or the reason why it is not one. */
export function readWholeNumber(typed: string, min: number, max: number): number | null | FieldError {
  const digits = typed.replace(/[\s\u00a0\u202f]/g, '');
  if (!digits) return null;
  return /^-?\d{1,9}$/.test(digits) ? within(Number(digits), min, max) : 'number';
}

const DURATION =
  /^(?:(\d{1,2})\s*(?:h(?:eure|our|r)?s?|:)\s*(\d{0,2}))?(?:(\d{1,4}))?\s*(?:min(?:ute)?s?|mn|m|[′'’])?\.?$/i;

/** The same for minutes: `94`, `94 min`, `94’`, `1h34`, `1 heure 34`, `1:34`. */
export function readDuration(typed: string, min: number, max: number): number | null | FieldError {
  const trimmed = typed.replace(/[\s\u00a0\u202f]+/g, ' ').trim();
  if (!trimmed) return null;
  const [, hours, rest, plain] = DURATION.exec(trimmed) ?? [];
  if ((hours === undefined) === (plain === undefined)) return 'duration';
  return within(hours === undefined ? Number(plain) : Number(hours) * 60 + Number(rest || 0), min, max);
}

/** The same for minutes by which hours move, earlier with « - »; 0 where no length is typed. */
export function readMinutesBy(typed: string): number {
  const [, sign = '', length = ''] = /^\s*([-−+])?(.*)$/s.exec(typed) ?? [];
  const minutes = readDuration(length, 0, Number.POSITIVE_INFINITY);
  return typeof minutes !== 'number' ? 0 : '-−'.includes(sign || '+') ? -minutes : minutes;
}

function within(number: number, min: number, max: number): number | FieldError {
  if (number < min) return `atLeast:${min}`;
  return number > max ? `atMost:${max}` : number;
}
