import { isLocale, type Locale } from '#lib/i18n/locale.ts';
import type { DocumentEvent, PublicDocument } from '#lib/model/documents.ts';
import { indexDocument } from '#lib/programme/document-index.ts';
import { isFestivalOver } from '#lib/programme/outlets.ts';
import type { Released } from '#lib/programme/released.ts';
import { type CalendarSelection, eventsUnder, type NamedSelection, named, timedInOrder } from './selection.ts';

/**
 * The options in the query of a feed's address; other parameters are ignored. Also what depends on
 * the clock.
 */
export type FeedOptions = Readonly<{
  locale: Locale;
  /**
   * `status`: STATUS:CANCELLED, as in the standard. `title`: CONFIRMED with a prefix in the title,
   * for Google, which hides cancelled entries.
   */
  cancelled: 'status' | 'title';
  /** The festival is over, so clients need to ask only once a week. */
  isOver?: boolean;
}>;

/** A calendar that exists. */
export type Feed = Readonly<{
  /** `own`: the selection of a visitor (lib/selections/own-feed.ts). */
  selection: CalendarSelection | { of: 'own' };
  /** The current address, whose slug may differ from the requested one. */
  path: string;
  fileName: string;
  /** Its name, behind that of the festival; null for the whole programme. */
  name: NamedSelection['name'];
  /** By start, then uid. Séances without a time are in no calendar. */
  events: readonly DocumentEvent[];
}>;

/**
 * The calendar of this selection; null when the programme has never had such a room, film, day…, or
 * when the séance has no time. Séances that left the selection are still in it, in their present
 * state.
 */
export function feedOf(
  released: Released,
  selection: CalendarSelection,
): (Feed & { selection: CalendarSelection }) | null {
  const { document, slug } = released;
  const { path, name, isCurrent } = named(selection, indexDocument(document));
  const events = eventsOf(document, selection);
  if (!events && (!isCurrent || selection.of === 'event')) return null;
  const fileName = selection.of === 'programme' ? `${slug}.ics` : path.slice(path.lastIndexOf('/') + 1);
  return { selection, path, fileName, name, events: events ?? [] };
}

function eventsOf(document: PublicDocument, selection: CalendarSelection): readonly DocumentEvent[] | undefined {
  if (selection.of === 'programme') return timedInOrder(document);
  if (selection.of !== 'event') return eventsUnder(document, selection.of, selection.key);
  const event = indexDocument(document).events.get(selection.key);
  return event && event.startInstant !== null ? [event] : undefined;
}

/** `?lang=en&cancelled=title`; without a language, the festival's own. `now` is an ISO instant. */
export function readFeedOptions(query: URLSearchParams, document: PublicDocument, now: string): FeedOptions {
  const lang = query.get('lang');
  return {
    locale: isLocale(lang) ? lang : document.festival.locale,
    cancelled: query.get('cancelled') === 'title' ? 'title' : 'status',
    isOver: isFestivalOver(document, now),
  };
}

/** The address with its options in a fixed order. */
export function feedAddress(url: string, path: string, options: FeedOptions, document: PublicDocument): string {
  const query = new URLSearchParams();
  if (options.locale !== document.festival.locale) query.set('lang', options.locale);
  if (options.cancelled === 'title') query.set('cancelled', 'title');
  return query.size > 0 ? `${url}${path}?${query}` : `${url}${path}`;
}
