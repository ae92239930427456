import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { untilWritten } from './until-written.ts';

it('reads once until this connection or another program writes', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'lanterne-')), 'test.db');
  const [db, other] = [openDatabase(file), openDatabase(file)];
  db.$client.exec('create table t (a); insert into t values (1)');
  let reads = 0;
  const read = (name: string) =>
    untilWritten(db, name, () => {
      reads += 1;
      return db.$client.prepare('select sum(a) from t').pluck().get();
    });
  expect([read('one'), read('one'), reads]).toEqual([1, 1, 1]);
  expect([read('two'), reads]).toEqual([1, 2]);
  db.$client.exec('update t set a = 5');
  expect([read('one'), read('one'), reads]).toEqual([5, 5, 3]);
  other.$client.exec('insert into t values (2)');
  expect([read('one'), reads]).toEqual([7, 4]);
  for (const one of [db, other]) one.$client.close();
});
