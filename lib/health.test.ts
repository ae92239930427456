import { describe, expect, it } from 'vitest';
import { openDatabase } from '../db/client.ts';
import { openTestDb } from '../db/testing.ts';
import { health } from './health.ts';

describe('health', () => {
  it('is good on a database of this schema', () => {
    const db = openTestDb();
    expect(health(() => db)).toEqual({
      ok: true,
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      schema: expect.any(String),
      database: 'ready',
    });
  });

  it('says which part is not', () => {
    const later = openTestDb();
    later.$client.exec("insert into __drizzle_migrations (hash, created_at) values ('later', 9999999999999)");
    const closed = openTestDb();
    closed.$client.close();
    expect([later, closed, openDatabase(':memory:')].map((db) => health(() => db).database)).toEqual([
      'newer',
      'unavailable',
      'new',
    ]);
  });
});
