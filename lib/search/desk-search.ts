import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { typedWordsOf } from './words.ts';

const searchEntities = ['film', 'person', 'event'] as const;
export type SearchEntity = (typeof searchEntities)[number];
export type DeskFound = { entity: SearchEntity; id: number };

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
