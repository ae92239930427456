import { gunzipSync, gzipSync } from 'node:zlib';
import { and, desc, eq, inArray, isNotNull, lt } from 'drizzle-orm';
import { type Db, getDb, type Tx, write } from '../../db/client.ts';
import type { ImportEntity } from '../../db/enums.ts';
import { type ImportAnswers, imports } from '../../db/schema/index.ts';
import { cleanLine } from '../i18n/clean-text.ts';
import type { Importing } from './list-noun.ts';
import { startOfList } from './list-start.ts';
import { type ImportRow, type Propose, type Table, tableOf } from './table.ts';

/** Milliseconds. */
const KEPT_FOR = 24 * 3600 * 1000;
/** Of one festival: older ones lose their rows. */
const MAX_KEPT = 20;

export type KeptList = Readonly<{
  id: number;
  name: string;
  table: Table;
  hasHeader: boolean;
  mapping: readonly string[];
  answers: ImportAnswers;
}>;

const headerText = (table: Table) => table.header.join('\u001f').slice(0, 4000);

/**
 * Keeps what was read until it is brought in, and answers its id; null of headings alone. What its columns hold is what was said of the last list with the same headings, else,
 * and where it has none, what `proposal` makes of it in the festival's first language. Nothing of it is in the programme or in the history.
 */
export function keepList(
  festival: Importing,
  entity: ImportEntity,
  { name, rows: read }: { name: string; rows: readonly ImportRow[] },
  proposal: Propose,
  now: string,
): number | null {
  const propose: Propose = (table) => proposal(table, festival.locale);
  const start = startOfList(read, propose, entity === 'event' ? festival.locale : null);
  const { rows } = start;
  const named = tableOf(rows, true);
  if ('code' in named) return null;
  return write(festival.db, (tx) => {
    const before = mappingOf(tx, festival, entity, headerText(named));
    // Headings that somebody has named before are some, whatever they look like.
    const hasHeader = start.hasHeader || before !== undefined;
    const bare = hasHeader ? named : tableOf(rows, false);
    const table = 'code' in bare ? named : bare;
    if (table.rows.length === 0) return null;
    const header = headerText(table);
    const mapping = before ?? propose(table).map((column) => column ?? '');
    const { id } = tx
      .insert(imports)
      .values({
        ...{ festivalId: festival.id, entity, userId: festival.actor.userId, header, hasHeader, mapping },
        name: cleanLine(name).slice(0, 200),
        rows: gzipSync(JSON.stringify(rows)),
        ...{ createdAt: now, touchedAt: now },
      })
      .returning({ id: imports.id })
      .get();
    letOldestGo(tx, festival.id);
    return id;
  });
}

/** What was last said of the columns of a list with these headings. */
const mappingOf = (tx: Tx, festival: Importing, entity: ImportEntity, header: string) =>
  tx
    .select({ mapping: imports.mapping })
    .from(imports)
    .where(
      and(
        ...[eq(imports.festivalId, festival.id), eq(imports.entity, entity)],
        ...[eq(imports.header, header), eq(imports.hasHeader, true)],
      ),
    )
    .orderBy(desc(imports.id))
    .limit(1)
    .get()?.mapping;

/** Of what is kept for this festival, all but the newest go. */
export function letOldestGo(tx: Tx, festivalId: number): void {
  const kept = tx
    .select({ id: imports.id })
    .from(imports)
    .where(and(eq(imports.festivalId, festivalId), isNotNull(imports.rows)))
    .orderBy(desc(imports.id))
    .all();
  const gone = kept.slice(MAX_KEPT).map((row) => row.id);
  tx.update(imports).set({ rows: null, answers: {} }).where(inArray(imports.id, gone)).run();
}

/** What nobody touched for a day goes. Answers how many lists lost their rows; asked once a day. */
export function letListsGo(now: string, db: Db = getDb()): number {
  const old = new Date(Date.parse(now) - KEPT_FOR).toISOString();
  return db
    .update(imports)
    .set({ rows: null, answers: {} })
    .where(and(isNotNull(imports.rows), lt(imports.touchedAt, old)))
    .run().changes;
}

/** Nobody else's hands are in it. */
const own = (festival: Importing, id: number) =>
  and(eq(imports.festivalId, festival.id), eq(imports.id, id), eq(imports.userId, festival.actor.userId));

/** The list of this id that the actor brought to this festival; null for any other, and once its rows are gone. */
export function keptList(festival: Importing, entity: ImportEntity, id: number): KeptList | null {
  const row = festival.db
    .select()
    .from(imports)
    .where(and(own(festival, id), eq(imports.entity, entity)))
    .get();
  if (!row?.rows) return null;
  const table = tableOf(JSON.parse(gunzipSync(row.rows).toString()) as ImportRow[], row.hasHeader);
  if ('code' in table) return null;
  return { id, name: row.name, table, hasHeader: row.hasHeader, mapping: row.mapping, answers: row.answers };
}

/** Notes what was said of a list: whether it has headings, what its columns hold, which rows are whom, what was mended. */
export function sayOfList(
  festival: Importing,
  id: number,
  said: { hasHeader: boolean; mapping: readonly string[]; answers: ImportAnswers },
  now: string,
): void {
  write(festival.db, (tx) =>
    tx
      .update(imports)
      .set({ ...said, mapping: [...said.mapping], touchedAt: now })
      .where(own(festival, id))
      .run(),
  );
}

/** Lets the rows go once they are in; what its columns hold is kept for the next list, and what was done is among the past imports. */
export function endList(festival: Importing, id: number, done: NonNullable<ImportAnswers['done']>, now: string): void {
  write(festival.db, (tx) =>
    tx.update(imports).set({ rows: null, answers: { done }, touchedAt: now }).where(own(festival, id)).run(),
  );
}
