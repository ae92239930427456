import { appendFileSync, mkdtempSync, type writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { write } from './client.ts';
import { journalOf, keepJournal } from './journal.ts';
import { users } from './schema/index.ts';
import { openTestDb } from './testing.ts';

const disk = vi.hoisted(() => ({ atOnce: Number.POSITIVE_INFINITY }));
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const some = (fd: number, bytes: Buffer, from = 0) =>
    fs.writeSync(fd, bytes, from, Math.min(disk.atOnce, bytes.length - from));
  return { ...fs, writeSync: some as typeof writeSync };
});

it('keeps each line, also after an incomplete one, and if the disk accepts only parts', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'lanterne-journal-'));
  const db = openTestDb();
  keepJournal(db, dataFolder);
  const user = { email: 'nour@example.org', name: 'Nour', passwordHash: 'none', createdAt: 'then' };
  db.insert(users).values(user).run();
  const change = (passwordHash: string) => write(db, (tx) => tx.update(users).set({ passwordHash }).run());
  change('first');
  appendFileSync(join(dataFolder, 'revoked.jsonl'), '{"account":1,"ma');
  disk.atOnce = 5;
  change('é');
  change('third');
  expect(journalOf(dataFolder)).toMatchObject(['first', 'é', 'third'].map((password) => ({ account: 1, password })));
});
