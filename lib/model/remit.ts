import type { Remit } from '#db/enums.ts';

export type { Remit };

/** The facts of a séance that decide whose remit it is in. */
type Placed = { readonly rooms?: readonly { roomId: number }[]; readonly themeIds?: readonly number[] };

/**
 * Whether a séance, in its present or future state, is within somebody's remit; null is the remit
 * of people who may change all. All of its themes and rooms have to be in the remit: with one room
 * of two, the programmer would take the other from somebody. A séance without either belongs to
 * nobody yet. The server refuses by this rule, and screens mark séances by it.
 */
export function mayChangeEvent(remit: Remit | null | undefined, { rooms = [], themeIds: own = [] }: Placed): boolean {
  if (!remit || own.some((id) => remit.themeIds.includes(id))) return true;
  if (rooms.length > 0) return rooms.every(({ roomId }) => remit.roomIds.includes(roomId));
  return own.length === 0;
}

/**
 * The themes of a new séance: in a room outside their remit, programmers create séances of their
 * theme. `themes` are the existing ones, in order.
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

/** Whether somebody may create a séance in this room. */
export const mayAddIn = (remit: Remit | null | undefined, roomId: number, themes: readonly { id: number }[]) =>
  mayChangeEvent(remit, { rooms: [{ roomId }], themeIds: themesOfNew(remit, roomId, themes) });
