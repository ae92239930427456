import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { matchesWords, typedWordsOf } from './words.ts';

const searchEntities = ['film', 'person', 'event'] as const;
type SearchEntity = (typeof searchEntities)[number];
type DeskFound = { entity: SearchEntity; id: number };

// The index treats « œ » as a letter of its own, so a word is searched for both as it is folded and
// with its ligatures.
const CONTRACTED: readonly (readonly [string, string])[] = [
  ['oe', 'œ'],
  ['ae', 'æ'],
  ['ss', 'ß'],
];

/**
 * The query for FTS5: every typed word must be the beginning of a word in the row. Each word is in
 * quotes and contains only letters and digits, so that no operator of FTS5 can be typed. Null when
 * nothing was typed.
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
 * Everything that the desk finds in one festival, ignoring accents; null (everything) when `text`
 * contains no word.
 */
export function deskSearch(festivalId: number, text: string, db: Db): DeskFound[] | null {
  const query = ftsQuery(text);
  if (!query) return null;
  return db.all<DeskFound>(sql`
    select entity, entity_id as id from search_index
    where search_index match ${query} and festival_id = ${festivalId}`);
}

/**
 * A condition on records: each word of `text` is found in the record, in its tags if the reader may
 * see them, or in what belongs to it. Null (everything) when `text` contains no word.
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
