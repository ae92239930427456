/** What the form of a break or a set-up offers: pages show it without the schemas. */
// App reads no file of db.
export { blockKinds } from '#db/enums.ts';

/** The box of a room, as its form posts it. */
export const roomBox = (roomId: number) => `room-${roomId}`;

/** The ids of the rooms that are ticked, in order; NaN for a box that is of no room. */
export const roomsTicked = (boxes: Readonly<Record<string, unknown>>): number[] =>
  Object.keys(boxes)
    .filter((box) => boxes[box])
    .map((box) => Number(/^room-([1-9]\d{0,8})$/.exec(box)?.[1]))
    .sort((a, b) => a - b);
