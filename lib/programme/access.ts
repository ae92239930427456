import { type Access, accesses, type ItemKind, type RoomAccess, roomAccesses } from '#db/enums.ts';
import type { DocumentEvent, DocumentItem, DocumentRoom } from '#lib/model/documents.ts';
import {
  accessOfPart,
  accessOfPlaces,
  GIVEN,
  isOfRoom,
  type PartAccess,
  type SaidAccess,
} from '#lib/model/said-access.ts';
import type { DocumentIndex } from './document-index.ts';
import { withoutBreaks } from './parts.ts';
import { listedRoom } from './place.ts';

export type { Access };

/**
 * The access of a séance, each list in the order of the enumeration. An access in none of the three
 * lists is unknown: nobody answered for every part.
 */
export type EventAccess = Readonly<{
  /** « De bout en bout »: every part has it, or the room gives it. */
  whole: Access[];
  partly: { access: Access; items: DocumentItem[]; during: ItemKind | 'some' }[];
  /** The rooms or the parts say « no » for every part. */
  lacking: (keyof SaidAccess)[];
}>;

/**
 * The access of a séance. For each part the part's own answer counts first, then the main room's,
 * then the copy's. Breaks do not count.
 */
export const accessOf = (event: DocumentEvent, index: Pick<DocumentIndex, 'rooms'>): EventAccess => {
  const room = index.rooms.get(listedRoom(event) ?? 0);
  return accessWith(event, room ? accessOfRoom(room) : {});
};

function accessWith(event: DocumentEvent, room: SaidAccess): EventAccess {
  const items = withoutBreaks(event);
  const found: EventAccess = { whole: [], partly: [], lacking: [] };
  for (const access of accesses) {
    const answers = items.map((item) => accessOfPart(access, partOf(item), room)?.has);
    // A séance without parts has the access of its room.
    if (items.length === 0) answers.push(accessOfPart(access, { said: [], copy: null }, room)?.has);
    const having = items.filter((_, i) => answers[i]);
    if (answers.every((has) => has === true)) found.whole.push(access);
    else if (having.length > 0) found.partly.push({ access, items: having, during: duringOf(having, items) });
    else if (isOfRoom(access) && answers.every((has) => has === false)) found.lacking.push(access);
  }
  return found;
}

/** « Pendant le film »: the kind of the one part that has it, if no other is of that kind. */
function duringOf([one, ...others]: readonly DocumentItem[], items: readonly DocumentItem[]): ItemKind | 'some' {
  const alike = items.filter(({ kind }) => kind === one?.kind);
  return one && others.length === 0 && alike.length === 1 ? one.kind : 'some';
}

/** A release keeps a copy without what the part denies, so the copy can be asked after the part. */
const partOf = ({ access, lacks = [], version }: DocumentItem): PartAccess => ({
  said: [...access, ...lacks.map((one) => `no-${one}` as const)],
  copy: version,
});

/**
 * The access that a room states. Releases made before rooms stated their access have only the
 * number of wheelchair spaces, from which it is derived.
 */
export const accessOfRoom = ({ access, kind, wheelchairPlaces }: DocumentRoom): SaidAccess =>
  access ?? accessOfPlaces(kind, wheelchairPlaces);

/**
 * The same for a place that shows the copies too (« VF, ST-SME »): captions and audio description
 * that only the copy has are left out, because they would be said twice.
 */
export function accessBesideVersions(event: DocumentEvent, index: Pick<DocumentIndex, 'rooms'>): EventAccess {
  const { whole, partly, lacking } = accessOf(event, index);
  const isPromised = (access: Access) =>
    (access !== 'sdh' && access !== 'ad') || event.items.some((item) => item.access.includes(access));
  return { whole: whole.filter(isPromised), partly: partly.filter(({ access }) => isPromised(access)), lacking };
}

/**
 * The yes and no answers about a room. The wheelchair answer is left out where the spaces are
 * counted, because the number says more than a yes.
 */
export function accessAnswersOf(room: DocumentRoom): { access: RoomAccess; is: boolean }[] {
  const said = accessOfRoom(room);
  return roomAccesses.flatMap((access) => {
    const is = access === 'wheelchair' && room.wheelchairPlaces !== null ? undefined : said[GIVEN[access]];
    return is === undefined ? [] : { access, is };
  });
}

/**
 * The access of a séance as its release states it. Calendars use this, not what newer code derives
 * from an old release: an update of the software must not change an entry.
 */
export const accessAsFrozen = (event: DocumentEvent, index: Pick<DocumentIndex, 'rooms'>): EventAccess =>
  accessWith(event, index.rooms.get(listedRoom(event) ?? 0)?.access ?? {});

/** Every access of which something is given, in the order of the enumeration. */
export const givenAccess = ({ whole, partly }: EventAccess): Access[] =>
  accesses.filter((access) => whole.includes(access) || partly.some((part) => part.access === access));
