import { and, eq, ne } from 'drizzle-orm';
import { events, films, people, volunteers } from '#db/schema/index.ts';
import { distinctTags } from '#lib/i18n/tags.ts';
import { type Authorized, may, type Permission } from '#lib/policy.ts';

/**
 * The tags in use in a festival that this role may read, sorted: the proposals of forms. With `of`,
 * only those of one kind of record: the filters of its table.
 */
export function tagsInUse({ id, db, role, locale }: Authorized<Permission>, of?: string): string[] {
  const tables = {
    ...(may(role, 'private-facts') && { film: films, person: people, event: events }),
    ...(may(role, 'volunteers') && { volunteer: volunteers }),
  };
  const asked = Object.entries(tables).flatMap(([entity, table]) => (of === undefined || of === entity ? table : []));
  const used = asked.flatMap((table) =>
    db
      .select({ tags: table.tags })
      .from(table)
      .where(and(eq(table.festivalId, id), ne(table.tags, [])))
      .all()
      .flatMap(({ tags }) => tags),
  );
  return distinctTags(used).sort((a, b) => a.localeCompare(b, locale));
}
