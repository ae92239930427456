/**
 * Subscribes real calendar programs to a real server through thirty publications.
 *
 *     npm run clients
 *
 * After each publication vdirsyncer synchronises, and khal, python-icalendar, vobject, libical and
 * ical.js read the calendar: all must agree with the release on start, end, title, place, status
 * and sequence; exactly the changed entries are transferred, and a second synchronisation transfers
 * nothing. Ends with code 1 at the first difference, with code 3 when a program is not installed.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseFile, openDatabase } from '#db/client.ts';
import { type Entry, expectedEntries, readByIcalJs } from '#lib/feeds/entries-testing.ts';
import { beginLife, LIFE_SLUG } from '#lib/feeds/life-testing.ts';
import { dataFolderWith } from '../filled.ts';
import { startLanterne } from '../server.ts';
import { compileLibical, missing, PACKAGES, readByLibical, readByPython } from './readers.ts';
import { type Shown, synchronisedFolder } from './synchronised.ts';

const RELEASES = 30;
const [FROM, TO] = ['2026-06-05', '2026-06-12'];

const absent = missing();
if (absent) {
  console.error(`Not installed: ${absent}. On Debian: apt-get install ${PACKAGES}`);
  process.exit(3);
}

const folder = mkdtempSync(join(tmpdir(), 'lanterne-clients-'));
const dataFolder = dataFolderWith(() => {});
const lanterne = await startLanterne({ dataFolder });
const db = openDatabase(databaseFile(dataFolder));
try {
  await live();
} finally {
  db.$client.close();
  await lanterne.stop();
  rmSync(folder, { recursive: true });
  rmSync(dataFolder, { recursive: true });
}

async function live() {
  const life = beginLife(db, { seed: 12 });
  const url = `${lanterne.url}/feeds/${LIFE_SLUG}/programme.ics`;
  const libical = compileLibical(folder);
  const reader = synchronisedFolder(folder, url);
  let before = new Map<string, string>();

  for (let i = 0; i < RELEASES; i += 1) {
    const { number, verb } = life.step();
    const expected = expectedEntries(life.current().document);
    // The readers below block this process for seconds, in which the server would close a kept
    // connection unnoticed.
    const answer = await fetch(url, { headers: { connection: 'close' } });
    assert.equal(answer.status, 200);
    const text = await answer.text();
    for (const [name, entries] of Object.entries({
      'ical.js': readByIcalJs(text),
      libical: readByLibical(libical, text),
      ...readByPython(text),
    })) {
      assert.deepEqual(entries, expected, `${name} reads release ${number} (${verb}) otherwise`);
    }

    const after = new Map(blocks(text));
    const changed = [...after].filter(([uid, block]) => before.get(uid) !== block).map(([uid]) => uid);
    const went = changed.filter((uid) => before.has(uid)).length;
    assert.deepEqual(reader.synchronise(), { came: changed.length, went }, `release ${number} (${verb})`);
    assert.deepEqual(reader.synchronise(), { came: 0, went: 0 }, `release ${number} again`);
    assert.deepEqual(inOrder(reader.shown(FROM, TO)), inOrder(expected.map(shownOf)), `khal, release ${number}`);
    console.log(`${number} ${verb}: ${expected.length} entries, ${changed.length} changed`);
    before = after;
  }
  console.log('vdirsyncer, khal, python-icalendar, vobject, libical and ical.js agree on every release.');
}

/** The bytes of each entry, by uid. */
function blocks(text: string): [string, string][] {
  const written = text.split(/(?=^BEGIN:VEVENT\r\n)/m).slice(1);
  return written.map((block) => [/^UID:(.+)\r$/m.exec(block)?.[1] ?? '', block.replace('END:VCALENDAR\r\n', '')]);
}

function shownOf({ start, end, title, place, status }: Entry): Shown {
  return { start, end, title, place, status };
}

function inOrder(shown: Shown[]): string[] {
  return shown.map((one) => JSON.stringify(one)).sort();
}
