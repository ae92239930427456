import type { Access, RoomAbility } from '#db/enums.ts';
import { copyShown } from '#lib/films/copy-shown.ts';
import type { DraftEvent, DraftItem, DraftRoom } from '#lib/model/draft.ts';
import { promisedIn } from '#lib/model/part-access.ts';
import { roomAccessOf } from '#lib/model/room-access.ts';
import { eventDayOf } from './prepared.ts';
import { canDo } from './room-abilities.ts';
import { eventsAsked, type Scope } from './scope.ts';
import type { Warning } from './warning.ts';

/** French sign language, ISO 639-3. */
const LSF = 'fsl';

type Lack = { by: 'room'; roomId: number } | { by: 'version'; filmId: number } | { by: 'nobody' };

const NEEDED: Partial<Record<Access, RoomAbility>> = {
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
  const ability = NEEDED[access];
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
  event.people.some(
    ({ role, itemId, confirmation }) =>
      hasRole(role) &&
      (item === null || itemId === null || itemId === item.id) &&
      confirmation !== 'declined' &&
      confirmation !== 'prevented',
  );

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
