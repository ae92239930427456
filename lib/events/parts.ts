import { isEqual } from '#lib/plain-values.ts';
import { type EventParts, type EventRoot, split } from './root.ts';
import type { EventInput } from './schema.ts';

type VersionOf = (item: EventInput['items'][number]) => number | null;

/** The columns of the séance's own row that the form has. */
export function columnsOf(input: EventInput) {
  const { kind, label, title, subtitle, synopsis, startsAt, publicEndFixed, capacity, admission, visibility } = input;
  const { doorsMinutes, clearMinutes, seriesId, seriesPosition, continuesEventId, links, teamNotes, wishes } = input;
  const { spoken, translatedInto, tags } = input;
  return {
    kind,
    label,
    title,
    subtitle,
    synopsis,
    startsAt,
    publicEndFixed,
    capacity,
    admission,
    visibility,
    doorsMinutes,
    clearMinutes,
    seriesId,
    seriesPosition,
    continuesEventId,
    links,
    teamNotes,
    wishes,
    tags,
    spoken,
    translatedInto,
  };
}

/**
 * Returns a function that lets each id of `own` be used once: a row of the séance keeps its id, and
 * any other id becomes a new row.
 */
function keeper(own: readonly { id: number }[] | undefined): (id: number | null) => number | undefined {
  const free = new Set(own?.map((row) => row.id));
  return (id) => (id !== null && free.delete(id) ? id : undefined);
}

/** The rows that belong to the séance (rooms, items, people, …), as the form has them. */
export function partsOf(input: EventInput, current: EventRoot | null, versionOf: VersionOf): EventParts {
  const keep = { item: keeper(current?.items), person: keeper(current?.people), offer: keeper(current?.offers) };
  const placeOf = (key: string | null) => {
    const place = key === null ? -1 : input.items.findIndex((item) => item.key === key);
    return place < 0 ? null : place;
  };
  return {
    rooms: input.rooms.map(({ roomId, use }) => ({ roomId, use })),
    items: input.items.map((item) => ({
      id: keep.item(item.id),
      kind: item.kind,
      title: item.title,
      minutes: item.minutes,
      elastic: item.elastic,
      filmId: item.filmId,
      filmVersionId: versionOf(item),
      access: item.access,
    })),
    people: input.people.map(({ row: _, id, itemKey, ...person }) => ({
      id: keep.person(id),
      ...person,
      item: placeOf(itemKey),
    })),
    themeIds: input.themeIds,
    offers: input.offers.map(({ row: _, id, ...offer }) => {
      const before = current?.offers.find((own) => own.id === id);
      const isSame = before && Object.entries(offer).every(([k, v]) => isEqual(before[k as never], v));
      return { id: keep.offer(id), ...offer, version: (before?.version ?? 0) + (isSame ? 0 : 1) };
    }),
  };
}

/**
 * The same rows for a copy of the séance: all new, and nobody is expected there before they are
 * asked.
 */
export function copyOfParts(root: EventRoot): EventParts {
  const { parts } = split(root);
  const fresh = <T extends { id?: number | undefined }>({ id: _, ...row }: T) => row;
  return {
    ...parts,
    items: parts.items.map(fresh),
    people: parts.people.map((person) => ({ ...fresh(person), confirmation: 'considered' })),
    offers: parts.offers.map(fresh),
  };
}
