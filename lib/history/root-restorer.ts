import type { Db, Tx } from '#db/client.ts';
import type { Put, Recorded, Restorer } from './restorer.ts';
import type { ManyOfKind, Root, RootKind } from './root-kind.ts';

/**
 * The restorer for roots with a version. A version that a reader saw is never used for another
 * state.
 */
export function rootRestorer(kind: RootKind<Root>): Restorer {
  const { permission, many } = kind;
  return {
    permission,
    ...(many && {
      restoreMany: (db, tx, festivalId, changes) => restoreMany(kind, many, db, tx, festivalId, changes),
    }),
    restore(tx, festivalId, change) {
      const { entityId, before: was, after: written } = change;
      const [before, after] = [was as Root | null, written as Root | null];
      const current = kind.read(tx, festivalId, entityId);
      if ((current?.version ?? null) !== (after?.version ?? null)) return null;
      if (kind.staysSo?.(tx, festivalId, change)) return null;
      if (before && before.festivalId !== festivalId) return null;
      if (!before) {
        if (!current) return null;
        kind.remove(tx, current);
        return { verb: 'undone', before: current, after: null };
      }
      if (isOnlyConfirmed(before, current)) return { verb: 'undone', before: current, after: current };
      const version = nextVersion(before, after);
      if (current) kind.update(tx, { ...before, version }, current);
      else kind.insert(tx, { ...before, version });
      return { verb: 'undone', before: current, after: kind.read(tx, festivalId, entityId) };
    },
  };
}

/**
 * If only the version is the same, the root was merely confirmed, and nobody is told of a change.
 */
const isOnlyConfirmed = (before: Root, current: Root | null) => before.version === current?.version;
const nextVersion = (before: Root, after: Root | null) => Math.max(before.version, after?.version ?? 0) + 1;

function restoreMany(
  kind: RootKind<Root>,
  many: ManyOfKind<Root>,
  db: Db,
  tx: Tx,
  festivalId: number,
  changes: readonly Recorded[],
): Put[] {
  const ids = changes.map(({ entityId }) => entityId);
  const there = many.read(db, festivalId, ids);
  const [gone, back, same]: [number[], Root[], Set<number>] = [[], [], new Set()];
  const changed: number[] = [];
  for (const change of changes) {
    const { entityId, before: was, after: written } = change;
    const [before, after] = [was as Root | null, written as Root | null];
    const current = there.get(entityId) ?? null;
    if ((current?.version ?? null) !== (after?.version ?? null)) continue;
    if (before && before.festivalId !== festivalId) continue;
    if (kind.staysSo?.(tx, festivalId, change)) continue;
    if (before && isOnlyConfirmed(before, current)) same.add(entityId);
    else if (before && current) {
      kind.update(tx, { ...before, version: nextVersion(before, after) }, current);
      changed.push(entityId);
    } else if (before) back.push({ ...before, version: nextVersion(before, after) });
    else if (current) gone.push(entityId);
  }
  many.remove(db, festivalId, gone);
  many.insert(db, back);
  const put = many.read(db, festivalId, [...changed, ...back.map(({ id }) => id)]);
  const removed = new Set(gone);
  return ids.map((id): Put => {
    const before = there.get(id) ?? null;
    if (removed.has(id)) return { verb: 'undone', before, after: null };
    const after = same.has(id) ? before : put.get(id);
    return after ? { verb: 'undone', before, after } : null;
  });
}
