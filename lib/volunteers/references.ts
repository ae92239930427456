import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import type * as t from '#db/schema/index.ts';
import { type RefusedEdit, refuse } from '#lib/history/roots.ts';

type Table = typeof t.tasks | typeof t.rooms | typeof t.events | typeof t.people | typeof t.volunteers;

/** Whether all these ids belong to this festival. */
export function areOwn(tx: Tx, table: Table, festivalId: number, ids: readonly (number | null)[]): boolean {
  const wanted = [...new Set(ids.flatMap((id) => id ?? []))];
  if (wanted.length === 0) return true;
  const found = tx
    .select({ id: table.id })
    .from(table)
    .where(and(eq(table.festivalId, festivalId), inArray(table.id, wanted)))
    .all();
  return found.length === wanted.length;
}

/** The refusal that names the first field with an id that is not of this festival. */
export function foreignField(
  tx: Tx,
  festivalId: number,
  fields: readonly [string, Table, readonly (number | null)[]][],
): RefusedEdit | undefined {
  const wrong = fields.find(([, table, ids]) => !areOwn(tx, table, festivalId, ids));
  return wrong && refuse(wrong[0], 'choice');
}
