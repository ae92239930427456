import { type Db, read, type Tx } from '#db/client.ts';
import { setRow } from '#db/rows.ts';
import { lastChange } from '#lib/events/act-answers.ts';
import { type BroughtIn, bringIn, type Importing } from '#lib/exchange/files/kept-imports.ts';
import type { Table } from '#lib/exchange/files/table.ts';
import { slugsEverOf } from '#lib/festivals/queries.ts';
import { keepKeys, keysOf } from '#lib/history/import-keys.ts';
import { recordChanges } from '#lib/history/record.ts';
import { mayChange } from '#lib/history/remit.ts';
import type { Root, RootTable } from '#lib/history/root-kind.ts';
import { type ClientKey, gatherChanges } from '#lib/history/roots.ts';
import { byId } from '#lib/model/keyed.ts';
import { isEqual } from '#lib/plain-values.ts';
import type { Festival } from '#lib/policy.ts';
import type { Mapping } from './list-columns.ts';
import type { Act, ListNoun } from './list-noun.ts';
import { type Answers, type ListPlan, type PlannedRow, planList } from './list-plan.ts';

/**
 * A list with the meaning of its columns, the answers about its rows, and the program from which it
 * comes.
 */
export type ReadList<C extends string> = Readonly<{
  table: Table;
  mapping: Mapping<C>;
  answers: Answers;
  source: string;
}>;

/** How many rows were new, changed, unchanged, and left out. */
export type ListCounts = { counts: Readonly<Record<'new' | 'changed' | 'unchanged' | 'left', number>> };
const NOTHING: ListCounts = { counts: { new: 0, changed: 0, unchanged: 0, left: 0 } };

/** What the list would do now. */
export function listPlanOf<C extends string, R extends Root, I, S>(
  noun: ListNoun<C, R, I, S>,
  festival: Festival & { db: Db },
  { table, mapping, answers, source }: ReadList<C>,
  tx: Db | Tx = festival.db,
): ListPlan<R, I> & { scene: S } {
  const roots = noun.rootsOf(tx, festival.id);
  const scene = noun.sceneOf(tx, festival, roots);
  const keys = keysOf(tx, festival.id, source, noun.kind.entity);
  const { locale } = festival;
  const slugs = slugsEverOf(festival, tx);
  return { ...planList(noun, scene, roots, { table, mapping, keys, answers, source, slugs, locale }), scene };
}

/**
 * Imports the list, if the plan is still the one that was shown. Rows that are refused or have open
 * questions are left out. `now` is an ISO instant.
 */
export function importList<C extends string, R extends Root, I, S>(
  noun: ListNoun<C, R, I, S>,
  festival: Importing,
  list: ReadList<C>,
  fingerprint: string,
  clientKey: ClientKey,
  now: string,
): BroughtIn<ListPlan<R, I>, ListCounts> {
  const planOn = (tx: Tx) => ({
    plan: listPlanOf(noun, festival, list, tx),
    change: lastChange(tx, festival.id),
  });
  // Planned before the database is locked: for thousands of rows it takes seconds, in which others
  // save.
  const prepared = read(festival.db, planOn);
  return bringIn(
    festival,
    { fingerprint, clientKey },
    NOTHING,
    (tx) => (lastChange(tx, festival.id) === prepared.change ? prepared : planOn(tx)).plan,
    (tx, plan, batch) => writeRows(noun, { tx, festival, batch, now }, plan.rows, list.source, clientKey),
  );
}

function writeRows<C extends string, R extends Root, I, S>(
  noun: ListNoun<C, R, I, S>,
  act: Act,
  rows: readonly PlannedRow<R, I>[],
  source: string,
  clientKey: ClientKey,
): { ok: true; batch: string | null } & ListCounts {
  const { tx, festival, batch, now } = act;
  const { entity, table } = noun.kind;
  const fresh = rows.filter((row) => row.is === 'new');
  const changed = rows.filter((row) => row.is === 'changed');
  const ids = noun.insert(
    act,
    fresh.map(({ input }) => input),
  );
  const idOf = new Map(fresh.map((row, at) => [row, ids[at] ?? 0]));
  for (const { root, input } of changed) noun.update(act, root, input);
  // Read at once: of thousands of rows each by itself took longer than writing them.
  const standing = byId(noun.rootsOf(tx, festival.id));
  const { gathered, record } = gatherChanges(festival, batch, clientKey, now);
  const keys: [string, number][] = [];
  const known = festival.actor.remit ? keysOf(tx, festival.id, source, entity) : null;
  // A programmer may rename records of their remit, but may neither take a name from nor give one
  // to other people's records.
  const isTheirs = (id: number | undefined) => {
    const root = id === undefined ? undefined : standing.get(id);
    return !root || mayChange(festival, entity, root);
  };
  for (const row of rows) {
    if (row.is !== 'new' && row.is !== 'changed' && row.is !== 'unchanged') continue;
    const before = row.is === 'new' ? null : row.root;
    const id = row.is === 'new' ? (idOf.get(row) ?? 0) : row.root.id;
    if (!known || (isTheirs(id) && isTheirs(known.get(row.foreignId)))) keys.push([row.foreignId, id]);
    const after = standing.get(id);
    if (row.is === 'unchanged' || !after || isEqual(before, after)) continue;
    record(entity, before ? 'edited' : 'created', before, before ? raised(tx, table, after) : after);
  }
  recordChanges(festival.db, gathered);
  const done = fresh.length + changed.length > 0 ? batch : null;
  keepKeys(festival.db, festival.id, source, entity, done, keys);
  const unchanged = rows.filter(({ is }) => is === 'unchanged').length;
  const left = rows.length - fresh.length - changed.length - unchanged;
  return { ok: true, batch: done, counts: { new: fresh.length, changed: changed.length, unchanged, left } };
}

/** A changed root with its next version, which is written with these columns of it. */
export function raised<R extends Root>(tx: Tx, table: RootTable, root: R, columns: Partial<R> = {}): R {
  const after = { ...root, version: root.version + 1 };
  setRow(tx, table, root.festivalId, root.id, { ...columns, version: after.version } as never);
  return after;
}
