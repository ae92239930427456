import type { Remit } from '#db/enums.ts';

export type { Remit };

/** What of a séance says whose it is. */
type Placed = { readonly rooms?: readonly { roomId: number }[]; readonly themeIds?: readonly number[] };

/**
 * Whether a séance, as it is or is to be, is within somebody's remit; null is that of whoever
 * changes them all. A séance is of its themes and of its rooms, all of them: who has one room of
 * two would take the other from somebody. One without either is nobody's yet. The server refuses by
 * this, and screens mark by it.
 */
export function mayChangeEvent(remit: Remit | null | undefined, { rooms = [], themeIds: own = [] }: Placed): boolean {
  if (!remit || own.some((id) => remit.themeIds.includes(id))) return true;
  if (rooms.length > 0) return rooms.every(({ roomId }) => remit.roomIds.includes(roomId));
  return own.length === 0;
}

/**
 * What a new séance is of: in a room that is not theirs a programmer makes what is of their theme.
 * `themes` are those that stand, in their order.
 */
export const themesOfNew = (
  remit: Remit | null | undefined,
  roomId: number | null,
  themes: readonly { id: number }[],
) =>
  remit && roomId !== null && !remit.roomIds.includes(roomId)
    ? themes
        .filter(({ id }) => remit.themeIds.includes(id))
        .slice(0, 1)
        .map(({ id }) => id)
    : [];

/** Whether somebody may make a séance in this room. */
export const mayAddIn = (remit: Remit | null | undefined, roomId: number, themes: readonly { id: number }[]) =>
  mayChangeEvent(remit, { rooms: [{ roomId }], themeIds: themesOfNew(remit, roomId, themes) });
