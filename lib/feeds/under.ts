import { byText, gather } from '#lib/grouped.ts';
import type { DocumentEvent, PublicDocument } from '#lib/model/documents.ts';
import { belongingIn, indexDocument } from '#lib/programme/document-index.ts';
import { type SectionChoice, sectionOf } from './selection.ts';

type Timed = readonly DocumentEvent[];

const orders = new WeakMap<PublicDocument, Timed>();

/** The séances with a time, by start, then uid. Computed once per document. */
export function timedInOrder(document: PublicDocument): Timed {
  const kept = orders.get(document);
  if (kept) return kept;
  const made = document.events
    .filter(({ startInstant }) => startInstant !== null)
    .sort((a, b) => byText(a.startInstant ?? '', b.startInstant ?? '') || byText(a.uid, b.uid));
  orders.set(document, made);
  return made;
}

const groups = new WeakMap<PublicDocument, Partial<Record<SectionChoice, ReadonlyMap<string | number, Timed>>>>();

/**
 * The timed séances that are or once were listed under this, in the same order; undefined when
 * there never were any. All keys of a section are computed in one pass, so that asking for all
 * rooms costs no more than asking for one.
 */
export function eventsUnder(document: PublicDocument, of: SectionChoice, key: string | number): Timed | undefined {
  const kept = groups.get(document) ?? {};
  groups.set(document, kept);
  kept[of] ??= grouped(document, of);
  return kept[of].get(key);
}

function grouped(document: PublicDocument, of: SectionChoice): ReadonlyMap<string | number, Timed> {
  const { rooms } = indexDocument(document);
  const section = sectionOf[of];
  const made = new Map<string | number, DocumentEvent[]>();
  for (const event of timedInOrder(document)) {
    for (const key of [...belongingIn[section](event, rooms), ...(event.formerly?.[section] ?? [])])
      gather(made, key, event);
  }
  return made;
}
