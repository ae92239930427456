import { DAY_MINUTES, type Range } from './meanings.ts';
import type { SaidText, SaidToken } from './text.ts';

/** An hour of the clock, in minutes after midnight. */
export type SaidClock = {
  minutes: number;
  /** Whether it is certain that it is in the morning or in the evening. */
  isSure: boolean;
  /** Whether it was said with am or pm. */
  isTwelve: boolean;
  next: number;
};
type Half = 'am' | 'pm' | null;

const HALF_DAY = 720;
export const noonUntil = (next: number): SaidClock => ({ minutes: HALF_DAY, isSure: true, isTwelve: false, next });

/** « 18h », « 6 pm », « midi et demi », « 9 ». */
export function clockAt(text: SaidText, from: number): SaidClock | null {
  const i = text.past(from, ['article', 'about']);
  const token = text.tokens[i];
  if (!token) return null;
  // “12 noon”.
  if (token.is === 'number' && text.is(i + 1, 'midday')) return noonUntil(i + 2);
  if (token.is === 'midday') {
    const isHalfPast = text.is(i + 1, 'and') && /^demie?$/.test(text.word(i + 2));
    return isHalfPast ? { ...noonUntil(i + 3), minutes: HALF_DAY + 30 } : noonUntil(i + 1);
  }
  if (token.is === 'midnight') return { minutes: 0, isSure: true, isTwelve: false, next: i + 1 };
  const isHour = token.is === 'clock' || (token.is === 'number' && token.value <= 24 && token.month !== 0);
  return isHour ? hourAt(text, i, token) : null;
}

function hourAt(text: SaidText, i: number, token: SaidToken): SaidClock {
  const hour = token.value % 24;
  const pastHour = token.minutes ?? 0;
  const half = hour <= 12 ? halfBehind(text, i + 1) : null;
  if (half) {
    const minutes = ((hour % 12) + (half === 'pm' ? 12 : 0)) * 60 + pastHour;
    return { minutes, isSure: true, isTwelve: true, next: i + 2 };
  }
  const isSure = token.isSure === true || hour > 12 || hour === 0;
  const isTwelve = token.is === 'clock' && token.isSure === true && /[ap]\.?m/.test(token.word);
  return { minutes: hour * 60 + pastHour, isSure, isTwelve, next: i + 1 };
}

/** “9 in the morning”, « 6h du soir », “9 am”. */
function halfBehind(text: SaidText, i: number): Half {
  if (text.is(i, 'part') && /^(?:in the|du|de l')/.test(text.word(i)))
    return text.tokens[i]?.part === 'morning' ? 'am' : 'pm';
  if (text.is(i, 'am')) return 'am';
  return text.is(i, 'pm') ? 'pm' : null;
}

/** The half of the day that is said beside hours, from `i` to before `next`. */
export function halfAround(text: SaidText, i: number, next: number): Half {
  for (const at of [i - 1, i - 2, next, next + 1]) {
    if (!text.is(at, 'part')) continue;
    const part = text.tokens[at]?.part;
    if (part === 'morning') return 'am';
    if (part !== 'daytime' && part !== 'noon') return 'pm';
  }
  return null;
}

/**
 * The minutes of an hour that may be in the morning or in the evening; null where that is unknown.
 */
export function minutesSaid(
  { isFrench }: SaidText,
  { minutes, isSure }: SaidClock,
  half: Half,
  side: 'from' | 'until' | 'leave',
): number | null {
  const hour = Math.floor(minutes / 60);
  if (isSure || hour === 12 || half === 'am') return minutes;
  if (half === 'pm') return minutes + HALF_DAY;
  // In French « après 6 » may be either.
  if (isFrench) return hour > 7 ? minutes : null;
  if (side === 'until') return null;
  return side === 'leave' || hour <= 7 ? minutes + HALF_DAY : minutes;
}

/** The hours between two clock times; null where they are ambiguous. */
export function rangeBetween(text: SaidText, a: SaidClock, b: SaidClock, half: Half): Range | null {
  const bounds = a.isSure || b.isSure ? besideSure(a, b) : betweenUnsure(text, a.minutes, b.minutes, half);
  return bounds && withinDay(text.minuteOfDay(bounds[0]), text.minuteOfDay(bounds[1]));
}

/** “2-6pm”, « 22h-2 »: an ambiguous hour is in the half of the day of the other. */
function besideSure(a: SaidClock, b: SaidClock): Range {
  const [from, until] = [a.minutes, b.minutes];
  if (a.isSure) return [from, !b.isSure && until <= from && until + HALF_DAY > from ? until + HALF_DAY : until];
  const isLater = from < HALF_DAY && (until === 0 || (b.isTwelve && from + HALF_DAY < until));
  return [isLater ? from + HALF_DAY : from, until];
}

function betweenUnsure({ isFrench }: SaidText, from: number, until: number, half: Half): Range | null {
  const [hour, hourUntil] = [Math.floor(from / 60), Math.floor(until / 60)];
  const later = hourUntil === 12 ? until : until + HALF_DAY;
  if (hour === 12) return [from, later];
  if (until <= from) return [from, until + HALF_DAY];
  if (half === null && (hour === 7 || (isFrench && hour < 7))) return null;
  return half === 'pm' || hour < 7 ? [from + HALF_DAY, later] : [from, until];
}

/** Hours limited to a day; those that end a little after the day end with it. */
function withinDay(from: number, until: number): Range | null {
  if (until > from) return [from, until];
  return until < from && until <= 180 ? [from, DAY_MINUTES] : null;
}
