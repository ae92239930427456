import { setTimeout } from 'node:timers/promises';
import { locales } from '#lib/i18n/locale.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import { programmePaths } from '#lib/i18n/programme-paths.ts';
import type { PublicDocument } from '#lib/model/documents.ts';
import { currentDay, dayOfHome } from '#lib/programme/outlets.ts';

/** In bytes of the cache: the other half is left for pages somebody asked for. */
const MOST = 32_000_000;

/** In milliseconds: at first the browser of the first reader, and other readers, ask for more. */
const FIRST_REST = 1000;

const latest = new Map<string, string>();

type Ahead = Readonly<{
  slug: string;
  /** The state of the festival that pages are drawn from. */
  key: string;
  /** Null where nothing is drawn ahead. */
  document: () => PublicDocument | null;
  /**
   * Draws the page at this address and caches it in the encoding the first reader asked for, which
   * most others ask for too. Answers its bytes; null where there is no such page.
   */
  keep: (path: string) => Promise<number | null>;
  /** Waits this many milliseconds, in which nothing is drawn. */
  rest?: (milliseconds: number) => Promise<unknown>;
  /** An instant: days that are over are not drawn ahead, as few people read them. */
  at: string;
}>;

/**
 * Draws the pages of the days of a large festival in both languages, once for each key, after its
 * first page was asked for: the next readers then need not wait for drawing as the first did. After
 * each page it waits as long as that took, so another request waits for one page at most. Stops
 * when a newer key appears.
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
    // If one page is gone, this state is no longer published.
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
