import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { matchesWords, typedWordsOf } from './words.ts';

const searchEntities = ['film', 'person', 'event'] as const;
type SearchEntity = (typeof searchEntities)[number];
type DeskFound = { entity: SearchEntity; id: number };

// The index knows « œ » as its own letter: a word is looked for as it is folded and with its
// ligatures.
const CONTRACTED: readonly (readonly [string, string])[] = [
  ['oe', 'œ'],
  ['ae', 'æ'],
  ['ss', 'ß'],
];

/**
 * What FTS5 is asked: every word begins one of the row's words. Each word stands in quotes and
 * holds letters and digits only, so that no operator of FTS5 can be typed. Null when nothing was
 * typed.
 */
export function ftsQuery(text: string): string | null {
  const words = typedWordsOf(text);
  if (words.length === 0) return null;
  return words
    .map((word) => {
      const variants = new Set([word]);
      for (const [long, short] of CONTRACTED) {
        for (const variant of [...variants]) variants.add(variant.replaceAll(long, short));
      }
      return `(${[...variants].map((variant) => `"${variant}"*`).join(' OR ')})`;
    })
    .join(' AND ');
}

/**
 * All that the desk finds in one festival, without accents; null (everything) when `text` holds no
 * word.
 */
export function deskSearch(festivalId: number, text: string, db: Db): DeskFound[] | null {
  const query = ftsQuery(text);
  if (!query) return null;
  return db.all<DeskFound>(sql`
    select entity, entity_id as id from search_index
    where search_index match ${query} and festival_id = ${festivalId}`);
}

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
