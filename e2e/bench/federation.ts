/**
 * An installation of a federation: how long it takes to start, to show its home page and its lists,
 * to migrate and to be backed up.
 *
 *     npx tsx e2e/bench/federation.ts
 *
 * Input: 300 festivals of 60 séances over twelve years, all published, each with an owner and two
 * more members out of 200 accounts; an administrator who is a member of none. Limits: a start takes
 * 3 s, the home page 50 ms, the list of the desk 150 ms, an update with its backup and a backup 60
 * s each. The update begins at the schema without the last added columns, which are removed for
 * this.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { type Db, databaseFile, openDatabase, write } from '#db/client.ts';
import journal from '#db/migrations/meta/_journal.json' with { type: 'json' };
import * as t from '#db/schema/index.ts';
import { makeFestival } from '#db/testing.ts';
import { startSession } from '#lib/accounts/sessions.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { shiftDays } from '#lib/festivals/settings.ts';
import { addDays } from '#lib/time/calendar.ts';
import { dataFolderWith, MADE_AT, makeAdministrator, publish } from '../filled.ts';
import { cookieOf, fetchAs } from '../friends.ts';
import { SECRET, startLanterne } from '../server.ts';

const FESTIVALS = 300;
const ACCOUNTS = 200;
const SEANCES = 60;
const TOWNS = ['Brest', 'Évry', 'Nîmes', 'Liège', 'Dakar', 'Lyon', 'Metz', 'Rennes', 'Arles', 'Pau'];

const missed: string[] = [];
function must(what: string, milliseconds: number, most: number) {
  const holds = milliseconds <= most;
  if (!holds) missed.push(what);
  console.log(`${holds ? 'ok  ' : 'FAIL'} ${what}: ${milliseconds.toFixed(0)} ms, at most ${most}`);
}

async function timed<T>(work: () => T | Promise<T>): Promise<{ took: number; result: T }> {
  const from = performance.now();
  const result = await work();
  return { took: performance.now() - from, result };
}

/** A festival with this number; its owner is an account that has one or two. */
function add(db: Db, at: number, accounts: readonly number[]): void {
  const slug = `festival-${at}`;
  const made = makeFestival(db, { events: SEANCES, rooms: 3, days: 4, seed: at, slug });
  const [owner = 0, ...others] = [at, at + 7, at + 19].map((one) => accounts[one % accounts.length] ?? 0);
  const actor = { userId: owner, name: '', email: '', isAdministrator: false };
  const name = `Écrans de ${TOWNS[at % TOWNS.length]} ${2016 + (at % 12)}`;
  write(db, (tx) => {
    tx.update(t.memberships).set({ userId: owner }).where(eq(t.memberships.festivalId, made.festivalId)).run();
    for (const userId of others)
      tx.insert(t.memberships)
        .values({ festivalId: made.festivalId, userId, role: 'organiser', createdAt: MADE_AT })
        .run();
    tx.delete(t.users).where(eq(t.users.id, made.userId)).run();
    tx.update(t.festivals)
      .set({ name: { fr: name, en: name } })
      .where(eq(t.festivals.id, made.festivalId))
      .run();
  });
  const festival = authorizeFestival(actor, slug, 'settings', db);
  const by = ((at % 12) - 10) * 365 + ((at * 37) % 300);
  const moved = { startsOn: addDays(festival.startsOn, by), endsOn: addDays(festival.endsOn, by) };
  write(db, (tx) => {
    tx.update(t.festivals).set(moved).where(eq(t.festivals.id, festival.id)).run();
    shiftDays({ tx, batch: slug, now: MADE_AT, festival }, by, festival.timeZone);
  });
  publish(db, actor, slug);
}

let tokens = { administrator: '', owner: '' };
console.log(`     making ${FESTIVALS} festivals of ${SEANCES} séances and ${ACCOUNTS} accounts`);
const dataFolder = dataFolderWith((db) => {
  const accounts = Array.from({ length: ACCOUNTS }, (_, at) => {
    const values = { email: `a${at}@example.org`, name: `Équipe ${at}`, passwordHash: 'none', createdAt: MADE_AT };
    return db.insert(t.users).values(values).returning().get().id;
  });
  for (let at = 0; at < FESTIVALS; at += 1) add(db, at, accounts);
  const { userId } = makeAdministrator(db);
  const sessionOf = (id: number) => write(db, (tx) => startSession(tx, id, '', new Date().toISOString())).token;
  tokens = { administrator: sessionOf(userId), owner: sessionOf(accounts[0] ?? 0) };
});
console.log(`     the database has ${(statSync(databaseFile(dataFolder)).size / 1e6).toFixed(0)} MB`);

const env = { LANTERNE_SECRET: SECRET };
{
  const started = await timed(() => startLanterne({ dataFolder, env }));
  must('a start', started.took, 3000);
  const lanterne = started.result;
  const text = async (path: string, cookie = '') => {
    const answer = await fetchAs(lanterne.url, { cookie })(path);
    const html = await answer.text();
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
    return html;
  };
  const middle = async (path: string, cookie = '') => {
    const took: number[] = [];
    for (let turn = 0; turn < 15; turn += 1) took.push((await timed(() => text(path, cookie))).took);
    return took.toSorted((a, b) => a - b)[7] ?? 0;
  };
  const administrator = await cookieOf(tokens.administrator);
  const owner = await cookieOf(tokens.owner);
  const first = await timed(() => text('/fr'));
  console.log(`     its first reader: ${first.took.toFixed(0)} ms, ${(first.result.length / 1000).toFixed(0)} kB`);
  must('the home page', await middle('/fr'), 50);
  must('the home page, searched', await middle('/fr?q=evry'), 50);
  must('the list of an owner', await middle('/fr/organise', owner), 150);
  must('the list of the administrator', await middle('/fr/organise', administrator), 150);
  must('the list of the administrator, searched', await middle('/fr/organise?q=evry', administrator), 150);
  must('who owns what', await middle('/fr/installation', administrator), 150);
  console.log(`     the list is ${((await text('/fr/organise', administrator)).length / 1000).toFixed(0)} kB long`);
  await lanterne.stop();
}
{
  const backup = await timed(() => lanterne('backup', dataFolder));
  must('a backup', backup.took, 60_000);
}
{
  const older = mkdtempSync(join(tmpdir(), 'lanterne-older-'));
  cpSync(databaseFile(dataFolder), databaseFile(older));
  console.log(`     taken away: ${takeAwayColumns(databaseFile(older)).join(', ')}`);
  const started = await timed(() => startLanterne({ dataFolder: older, env }));
  must('an update with its backup, and a start', started.took, 60_000);
  await started.result.stop();
}
if (missed.length > 0) {
  console.error(`Missed: ${missed.join('; ')}`);
  process.exitCode = 1;
}

function lanterne(command: string, folder: string): void {
  const done = spawnSync('npm', ['run', '-s', 'lanterne', '--', command], {
    encoding: 'utf8',
    env: { ...process.env, ...env, LANTERNE_DATA: folder },
  });
  if (done.status !== 0) throw new Error(done.stderr + done.stdout);
}

/**
 * Takes a database back to before the last migrations that only add columns; returns these columns.
 */
function takeAwayColumns(file: string): string[] {
  const db = openDatabase(file);
  const gone: string[] = [];
  for (const { tag, when } of journal.entries.toReversed()) {
    const sql = readFileSync(join(import.meta.dirname, '../../db/migrations', `${tag}.sql`), 'utf8');
    const added = sql.split('--> statement-breakpoint').map((one) => / *ALTER TABLE `(\w+)` ADD `(\w+)`/.exec(one));
    if (added.some((one) => one === null)) break;
    for (const [, table, column] of added.filter((one) => one !== null).toReversed()) {
      db.$client.exec(`alter table \`${table}\` drop column \`${column}\``);
      gone.push(`${table}.${column}`);
    }
    db.$client.prepare('delete from __drizzle_migrations where created_at = ?').run(when);
  }
  db.$client.pragma('wal_checkpoint(truncate)');
  db.$client.close();
  return gone;
}
