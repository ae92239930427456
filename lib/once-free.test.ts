import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { databaseFile, openDatabase } from '#db/client.ts';
import { onceFree } from './once-free.ts';

/** A database, another program that holds it, and how often a save was tried. */
function heldDatabase() {
  const file = databaseFile(mkdtempSync(join(tmpdir(), 'lanterne-held-')));
  const [db, other] = [openDatabase(file, 0), openDatabase(file, 0)];
  db.$client.exec('create table saved (name text)');
  other.$client.exec('begin immediate');
  let tries = 0;
  const save = () => {
    tries += 1;
    return db.$client.prepare("insert into saved values ('kept')").run().changes;
  };
  return { db, other, save, tries: () => tries, rows: () => db.$client.prepare('select * from saved').all().length };
}

describe('a save while another program holds the database', () => {
  it('waits, lets other requests be answered meanwhile, and is done once', async () => {
    const { db, other, save, tries, rows } = heldDatabase();
    let served = 0;
    const clients = setInterval(() => {
      served += 1;
      if (served === 20) other.$client.exec('rollback');
    }, 5);
    expect(await onceFree(save, 5000, () => db)).toBe(1);
    clearInterval(clients);
    expect(served).toBeGreaterThanOrEqual(20);
    expect([tries(), rows()]).toEqual([2, 1]);
  });

  it('gives up after its maximum wait, having written nothing', async () => {
    const { db, other, save, rows } = heldDatabase();
    await expect(onceFree(save, 120, () => db)).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
    // A connection nobody refers to any more is closed when it is collected, and lets go.
    other.$client.exec('rollback');
    expect(rows()).toBe(0);
  });

  it('does not try again what failed for another reason', async () => {
    const { db } = heldDatabase();
    let tries = 0;
    const fail = () => {
      tries += 1;
      throw Object.assign(new Error('no'), { code: 'SQLITE_FULL' });
    };
    await expect(onceFree(fail, 5000, () => db)).rejects.toMatchObject({ code: 'SQLITE_FULL' });
    expect(tries).toBe(1);
  });
});
