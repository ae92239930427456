import { statfsSync, statSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { asc, eq, sql } from 'drizzle-orm';
import { type Db, databaseFile } from '#db/client.ts';
import { schemaVersion } from '#db/migrate.ts';
import { festivals, releases } from '#db/schema/index.ts';
import { sha256Of } from '#db/sha256.ts';
import { isTimeZone } from '#lib/time/wall-clock.ts';
import type { Answer, Command, Given } from './command.ts';

type CheckName = 'integrity' | 'foreignKeys' | 'orphans' | 'timeZones' | 'freeSpace' | 'releases' | 'owners';
/**
 * `bad`: something is broken. `warning`: something should be checked. `found` lists at most twenty
 * findings.
 */
type DoctorCheck = Readonly<{
  name: CheckName;
  state: 'good' | 'warning' | 'bad';
  count: number;
  found: readonly string[];
}>;

const SHOWN = 20;
const check = (name: CheckName, found: readonly string[], otherwise: 'warning' | 'bad' = 'bad'): DoctorCheck => ({
  name,
  count: found.length,
  found: found.slice(0, SHOWN),
  state: found.length === 0 ? 'good' : otherwise,
});

/** Everything that `doctor` checks, in order. Reads only. */
const checksOf = (db: Db, dataFolder: string): DoctorCheck[] => [
  check('integrity', integrity(db)),
  check('foreignKeys', foreignKeys(db)),
  check('orphans', orphans(db), 'warning'),
  check('timeZones', timeZones(db)),
  check('releases', brokenReleases(db)),
  check('owners', withoutOwner(db), 'warning'),
  check('freeSpace', freeSpace(dataFolder), 'warning'),
];

const texts = (rows: unknown): string[] => (Array.isArray(rows) ? rows.map(String) : []);

const integrity = (db: Db): string[] =>
  texts(db.$client.prepare('pragma integrity_check(20)').pluck().all()).filter((line) => line !== 'ok');

const foreignKeys = (db: Db): string[] =>
  db
    .all<{ table: string; rowid: number; parent: string }>(sql`pragma foreign_key_check`)
    .map(({ table, rowid, parent }) => `${table} ${rowid} → ${parent}`);

/**
 * Rows that refer to a deleted row where no foreign key prevents it. The key of an import may do
 * so: its film was deleted, or its import undone.
 */
const ORPHANS: Readonly<Record<string, string>> = {
  volunteer_links: `select 'volunteer_links ' || volunteer_id from volunteer_links
    where token_id not in (select id from access_tokens)`,
  search: `select 'search_index ' || entity || ' ' || entity_id from search_index s where
    (entity = 'film' and not exists (select 1 from films where id = s.entity_id)) or
    (entity = 'event' and not exists (select 1 from events where id = s.entity_id)) or
    (entity = 'person' and not exists (select 1 from people where id = s.entity_id))`,
  unsearched: `select 'films ' || id from films where id not in (select entity_id from search_index where entity = 'film')
    union all select 'people ' || id from people where id not in (select entity_id from search_index where entity = 'person')
    union all select 'events ' || id from events where id not in (select entity_id from search_index where entity = 'event')`,
};

const orphans = (db: Db): string[] =>
  Object.values(ORPHANS).flatMap((query) => texts(db.$client.prepare(query).pluck().all()));

const timeZones = (db: Db): string[] =>
  db
    .select({ slug: festivals.slug, timeZone: festivals.timeZone })
    .from(festivals)
    .all()
    .filter(({ timeZone }) => !isTimeZone(timeZone))
    .map(({ slug, timeZone }) => `${slug} ${timeZone}`);

/** Festivals that only an administrator can open. The demonstration is one. */
const withoutOwner = (db: Db): string[] =>
  texts(
    db.$client
      .prepare(
        `select slug from festivals f where is_demonstration = 0
         and not exists (select 1 from memberships m where m.festival_id = f.id and m.role = 'owner')`,
      )
      .pluck()
      .all(),
  );

/** One release at a time, because their documents are the largest data. */
function brokenReleases(db: Db): string[] {
  const all = db
    .select({ id: releases.id, number: releases.number, slug: festivals.slug })
    .from(releases)
    .innerJoin(festivals, eq(festivals.id, releases.festivalId))
    .orderBy(asc(releases.id))
    .all();
  return all.flatMap(({ id, number, slug }) => {
    const row = db.select().from(releases).where(eq(releases.id, id)).get();
    if (!row) return [];
    const parts = [
      ['public', row.publicDocument, row.publicSha256],
      ['team', row.teamDocument, row.teamSha256],
    ] as const;
    return parts.flatMap(([part, bytes, sha256]) => (isDocument(bytes, sha256) ? [] : `${slug} ${number} ${part}`));
  });
}

function isDocument(bytes: Buffer, sha256: string): boolean {
  try {
    const json = gunzipSync(bytes);
    JSON.parse(json.toString('utf8'));
    return sha256Of(json) === sha256;
  } catch {
    return false;
  }
}

/** In bytes: an update makes a backup first, and needs as much again to write. */
const LEAST_FREE = 200_000_000;

function freeSpace(dataFolder: string): string[] {
  const { bavail, bsize } = statfsSync(dataFolder);
  const needed = Math.max(LEAST_FREE, 2 * statSync(databaseFile(dataFolder)).size);
  const free = bavail * bsize;
  return free < needed ? [`${Math.round(free / 1_000_000)} MB < ${Math.round(needed / 1_000_000)} MB`] : [];
}

const MARKS = { good: '✓', warning: '!', bad: '✗' } as const;

/**
 * `doctor`: checks whether the data is intact. Changes nothing. Anything broken makes the exit code
 * 1.
 */
function examine(given: Given): Answer {
  const { say, env } = given;
  const checks = checksOf(given.db(), env.dataFolder);
  const ok = checks.every(({ state }) => state !== 'bad');
  const lines = checks.flatMap(({ name, state, count, found }) => [
    `${MARKS[state]} ${state === 'good' ? say(`good.${name}`) : say(`found.${name}`, { count })}`,
    ...found.map((line) => `    ${line}`),
  ]);
  return {
    ok,
    lines: [
      say('examined', { folder: env.dataFolder, schema: schemaVersion() }),
      ...lines,
      ok ? say('whole') : say('broken'),
    ],
    json: { dataFolder: env.dataFolder, schema: schemaVersion(), checks },
  };
}

export const doctor: Command = { options: {}, words: [0, 0], run: examine };
