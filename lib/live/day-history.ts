import { and, asc, desc, eq, gte, inArray, max } from 'drizzle-orm';
import { type Db, getDb } from '../../db/client.ts';
import { changes } from '../../db/schema/index.ts';
import type { EventRoot } from '../events/root.ts';
import type { Bilingual } from '../i18n/text.ts';
import type { FactRoot } from './fact-rows.ts';

/** So many acts are listed. */
export const MOST_LISTED = 60;

/** One tap of today, as the history of the board lists it. `by` is empty where a fact ended by itself; `at` is an instant. */
export type DayChange = {
  batch: string;
  by: string;
  at: string;
  what:
    | { kind: 'delay'; event: number | null; minutes: number; cut: number; others: number }
    | { kind: 'places'; event: number | null; places: string }
    | { kind: 'notice'; event: number | null; text: Bilingual }
    /** A fact that was ended, by somebody or by itself. */
    | { kind: 'ended'; event: number | null; fact: FactRoot['kind']; text: Bilingual }
    /** An act that was published; `verb` is what was done with the first of its séances. */
    | { kind: 'act'; verb: string; events: readonly number[]; release: number }
    | { kind: 'published'; release: number };
  /** The batch this one takes back; `isUndo` when it takes back what `what` says, else it does it again. */
  undoes: string | null;
  isUndo: boolean;
  /** It was taken back, or cannot be: a fact that ended by itself, a publication of the desk. */
  canUndo: boolean;
};

type Row = typeof changes.$inferSelect;

/** What was told and done since an instant, the newest first. `numbers`: the number of a séance by its id. */
export function dayHistoryOf(
  festivalId: number,
  since: string,
  numbers: ReadonlyMap<number, number>,
  db: Db = getDb(),
): DayChange[] {
  const batches = db
    .select({ batch: changes.batch, last: max(changes.id) })
    .from(changes)
    .where(
      and(
        eq(changes.festivalId, festivalId),
        gte(changes.at, since),
        inArray(changes.entity, ['live-fact', 'release']),
      ),
    )
    .groupBy(changes.batch)
    .orderBy(desc(max(changes.id)))
    .limit(MOST_LISTED)
    .all();
  if (batches.length === 0) return [];
  const names = batches.map(({ batch }) => batch);
  const rows = rowsOf(db, festivalId, names);
  // What was taken back may be older than what is listed.
  let missing = undoneBy(rows);
  while (missing.length > 0) {
    for (const [batch, all] of rowsOf(db, festivalId, missing)) rows.set(batch, all);
    const known = missing;
    missing = undoneBy(rows).filter((batch) => !known.includes(batch));
  }
  const undone = new Set([...rows.values()].flatMap(([first]) => first?.undoes ?? []));
  return names.flatMap((batch) => changeOf(rows, batch, numbers, undone) ?? []);
}

/** The batches that were taken back and are not among these. */
const undoneBy = (rows: ReadonlyMap<string, readonly Row[]>): string[] =>
  [...rows.values()].flatMap(([first]) => first?.undoes ?? []).filter((batch) => !rows.has(batch));

function rowsOf(db: Db, festivalId: number, batches: readonly string[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  const rows = db
    .select()
    .from(changes)
    .where(and(eq(changes.festivalId, festivalId), inArray(changes.batch, [...batches])))
    .orderBy(asc(changes.id))
    .all();
  for (const row of rows) {
    const all = found.get(row.batch);
    if (all) all.push(row);
    else found.set(row.batch, [row]);
  }
  return found;
}

function changeOf(
  all: ReadonlyMap<string, readonly Row[]>,
  batch: string,
  numbers: ReadonlyMap<number, number>,
  undone: ReadonlySet<string>,
): DayChange | null {
  const [first] = all.get(batch) ?? [];
  if (!first) return null;
  const { actorName: by, at, undoes } = first;
  // What it was, however often it was taken back and done again.
  let [origin, turns] = [batch, 0];
  for (let to = undoes; to !== null && all.has(to); to = all.get(to)?.[0]?.undoes ?? null) {
    origin = to;
    turns += 1;
  }
  const what = whatOf(all.get(origin) ?? [], numbers);
  const isOwn = first.verb !== 'expired' && what?.kind !== 'published';
  return what && { batch, by, at, what, undoes, isUndo: turns % 2 === 1, canUndo: isOwn && !undone.has(batch) };
}

function whatOf(rows: readonly Row[], numbers: ReadonlyMap<number, number>): DayChange['what'] | null {
  const release = rows.find(({ entity }) => entity === 'release')?.after as { number: number } | undefined;
  const events = rows.filter(({ entity }) => entity === 'event');
  const facts = rows.filter(({ entity }) => entity === 'live-fact');
  if (release) {
    const [first] = events;
    if (!first) return { kind: 'published', release: release.number };
    const touched = events.map(({ before, after }) => ((after ?? before) as EventRoot).number);
    return { kind: 'act', verb: first.verb, events: [...new Set(touched)], release: release.number };
  }
  const numberOf = ({ eventId }: FactRoot) => (eventId === null ? null : (numbers.get(eventId) ?? null));
  const told = facts.find(({ verb }) => verb === 'told')?.after as FactRoot | undefined;
  const fact = told ?? ((facts[0]?.before ?? facts[0]?.after) as FactRoot | undefined);
  if (!fact) return null;
  const event = numberOf(fact);
  if (!told) return { kind: 'ended', event, fact: fact.kind, text: fact.text };
  if (fact.kind === 'notice') return { kind: 'notice', event, text: fact.text };
  if (fact.kind === 'availability') return { kind: 'places', event, places: fact.value };
  const others = new Set(facts.map(({ after, before }) => ((after ?? before) as FactRoot).eventId)).size - 1;
  return { kind: 'delay', event, minutes: Number(fact.value), cut: fact.cutMinutes ?? 0, others };
}
