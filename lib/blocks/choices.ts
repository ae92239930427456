/**
 * The options in the form of a break or a set-up, separate from the schemas, so that pages need not
 * load these.
 */
// Re-exported, because files of app must not import from db.
export { blockKinds } from '#db/enums.ts';

/** The name of a room's checkbox in the form. */
export const roomBox = (roomId: number) => `room-${roomId}`;

/** The ids of the ticked rooms, in order; NaN for a checkbox that belongs to no room. */
export const roomsTicked = (boxes: Readonly<Record<string, unknown>>): number[] =>
  Object.keys(boxes)
    .filter((box) => boxes[box])
    .map((box) => Number(/^room-([1-9]\d{0,8})$/.exec(box)?.[1]))
    .sort((a, b) => a - b);
