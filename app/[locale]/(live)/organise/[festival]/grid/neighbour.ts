import type { GridColumn } from '#lib/events/columns.ts';

/** A card, as a séance has one in each of its rooms. `room` null: the first of them. */
type CardAt = { id: number; room: number | null };

/**
 * The card above or below, or the one at about the same hour in the next column with a card of
 * another séance.
 */
export function neighbour(columns: readonly GridColumn[], { id, room }: CardAt, key: string): CardAt | null {
  const has = ({ placed }: GridColumn) => placed.some(({ event }) => event.id === id);
  const inRoom = columns.findIndex((column) => column.room.id === room && has(column));
  const at = inRoom < 0 ? columns.findIndex(has) : inRoom;
  const column = columns[at];
  const own = column?.placed.findIndex(({ event }) => event.id === id) ?? -1;
  const here = column?.placed[own];
  if (!column || !here) return null;
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const next = column.placed[own + (key === 'ArrowUp' ? -1 : 1)];
    return next ? { id: next.event.id, room: column.room.id } : null;
  }
  const side = key === 'ArrowLeft' ? columns.slice(0, at).reverse() : columns.slice(at + 1);
  const next = side.find(({ placed }) => placed.some(({ event }) => event.id !== id));
  const near = next?.placed.filter(({ event }) => event.id !== id) ?? [];
  const best = near.reduce<(typeof near)[number] | null>(
    (found, one) => (!found || Math.abs(one.start - here.start) < Math.abs(found.start - here.start) ? one : found),
    null,
  );
  return best && next ? { id: best.event.id, room: next.room.id } : null;
}
