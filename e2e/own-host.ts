import { databaseFile, openDatabase } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { renewPublicKey } from '#lib/programme/public-key.ts';
import type { Started } from './server.ts';

/** Browsers resolve every name below `localhost` to this machine. */
export const OWN = 'lueurs.localhost';
export const AT = '2026-11-29T04:00:00.000Z';

export function inDatabase<T>({ dataFolder }: Started, work: (db: ReturnType<typeof openDatabase>) => T): T {
  const db = openDatabase(databaseFile(dataFolder));
  try {
    return work(db);
  } finally {
    db.$client.close();
  }
}

/** The state after this server answered at the host name, or after that was given up. */
export function stands(lanterne: Started, slug: string, leftAt: string | null = null): void {
  inDatabase(lanterne, (db) => {
    const festivalId =
      db
        .select()
        .from(t.festivals)
        .all()
        .find((one) => one.slug === slug)?.id ?? 0;
    const row = { host: OWN, festivalId, askedAt: AT, allowedAt: AT, answeredAt: AT, leftAt };
    db.transaction((tx) => {
      tx.insert(t.hosts)
        .values(row)
        .onConflictDoUpdate({ target: [t.hosts.host, t.hosts.festivalId], set: row })
        .run();
      renewPublicKey(tx, festivalId);
    });
  });
}
