import type { Belonging, DocumentEvent, PublicDocument } from '#lib/model/documents.ts';
import { belongingKeys, belongingOf } from './belonging.ts';

type Rooms = ReadonlyMap<number, PublicDocument['rooms'][number]>;

/**
 * What a séance was listed under in earlier releases and is no longer; undefined when nothing. A
 * calendar that once had the séance keeps it because of this, so that an entry never disappears
 * without a word: it moves, or says that it is cancelled. Films and people are left out for a
 * séance that hides a title, and so is a film that `isHidden`: the calendar of that film would give
 * the surprise away.
 */
export function formerlyOf(
  event: DocumentEvent,
  old: { event: DocumentEvent; rooms: Rooms },
  rooms: Rooms,
  isHidden: (film: number) => boolean,
): Partial<Belonging> | undefined {
  const hides = event.items.some((item) => item.isHidden);
  const [now, then] = [belongingOf(event, rooms), belongingOf(old.event, old.rooms)];
  const kept = belongingKeys.flatMap((key) => {
    if (hides && (key === 'films' || key === 'people')) return [];
    const is = new Set<string | number>(now[key]);
    const was = new Set<string | number>([...(old.event.formerly?.[key] ?? []), ...then[key]]);
    const left = [...was].filter((one) => !is.has(one) && !(key === 'films' && isHidden(Number(one))));
    return left.length > 0 ? [[key, left]] : [];
  });
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}
