import { randomUUID } from 'node:crypto';
import type { Db, Tx } from '#db/client.ts';
import type { Festival } from '#lib/authorized.ts';
import { type BroughtIn, bringIn } from '#lib/exchange/files/bring-in.ts';
import type { Importing } from '#lib/exchange/files/importing.ts';
import type { Table } from '#lib/exchange/files/table.ts';
import { keepKeys, keysOf } from '#lib/history/import-keys.ts';
import { type ClientKey, changeRoot, type Root, recordRoot } from '#lib/history/roots.ts';
import type { Mapping } from './list-columns.ts';
import type { Act, ListNoun } from './list-noun.ts';
import { type Answers, type ListPlan, type PlannedRow, planList } from './list-plan.ts';

/** A list, what its columns hold, what was said of its rows, and which program it comes from. */
export type ReadList<C extends string> = Readonly<{
  table: Table;
  mapping: Mapping<C>;
  answers: Answers;
  source: string;
}>;

/** How many rows were made and how many changed. */
export type ListCounts = { created: number; changed: number };

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
  return { ...planList(noun, scene, roots, { table, mapping, keys, answers, locale }), scene };
}

/**
 * Brings the list in under the name of the plan that was shown. Rows that are refused or not yet
 * answered are left out. `now` is an ISO instant.
 */
export const importList = <C extends string, R extends Root, I, S>(
  noun: ListNoun<C, R, I, S>,
  festival: Importing,
  list: ReadList<C>,
  fingerprint: string,
  clientKey: ClientKey,
  now: string,
): BroughtIn<ListPlan<R, I>, ListCounts> =>
  bringIn(
    festival,
    { fingerprint, clientKey },
    { created: 0, changed: 0 },
    (tx) => listPlanOf(noun, festival, list, tx),
    (tx, plan) => writeRows(noun, { tx, festival, batch: randomUUID(), now }, plan.rows, list.source, clientKey),
  );

function writeRows<C extends string, R extends Root, I, S>(
  noun: ListNoun<C, R, I, S>,
  act: Act,
  rows: readonly PlannedRow<R, I>[],
  source: string,
  clientKey: ClientKey,
): { ok: true; batch: string | null } & ListCounts {
  const { kind } = noun;
  const { tx, festival, now } = act;
  // The first change carries the key: the others of the batch are done or not with it.
  let key: ClientKey = clientKey;
  const once = () => {
    const own = key;
    key = null;
    return own;
  };
  let [created, changed] = [0, 0];
  const keys: [string, number][] = [];
  for (const row of rows) {
    if (row.is === 'new') {
      const id = noun.insert(act, row.input);
      const after = kind.read(tx, festival.id, id);
      const about = { verb: 'created', batch: act.batch, clientKey: once() };
      recordRoot(tx, festival, now, kind.entity, { ...about, before: null, after });
      keys.push([row.foreignId, id]);
      created += 1;
    } else if (row.is === 'changed') {
      const { root, input } = row;
      const about = { verb: 'edited', batch: act.batch, clientKey: once() };
      changeRoot(tx, festival, kind, root, about, now, () => {
        noun.update(act, root, input);
        return undefined;
      });
      keys.push([row.foreignId, root.id]);
      changed += 1;
    } else if (row.is === 'unchanged') keys.push([row.foreignId, row.root.id]);
  }
  const batch = created + changed > 0 ? act.batch : null;
  keepKeys(festival.db, festival.id, source, kind.entity, batch, keys);
  return { ok: true, batch, created, changed };
}
