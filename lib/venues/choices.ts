/**
 * The options in the form of a room and of several rooms, separate from the schemas, so that pages
 * need not load these.
 */
export type { RoomAbility } from '#db/enums.ts';
// Re-exported, because files of app must not import from db.
export { roomAbilities, roomAccesses, roomKinds } from '#db/enums.ts';

export const newRoomsValues = { version: 0, rooms: '' };
