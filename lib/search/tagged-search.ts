import type { Db } from '#db/client.ts';
import { deskSearch, type SearchEntity } from './desk-search.ts';
import { matchesWords, typedWordsOf } from './words.ts';

/** SQLite’s word for all of them. */
const NO_LIMIT = -1;

/**
 * What says of a record whether each word of `text` is found in it or in its tags, as far as they
 * are its reader’s; null (everything) when `text` holds no word.
 */
export function taggedSearch(
  festivalId: number,
  text: string,
  entity: SearchEntity,
  db: Db,
): ((record: { id: number; tags: readonly string[] | null }) => boolean) | null {
  const words = typedWordsOf(text).map((word) => {
    const found = deskSearch(festivalId, word, { entity, limit: NO_LIMIT }, db);
    return { word, ids: new Set(found?.map(({ id }) => id)) };
  });
  if (words.length === 0) return null;
  return ({ id, tags }) => words.every(({ word, ids }) => ids.has(id) || matchesWords(tags?.join(' ') ?? '', word));
}
