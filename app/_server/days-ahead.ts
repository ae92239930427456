import { setTimeout } from 'node:timers/promises';
import { locales } from '#lib/i18n/locale.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import { programmePaths } from '#lib/i18n/programme-paths.ts';
import type { PublicDocument } from '#lib/model/documents.ts';
import { currentDay, dayOfHome } from '#lib/programme/outlets.ts';

/** In bytes as they are kept: half of what is kept is for what somebody asked for. */
const MOST = 32_000_000;

/**
 * In milliseconds: the first reader's browser asks for more with its page, and their neighbours ask
 * too.
 */
const FIRST_REST = 1000;

const latest = new Map<string, string>();

type Ahead = Readonly<{
  slug: string;
  /** Names the state of the festival that pages are drawn from. */
  key: string;
  /** Null where nothing is drawn ahead. */
  document: () => PublicDocument | null;
  /**
   * Draws the page at this address and keeps it, as the first reader asked for it: most others ask
   * for the same. Its bytes; null where it is not there.
   */
  keep: (path: string) => Promise<number | null>;
  /** For so many milliseconds nothing is drawn. */
  rest?: (milliseconds: number) => Promise<unknown>;
  /** An instant: days that are over are read by few. */
  at: string;
}>;

/**
 * Draws the days of a large festival that anybody may open next, in both languages, once for each
 * key: the first reader of a new programme has come, and the others shall not wait as they did. One
 * page after another, each followed by as much rest as it took, so that whoever asks for another
 * page waits for one of these at most. A newer key ends it.
 */
export async function drawDaysAhead({
  slug,
  key,
  document,
  keep,
  at,
  rest = (milliseconds) => setTimeout(milliseconds, undefined, { ref: false }),
}: Ahead): Promise<void> {
  if (latest.get(slug) === key) return;
  latest.set(slug, key);
  await rest(FIRST_REST);
  let kept = 0;
  for (const path of daysOf(document(), at)) {
    if (latest.get(slug) !== key || kept > MOST) return;
    const from = performance.now();
    const bytes = await keep(path);
    // Where one is not there any more, neither are the others.
    if (bytes === null) return;
    kept += bytes;
    await rest(performance.now() - from);
  }
}

function daysOf(document: PublicDocument | null, at: string): string[] {
  if (!document) return [];
  const today = currentDay(document, at) ?? '';
  const days = document.days.filter(({ date }) => date >= today);
  const hasHome = dayOfHome(document, at) !== null;
  const all = locales.map((locale) => programmePaths(programmeBase(locale, document.festival.slug), locale));
  return [
    ...(hasHome ? all.map((paths) => paths.home()) : []),
    ...days.flatMap(({ date }) => all.map((paths) => paths.day(date))),
  ];
}
