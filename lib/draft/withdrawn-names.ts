import { asc, eq, sql } from 'drizzle-orm';
import { type Db, getDb, type Tx } from '#db/client.ts';
import { withdrawnNames as table } from '#db/schema/index.ts';
import type { WithdrawnName } from '#lib/model/withdrawn-names.ts';

const prepare = (db: Db | Tx) =>
  db
    .select({ uid: table.uid, number: table.number, formerNames: table.formerNames, name: table.name, at: table.at })
    .from(table)
    .where(eq(table.festivalId, sql.placeholder('festivalId')))
    .orderBy(asc(table.at), asc(table.uid))
    .prepare();
// Asked for every public request: the statement is compiled once per connection.
const statements = new WeakMap<Db | Tx, ReturnType<typeof prepare>>();

/** Whose names were taken back from everything of a festival, or changed in all of it, in the order they were. */
export function withdrawnNamesOf(festivalId: number, db: Db | Tx = getDb()): WithdrawnName[] {
  const statement = statements.get(db) ?? prepare(db);
  statements.set(db, statement);
  return statement.all({ festivalId });
}
