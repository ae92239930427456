import { expect, it } from 'vitest';
import { migrateDatabase } from './migrate.ts';
import * as t from './schema/index.ts';
import { databaseUntil } from './testing.ts';

const AT = '2026-05-01T08:00:00.000Z';

it('« Lecture seule » becomes « Équipe », and the browsers of the team are told still', () => {
  const db = databaseUntil('0039');
  const user = { email: 'nour@example.org', name: 'Nour', passwordHash: 'none', createdAt: AT };
  const { id: userId } = db.insert(t.users).values(user).returning().get();
  const own = { uid: 'f', slug: 'f', name: { fr: 'F' }, startsOn: '2026-06-01', endsOn: '2026-06-01', createdAt: AT };
  const { id: festivalId } = db
    .insert(t.festivals)
    .values({ ...own, publicKey: '0123456789abcdef' })
    .returning()
    .get();
  const session = { userId, tokenHash: 'h', device: 'd', createdAt: AT, lastSeenAt: AT, expiresAt: AT };
  const { id: sessionId } = db.insert(t.sessions).values(session).returning().get();
  const run = (statement: string, ...values: unknown[]) => db.$client.prepare(statement).run(...values);
  run(
    "insert into memberships (festival_id, user_id, role, created_at) values (?, ?, 'reader', ?)",
    festivalId,
    userId,
    AT,
  );
  run(
    "insert into access_tokens (festival_id, kind, token_hash, role, created_at) values (?, 'invitation', 'i', 'reader', ?)",
    festivalId,
    AT,
  );
  const browser = { endpoint: 'https://push.example/1', p256dh: 'p', auth: 'a', wishes: [], locale: 'fr' as const };
  db.insert(t.pushSubscriptions)
    .values({ festivalId, key: 'k', audience: 'team', userId, sessionId, createdAt: AT, ...browser })
    .run();

  migrateDatabase(db);

  expect(db.select().from(t.memberships).all()).toMatchObject([{ userId, role: 'team', remit: null }]);
  expect(db.select().from(t.accessTokens).all()).toMatchObject([{ tokenHash: 'i', role: 'team', remit: null }]);
  expect(db.select().from(t.pushSubscriptions).all()).toMatchObject([{ key: 'k', userId }]);
  // Keys are followed again.
  expect(() =>
    run('insert into memberships (festival_id, user_id, role, created_at) values (99, 99, ?, ?)', 'team', AT),
  ).toThrow(/FOREIGN KEY/);
  db.$client.close();
});

it('a table that is made anew gives no id again, as a festival in the bin may have it', () => {
  const db = databaseUntil('0039');
  const { $client } = db;
  const add = () =>
    Number(
      $client
        .prepare("insert into access_tokens (kind, token_hash, created_at) values ('setup', ?, 'now')")
        .run(String(Math.random())).lastInsertRowid,
    );
  const [first, last] = [add(), add()];
  $client.prepare('delete from access_tokens').run();
  migrateDatabase(db);
  expect([first, last, add()]).toEqual([1, 2, 3]);
});
