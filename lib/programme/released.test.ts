import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { publish } from '../../e2e/filled.ts';
import { unpackDocument } from './packed.ts';
import { readAhead, releasedByKey, releasedBySlug } from './released.ts';

it('reads a release ahead once for all who wait, and later ones get it at once', async () => {
  const db = openTestDb();
  const { userId, slug } = makeFestival(db, { events: 1200, rooms: 40, days: 10, seed: 7 });
  await readAhead('bySlug', slug, db);
  publish(db, { userId, name: 'Camille', email: '', isAdministrator: false }, slug);
  const key = db.select({ key: t.festivals.publicKey }).from(t.festivals).where(eq(t.festivals.slug, slug)).get()?.key;
  let turns = 0;
  let isOver = false;
  const count = () => {
    turns += 1;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  const [one, other, none] = await Promise.all([
    readAhead('bySlug', slug, db),
    readAhead('byKey', key ?? '', db),
    readAhead('bySlug', 'x', db),
  ]);
  isOver = true;
  expect(turns).toBeGreaterThan(5);
  expect([one?.document === other?.document, none]).toEqual([true, null]);

  const bytes = db.select({ bytes: t.releases.publicDocument }).from(t.releases).get()?.bytes ?? Buffer.of();
  const document = releasedBySlug(slug, db)?.document;
  expect(releasedByKey(key ?? '', db)?.document).toBe(document);
  expect(document).toEqual(unpackDocument(bytes));
});
