import { randomUUID } from 'node:crypto';
import { type Db, type Tx, write } from '../../db/client.ts';
import type { ChangeEntity } from '../../db/enums.ts';
import type { Festival } from '../festivals/access.ts';
import { type ClientKey, changeRoot, earlierTry, type Root, recordRoot } from '../history/roots.ts';
import { keepKeys, keysOf } from './import-keys.ts';
import type { Mapping } from './list-columns.ts';
import type { Importing, ListNoun } from './list-noun.ts';
import { type Answers, type ListPlan, planList } from './list-plan.ts';
import type { Table } from './table.ts';

/** A list, what its columns hold, what was said of its rows, and which program it comes from. */
export type ReadList<C extends string> = Readonly<{
  table: Table;
  mapping: Mapping<C>;
  answers: Answers;
  source: string;
}>;

/** `moved`: the programme changed since the plan was shown. */
export type Imported =
  | { ok: true; batch: string | null; created: number; changed: number }
  | { ok: false; reason: 'moved' };

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

/** The batch that an earlier press of the same button wrote; null while none did. */
export const importedBefore = (festival: Importing, entity: ChangeEntity, clientKey: ClientKey): string | null =>
  write(festival.db, (tx) => earlierTry(tx, festival.id, entity, clientKey)?.batch ?? null);

/**
 * Does what the plan of this name says: all of it in one transaction, one batch to take back. Rows that are refused or not yet answered are left out. A repeated
 * key is done once; a plan that is another one by now is not done.
 */
export function importList<C extends string, R extends Root, I, S>(
  noun: ListNoun<C, R, I, S>,
  festival: Importing,
  list: ReadList<C>,
  fingerprint: string,
  clientKey: ClientKey,
  now: string,
): Imported {
  return write(festival.db, (tx): Imported => {
    const { kind } = noun;
    const earlier = earlierTry(tx, festival.id, kind.entity, clientKey);
    if (earlier) return { ok: true, batch: earlier.batch, created: 0, changed: 0 };
    const plan = listPlanOf(noun, festival, list, tx);
    if (plan.fingerprint !== fingerprint) return { ok: false, reason: 'moved' };
    const act = { tx, festival, batch: randomUUID(), now };
    // The first change carries the key: the others of the batch are done or not with it.
    let key: ClientKey = clientKey;
    const once = () => {
      const own = key;
      key = null;
      return own;
    };
    let [created, changed] = [0, 0];
    const keys: [string, number][] = [];
    for (const row of plan.rows) {
      if (row.is === 'new') {
        const id = noun.insert(act, row.input);
        const after = kind.read(tx, festival.id, id);
        recordRoot(tx, festival, now, kind.entity, {
          ...{ verb: 'created', before: null, after, batch: act.batch, clientKey: once() },
        });
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
    keepKeys(festival.db, festival.id, list.source, kind.entity, batch, keys);
    return { ok: true, batch, created, changed };
  });
}
