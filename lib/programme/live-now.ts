import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { type Db, getDb, perConnection, type Tx } from '#db/client.ts';
import { events, liveFacts } from '#db/schema/index.ts';
import { withdrawnNamesOf } from '#lib/draft/queries.ts';
import { defaultLocale } from '#lib/i18n/locale.ts';
import { type FactRow, factsAt, type LiveFacts, type NoticeReaders } from '#lib/model/live-facts.ts';
import { withoutNames } from '#lib/model/withdrawn-names.ts';
import { eventOfFact } from './fact-rows.ts';

// Kept prepared, because every public page runs it.
const statementOf = perConnection((db) =>
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
    .leftJoin(events, eventOfFact)
    .where(and(eq(liveFacts.festivalId, sql.placeholder('festivalId')), isNull(liveFacts.endedAt)))
    .orderBy(asc(liveFacts.at), asc(liveFacts.id))
    .prepare(),
);

/** The facts of a festival that hold at `now` (an instant), as the public may read them. */
export const liveFactsOf = (festivalId: number, now: string, db: Db = getDb()): LiveFacts =>
  read(festivalId, now, 'all', db);

/**
 * The same including facts for the team only: for volunteers' pages and room sheets, never for
 * public pages.
 */
export const teamFactsOf = (festivalId: number, now: string, db: Db | Tx = getDb()): LiveFacts =>
  read(festivalId, now, 'team', db);

function read(festivalId: number, now: string, readers: NoticeReaders, db: Db | Tx): LiveFacts {
  const rows: FactRow[] = statementOf(db).all({ festivalId });
  return factsAt(withoutNames(rows, withdrawnNamesOf(festivalId, db), defaultLocale), now, readers);
}
