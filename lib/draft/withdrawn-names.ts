import { asc, eq, sql } from 'drizzle-orm';
import { type Db, getDb, perConnection, type Tx } from '#db/client.ts';
import { withdrawnNames as table } from '#db/schema/index.ts';
import type { WithdrawnName } from '#lib/model/withdrawn-names.ts';

// Asked for every public request.
const statementOf = perConnection((db) =>
  db
    .select({ uid: table.uid, number: table.number, formerNames: table.formerNames, name: table.name, at: table.at })
    .from(table)
    .where(eq(table.festivalId, sql.placeholder('festivalId')))
    .orderBy(asc(table.at), asc(table.uid))
    .prepare(),
);

/**
 * Whose names were taken back from everything of a festival, or changed in all of it, in the order
 * they were.
 */
export function withdrawnNamesOf(festivalId: number, db: Db | Tx = getDb()): WithdrawnName[] {
  return statementOf(db).all({ festivalId });
}
