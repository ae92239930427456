import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { ApplicationDoubt } from '#db/enums.ts';
import { secret } from '#lib/env.ts';
import { oneInProcess } from '#lib/one-in-process.ts';

/*
 * How people are told from programs on a page that anybody may post to. Nobody is refused for their
 * IP address, because a whole school or the festival's own network may share one.
 */

/** In milliseconds: nobody fills the form in faster than this. */
export const SOONEST = 3000;
/** In milliseconds: after this time the opening of the form proves nothing about who posts it. */
const LATEST = 24 * 3_600_000;
/** How many posts a minute from one browser or page are normal; further ones are checked first. */
const MOST_A_MINUTE = 5;

/** The name of a hidden field that people do not see and robots fill in, because of its name. */
export const TRAP = 'website';

const seal = (text: string) =>
  createHmac('sha256', secret()).update(`join ${text}`).digest().subarray(0, 16).toString('base64url');

/**
 * The signed mark of one opening of a festival's page, with its time. `at` is epoch milliseconds.
 */
export function markOfOpening(festivalId: number, at: number): string {
  const text = `${festivalId}.${at.toString(36)}.${randomBytes(9).toString('base64url')}`;
  return `${text}.${seal(text)}`;
}

/**
 * When the page was opened, in epoch milliseconds; null for a mark that we did not make, of another
 * festival, or too old.
 */
function openedAt(mark: string, festivalId: number, now: number): number | null {
  const [id, at, once, sealed = ''] = mark.split('.');
  const expected = Buffer.from(seal(`${id}.${at}.${once}`));
  const given = Buffer.from(sealed);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const opened = Number.parseInt(at ?? '', 36);
  return Number(id) === festivalId && opened <= now && now - opened <= LATEST ? opened : null;
}

/**
 * The mark for a form that is returned. It keeps the time of the first opening, so that somebody
 * who corrects a field at once was not « too fast ».
 */
export const markAgain = (mark: string, festivalId: number, now: number): string =>
  openedAt(mark, festivalId, now) === null ? markOfOpening(festivalId, now) : mark;

/** A cookie that identifies a browser for a minute or two, and for nothing else. */
export const BROWSER_COOKIE = 'lanterne-join';
/** For how many minutes a browser keeps that cookie. */
export const BROWSER_MINUTES = 2;
export const newBrowser = (): string => randomBytes(9).toString('base64url');
const BROWSER = /^[\w-]{12}$/;
export const browserIn = (cookie: string | null): string | null =>
  cookie
    ?.split(/;\s*/)
    .map((one) => one.split('='))
    .flatMap(([name, value = '']) => (name === BROWSER_COOKIE && BROWSER.test(value) ? [value] : []))[0] ?? null;

const limit = oneInProcess('lanterneJoining', () => new RateLimiterMemory({ points: MOST_A_MINUTE, duration: 60 }));

/** Whether this browser, or this page, posted too often for a person; counts this post. */
const isOften = (from: string): Promise<boolean> =>
  limit()
    .consume(from)
    .then(
      () => false,
      () => true,
    );

/**
 * Why an application has to be checked by somebody first; null for a normal one. `now` is epoch
 * milliseconds.
 */
export async function doubtOf(
  { mark, browser }: { mark: string; browser: string },
  festivalId: number,
  now: number,
): Promise<ApplicationDoubt | null> {
  const opened = openedAt(mark, festivalId, now);
  if (opened === null) return 'unsigned';
  if ((await isOften(browser)) || (await isOften(mark))) return 'often';
  return now - opened < SOONEST ? 'fast' : null;
}
