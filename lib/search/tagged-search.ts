import type { Db } from '#db/client.ts';
import { type DeskFound, deskSearch, type SearchEntity } from './desk-search.ts';
import { matchesWords, typedWordsOf } from './words.ts';

/**
 * What says of a record whether each word of `text` is found in it, in its tags, as far as they
 * are its reader’s, or in what stands in it; null (everything) when `text` holds no word.
 */
export function taggedSearch(
  festivalId: number,
  text: string,
  entity: SearchEntity,
  db: Db,
): ((record: { id: number; tags: readonly string[] | null }, within?: readonly DeskFound[]) => boolean) | null {
  const keyOf = (one: DeskFound) => `${one.entity} ${one.id}`;
  const words = typedWordsOf(text).map((word) => {
    const found = deskSearch(festivalId, word, db);
    return { word, keys: new Set(found?.map(keyOf)) };
  });
  if (words.length === 0) return null;
  return ({ id, tags }, within = []) => {
    const own = [{ entity, id }, ...within].map(keyOf);
    return words.every(
      ({ word, keys }) => own.some((key) => keys.has(key)) || matchesWords(tags?.join(' ') ?? '', word),
    );
  };
}
