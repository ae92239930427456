import type { EventRoot } from './root.ts';

/** A séance without a film: its items close up, and who was expected for that film is expected for the whole séance. */
export const withoutFilm = (root: EventRoot, filmId: number): EventRoot => ({
  ...root,
  items: root.items.filter((item) => item.filmId !== filmId),
});

export const withoutPerson = (root: EventRoot, personId: number): EventRoot => ({
  ...root,
  people: root.people.filter((person) => person.personId !== personId),
});

export const withoutRoom = (root: EventRoot, roomId: number): EventRoot => ({
  ...root,
  rooms: root.rooms.filter((room) => room.roomId !== roomId),
});

export const withoutTheme = (root: EventRoot, themeId: number): EventRoot => ({
  ...root,
  themeIds: root.themeIds.filter((id) => id !== themeId),
});
