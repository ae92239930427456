import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import type { Db } from '#db/client.ts';
import { festivals, hosts, releases } from '#db/schema/index.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { renewEarlierEditions } from './new-public-key.ts';
import { nextEditionOf } from './next-edition.ts';
import { publicUrl } from './own-host.ts';
import { packDocument } from './packed.ts';
import { freeze } from './release.ts';

const AT = '2026-05-01T10:00:00.000Z';

function edition(db: Db, slug: string, previousId: number | null) {
  const { festivalId } = makeFestival(db, { events: 2, rooms: 1, days: 1, seed: 1, slug });
  db.update(festivals).set({ previousId }).where(eq(festivals.id, festivalId)).run();
  return festivalId;
}

function publish(db: Db, festivalId: number) {
  const documents = freeze(loadDraft(festivalId, db), null, { number: 1, at: AT });
  const [shown, team] = [packDocument(documents.public), packDocument(documents.team)];
  const bytes = { publicDocument: shown.bytes, publicSha256: shown.sha256, teamDocument: team.bytes };
  db.insert(releases)
    .values({ festivalId, number: 1, at: AT, ...bytes, teamSha256: team.sha256 })
    .run();
  return documents.public.festival;
}

it('is announced once it is public, the last of those that follow each other, by what its release says', () => {
  const db = openTestDb();
  const nextOf = (festivalId: number, host: string | null = null) => nextEditionOf({ festivalId, host }, db);
  const first = edition(db, 'first', null);
  const second = edition(db, 'second', first);
  edition(db, 'aside', null);
  expect(nextOf(first)).toBeNull();
  const { name, startsOn, endsOn } = publish(db, second);
  db.update(festivals)
    .set({ name: { fr: 'Brouillon' } })
    .where(eq(festivals.id, second))
    .run();
  expect(nextOf(first)).toEqual({ slug: 'second', name, startsOn, endsOn });
  const third = edition(db, 'third', second);
  expect(nextOf(first)?.slug).toBe('second');
  publish(db, third);
  expect([first, second, third].map((id) => nextOf(id)?.slug)).toEqual(['third', 'third', undefined]);
  // If it has another host name than the former edition, this is stated.
  expect(nextOf(first, 'lueurs.example.org')?.url).toBe(publicUrl(null));
  db.insert(hosts)
    .values({ host: 'suite.example.org', festivalId: third, askedAt: AT, allowedAt: AT, answeredAt: AT })
    .run();
  expect(nextOf(first)?.url).toBe(publicUrl('suite.example.org'));
  expect(nextOf(first, 'suite.example.org')?.url).toBeUndefined();
  // Nobody can create a circle; this one would not hang either.
  db.update(festivals).set({ previousId: third }).where(eq(festivals.id, first)).run();
  expect(nextOf(first)?.slug).toBe('third');
});

it('changes the pages of those before it, and of no other festival', () => {
  const db = openTestDb();
  const first = edition(db, 'first', null);
  const second = edition(db, 'second', first);
  const third = edition(db, 'third', second);
  edition(db, 'aside', null);
  const keys = () => db.select({ slug: festivals.slug, key: festivals.publicKey }).from(festivals).all();
  const before = keys();
  db.transaction((tx) => renewEarlierEditions(tx, third));
  const changed = keys().filter(({ key }, i) => key !== before[i]?.key);
  expect(changed.map(({ slug }) => slug)).toEqual(['first', 'second']);
});
