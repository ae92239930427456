import { and, desc, eq, lte } from 'drizzle-orm';
import { type Db, getDb } from '../../db/client.ts';
import { releases } from '../../db/schema/index.ts';
import type { Secrets } from './announceable.ts';
import { type Difference, diff } from './diff.ts';
import type { PublicDocument } from './documents.ts';
import { type News, newsOf } from './news.ts';
import { isKeepingSecrets, newsSecrets } from './news-secrets.ts';
import { type Released, unpack } from './released.ts';

/** How many releases « Quoi de neuf » goes back. */
export const MOST_TOLD = 20;

/** What is told of a release, for ever the same; kept under the hashes of its document and of the one before. */
type Told = Readonly<{ count: number; isSecretive: boolean; differences: readonly Difference[] }>;
type Kept = { told: Map<string, Told>; secrets: Map<string, Secrets> };

// Reading twenty documents takes longer than drawing the page, and all but one are the same as last time.
const MOST_KEPT = 400;
const shared = globalThis as typeof globalThis & { lanterneNews?: Kept };

function keep<V>(kept: Map<string, V>, key: string, make: () => V): V {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = make();
  kept.set(key, made);
  const oldest = kept.keys().next().value;
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return made;
}

/** What is new in a programme, newest first. Depends on what is public now and on what was before it, never on the clock. */
export function newsOfReleased(released: Released, db: Db = getDb()): News[] {
  shared.lanterneNews ??= { told: new Map(), secrets: new Map() };
  const { told, secrets } = shared.lanterneNews;
  const { festivalId, number, document: current } = released;
  const rows = db
    .select({
      id: releases.id,
      number: releases.number,
      at: releases.at,
      note: releases.note,
      sha256: releases.publicSha256,
    })
    .from(releases)
    .where(and(eq(releases.festivalId, festivalId), lte(releases.number, number)))
    .orderBy(desc(releases.number))
    // One more, for what the oldest of them changed.
    .limit(MOST_TOLD + 1)
    .all();

  const read = new Map<number, PublicDocument>();
  const documentOf = ({ id }: (typeof rows)[number]) => {
    const document = read.get(id) ?? unpack<PublicDocument>(bytesOf(id, db));
    read.set(id, document);
    return document;
  };
  const entries = rows.slice(0, MOST_TOLD).map((row, i) => {
    const older = rows[i + 1];
    const { count, isSecretive, differences } = keep(told, `${row.sha256} ${older?.sha256}`, () => ({
      count: documentOf(row).events.filter(({ status }) => status === 'planned').length,
      isSecretive: isKeepingSecrets(documentOf(row)),
      differences: older ? diff(documentOf(older), documentOf(row)) : [],
    }));
    const release = { number: row.number, at: row.at, note: row.note, isFirst: !older, count, differences };
    return { release, isSecretive };
  });
  // Without a title that is kept back anywhere, none can have been told before.
  const words = entries.some(({ isSecretive }) => isSecretive)
    ? keep(secrets, released.sha256, () => newsSecrets(rows.map(documentOf)))
    : [];
  return newsOf(
    entries.map(({ release }) => release),
    current,
    words,
  );
}

const bytesOf = (id: number, db: Db) =>
  db.select({ bytes: releases.publicDocument }).from(releases).where(eq(releases.id, id)).get()?.bytes ??
  Buffer.alloc(0);
