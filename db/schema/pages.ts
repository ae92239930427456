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
    /** Part of its address, and permanent. */
    slug: text().notNull(),
    title: bilingual(),
    text: bilingual(),
    position: integer().notNull().default(0),
    isInNavigation: flag(true),
    /** Whether the partners of the festival are shown below its text. */
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

/** A partner of the festival. Its logo is a picture with this partner as its subject. */
export const partners = sqliteTable(
  'partners',
  {
    id: id(),
    festivalId: festivalId(),
    number: integer().notNull(),
    name: text().notNull(),
    /** The address of its site; empty: none. */
    address: text().notNull().default(''),
    /**
     * In the organiser's words: « Partenaires principaux ». Partners with the same rank are shown
     * together.
     */
    rank: bilingual(),
    /** Whether it is also shown at the foot of every page. */
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
