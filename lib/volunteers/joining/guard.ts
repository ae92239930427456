import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { ApplicationDoubt } from '#db/enums.ts';
import { secret } from '#lib/env.ts';
import { oneInProcess } from '#lib/one-in-process.ts';

/*
 * What tells people from programs on a page that anybody may post. Nobody is turned away for their
 * address: a school or a festival's own network stands behind one.
 */

/** Nobody fills the form sooner after it was opened. Milliseconds. */
export const SOONEST = 3000;
/** A form that was open for longer says nothing of who posts it. Milliseconds. */
const LATEST = 24 * 3_600_000;
/** From one browser in a minute; the next is looked at first. */
const MOST_A_MINUTE = 5;

/** Where a robot writes and a person does not: hidden, and named like what robots look for. */
export const TRAP = 'website';

const seal = (text: string) =>
  createHmac('sha256', secret()).update(`join ${text}`).digest().subarray(0, 16).toString('base64url');

/**
 * The mark of one opening of the page of a festival: when, which, and that we made it. `at` is
 * epoch milliseconds.
 */
export function markOfOpening(festivalId: number, at: number): string {
  const text = `${festivalId}.${at.toString(36)}.${randomBytes(9).toString('base64url')}`;
  return `${text}.${seal(text)}`;
}

/**
 * When the page was opened, in epoch milliseconds; null for a mark that is none of ours, of another
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
 * The mark of a form that is given back: when it was first opened stands, so that who mends a field
 * at once did not post too fast.
 */
export const markAgain = (mark: string, festivalId: number, now: number): string =>
  openedAt(mark, festivalId, now) === null ? markOfOpening(festivalId, now) : mark;

/** A name of a browser, which is known by it for a minute or two and by nothing else. */
export const BROWSER_COOKIE = 'lanterne-join';
/** For so long a browser has the name it posted under. */
export const BROWSER_MINUTES = 2;
export const newBrowser = (): string => randomBytes(9).toString('base64url');
const BROWSER = /^[\w-]{12}$/;
export const browserIn = (cookie: string | null): string | null =>
  cookie
    ?.split(/;\s*/)
    .map((one) => one.split('='))
    .flatMap(([name, value = '']) => (name === BROWSER_COOKIE && BROWSER.test(value) ? [value] : []))[0] ?? null;

const limit = oneInProcess('lanterneJoining', () => new RateLimiterMemory({ points: MOST_A_MINUTE, duration: 60 }));

/** Whether this browser posted more than anybody does in a minute; counts this one. */
const isOften = (browser: string): Promise<boolean> =>
  limit()
    .consume(browser)
    .then(
      () => false,
      () => true,
    );

/**
 * Why a form is looked at by somebody before it counts; null for what people send. `now` is epoch
 * milliseconds.
 */
export async function doubtOf(
  { mark, browser }: { mark: string; browser: string },
  festivalId: number,
  now: number,
): Promise<ApplicationDoubt | null> {
  const opened = openedAt(mark, festivalId, now);
  if (opened === null) return 'unsigned';
  if (await isOften(browser)) return 'often';
  return now - opened < SOONEST ? 'fast' : null;
}
