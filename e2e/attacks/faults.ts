import { once } from 'node:events';
import { closeSync, copyFileSync, openSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { databaseFile, openDatabase, openReadOnly } from '#db/client.ts';
import { festivals, users } from '#db/schema/index.ts';
import { lastReleaseNumber } from '#lib/programme/frozen-draft.ts';
import { type Attack, formAt, postForm, type Target } from './attack.ts';
import { book, bring } from './files.ts';
import { startLargeTarget, startTarget } from './target.ts';

type Saved = 'saved' | 'gone' | 'refused';

/**
 * Renames the account with its form, as a browser without scripts does; returns what the page says.
 */
async function save({ server, cookie }: Target, name: string): Promise<Saved> {
  const url = `${server.url}/fr/account`;
  const form = await formAt(url, cookie, 'name');
  form.set('name', name);
  const text = await (await postForm(url, cookie, form)).text();
  // Looks for the paragraph, as the sentence may also be among the page's messages.
  if (text.includes('C’est enregistré.</p>')) return 'saved';
  return text.includes('La base de données a été retirée ou remplacée') ? 'gone' : 'refused';
}

/** The name of the account in the database. */
function named({ server, email }: Target): string | undefined {
  const db = openReadOnly(databaseFile(server.dataFolder));
  try {
    return db.select().from(users).where(eq(users.email, email)).get()?.name;
  } finally {
    db.$client.close();
  }
}

const PARTS = ['', '-wal', '-shm'];
const moveDatabase = (from: string, to: string) => {
  for (const part of PARTS)
    try {
      renameSync(from + part, to + part);
    } catch {
      // Some of the files may not exist.
    }
};

/** The result of a check: null if it holds, else its description. */
const unless = (holds: boolean, what: string) => (holds ? null : what);

export const faults: readonly Attack[] = [
  {
    name: 'threads that end while they read files',
    run: async (target) => {
      const path = `/fr/organise/${target.slug}/lists/films`;
      const bytes = book(20_000 * target.share, 12, (row) => `Un film de plus ${row}`);
      const reading = [1, 2, 3, 4].map((n) => bring(target, path, bytes, `fault-${n}.xlsx`, 0));
      // By now the first two are being read, and two wait.
      await pause(300);
      target.endThreads();
      const odd = (await Promise.all(reading)).find((one) => one !== null);
      return odd ?? (await bring(target, path, book(20, 2, String), 'after.xlsx'));
    },
  },
  {
    name: 'thirty files at once',
    run: async (target) => {
      const path = `/fr/organise/${target.slug}/lists/films`;
      const url = target.server.url + path;
      const bytes = new Uint8Array(book(4000, 12, (row) => `Un film de plus ${row}`));
      const form = await formAt(url, target.cookie, 'file');
      form.set('file', new Blob([bytes]), 'many.xlsx');
      const all = await Promise.all(
        Array.from({ length: 30 }, async () => {
          const answer = await postForm(url, target.cookie, form);
          const text = await answer.text();
          const isSaid = text.includes('Le serveur est occupé');
          return answer.status === 503 && isSaid ? `busy ${answer.headers.get('retry-after')}` : String(answer.status);
        }),
      );
      const counts = new Map<string, number>();
      for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
      const odd = [...counts.keys()].find((one) => one !== '303' && one !== 'busy 10');
      return odd ?? unless((counts.get('busy 10') ?? 0) > 0, 'all of them waited');
    },
  },
  {
    name: 'a database that is removed and put back',
    isPrinted: true,
    run: async (target) => {
      const file = databaseFile(target.server.dataFolder);
      const away = `${file}-away`;
      moveDatabase(file, away);
      const said = await save(target, 'Removed');
      moveDatabase(away, file);
      if (said !== 'gone') return `removed: ${said}`;
      const after = await save(target, 'Put back');
      return unless(after === 'saved' && named(target) === 'Put back', `put back: ${after}`);
    },
  },
  {
    name: 'a database that is replaced',
    isPrinted: true,
    run: async (target) => {
      const file = databaseFile(target.server.dataFolder);
      const other = join(target.server.dataFolder, 'other.db');
      const db = openDatabase(file);
      db.$client.exec(`vacuum into '${other}'`);
      db.$client.close();
      renameSync(other, file);
      const first = await save(target, 'Not there');
      if (first === 'saved' && named(target) !== 'Not there') return 'called saved, and is nowhere';
      const after = await save(target, 'Replaced');
      return unless(after === 'saved' && named(target) === 'Replaced', `replaced: ${first}, then ${after}`);
    },
  },
  {
    name: 'a clock that is set an hour on, back, and a day back',
    run: async (target) => {
      const { server, cookie, slug } = target;
      const stream = await fetch(`${server.url}/api/festivals/${slug}/changes?client=${crypto.randomUUID()}&after=0`, {
        headers: { Cookie: cookie },
      });
      for (const hours of [1, 0, -24, 0]) {
        target.setClock(hours * 3_600_000);
        await pause(300);
        const page = await fetch(`${server.url}/fr/organise/${slug}`, {
          headers: { Cookie: cookie },
          redirect: 'manual',
        });
        await page.text();
        if (page.status !== 200) return `${hours} h: signed out (${page.status})`;
        const said = await save(target, `At ${hours}`);
        if (said !== 'saved' || named(target) !== `At ${hours}`) return `${hours} h: ${said}`;
      }
      await stream.body?.cancel();
      return unless(stream.status === 200, `the stream is ${stream.status}`);
    },
  },
  {
    name: 'a page of the database that is damaged',
    of: startTarget,
    isPrinted: true,
    run: async (target) => {
      const { server, cookie, slug } = target;
      const file = databaseFile(server.dataFolder);
      damage(file, 'films');
      const desk = await fetch(`${server.url}/fr/organise/${slug}/films`, { headers: { Cookie: cookie } });
      await desk.text();
      const health = await fetch(`${server.url}/api/health`);
      const { database } = (await health.json()) as { database: string };
      return unless(
        desk.status >= 500 && health.status === 503 && database === 'damaged',
        `the page is ${desk.status}, the health ${health.status} ${database}`,
      );
    },
  },
  {
    name: 'a stop while a large festival is published',
    of: startLargeTarget,
    run: async (target) => {
      const { server, cookie, slug } = target;
      const url = `${server.url}/fr/organise/${slug}/publish`;
      const form = await formAt(url, cookie, 'expected');
      form.set('despite', 'yes');
      const before = numberOf(target);
      const published = postForm(url, cookie, form).then((answer) => answer.text(), String);
      await pause(150);
      const asked = performance.now();
      server.process.kill('SIGTERM');
      await once(server.process, 'exit');
      const took = performance.now() - asked;
      await published;
      const isFinished = /Terminé avant l’arrêt/.test(server.output());
      const isCut = /Interrompu par l’arrêt/.test(server.output());
      const became = numberOf(target);
      if (took > 6000) return `it took ${Math.round(took)} ms`;
      if (isFinished === isCut) return 'the log does not say what became of it';
      return unless(
        became === before + (isFinished ? 1 : 0),
        `version ${became} after ${before}, and it was ${isFinished ? 'finished' : 'cut off'}`,
      );
    },
  },
];

function numberOf({ server, slug }: Target): number {
  const db = openReadOnly(databaseFile(server.dataFolder));
  try {
    const festival = db.select().from(festivals).where(eq(festivals.slug, slug)).get();
    return lastReleaseNumber(festival?.id ?? 0, db);
  } finally {
    db.$client.close();
  }
}

/** Overwrites the pages of a table with random bytes, as a failing disk does. */
function damage(file: string, table: string): void {
  const copy = `${file}-copy`;
  copyFileSync(file, copy);
  const db = openReadOnly(copy);
  const pages = db.$client.prepare('select pageno from dbstat where name = ?').pluck().all(table) as number[];
  const size = db.$client.pragma('page_size', { simple: true }) as number;
  db.$client.close();
  const handle = openSync(file, 'r+');
  for (const page of pages) writeSync(handle, Buffer.alloc(size, 0xa5), 0, size, (page - 1) * size);
  closeSync(handle);
  writeFileSync(copy, '');
}
