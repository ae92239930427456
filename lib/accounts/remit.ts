import { asc, eq } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import type { Bilingual } from '#db/columns.ts';
import type { Remit } from '#db/enums.ts';
import { rooms, themes } from '#db/schema/index.ts';
import { notFound } from '#lib/errors.ts';
import type { Authorized } from '#lib/policy.ts';

type RemitChoice = { id: number; name: Bilingual };
type RemitChoices = { themes: RemitChoice[]; rooms: RemitChoice[] };
export type RemitNames = { readonly themes: readonly Bilingual[]; readonly rooms: readonly Bilingual[] };

/** What a programmer can be given: the themes and rooms of the festival, in their order. */
export const remitChoices = (festivalId: number, db: Db | Tx): RemitChoices => ({
  themes: db
    .select({ id: themes.id, name: themes.name })
    .from(themes)
    .where(eq(themes.festivalId, festivalId))
    .orderBy(asc(themes.position), asc(themes.id))
    .all(),
  rooms: db
    .select({ id: rooms.id, name: rooms.name })
    .from(rooms)
    .where(eq(rooms.festivalId, festivalId))
    .orderBy(asc(rooms.venueId), asc(rooms.position), asc(rooms.id))
    .all(),
});

/** Their names; those that were deleted since are left out. */
export function remitNames(festivalId: number, { themeIds, roomIds }: Remit, db: Db | Tx): RemitNames {
  const all = remitChoices(festivalId, db);
  const named = (choices: readonly RemitChoice[], ids: readonly number[]) =>
    choices.flatMap(({ id, name }) => (ids.includes(id) ? [name] : []));
  return { themes: named(all.themes, themeIds), rooms: named(all.rooms, roomIds) };
}

/** Throws notFound for a theme or a room of another festival. */
export function checkRemitOf({ id, db }: Authorized<'members'>, remit: Remit | null): void {
  if (!remit) return;
  const all = remitChoices(id, db);
  const isOf = (choices: readonly RemitChoice[], ids: readonly number[]) =>
    ids.every((one) => choices.some((choice) => choice.id === one));
  if (!isOf(all.themes, remit.themeIds) || !isOf(all.rooms, remit.roomIds)) throw notFound();
}
