import type { PublicDocument, TeamDocument } from '#lib/model/documents.ts';
import { documentWithoutName, type WithdrawnName } from '#lib/model/withdrawn-names.ts';
import { indexDocument } from './document-index.ts';
import { comparing } from './visible.ts';

const states = new WeakMap<object, string>();

/**
 * A text that identifies the names taken out of a document, for caches that outlive one release;
 * empty where none were taken back.
 */
export const withdrawnFrom = (document: object): string => states.get(document) ?? '';

/**
 * The document of a release without the names that were taken back. A séance that changes by this
 * counts as changed at that moment: otherwise calendars that compare LAST-MODIFIED would keep the
 * name for ever.
 */
export function documentWithoutNames<D extends PublicDocument | TeamDocument>(
  document: D,
  withdrawn: readonly WithdrawnName[],
): D {
  const made = withdrawn.reduce(
    (told, one) => changedSince(told, documentWithoutName<PublicDocument | TeamDocument>(told, one) as D, one.at),
    document,
  );
  if (withdrawn.length > 0) states.set(made, JSON.stringify(withdrawn));
  return made;
}

function changedSince<D extends PublicDocument | TeamDocument>(before: D, after: D, at: string): D {
  const had = indexDocument(before);
  const isStill = comparing(had, indexDocument(after));
  const changedAt = (event: D['events'][number]) => {
    const old = had.events.get(event.number);
    return event.changedAt < at && !(old && isStill(old, event)) ? at : event.changedAt;
  };
  return { ...after, events: after.events.map((event) => ({ ...event, changedAt: changedAt(event) })) };
}
