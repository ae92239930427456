import { write } from '#db/client.ts';
import { filmsByIds } from '#lib/films/by-ids.ts';
import { recordChanges } from '#lib/history/record.ts';
import { batchOfTry } from '#lib/history/roots.ts';
import { MAX_TAGS, retagged } from '#lib/i18n/tags.ts';
import type { Authorized } from '#lib/policy.ts';
import type { ActAnswer } from './act-answers.ts';
import { answerOf, lastChange } from './act-history.ts';
import {
  type ActScene,
  checkRoom,
  checkTheme,
  offersToGive,
  openScene,
  Refusal,
  readSeen,
  refuseAct,
  refuseLocked,
  writeEvent,
} from './act-scene.ts';
import type { CheckedAct, CheckedActs } from './acts-schema.ts';
import { addEvent, copyEvent } from './new-event-acts.ts';
import { isSkipped, moved, shifted, swapped, unscheduled } from './placing.ts';
import { promising } from './promising.ts';
import { resized } from './resized.ts';
import type { EventRoot } from './root.ts';

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
