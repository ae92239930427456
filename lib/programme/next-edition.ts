import { desc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { festivals } from '#db/schema/index.ts';
import type { NextEdition } from '#lib/model/documents.ts';
import { publicUrl } from './own-host.ts';
import { type Released, releasedBySlug } from './released.ts';

/**
 * The next edition of a festival that was published on this installation; null while there is none.
 * Where there are several, the latest; where they follow each other, the last one. It holds only
 * what is public: the name and the dates of its release.
 */
export function nextEditionOf({ festivalId, host }: Pick<Released, 'festivalId' | 'host'>, db: Db): NextEdition | null {
  const seen = new Set([festivalId]);
  let next: NextEdition | null = null;
  let after = followersOf(festivalId, db);
  for (;;) {
    const found = after.find(({ id, slug }) => !seen.has(id) && releasedBySlug(slug, db));
    const released = found && releasedBySlug(found.slug, db);
    if (!found || !released) return next;
    const { name, startsOn, endsOn } = released.document.festival;
    const url = released.host === host ? {} : { url: publicUrl(released.host) };
    next = { slug: released.slug, name, startsOn, endsOn, ...url };
    seen.add(found.id);
    after = followersOf(found.id, db);
  }
}

const followersOf = (festivalId: number, db: Db) =>
  db
    .select({ id: festivals.id, slug: festivals.slug })
    .from(festivals)
    .where(eq(festivals.previousId, festivalId))
    .orderBy(desc(festivals.startsOn))
    .all();
