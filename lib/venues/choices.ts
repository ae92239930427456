/**
 * What the form of a room offers, and that of several begins with: pages show it without the
 * schemas.
 */
export type { RoomAbility } from '#db/enums.ts';
// App reads no file of db.
export { roomAbilities, roomAccesses, roomKinds } from '#db/enums.ts';

export const newRoomsValues = { version: 0, rooms: '' };
