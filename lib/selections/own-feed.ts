import { type Encoding, type Publisher, releaseTag } from '#lib/feeds/http.ts';
import { written } from '#lib/feeds/ical.ts';
import type { Feed, FeedOptions } from '#lib/feeds/selection.ts';
import { byText } from '#lib/grouped.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { DocumentEvent } from '#lib/model/documents.ts';
import { indexDocument } from '#lib/programme/document-index.ts';
import type { Released } from '#lib/programme/released.ts';
import { selectionAddresses } from './addresses.ts';
import type { Selection } from './selection.ts';

/**
 * The calendar of a selection: the chosen séances in the same form and with the same uids as in the
 * public calendars. Cancelled séances stay in it, removed ones do not. By start, then uid. `token`
 * is part of its address.
 */
export function ownFeed({ document, slug }: Released, token: string, selection: Selection): Feed {
  const { events } = indexDocument(document);
  const chosen = selection.events
    .flatMap(({ number }) => events.get(number) ?? [])
    .filter(({ startInstant }) => startInstant !== null)
    .sort(inOrder);
  return {
    selection: { of: 'own' },
    path: selectionAddresses.feed(token),
    fileName: `${slug}-selection.ics`,
    name: (locale) => translator(locale, 'selection')('title'),
    events: chosen,
  };
}

const inOrder = (a: DocumentEvent, b: DocumentEvent) =>
  byText(`${a.startInstant} ${a.uid}`, `${b.startInstant} ${b.uid}`);

/**
 * The strong ETag, with its quotes. It depends on the release and on the chosen séances, as the
 * bytes do.
 */
export function ownEtag(
  released: Released,
  feed: Feed,
  options: FeedOptions,
  encoding: Encoding,
  publisher: Publisher,
): string {
  const chosen = feed.events.map(({ number }) => number).join('-');
  return releaseTag(released, publisher, [feed.path, ...written(options), encoding, chosen]);
}
