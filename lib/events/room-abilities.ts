import type { Access, FilmFormat, RoomAbility } from '#db/enums.ts';
import { copyShown } from '#lib/films/copy-shown.ts';
import { type DraftEvent, type DraftItem, type DraftRoom, mayCome } from '#lib/model/draft.ts';
import { mayChangeEvent } from '#lib/model/remit.ts';
import { promisedIn, roomAccessOf } from '#lib/model/said-access.ts';
import { mainRoomOf, withMainRoom } from './placing.ts';
import { eventDayOf, eventsAsked, type Prepared, type Scope } from './prepared.ts';
import type { Warning } from './warning.ts';

/*
 * What rooms can do: warnings about formats and promised access, and the rooms in which a séance
 * could be held.
 */

/** The equipment that a format needs; a stream and « autre » cannot be compared. */
const NEEDED_FOR_FORMAT: Partial<Record<FilmFormat, RoomAbility>> = {
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
    const ability = format && NEEDED_FOR_FORMAT[format];
    if (film && ability && !needs.has(ability)) needs.set(ability, { ability, filmId: film.id });
  }
  for (const { presence, personId } of event.people.filter(mayCome))
    if (presence === 'video' && !needs.has('video-call')) needs.set('video-call', { ability: 'video-call', personId });
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

/**
 * The rooms in which a séance could be held: of the same kind as its present one (else real rooms),
 * large enough, equipped for what it needs, and, where somebody has a remit, within it.
 */
export function candidateRooms(prepared: Prepared, event: DraftEvent): DraftRoom[] {
  const { index } = prepared;
  const kind = index.rooms.get(mainRoomOf(event) ?? 0)?.kind ?? 'room';
  const needs = needsOf(prepared, event);
  return index.draft.rooms.filter(
    (room) =>
      room.kind === kind &&
      (room.seats ?? Number.POSITIVE_INFINITY) >= (event.capacity ?? 0) &&
      needs.every(({ ability }) => canDo(room, ability) !== false) &&
      mayChangeEvent(index.remit, { ...event, rooms: withMainRoom(event.rooms, room.id) }),
  );
}

/** French sign language, ISO 639-3. */
const LSF = 'fsl';

type Lack = { by: 'room'; roomId: number } | { by: 'version'; filmId: number } | { by: 'nobody' };

/** The equipment that an access needs. */
const NEEDED_FOR_ACCESS: Partial<Record<Access, RoomAbility>> = {
  loop: 'loop',
  'live-captions': 'captions',
  wheelchair: 'wheelchair',
  ad: 'audiodescription',
};

/**
 * An answer about the room's access counts more than a piece of equipment missing from its list.
 */
function gives(room: DraftRoom | undefined, access: Access, ability: RoomAbility): boolean | null {
  const said: Partial<Record<Access, boolean>> = room ? roomAccessOf(room) : {};
  return said[access] ?? canDo(room, ability);
}

/**
 * access-promise: an access is announced that the room, the copy or the people cannot give. One
 * warning for a séance and an access.
 */
export function brokenPromises(scope: Scope): Warning[] {
  return eventsAsked(scope).flatMap((event) => {
    const found = new Map<Access, Lack>();
    for (const item of event.items)
      for (const access of promisedIn(item.access)) {
        const lack = found.has(access) ? null : lackOf(scope, event, item, access);
        if (lack) found.set(access, lack);
      }
    return [...found].map(([access, lack]) => promiseWarning(scope, event, access, lack));
  });
}

function lackOf(scope: Scope, event: DraftEvent, item: DraftItem, access: Access): Lack | null {
  const film = item.filmId === null ? undefined : scope.index.films.get(item.filmId);
  const copy = copyShown(film, item.filmVersionId);
  if (film && copy) {
    if ((access === 'sdh' && !copy.sdh) || (access === 'ad' && !copy.ad)) return { by: 'version', filmId: film.id };
    if (access === 'lsf' && [...copy.spoken, ...copy.subtitles].includes(LSF)) return null;
  }
  // Somebody has to sign: for LSF anybody who is present, for interpreted LSF an interpreter.
  if (access === 'lsf-interpreted' && !isAnybody(event, item, (role) => role === 'interpreter'))
    return { by: 'nobody' };
  if (access === 'lsf' && !isAnybody(event, item, () => true)) return { by: 'nobody' };
  const ability = NEEDED_FOR_ACCESS[access];
  const room =
    ability && event.rooms.find(({ roomId }) => gives(scope.index.rooms.get(roomId), access, ability) === false);
  return room ? { by: 'room', roomId: room.roomId } : null;
}

/** Whether somebody with one of these roles is expected for this item, or for the whole séance. */
export const isAnybody = (
  event: DraftEvent,
  item: Pick<DraftItem, 'id'> | null,
  hasRole: (role: DraftEvent['people'][number]['role']) => boolean,
) =>
  event.people
    .filter(mayCome)
    .some(({ role, itemId }) => hasRole(role) && (item === null || itemId === null || itemId === item.id));

function promiseWarning(scope: Scope, event: DraftEvent, access: Access, lack: Lack): Warning {
  const { by, ...what } = lack;
  const id = 'roomId' in what ? what.roomId : 'filmId' in what ? what.filmId : 0;
  return {
    code: 'access-promise',
    level: 'warning',
    eventIds: [event.id],
    day: eventDayOf(scope, event),
    access,
    lackedBy: by,
    ...what,
    facts: `event ${event.id} ${access} ${by} ${id}`,
  };
}
