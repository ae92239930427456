import { addDays } from '#lib/time/calendar.ts';
import { toInstant } from '#lib/time/wall-clock.ts';

/** By which the board of the day says whose it is, and until when a device may keep it. */
export const BOARD_ACCOUNT = 'data-board-account';
export const BOARD_UNTIL = 'data-board-until';

/** `account`: who may read it on this device (a user id). `until`: an instant. */
export type BoardTerms = Readonly<{ account: number; until: string }>;

/** The terms in a page; null for a page without them, which is not kept. */
export function boardTermsOf(html: string): BoardTerms | null {
  const account = new RegExp(`\\b${BOARD_ACCOUNT}="(\\d{1,15})"`).exec(html)?.[1];
  const until = new RegExp(`\\b${BOARD_UNTIL}="([^"]+)"`).exec(html)?.[1];
  return account === undefined || until === undefined || Number.isNaN(Date.parse(until))
    ? null
    : { account: Number(account), until };
}

/**
 * In days: whoever has not opened a private page for this long does not expect it on this device
 * any more.
 */
export const PRIVATE_PAGE_DAYS = 60;
/** In days: without a network a board lasts as long as a session that nobody uses. */
export const BOARD_DAYS = 14;

/**
 * Whether a kept page must no longer be shown, by when it was last confirmed and, for a board, by
 * its `until`. `now` is in epoch milliseconds.
 */
export function hasLapsed({ confirmedAt, until }: { confirmedAt: string; until?: string }, now: number): boolean {
  const days = until === undefined ? PRIVATE_PAGE_DAYS : BOARD_DAYS;
  return Date.parse(confirmedAt) < now - days * 24 * 3_600_000 || (until !== undefined && Date.parse(until) <= now);
}

/**
 * Whether a page may be kept for the account signed in on this device now. `reader` is undefined
 * until a page has said which it is, null when nobody is signed in.
 */
export const isBoardOf = ({ account }: BoardTerms, reader: number | null | undefined): boolean =>
  reader === undefined || account === reader;

/** A board may be kept until its festival is over: the end of its last day, on its own clocks. */
export const boardUntil = (festival: { endsOn: string; dayStartsAt: string; timeZone: string }): string =>
  toInstant(`${addDays(festival.endsOn, 1)}T${festival.dayStartsAt}`, festival.timeZone);
