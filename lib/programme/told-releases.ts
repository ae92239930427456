import { and, desc, eq, lte } from 'drizzle-orm';
import { type Db, getDb } from '#db/client.ts';
import { releases } from '#db/schema/index.ts';
import { CountedCache } from '#lib/bounded-cache.ts';
import { withdrawnNamesOf } from '#lib/draft/withdrawn-names.ts';
import type { PublicDocument } from '#lib/model/documents.ts';
import { type WithdrawnName, withoutNames } from '#lib/model/withdrawn-names.ts';
import { oneInProcess } from '#lib/one-in-process.ts';
import type { Secrets } from './announceable.ts';
import { type News, newsOf, type ToldRelease } from './news.ts';
import { newsSecrets } from './news-secrets.ts';
import { unpackDocument } from './packed.ts';
import { packedPublic, type Released } from './released.ts';
import { type ToldProgramme, toldOf, unpackTold } from './told.ts';

/** How many releases back « Quoi de neuf » goes. */
export const MAX_TOLD = 20;

// How many results are cached. They are needed for releases published before their news was stored,
// and for programmes with a hidden title: both mean reading old documents.
const MAX_KEPT = 400;
const news = oneInProcess('lanterneNews', () => ({
  told: new CountedCache<ToldProgramme>(MAX_KEPT),
  secrets: new CountedCache<Secrets>(MAX_KEPT),
}));

/** The news of a programme, newest first. It depends on the releases only, never on the clock. */
export function newsOfReleased(released: Released, db: Db = getDb()): News[] {
  const kept = news();
  const { id, number, at, note, publicSha256: sha256, told } = releases;
  const rows = db
    .select({ id, number, at, note, sha256, told })
    .from(releases)
    .where(and(eq(releases.festivalId, released.festivalId), lte(number, released.number)))
    .orderBy(desc(number))
    // One more, to compare the oldest one with.
    .limit(MAX_TOLD + 1)
    .all();

  const read = new Map<number, PublicDocument>();
  const documentOf = (row: { id: number }) => {
    const document = read.get(row.id) ?? unpackDocument<PublicDocument>(packedPublic(row.id, db));
    read.set(row.id, document);
    return document;
  };
  const entries = rows.slice(0, MAX_TOLD).map((row, i) => {
    const older = rows[i + 1];
    const made = () => toldOf(older ? documentOf(older) : null, documentOf(row));
    return {
      number: row.number,
      at: row.at,
      note: row.note,
      isFirst: !older,
      told: unpackTold(row.told) ?? kept.told.keep(`${row.sha256} ${older?.sha256}`, made),
    };
  });
  // Where no title is hidden now, no older news can contain one.
  const isSecretive = entries.some(({ told }) => told.hides.length > 0);
  const secrets = isSecretive ? kept.secrets.keep(released.sha256, () => newsSecrets(rows.map(documentOf))) : [];
  const names = withdrawnNamesOf(released.festivalId, db);
  const withoutName = (entry: ToldRelease, one: WithdrawnName) => {
    const left = withoutNames(entry, [one], released.document.festival.locale);
    return left === entry || one.at < entry.at ? left : { ...left, changedAt: one.at };
  };
  // In the order in which they were taken back, so that the last name found gives the instant of
  // the last change.
  const standing = entries.map((entry) => names.reduce(withoutName, entry as ToldRelease));
  return newsOf(standing, released.document, secrets);
}
