import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { upgrades } from '#lib/exchange/festival-file/festival-file.ts';

const folder = join(import.meta.dirname, 'migrations');
const files = readdirSync(folder).filter((name) => name.endsWith('.sql'));
const at = files.findIndex((name) => name.startsWith('0019_'));

const labels: [string, string][] = [
  ['paid', 'Une séance'],
  ['paid', 'Passe du samedi'],
  ['paid', 'Pass festival'],
  ['paid', 'Carnet de six places'],
  ['paid', 'Abonnement'],
  ['paid', 'Passage par la billetterie'],
  ['free', 'Avec le pass'],
];
const kinds = ['paid', 'pass', 'pass', 'pass', 'pass', 'paid', 'free'];

it('a price whose label called it a pass becomes one, in a database and in a festival file', () => {
  const db = new Database(':memory:');
  const run = (names: readonly string[]) => {
    for (const name of names) db.exec(readFileSync(join(folder, name), 'utf8'));
  };
  run(files.slice(0, at));
  db.pragma('foreign_keys = off');
  const insert = db.prepare('insert into offers (festival_id, kind, label) values (1, ?, ?)');
  for (const [kind, fr] of labels) insert.run(kind, JSON.stringify({ fr }));
  run(files.slice(at, at + 1));
  expect(db.prepare('select kind from offers order by id').pluck().all()).toEqual(kinds);

  const offers = labels.map(([kind, fr]) => ({ kind, label: { fr } }));
  expect(upgrades[1]?.({ offers }).offers).toEqual(offers.map((offer, i) => ({ ...offer, kind: kinds[i] })));
  expect(upgrades[1]?.({ offers: [null, 'x', { kind: 'paid' }] }).offers).toEqual([null, 'x', { kind: 'paid' }]);
});
