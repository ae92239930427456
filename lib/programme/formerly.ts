import type { Belonging, DocumentEvent, PublicDocument } from '#lib/model/documents.ts';
import { belongingKeys, belongingOf } from './belonging.ts';

type Rooms = ReadonlyMap<number, PublicDocument['rooms'][number]>;

/**
 * What a séance stood under in earlier releases and no longer does; undefined when nothing. A
 * calendar that once held it keeps it by this, so nobody's entry goes without a word: it moves, or
 * says that it is cancelled. A séance that hides a title says nothing of films and people, and a
 * film that `isHidden` is not gone by: its calendar would tell what is behind the surprise.
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
