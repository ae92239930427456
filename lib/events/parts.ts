import type { EventParts, EventRoot } from './root.ts';
import type { EventInput } from './schema.ts';

type VersionOf = (item: EventInput['items'][number]) => number | null;

/** The columns of the séance itself that the form holds. */
export function columnsOf(input: EventInput) {
  const { kind, label, title, subtitle, synopsis, startsAt, publicEndFixed, capacity, admission, visibility } = input;
  const { doorsMinutes, clearMinutes, seriesId, seriesPosition, continuesEventId, teamNotes } = input;
  return {
    ...{ kind, label, title, subtitle, synopsis, startsAt, publicEndFixed, capacity, admission, visibility },
    ...{ doorsMinutes, clearMinutes, seriesId, seriesPosition, continuesEventId, teamNotes },
  };
}

/** What hangs on the séance. Rows that were already its own keep their ids; an id of anything else makes a new row. */
export function partsOf(input: EventInput, current: EventRoot | null, versionOf: VersionOf): EventParts {
  const ownItems = new Set(current?.items.map((item) => item.id));
  const ownOffers = new Set(current?.offers.map((offer) => offer.id));
  const taken = new Set<number>();
  const keep = (own: Set<number>, id: number | null) => {
    if (id === null || !own.has(id) || taken.has(id)) return undefined;
    taken.add(id);
    return id;
  };
  const items = input.items.map((item, position) => ({
    id: keep(ownItems, item.id),
    position,
    kind: item.kind,
    title: item.title,
    minutes: item.minutes,
    elastic: item.elastic,
    filmId: item.filmId,
    filmVersionId: versionOf(item),
    access: item.access,
  }));
  taken.clear();
  const place = (key: string | null) => {
    const index = key === null ? -1 : input.items.findIndex((item) => item.key === key);
    return index < 0 ? null : index;
  };
  return {
    rooms: input.rooms.map(({ roomId, use }, position) => ({ roomId, use, position })),
    items,
    people: input.people.map(({ row, itemKey, ...person }, position) => ({
      ...person,
      position,
      itemId: null,
      item: place(itemKey),
    })),
    themeIds: input.themeIds,
    offers: input.offers.map(({ row, id, ...offer }, position) => {
      const own = current?.offers.find((candidate) => candidate.id === id);
      return { ...offer, id: keep(ownOffers, id), position, version: (own?.version ?? 0) + 1 };
    }),
  };
}

/** What hangs on a séance, for another one: new rows, and nobody is expected there before they are asked. */
export function copyOfParts(root: EventRoot): EventParts {
  const fresh = <T extends { id: number }>({ id: _id, ...row }: T) => row;
  return {
    rooms: root.rooms,
    items: root.items.map(fresh),
    people: root.people.map((person) => ({
      ...fresh(person),
      confirmation: 'considered',
      item: person.itemId === null ? null : root.items.findIndex((item) => item.id === person.itemId),
    })),
    themeIds: root.themeIds,
    offers: root.offers.map(fresh),
  };
}
