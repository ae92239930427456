import { integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { bilingual, flag, id, isJson, version } from '#db/columns.ts';
import { festivalId } from './festivals.ts';

/**
 * A page of the festival's own beside its programme, in the organiser's words: « Infos pratiques »,
 * « Presse ».
 */
export const pages = sqliteTable(
  'pages',
  {
    id: id(),
    festivalId: festivalId(),
    /** Part of its address, which stays. */
    slug: text().notNull(),
    title: bilingual(),
    text: bilingual(),
    position: integer().notNull().default(0),
    isInNavigation: flag(true),
    /** Whether the partners of the festival stand below its text. */
    showsPartners: flag(),
    version: version(),
  },
  (t) => [
    unique('pages_key').on(t.festivalId, t.id),
    unique('pages_slug').on(t.festivalId, t.slug),
    isJson('pages_title', t.title),
    isJson('pages_text', t.text),
  ],
);

/** Who supports the festival. Its logo is a picture of it. */
export const partners = sqliteTable(
  'partners',
  {
    id: id(),
    festivalId: festivalId(),
    number: integer().notNull(),
    name: text().notNull(),
    /** Of its site; empty: none. */
    address: text().notNull().default(''),
    /**
     * In the organiser's words: « Partenaires principaux ». Those of the same words stand together.
     */
    rank: bilingual(),
    /** Whether it also stands at the foot of every page. */
    isAtFoot: flag(),
    position: integer().notNull().default(0),
    version: version(),
  },
  (t) => [
    unique('partners_key').on(t.festivalId, t.id),
    unique('partners_number').on(t.festivalId, t.number),
    isJson('partners_rank', t.rank),
  ],
);
