import type { FilmFormat, RoomAbility } from '#db/enums.ts';
import { copyShown } from '#lib/films/copy-shown.ts';
import type { DraftEvent, DraftRoom } from '#lib/model/draft.ts';
import { eventDayOf } from './prepared.ts';
import { eventsAsked, type Scope } from './scope.ts';
import type { Warning } from './warning.ts';

/** The equipment that a format needs; a stream and « autre » cannot be compared. */
const NEEDED: Partial<Record<FilmFormat, RoomAbility>> = {
  dcp: 'dcp',
  file: 'file',
  disc: 'disc',
  '35mm': '35mm',
  '16mm': '16mm',
};

/** Null when no equipment of the room is noted: that does not mean it has none. */
export function canDo(room: DraftRoom | undefined, ability: RoomAbility): boolean | null {
  if (!room || room.kind === 'online' || room.abilities.length === 0) return null;
  return room.abilities.includes(ability);
}

type Need = { ability: RoomAbility; filmId?: number; personId?: number };

/**
 * What a séance needs of the rooms it is shown in: projectors, and a connection for people who
 * speak by video.
 */
export function needsOf({ index }: Pick<Scope, 'index'>, event: DraftEvent): Need[] {
  const needs = new Map<RoomAbility, Need>();
  for (const item of event.items) {
    const film = item.filmId === null ? undefined : index.films.get(item.filmId);
    const format = film && copyShown(film, item.filmVersionId)?.format;
    const ability = format && NEEDED[format];
    if (film && ability && !needs.has(ability)) needs.set(ability, { ability, filmId: film.id });
  }
  for (const { presence, confirmation, personId } of event.people)
    if (presence === 'video' && confirmation !== 'declined' && confirmation !== 'prevented' && !needs.has('video-call'))
      needs.set('video-call', { ability: 'video-call', personId });
  return [...needs.values()];
}

/**
 * format-unsupported: one warning for a séance, a room and what the room cannot do. Rooms it is
 * only relayed to project nothing.
 */
export function unsupportedFormats(scope: Scope): Warning[] {
  return eventsAsked(scope).flatMap((event) => {
    const rooms = event.rooms.filter(({ use }) => use !== 'overflow');
    if (rooms.every(({ roomId }) => !scope.index.rooms.get(roomId)?.abilities.length)) return [];
    return needsOf(scope, event).flatMap(({ ability, ...who }) =>
      rooms
        .filter(({ roomId }) => canDo(scope.index.rooms.get(roomId), ability) === false)
        .map(
          ({ roomId }): Warning => ({
            code: 'format-unsupported',
            level: 'warning',
            eventIds: [event.id],
            day: eventDayOf(scope, event),
            roomId,
            ability,
            ...who,
            facts: `event ${event.id} room ${roomId} ${ability} ${who.filmId ?? ''}/${who.personId ?? ''}`,
          }),
        ),
    );
  });
}
