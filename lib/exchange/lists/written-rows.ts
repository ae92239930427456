import { inArray } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { pictures } from '#db/schema/index.ts';
import type { Importing } from '#lib/exchange/files/kept-imports.ts';
import { theirsOf } from '#lib/history/remit.ts';
import type { Root } from '#lib/history/root-kind.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { picturesOf } from '#lib/pictures/queries.ts';
import type { Authorized, Permission } from '#lib/policy.ts';
import { writtenCells } from './list-columns.ts';
import type { TableNoun } from './list-noun.ts';
import type { TablePicture, TableRow } from './table-rows.ts';

/** The roots of these rows, as far as they are shown. */
export function readRoots<C extends string, R extends Root, I, S>(
  { kind, isShown = () => true }: TableNoun<C, R, I, S>,
  db: Db | Tx,
  festivalId: number,
  ids: Iterable<number>,
): R[] {
  const all = [...ids];
  const many = kind.many?.read(db, festivalId, all);
  return all.flatMap((id) => (many ? many.get(id) : kind.read(db, festivalId, id)) ?? []).filter(isShown);
}

/** Up to so many rows are read by id; for more, all rows of the festival are read. */
const FEW = 200;

/** The present rows; what all of them need is computed once. */
export function writtenRows<C extends string, R extends Root, I, S>(
  noun: TableNoun<C, R, I, S>,
  festival: Authorized<Permission> | Importing,
  roots: readonly R[],
  { columns, locale, scene }: { columns: readonly C[]; locale: Locale; scene: S },
): TableRow[] {
  const ids = roots.length > FEW ? undefined : roots.map(({ id }) => id);
  // Records that no programmer may change belong to nobody else's remit.
  const isTheirs = noun.permission === 'schedule' ? theirsOf(festival, noun.kind.entity, ids) : () => false;
  const firstPictures = picturesBy(noun.pictured, festival, ids);
  return roots.map((root) => {
    const written = writtenCells(noun.columns, root, locale, scene);
    const picture = firstPictures.get(root.id);
    return {
      id: root.id,
      number: noun.numberOf(root),
      version: root.version,
      path: noun.pathOf(root, scene),
      cells: Object.fromEntries(columns.map((column) => [column, String(written[column] ?? '')])),
      ...(isTheirs(root) && { isTheirs: true }),
      ...(picture && { picture }),
      ...(noun.called && { called: noun.called(root, locale, scene) }),
    };
  });
}

/** The first picture of each row. */
function picturesBy(
  pictured: 'filmId' | 'personId' | 'roomId' | undefined,
  { id, db }: Authorized<Permission> | Importing,
  ids?: readonly number[],
) {
  const found = new Map<number, TablePicture>();
  if (pictured === undefined) return found;
  for (const picture of picturesOf(id, db, ids && inArray(pictures[pictured], [...ids]))) {
    const of = picture[pictured];
    const { hash, width, height, colour, focalX, focalY } = picture;
    if (of !== null && !found.has(of)) found.set(of, { hash, width, height, colour, focalX, focalY });
  }
  return found;
}
