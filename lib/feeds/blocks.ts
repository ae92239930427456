import { BoundedCache } from '#lib/bounded-cache.ts';
import type { DocumentEvent } from '#lib/model/documents.ts';
import { oneInProcess } from '#lib/one-in-process.ts';
import type { DocumentIndex } from '#lib/programme/document-index.ts';
import { withdrawnFrom } from '#lib/programme/without-names.ts';
import { calendarEventOf, imageOfEvent } from './calendar-event.ts';
import type { FeedOptions } from './feed.ts';
import { writeEvents } from './vevent.ts';

/** In UTF-16 units, some 40 MB: thirty thousand séances of a usual length. */
const MAX_KEPT = 20_000_000;

const vevents = oneInProcess('lanterneVevents', () => new BoundedCache<string>(MAX_KEPT));

type Timed = DocumentEvent & { startInstant: string };

/**
 * The VEVENT of each séance that has a time, in the given order. One is made once per change: it is kept by uid, sequence and
 * language (the instant of the change tells apart two databases that went different ways from one backup), by its picture, which a release may give or
 * take without a change of the séance, and by the names that were taken back since, so a feed is a join of what is kept. A séance no calendar can carry is left out and named in the log.
 */
export function calendarBlocksOf(
  events: readonly DocumentEvent[],
  index: DocumentIndex,
  options: FeedOptions,
  url: string,
): string[] {
  const kept = vevents();
  const variant = `${options.locale} ${options.cancelled} ${url} ${withdrawnFrom(index.document)}`;
  const keyOf = (event: DocumentEvent) =>
    `${event.uid} ${event.sequence} ${event.changedAt} ${imageOfEvent(event, index, url) ?? ''} ${variant}`;

  const timed = events.filter((event): event is Timed => event.startInstant !== null);
  const blocks = timed.map((event) => kept.get(keyOf(event)));
  const missing = timed.filter((_, i) => blocks[i] === undefined);
  if (missing.length === 0) return blocks.filter((block) => block !== undefined);

  const written = writeEvents(missing.map((event) => calendarEventOf(event, index, options, url)));
  const made = new Map<Timed, string>();
  for (const [i, event] of missing.entries()) {
    const block = written[i] ?? '';
    if (block === '') console.error(`The séance ${event.number} (${event.startInstant}) fits no calendar entry.`);
    made.set(event, block);
    kept.set(keyOf(event), block, block.length);
  }
  return timed.map((event, i) => blocks[i] ?? made.get(event) ?? '');
}
