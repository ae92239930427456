import { eq } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { festivals } from '#db/schema/index.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { freeName } from '#lib/i18n/paths.ts';
import { slug } from '#lib/i18n/programme-paths.ts';
import { MAX_SLUG, RESERVED_SLUGS } from './slug.ts';

/** Whether a festival other than `exceptId` has this slug. */
export function isSlugTaken(tx: Db | Tx, wanted: string, exceptId?: number): boolean {
  const row = tx.select({ id: festivals.id }).from(festivals).where(eq(festivals.slug, wanted)).get();
  return row !== undefined && row.id !== exceptId;
}

/** A free slug made from a name, with a number behind it where the name is taken or reserved. */
export function freeSlug(tx: Db | Tx, name: string, locale?: Locale): string {
  const base =
    slug(name, locale)
      .slice(0, MAX_SLUG - 5)
      .replace(/-+$/, '') || 'festival';
  return freeName(base, (wanted) => RESERVED_SLUGS.has(wanted) || isSlugTaken(tx, wanted));
}
