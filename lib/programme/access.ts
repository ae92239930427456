import { type Access, accesses, type RoomAccess, roomAccesses } from '#db/enums.ts';
import type { DocumentEvent, DocumentItem, DocumentRoom } from '#lib/model/documents.ts';
import { accessOfPart, type PartAccess } from '#lib/model/part-access.ts';
import { accessOfPlaces, GIVEN, isOfRoom, type SaidAccess } from '#lib/model/room-access.ts';
import type { DocumentIndex } from './document-index.ts';

export type { Access };

/**
 * Access of a séance, in the order of the enumeration. What is in none of these lists nobody said
 * of all of it.
 */
export type EventAccess = Readonly<{
  /** « De bout en bout »: every part has it, or the room gives it. */
  whole: Access[];
  partly: { access: Access; items: DocumentItem[] }[];
  /** Of every part it was said that it has it not, by its room or by the part itself. */
  lacking: (keyof SaidAccess)[];
}>;

/**
 * The access of a séance: of each part what it says itself, else what the main room has, else its
 * copy. Breaks do not count.
 */
export const accessOf = (event: DocumentEvent, index: Pick<DocumentIndex, 'rooms'>): EventAccess => {
  const room = mainRoomOf(event, index);
  return accessWith(event, room ? accessOfRoom(room) : {});
};

function accessWith(event: DocumentEvent, room: SaidAccess): EventAccess {
  const items = event.items.filter(({ kind }) => kind !== 'break');
  const found: EventAccess = { whole: [], partly: [], lacking: [] };
  for (const access of accesses) {
    const answers = items.map((item) => accessOfPart(access, partOf(item), room)?.has);
    // Without parts it has what its room has.
    if (items.length === 0) answers.push(accessOfPart(access, { said: [], copy: null }, room)?.has);
    const having = items.filter((_, i) => answers[i]);
    if (answers.every((has) => has === true)) found.whole.push(access);
    else if (having.length > 0) found.partly.push({ access, items: having });
    else if (isOfRoom(access) && answers.every((has) => has === false)) found.lacking.push(access);
  }
  return found;
}

/** A copy is frozen as it is shown there: what a part denies of it is not in it. */
const partOf = ({ access, lacks = [], version }: DocumentItem): PartAccess => ({
  said: [...access, ...lacks.map((one) => `no-${one}` as const)],
  copy: version,
});

/**
 * What is said of a room's access. A release from before it was published has the wheelchair places
 * alone.
 */
export const accessOfRoom = ({ access, kind, wheelchairPlaces }: DocumentRoom): SaidAccess =>
  access ?? accessOfPlaces(kind, wheelchairPlaces);

/**
 * The same where the copies stand beside it (« VF, ST-SME »): what only they have is not said
 * twice.
 */
export function accessBesideVersions(event: DocumentEvent, index: Pick<DocumentIndex, 'rooms'>): EventAccess {
  const { whole, partly, lacking } = accessOf(event, index);
  const isPromised = (access: Access) =>
    (access !== 'sdh' && access !== 'ad') || event.items.some((item) => item.access.includes(access));
  return { whole: whole.filter(isPromised), partly: partly.filter(({ access }) => isPromised(access)), lacking };
}

/** What was answered of a room beside its counted wheelchair places, which say more than a yes. */
export function accessAnswersOf(room: DocumentRoom): { access: RoomAccess; is: boolean }[] {
  const said = accessOfRoom(room);
  return roomAccesses.flatMap((access) => {
    const is = access === 'wheelchair' && room.wheelchairPlaces !== null ? undefined : said[GIVEN[access]];
    return is === undefined ? [] : { access, is };
  });
}

/**
 * The access of a séance as its release says it in so many words. Calendars go by it: an update of
 * the program alone, which reads more from the places of an old release, must not change an entry
 * without a new release.
 */
export const accessAsFrozen = (event: DocumentEvent, index: Pick<DocumentIndex, 'rooms'>): EventAccess =>
  accessWith(event, mainRoomOf(event, index)?.access ?? {});

/** Every access of which something is given, in the order of the enumeration. */
export const givenAccess = ({ whole, partly }: EventAccess): Access[] =>
  accesses.filter((access) => whole.includes(access) || partly.some((part) => part.access === access));

/** The room a séance is in, and not those it is relayed to. */
function mainRoomOf(event: DocumentEvent, { rooms }: Pick<DocumentIndex, 'rooms'>): DocumentRoom | undefined {
  const place = event.rooms.find(({ use }) => use === 'main') ?? event.rooms[0];
  return place && rooms.get(place.room);
}
