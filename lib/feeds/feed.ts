import { isLocale, type Locale } from '../i18n/locale.ts';
import { feedPaths } from '../i18n/paths.ts';
import { inLocale } from '../i18n/text.ts';
import type { DocumentEvent, PublicDocument } from '../programme/documents.ts';
import type { Released } from '../programme/released.ts';
import { indexDocument } from '../programme/visible.ts';

/** Which séances of a programme a calendar holds. */
export type Selection = { of: 'programme' } | { of: 'room'; number: number } | { of: 'event'; number: number };

/** What the query of a feed's address may choose; anything else in it is not looked at. */
export type FeedOptions = Readonly<{
  locale: Locale;
  /**
   * `status`: STATUS:CANCELLED, as the standard has it. `title`: CONFIRMED with the prefix, for Google, which hides what
   * is cancelled.
   */
  cancelled: 'status' | 'title';
}>;

/** A calendar that exists. */
export type Feed = Readonly<{
  selection: Selection;
  /** The current address, whose slug may differ from the one that was asked for. */
  path: string;
  fileName: string;
  /** Its room's or séance's own name, after that of the festival; null for the whole programme. */
  name: (locale: Locale) => string | null;
  /** By start, then uid. Those without a time are in no calendar. */
  events: readonly DocumentEvent[];
}>;

/** The calendar of this selection; null when there is no such room or séance, or the séance has no time. */
export function feedOf(released: Released, selection: Selection): Feed | null {
  const { document, slug } = released;
  const index = indexDocument(document);
  const paths = feedPaths(slug);
  switch (selection.of) {
    case 'programme':
      return feed(selection, paths.programme(), `${slug}.ics`, () => null, inOrder(document));
    case 'room': {
      const room = index.rooms.get(selection.number);
      if (!room) return null;
      const events = inOrder(document).filter(({ rooms }) => rooms.some((use) => use.room === room.number));
      return feed(selection, paths.room(room), null, (locale) => inLocale(room.name, locale), events);
    }
    case 'event': {
      const event = index.events.get(selection.number);
      if (!event || event.startInstant === null) return null;
      return feed(selection, paths.event(event), null, (locale) => inLocale(event.title, locale), [event]);
    }
  }
}

function feed(
  selection: Selection,
  path: string,
  fileName: string | null,
  name: Feed['name'],
  events: readonly DocumentEvent[],
): Feed {
  return { selection, path, fileName: fileName ?? path.slice(path.lastIndexOf('/') + 1), name, events };
}

const orders = new WeakMap<PublicDocument, readonly DocumentEvent[]>();

function inOrder(document: PublicDocument): readonly DocumentEvent[] {
  const kept = orders.get(document);
  if (kept) return kept;
  const made = document.events
    .filter(({ startInstant }) => startInstant !== null)
    .sort((a, b) => compare(a.startInstant ?? '', b.startInstant ?? '') || compare(a.uid, b.uid));
  orders.set(document, made);
  return made;
}

// Code units, not a language's alphabet: the same bytes on every machine.
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** `?lang=en&cancelled=title`; the festival's own language without one. */
export function readFeedOptions(query: URLSearchParams, document: PublicDocument): FeedOptions {
  const lang = query.get('lang');
  return {
    locale: isLocale(lang) ? lang : document.festival.locale,
    cancelled: query.get('cancelled') === 'title' ? 'title' : 'status',
  };
}

/** The address with its options in one order, whatever the order they were asked in. */
export function feedAddress(url: string, path: string, options: FeedOptions, document: PublicDocument): string {
  const query = new URLSearchParams();
  if (options.locale !== document.festival.locale) query.set('lang', options.locale);
  if (options.cancelled === 'title') query.set('cancelled', 'title');
  return query.size > 0 ? `${url}${path}?${query}` : `${url}${path}`;
}
