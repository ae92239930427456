import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { type Db, getDb } from '../../db/client.ts';
import { events, liveFacts } from '../../db/schema/index.ts';
import { type FactRow, factsAt, type LiveFacts } from './facts.ts';

const prepare = (db: Db) =>
  db
    .select({
      event: events.number,
      eventId: liveFacts.eventId,
      kind: liveFacts.kind,
      value: liveFacts.value,
      cutMinutes: liveFacts.cutMinutes,
      text: liveFacts.text,
      at: liveFacts.at,
      until: liveFacts.until,
      endedAt: liveFacts.endedAt,
    })
    .from(liveFacts)
    .leftJoin(events, and(eq(events.festivalId, liveFacts.festivalId), eq(events.id, liveFacts.eventId)))
    .where(and(eq(liveFacts.festivalId, sql.placeholder('festivalId')), isNull(liveFacts.endedAt)))
    .orderBy(asc(liveFacts.at), asc(liveFacts.id))
    .prepare();

// Asked whenever a public page is drawn: the statement is compiled once per connection.
const statements = new WeakMap<Db, ReturnType<typeof prepare>>();

/** What holds of a festival at `now` (an instant). */
export function liveFactsOf(festivalId: number, now: string, db: Db = getDb()): LiveFacts {
  const statement = statements.get(db) ?? prepare(db);
  statements.set(db, statement);
  const rows: FactRow[] = statement.all({ festivalId });
  return factsAt(rows, now);
}
