import type { InheritedAccess } from '#db/enums.ts';
import { copyShown } from '#lib/films/copy-shown.ts';
import type { DraftEvent, DraftFilm, DraftItem } from '#lib/model/draft.ts';
import { deniedIn } from '#lib/model/said-access.ts';

export { accesses, type EventKind, eventKinds, usualEventKind, visibilities } from '#db/enums.ts';

/**
 * What a grid knows of a séance: everything on its card and everything that warnings need, without
 * texts and notes.
 */
export type GridEvent = Pick<DraftEvent, (typeof columns)[number]> & {
  readonly rooms: DraftEvent['rooms'];
  readonly items: readonly Pick<DraftEvent['items'][number], (typeof itemColumns)[number]>[];
  readonly people: readonly Pick<DraftEvent['people'][number], (typeof personColumns)[number]>[];
  readonly themeIds: DraftEvent['themeIds'];
};

/** Where a séance stands: what moving, locking and shifting change. Part of a `GridEvent`. */
export type Placement = Pick<
  GridEvent,
  'id' | 'version' | 'startsAt' | 'publicEndFixed' | 'rooms' | 'isLocked' | 'timeIsSuggested' | 'timeIsToConfirm'
>;

/** A deleted séance and its last version, so that late news of an older version is ignored. */
export type RemovedEvent = { id: number; version: number };

const columns = [
  'id',
  'number',
  'version',
  'kind',
  'status',
  'visibility',
  'admission',
  'label',
  'title',
  'startsAt',
  'publicEndFixed',
  'capacity',
  'doorsMinutes',
  'clearMinutes',
  'seriesId',
  'seriesPosition',
  'continuesEventId',
  'endsAtVenueId',
  'timeIsSuggested',
  'timeIsToConfirm',
  'isLocked',
  'wishes',
  'tags',
] as const;
const itemColumns = ['id', 'kind', 'title', 'minutes', 'elastic', 'filmId', 'filmVersionId', 'access'] as const;
const personColumns = ['id', 'itemId', 'personId', 'role', 'presence', 'confirmation'] as const;

/** Those columns of a row and no others. */
export function pick<T, K extends keyof T>(from: T, names: readonly K[]): Pick<T, K> {
  const picked = {} as Pick<T, K>;
  for (const name of names) picked[name] = from[name];
  return picked;
}

export const gridEventOf = (event: DraftEvent): GridEvent => ({
  ...pick(event, columns),
  rooms: event.rooms,
  items: event.items.map((item) => pick(item, itemColumns)),
  people: event.people.map((person) => pick(person, personColumns)),
  themeIds: event.themeIds,
});

export const placementOf = (event: Placement): Placement =>
  pick(event, [
    'id',
    'version',
    'startsAt',
    'publicEndFixed',
    'rooms',
    'isLocked',
    'timeIsSuggested',
    'timeIsToConfirm',
  ]);

/** The key of a copy's label: `id`, then the access that a part denies. */
export const labelKey = (versionId: number, denied: readonly InheritedAccess[]): string =>
  [versionId, ...denied.filter((access) => access === 'sdh' || access === 'ad')].join(' ');

/**
 * What is projected in a part (VOSTFR, ST-SME), without the access that the part denies of its
 * copy.
 */
export const copyLabelOf = (
  labels: Readonly<Record<string, string>>,
  film: Pick<DraftFilm, 'versions'> | undefined,
  { filmVersionId, access }: Pick<DraftItem, 'filmVersionId' | 'access'>,
): string => {
  const copy = copyShown(film, filmVersionId);
  return copy ? (labels[labelKey(copy.id, deniedIn(access))] ?? labels[labelKey(copy.id, [])] ?? '') : '';
};
