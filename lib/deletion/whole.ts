import type { Root, RootKind } from '#lib/history/root-kind.ts';
import { type Deleted, deleteRoot, type Writing } from '#lib/history/roots.ts';
import { deleteHanging } from '#lib/programme/hanging.ts';

/** Deletes a root as `deleteRoot` does, with what hangs on it. */
export const deleteWhole = <R extends Root>(
  festival: Writing,
  kind: RootKind<R>,
  what: { id: number; uses: number },
  now: string,
  { detach, ...rest }: NonNullable<Parameters<typeof deleteRoot<R>>[4]> = {},
): Deleted =>
  deleteRoot(festival, kind, what, now, {
    ...rest,
    detach: (tx, root, usedBy, batch) => {
      detach?.(tx, root, usedBy, batch);
      deleteHanging({ tx, festival, batch, now }, kind.entity, [root.id]);
    },
  });
