import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import type { EventKind, ItemKind } from '#db/enums.ts';
import { insertRow } from '#db/rows.ts';
import { events, themes } from '#db/schema/index.ts';
import { filmsByIds } from '#lib/films/by-ids.ts';
import { onlyCopyOf } from '#lib/films/copy-shown.ts';
import { themesOfNew } from '#lib/model/remit.ts';
import { takeNumber } from '#lib/numbers.ts';
import { type ActScene, checkRoom, readSeen, recordNew, refuseAct } from './act-scene.ts';
import type { CheckedAct } from './acts-schema.ts';
import { copied } from './copied.ts';
import { copyOfParts } from './parts.ts';
import { isSkipped, moved, withMainRoom } from './placing.ts';
import { type EventParts, replaceParts, split } from './root.ts';

/** The only part of a new séance of this kind, until somebody adds others. */
const ONLY_PART: Partial<Record<EventKind, ItemKind>> = {
  talk: 'talk',
  debate: 'debate',
  panel: 'debate',
  show: 'show',
};

const own = (scene: ActScene) => ({
  festivalId: scene.festival.id,
  uid: randomUUID(),
  number: takeNumber(scene.tx, scene.festival.id),
  createdAt: scene.now,
});

function checkPlace(scene: ActScene, startsAt: string | null, roomId: number | null | undefined): void {
  if (startsAt && isSkipped(startsAt, scene.festival.timeZone)) refuseAct(scene, 'skippedTime', null, { startsAt });
  checkRoom(scene, null, roomId);
}

/**
 * A copy of the séance in another place: its own number and UID, nobody asked yet, not cancelled or
 * locked.
 */
export function copyEvent(scene: ActScene, act: Extract<CheckedAct, { act: 'copy' }>): void {
  const { tx, festival } = scene;
  const { id, version, startsAt, roomId, fromRoomId } = act;
  const [root] = readSeen(scene, [{ id, version }]);
  if (!root) return;
  checkPlace(scene, startsAt, roomId);
  const { id: _, version: __, ...columns } = split(root).row;
  const { rooms, ...place } = moved(root, { startsAt, roomId, fromRoomId }, festival.timeZone);
  const made = insertRow(tx, events, { ...copied({ ...columns, ...place }), ...own(scene), cancellationReason: {} });
  replaceParts(tx, festival.id, made, { ...copyOfParts(root), rooms });
  recordNew(scene, made, 'duplicated');
}

/** A new séance. If its film has exactly one copy, that one is shown. */
export function addEvent(scene: ActScene, act: Extract<CheckedAct, { act: 'add' }>): void {
  const { tx, festival } = scene;
  const { title, kind, startsAt, roomId, filmId, minutes } = act;
  checkPlace(scene, startsAt, roomId);
  const film = filmId === null ? null : filmsByIds(tx, festival.id, [filmId]).get(filmId);
  if (film === undefined) refuseAct(scene, 'noFilm', null);
  const made = insertRow(tx, events, { ...own(scene), title, kind, startsAt });
  const item = { title: {}, elastic: false, filmVersionId: null, filmId: null, access: [], minutes };
  const only = ONLY_PART[kind] ?? (minutes === null ? null : 'other');
  const items: EventParts['items'] = film
    ? [
        {
          ...item,
          kind: 'film',
          filmId: film.id,
          minutes: null,
          filmVersionId: onlyCopyOf(film)?.id ?? null,
        },
      ]
    : only
      ? [{ ...item, kind: only }]
      : [];
  const rooms = withMainRoom([], roomId);
  const { remit } = festival.actor;
  const themeIds = themesOfNew(remit, roomId, remit ? themesIn(scene) : []);
  replaceParts(tx, festival.id, made, { rooms, items, people: [], themeIds, offers: [] });
  recordNew(scene, made, 'created');
}

/**
 * The themes that exist. A deleted theme stays in a remit under an id that is never given again, so
 * that « Défaire » brings it back into the remit.
 */
const themesIn = ({ tx, festival }: ActScene) =>
  tx
    .select({ id: themes.id })
    .from(themes)
    .where(eq(themes.festivalId, festival.id))
    .orderBy(asc(themes.position), asc(themes.id))
    .all();
