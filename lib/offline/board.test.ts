import { expect, it } from 'vitest';
import { UNUSED_DAYS } from '#lib/accounts/sessions.ts';
import { BOARD_DAYS, boardTermsOf, boardUntil, hasLapsed, isBoardOf } from './board.ts';

const page = (attributes: string) =>
  `<!DOCTYPE html><html lang="fr"><body><span hidden="" ${attributes}></span></body></html>`;
const TERMS = { account: 12, until: '2026-06-08T03:00:00Z' };

it('finds in the page itself whose board it is and until when it may be kept', () => {
  expect(boardTermsOf(page(`data-board-account="12" data-board-until="${TERMS.until}"`))).toEqual(TERMS);
});

it.each([
  ['a page that says nothing', page('')],
  ['one without an account', page(`data-board-until="${TERMS.until}"`)],
  ['one without an end', page('data-board-account="12"')],
  ['one whose end is no instant', page('data-board-account="12" data-board-until="soon"')],
  [
    'words that only look like it',
    page(`title="data-board-account=&quot;12&quot; data-board-until=&quot;${TERMS.until}&quot;"`),
  ],
])('keeps nothing of %s', (_, html) => {
  expect(boardTermsOf(html)).toBeNull();
});

it('ends with the last day of the festival, in its time zone', () => {
  const festival = { endsOn: '2026-06-07', dayStartsAt: '05:00', timeZone: 'Europe/Paris' };
  expect(Date.parse(boardUntil(festival))).toBe(Date.parse(TERMS.until));
});

it.each([
  ['2026-06-08T02:59:59Z', false],
  ['2026-06-08T03:00:00Z', true],
])('is shown until its festival is over: at %s lapsed is %s', (now, lapsed) => {
  expect(hasLapsed({ confirmedAt: '2026-06-07T10:00:00Z', until: TERMS.until }, Date.parse(now))).toBe(lapsed);
});

it.each([
  ['2026-07-30T10:00:00Z', false],
  ['2026-08-01T10:00:00Z', true],
])('lapses if nobody opened it for sixty days: at %s %s', (now, lapsed) => {
  const confirmedAt = '2026-06-01T09:00:00Z';
  expect(hasLapsed({ confirmedAt }, Date.parse(now))).toBe(lapsed);
});

it.each([
  ['2026-06-15T08:00:00Z', false],
  ['2026-06-15T10:00:00Z', true],
])('lapses earlier as a board, as long as a session that nobody uses lasts: at %s %s', (now, lapsed) => {
  const board = { confirmedAt: '2026-06-01T09:00:00Z', until: '2026-12-31T00:00:00Z' };
  expect([hasLapsed(board, Date.parse(now)), BOARD_DAYS]).toEqual([lapsed, UNUSED_DAYS]);
});

it('is kept for the signed-in account only', () => {
  expect(isBoardOf(TERMS, 12)).toBe(true);
  // No page has said yet who is signed in, but the board itself does.
  expect(isBoardOf(TERMS, undefined)).toBe(true);
  expect(isBoardOf(TERMS, 13)).toBe(false);
  expect(isBoardOf(TERMS, null)).toBe(false);
});
