import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { write } from '#db/client.ts';
import type { EventKind, ItemKind } from '#db/enums.ts';
import { insertRow } from '#db/rows.ts';
import { events, themes } from '#db/schema/index.ts';
import { onlyCopyOf } from '#lib/films/copy-shown.ts';
import { filmsByIds } from '#lib/films/queries.ts';
import { recordChanges } from '#lib/history/record.ts';
import { batchOfTry } from '#lib/history/roots.ts';
import { MAX_TAGS, retagged } from '#lib/i18n/tags.ts';
import { themesOfNew } from '#lib/model/remit.ts';
import { takeNumber } from '#lib/numbers.ts';
import type { Authorized } from '#lib/policy.ts';
import { promising } from './access-of-parts.ts';
import { type ActAnswer, answerOf, lastChange } from './act-answers.ts';
import {
  type ActScene,
  checkRoom,
  checkTheme,
  offersToGive,
  openScene,
  Refusal,
  readSeen,
  recordNew,
  refuseAct,
  refuseLocked,
  writeEvent,
} from './act-scene.ts';
import type { CheckedAct, CheckedActs } from './acts-schema.ts';
import { copied } from './bare-event.ts';
import { copyOfParts } from './mutations.ts';
import { isSkipped, moved, resized, shifted, swapped, unscheduled, withMainRoom } from './placing.ts';
import { type EventParts, type EventRoot, replaceParts, split } from './root.ts';

type ActOf<K extends CheckedAct['act']> = Extract<CheckedAct, { act: K }>;

/**
 * Does the acts of one post in one transaction, as one batch; if one is refused, nothing is done.
 * The same key again returns the answer of the first post and does nothing.
 */
export function doActs(festival: Authorized<'schedule'>, { clientKey, acts }: CheckedActs, now: string): ActAnswer {
  return refusable(() =>
    write(festival.db, (tx, batch): ActAnswer => {
      const earlier = batchOfTry(tx, festival.id, clientKey);
      if (earlier) return answerOf(tx, festival.id, earlier);
      const scene = openScene(tx, festival, { batch, clientKey }, now);
      for (const act of acts) perform(scene, act);
      const { gathered } = scene.history;
      recordChanges(festival.db, gathered);
      if (gathered.length > 0) return answerOf(tx, festival.id, scene.batch);
      return { ok: true, batch: null, events: [], whole: [], removed: [], lastChange: lastChange(tx, festival.id) };
    }),
  );
}

/** The result of `work`, or the answer of the refusal that it threw inside its transaction. */
export function refusable<T>(work: () => T): T | Refusal['answer'] {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}

const hands: { [K in CheckedAct['act']]: (scene: ActScene, act: ActOf<K>) => void } = {
  move,
  resize,
  unschedule,
  copy: copyEvent,
  lock: (scene, act) => setLocked(scene, act.events, true),
  unlock: (scene, act) => setLocked(scene, act.events, false),
  add: addEvent,
  swap,
  shift,
  rename,
  edit,
};

function perform<K extends CheckedAct['act']>(scene: ActScene, act: ActOf<K>): void {
  hands[act.act as K](scene, act);
}

function move(scene: ActScene, { events }: ActOf<'move'>): void {
  const zone = scene.festival.timeZone;
  const found = readSeen(scene, events);
  refuseLocked(scene, found);
  for (const [i, event] of found.entries()) {
    const { startsAt, roomId, fromRoomId } = events[i] ?? {};
    if (startsAt && isSkipped(startsAt, zone)) refuseAct(scene, 'skippedTime', event, { startsAt });
    checkRoom(scene, event, roomId);
    writeEvent(scene, event, 'moved', moved(event, { startsAt, roomId, fromRoomId }, zone));
  }
}

function resize(scene: ActScene, { id, version, end }: ActOf<'resize'>): void {
  const { tx, festival } = scene;
  const [event] = readSeen(scene, [{ id, version }]);
  if (!event) return;
  refuseLocked(scene, [event]);
  if (end && isSkipped(end, festival.timeZone)) refuseAct(scene, 'skippedTime', event, { startsAt: end });
  const films = filmsByIds(
    tx,
    festival.id,
    event.items.map((item) => item.filmId),
  );
  const to = resized(event, end, { draft: { festival }, films, rooms: new Map() });
  if (!to.ok) refuseAct(scene, to.reason, event, 'earliest' in to ? { startsAt: to.earliest } : {});
  writeEvent(scene, event, 'resized', { publicEndFixed: to.publicEndFixed, item: to.item });
}

function unschedule(scene: ActScene, { events }: ActOf<'unschedule'>): void {
  const found = readSeen(scene, events);
  refuseLocked(scene, found);
  for (const event of found) writeEvent(scene, event, 'unscheduled', unscheduled(event));
}

function setLocked(scene: ActScene, events: ActOf<'lock'>['events'], isLocked: boolean): void {
  for (const event of readSeen(scene, events)) writeEvent(scene, event, isLocked ? 'locked' : 'unlocked', { isLocked });
}

function swap(scene: ActScene, { events }: ActOf<'swap'>): void {
  const [a, b] = readSeen(scene, events) as [EventRoot, EventRoot];
  refuseLocked(scene, [a, b]);
  const [ofA, ofB] = swapped(a, b, scene.festival.timeZone);
  writeEvent(scene, a, 'swapped', ofA);
  writeEvent(scene, b, 'swapped', ofB);
}

function shift(scene: ActScene, { events, minutes }: ActOf<'shift'>): void {
  const found = readSeen(scene, events);
  refuseLocked(scene, found);
  for (const event of found) {
    if (event.startsAt === null) refuseAct(scene, 'notScheduled', event);
    writeEvent(scene, event, 'shifted', shifted(event, minutes, scene.festival.timeZone));
  }
}

function rename(scene: ActScene, { id, version, title }: ActOf<'rename'>): void {
  for (const event of readSeen(scene, [{ id, version }])) writeEvent(scene, event, 'renamed', { title });
}

function edit(scene: ActScene, { events, kind, visibility, themeId, offerId, access, ...tags }: ActOf<'edit'>): void {
  const offers = offersToGive(scene, offerId);
  checkTheme(scene, themeId);
  for (const event of readSeen(scene, events)) {
    const tagged = retagged(event.tags, tags);
    if (tagged.length > MAX_TAGS) refuseAct(scene, 'tooManyTags', event, { count: MAX_TAGS });
    writeEvent(scene, event, 'edited', {
      tags: tagged,
      ...(kind && { kind }),
      ...(visibility && { visibility }),
      ...(themeId !== undefined && { themeIds: themeId === null ? [] : [themeId] }),
      ...(offers && { offers }),
      ...(access && { items: promising(event.items, access) }),
    });
  }
}

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
function copyEvent(scene: ActScene, act: Extract<CheckedAct, { act: 'copy' }>): void {
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
function addEvent(scene: ActScene, act: Extract<CheckedAct, { act: 'add' }>): void {
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
