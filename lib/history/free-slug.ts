import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Tx } from '#db/client.ts';
import type { Bilingual } from '#db/columns.ts';
import type { ChangeEntity } from '#db/enums.ts';
import { changes } from '#db/schema/index.ts';
import { freeName } from '#lib/i18n/paths.ts';
import { slug } from '#lib/i18n/programme-paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import type { Festival } from '#lib/policy.ts';
import type { RootTable } from './root-kind.ts';

type SluggedTable = RootTable & { festivalId: AnySQLiteColumn; slug: AnySQLiteColumn };

/**
 * A slug that no root of this kind has or ever had: a deleted one may be restored with its own, and
 * subscribers of its calendar must not get another's. `otherwise` is used where the name has no
 * letters.
 */
export function freeRootSlug(
  tx: Tx,
  { id: festivalId, locale }: Pick<Festival, 'id' | 'locale'>,
  { entity, table }: { entity: ChangeEntity; table: SluggedTable },
  name: Bilingual,
  otherwise: string,
): string {
  const standing = tx
    .select({ slug: table.slug })
    .from(table as RootTable)
    .where(eq(table.festivalId, festivalId))
    .all();
  const former = tx
    .selectDistinct({ slug: sql<string>`${changes.before} ->> 'slug'` })
    .from(changes)
    .where(and(eq(changes.festivalId, festivalId), eq(changes.entity, entity), isNotNull(changes.before)))
    .all();
  const taken = new Set([...standing, ...former].map((row) => row.slug));
  return freeName(slug(inLocale(name, locale), locale) || otherwise, (wanted) => taken.has(wanted));
}
