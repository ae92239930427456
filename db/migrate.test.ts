import { beforeEach, expect, it, vi } from 'vitest';
import { migrateDatabase, schemaState } from './migrate.ts';
import * as t from './schema/index.ts';
import { databaseUntil } from './testing.ts';

/** What the last migration does besides. */
const besides = vi.hoisted(() => ({ sql: [] as string[] }));
vi.mock('drizzle-orm/migrator', async (original) => {
  const migrator = await original<typeof import('drizzle-orm/migrator')>();
  const read: typeof migrator.readMigrationFiles = (config) =>
    migrator.readMigrationFiles(config).map((one, i, all) => ({
      ...one,
      sql: i === all.length - 1 ? [...one.sql, ...besides.sql] : one.sql,
    }));
  return { ...migrator, readMigrationFiles: read };
});
beforeEach(() => {
  besides.sql = [];
});

const AT = '2026-05-01T08:00:00.000Z';

it('« Lecture seule » becomes « Équipe », and the team’s devices keep their notifications', () => {
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

it('a message past its hour whose readers were erased goes to nobody who joined since', () => {
  const db = databaseUntil('0050');
  const own = { uid: 'f', slug: 'f', name: { fr: 'F' }, startsOn: '2026-06-01', endsOn: '2026-06-01', createdAt: AT };
  const { id: festivalId } = db
    .insert(t.festivals)
    .values({ ...own, publicKey: '0123456789abcdef' })
    .returning()
    .get();
  const causes = ['group {} past', 'group {} ahead', 'sent'];
  for (const cause of causes)
    db.insert(t.sentMessages)
      .values({
        festivalId,
        kind: 'written',
        cause,
        subject: {},
        text: { fr: 'Bonjour' },
        createdAt: AT,
        heldUntil: cause.endsWith('ahead') ? '2999-01-01T08:00:00.000Z' : AT,
        topic: cause,
      })
      .run();
  migrateDatabase(db);
  const kept = db.select().from(t.sentMessages).orderBy(t.sentMessages.id).all();
  expect(kept.map(({ cause }) => cause)).toEqual(['withdrawn group {} past', 'group {} ahead', 'sent']);
  db.$client.close();
});

it('a table that is rebuilt reuses no id, as a festival in the bin may have it', () => {
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

it.each([
  ['fails', 'insert into nowhere values (1)', /no such table/],
  ['loses what others point to', 'delete from users', /lost something/],
])('a migration that %s leaves the database as it was', (_what, sql, said) => {
  const db = databaseUntil('0039');
  const { $client } = db;
  const user = { email: 'nour@example.org', name: 'Nour', passwordHash: 'none', createdAt: AT };
  const { id: userId } = db.insert(t.users).values(user).returning().get();
  const session = { userId, tokenHash: 'h', device: 'd', createdAt: AT, lastSeenAt: AT, expiresAt: AT };
  db.insert(t.sessions).values(session).run();
  const schema = () => $client.prepare('select sql from sqlite_master').pluck().all();
  const before = schema();
  besides.sql = [sql];
  expect(() => migrateDatabase(db)).toThrow(said);
  expect([schemaState(db), schema(), $client.pragma('foreign_keys', { simple: true })]).toEqual(['older', before, 1]);
  expect(db.select({ name: t.users.name }).from(t.users).all()).toEqual([{ name: 'Nour' }]);
  besides.sql = [];
  migrateDatabase(db);
  expect(schemaState(db)).toBe('current');
  $client.close();
});
