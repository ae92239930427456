import { asc, eq, sql } from 'drizzle-orm';
import { type Db, getDb, perConnection, type Tx } from '#db/client.ts';
import { withdrawnNames as table } from '#db/schema/index.ts';
import type { WithdrawnName } from '#lib/model/withdrawn-names.ts';

// Kept prepared, because every public request runs it.
const statementOf = perConnection((db) =>
  db
    .select({ uid: table.uid, number: table.number, formerNames: table.formerNames, name: table.name, at: table.at })
    .from(table)
    .where(eq(table.festivalId, sql.placeholder('festivalId')))
    .orderBy(asc(table.at), asc(table.uid))
    .prepare(),
);

/**
 * The people of a festival whose names were withdrawn or changed everywhere, in the order in which
 * that was done.
 */
export function withdrawnNamesOf(festivalId: number, db: Db | Tx = getDb()): WithdrawnName[] {
  return statementOf(db).all({ festivalId });
}
