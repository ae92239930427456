import { and, eq } from 'drizzle-orm';
import { type Db, write } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import type { PublicDocument } from '#lib/model/documents.ts';
import { packDocument } from '#lib/programme/packed.ts';
import { exampleDocument } from '#lib/programme/testing.ts';

/**
 * Publishes the example festival of the unit tests under `slug`, as it is or with `changes`, and
 * renews its public key as a publication does. A document of its own can show what no draft needs
 * to be made for. Throws if the festival has another release with its number.
 */
export function publishExample(db: Db, slug: string, publicKey: string, changes: Partial<PublicDocument> = {}) {
  const plain = exampleDocument(changes);
  const document = { ...plain, festival: { ...plain.festival, slug } };
  const { name, startsOn, endsOn, isDemonstration } = document.festival;
  const { bytes, sha256 } = packDocument(document);
  write(db, (tx) => {
    tx.insert(t.festivals)
      .values({ uid: slug, slug, name, startsOn, endsOn, isDemonstration, publicKey, createdAt: document.publishedAt })
      .onConflictDoUpdate({ target: t.festivals.slug, set: { publicKey } })
      .run();
    const festivalId = tx.select().from(t.festivals).where(eq(t.festivals.slug, slug)).get()?.id ?? 0;
    tx.insert(t.releases)
      .values({
        festivalId,
        number: document.number,
        at: document.publishedAt,
        note: document.note,
        publicDocument: bytes,
        publicSha256: sha256,
        teamDocument: bytes,
        teamSha256: sha256,
      })
      .onConflictDoNothing()
      .run();
    // When tests of a file are repeated on the shared server, they find the same state.
    const one = and(eq(t.releases.festivalId, festivalId), eq(t.releases.number, document.number));
    const kept = tx.select().from(t.releases).where(one).get();
    if (kept?.publicSha256 !== sha256) throw new Error(`« ${slug} » has another version ${document.number} already`);
  });
  return document;
}
