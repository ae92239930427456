import { isLocale, type Locale } from '#lib/i18n/locale.ts';
import type { DocumentEvent, PublicDocument } from '#lib/model/documents.ts';
import { indexDocument } from '#lib/programme/document-index.ts';
import { isFestivalOver } from '#lib/programme/outlets.ts';
import type { Released } from '#lib/programme/released.ts';
import { type CalendarSelection, type NamedSelection, named } from './selection.ts';
import { eventsUnder, timedInOrder } from './under.ts';

/**
 * What the query of a feed's address may choose; anything else in it is not looked at. And what the
 * clock decides.
 */
export type FeedOptions = Readonly<{
  locale: Locale;
  /**
   * `status`: STATUS:CANCELLED, as the standard has it. `title`: CONFIRMED with the prefix, for
   * Google, which hides what is cancelled.
   */
  cancelled: 'status' | 'title';
  /** The festival is over: clients need ask once a week only. */
  isOver?: boolean;
}>;

/** A calendar that exists. */
export type Feed = Readonly<{
  /** `own`: what a visitor chose (lib/selections/own-feed.ts). */
  selection: CalendarSelection | { of: 'own' };
  /** The current address, whose slug may differ from the one that was asked for. */
  path: string;
  fileName: string;
  /** What it is called, after the name of the festival; null for the whole programme. */
  name: NamedSelection['name'];
  /** By start, then uid. Those without a time are in no calendar. */
  events: readonly DocumentEvent[];
}>;

/**
 * The calendar of this selection; null when the programme neither has nor remembers such a room,
 * film, day…, or when the séance has no time. What left the selection is still in it, as it is now.
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

/** `?lang=en&cancelled=title`; the festival's own language without one. `now` is an ISO instant. */
export function readFeedOptions(query: URLSearchParams, document: PublicDocument, now: string): FeedOptions {
  const lang = query.get('lang');
  return {
    locale: isLocale(lang) ? lang : document.festival.locale,
    cancelled: query.get('cancelled') === 'title' ? 'title' : 'status',
    isOver: isFestivalOver(document, now),
  };
}

/** The address with its options in one order, whatever the order they were asked in. */
export function feedAddress(url: string, path: string, options: FeedOptions, document: PublicDocument): string {
  const query = new URLSearchParams();
  if (options.locale !== document.festival.locale) query.set('lang', options.locale);
  if (options.cancelled === 'title') query.set('cancelled', 'title');
  return query.size > 0 ? `${url}${path}?${query}` : `${url}${path}`;
}
