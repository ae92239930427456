import { randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { readRow } from '#db/rows.ts';
import { offers, rooms, themes } from '#db/schema/index.ts';
import type { Authorized } from '#lib/authorized.ts';
import { filmsByIds } from '#lib/films/by-ids.ts';
import { gatherChanges, lastAct, type SeenRoot, writerOf, writesSince } from '#lib/history/roots.ts';
import type { DraftOffer } from '#lib/model/draft.ts';
import { isEqual } from '#lib/plain-values.ts';
import { type ActReason, type ActRefused, type ActSentence, MAX_OVERTAKEN, type Overtaken } from './act-answers.ts';
import { placementOf } from './grid-event.ts';
import type { PlacementFacts } from './placing.ts';
import { type EventRoot, eventKind, readEvent, readEvents } from './root.ts';
import { eventTitle } from './title.ts';

type Seen = { id: number; version: number };

/** Leaves the transaction, which is rolled back, with what the reader is told. */
export class Refusal extends Error {
  constructor(readonly answer: ActRefused) {
    super(answer.reason);
  }
}

/** What acts share while they are done: one transaction, one batch, one moment. */
export type ActScene = {
  tx: Tx;
  festival: Authorized<'schedule'>;
  batch: string;
  now: string;
  /**
   * What the history will say of it, written at once when all is done; a later post with the same
   * key finds it.
   */
  history: ReturnType<typeof gatherChanges>;
  /** The version each séance was seen under, for acts that follow one of the same post. */
  seen: Map<number, number>;
};

export function openScene(tx: Tx, festival: Authorized<'schedule'>, clientKey: string, now: string): ActScene {
  const batch = randomUUID();
  return { tx, festival, batch, now, history: gatherChanges(festival, batch, clientKey, now), seen: new Map() };
}

/** What a séance is called, for the sentences of answers. */
export const titleOf = (tx: Tx, event: EventRoot) =>
  eventTitle(event, {
    films: filmsByIds(
      tx,
      event.festivalId,
      event.items.map((item) => item.filmId),
    ),
  });

/** A refusal about one séance; its title fills the sentence. */
export function refuseAct(
  scene: Pick<ActScene, 'tx'>,
  reason: ActReason,
  event: EventRoot | null,
  values: ActSentence['values'] = {},
): never {
  const title = event ? { title: titleOf(scene.tx, event) } : {};
  throw new Refusal({
    ok: false,
    reason,
    message: { key: `refused.${reason}`, values: { ...title, ...values } },
    ...(event && { id: event.id }),
  });
}

/**
 * Who was faster on a séance than whoever has `seen` it so, and where it stands; of one that is
 * gone, who deleted it.
 */
export function overtakenBy(tx: Tx, festival: Authorized<'schedule'>, id: number, seen: SeenRoot): Overtaken {
  const current = readEvent(tx, festival.id, id);
  const { since } = writesSince(tx, festival.id, 'event', id, seen);
  // A tab that is open since before a backup was put back has seen what the history does not hold.
  const told = since.length > 0 ? since : writesSince(tx, festival.id, 'event', id, { version: 0 }).since.slice(0, 1);
  const { by, at, verb, isOwn } = writerOf(festival, current ? told : told.slice(0, 1));
  return { id, by, isOwn, at, verb, current: current && placementOf(current) };
}

/**
 * The séances as they stand, each checked against the version it was seen under. Refuses all when
 * one is gone or changed.
 */
export function readSeen(scene: ActScene, all: readonly Seen[]): EventRoot[] {
  const { tx, festival } = scene;
  if (new Set(all.map(({ id }) => id)).size < all.length) refuseAct(scene, 'sameTwice', null);
  const roots = readEvents(
    tx,
    festival.id,
    all.map(({ id }) => id),
  );
  const found = all.map(({ id, version }) => {
    const root = roots.get(id) ?? null;
    const known = scene.seen.get(id);
    const isFresh = root !== null && (known === undefined ? root.version === version : known === version);
    if (isFresh) scene.seen.set(id, version);
    return { id, version, root, isFresh };
  });
  const stale = found.filter(({ isFresh }) => !isFresh);
  if (stale.length > 0) refuseStale(scene, stale);
  return found.flatMap(({ root }) => root ?? []);
}

function refuseStale({ tx, festival }: ActScene, stale: readonly (Seen & { root: EventRoot | null })[]): never {
  const told = stale.slice(0, MAX_OVERTAKEN).map(({ id, version }) => overtakenBy(tx, festival, id, { version }));
  const [first] = told;
  const root = stale[0]?.root ?? null;
  // Nobody ever heard of it here: an id of another festival looks the same.
  if (!first || (!root && !lastAct(tx, festival.id, 'event', first.id))) {
    throw new Refusal({ ok: false, reason: 'notFound', message: { key: 'refused.notFound', values: {} } });
  }
  const title = root ? titleOf(tx, root) : titleBefore(tx, festival.id, first.id);
  throw new Refusal({
    ok: false,
    reason: 'stale',
    id: first.id,
    overtaken: told,
    count: stale.length,
    message: {
      key: root ? 'refused.stale' : 'refused.staleDeleted',
      values: {
        ...(title && { title }),
        by: first.by,
        isOwn: first.isOwn,
        at: first.at,
        verb: first.verb,
        count: stale.length,
      },
    },
  });
}

/** What a séance was called that is gone; null when nobody ever heard of it. */
export function titleBefore(tx: Tx, festivalId: number, id: number) {
  const was = lastAct(tx, festivalId, 'event', id)?.before as EventRoot | null | undefined;
  return was ? titleOf(tx, was) : null;
}

/** A locked séance does not move. */
export function refuseLocked(scene: ActScene, all: readonly EventRoot[]): void {
  for (const event of all) if (event.isLocked) refuseAct(scene, 'locked', event);
}

export function checkRoom(scene: ActScene, event: EventRoot | null, roomId: number | null | undefined): void {
  if (roomId === null || roomId === undefined) return;
  const { tx, festival } = scene;
  const found = readRow(tx, rooms, festival.id, roomId);
  if (!found) refuseAct(scene, 'noRoom', event);
}

/** A theme of another festival looks like one that was deleted. */
export function checkTheme(scene: ActScene, themeId: number | null | undefined): void {
  if (themeId === null || themeId === undefined) return;
  const { tx, festival } = scene;
  const found = readRow(tx, themes, festival.id, themeId);
  if (!found) refuseAct(scene, 'blocked', null);
}

/**
 * What a séance has of its own when it gets this offer of the festival; nothing where the
 * festival's hold; undefined leaves what it has.
 */
export function offersToGive(scene: ActScene, offerId: number | null | undefined): Partial<DraftOffer>[] | undefined {
  if (offerId === undefined) return undefined;
  if (offerId === null) return [];
  const { tx, festival } = scene;
  const found = tx
    .select({
      kind: offers.kind,
      label: offers.label,
      price: offers.price,
      address: offers.address,
      opensAt: offers.opensAt,
    })
    .from(offers)
    .where(and(eq(offers.festivalId, festival.id), eq(offers.id, offerId), isNull(offers.eventId)))
    .get();
  return found ? [found] : refuseAct(scene, 'blocked', null);
}

type Change = Partial<PlacementFacts> &
  Partial<Pick<EventRoot, 'isLocked' | 'title' | 'kind' | 'visibility' | 'tags' | 'themeIds' | 'items'>> & {
    item?: { id: number; minutes: number } | null;
    offers?: readonly Partial<DraftOffer>[];
  };

/**
 * Writes what an act changes of a séance, with its version and its line of history; what changes
 * nothing writes nothing. An act says all that it changes, so that nothing is read again: thousands
 * are moved at once. Only what gets new parts is read back, for their ids.
 */
export function writeEvent(scene: ActScene, event: EventRoot, verb: string, to: Change): void {
  const { tx, festival, history } = scene;
  const { item, offers: given, ...facts } = to;
  const items = (facts.items ?? event.items).map((one) => (one.id === item?.id ? { ...one, ...item } : one));
  const offers = given && !isSameOffers(event.offers, given) ? (given as EventRoot['offers']) : event.offers;
  const changed = { ...event, ...facts, items, offers };
  if (isEqual(changed, event)) return;
  const after = { ...changed, version: event.version + 1 };
  eventKind.update(tx, after, event);
  const hasNewParts = to.items !== undefined || to.themeIds !== undefined || offers !== event.offers;
  history.record('event', verb, event, hasNewParts ? (readEvent(tx, festival.id, event.id) ?? after) : after);
}

const isSameOffers = (has: readonly DraftOffer[], given: readonly Partial<DraftOffer>[]) =>
  has.length === given.length &&
  has.every((offer, i) =>
    Object.entries(given[i] ?? {}).every(([name, value]) => isEqual(offer[name as keyof DraftOffer], value)),
  );

/** The line of history of a séance that was just made. */
export function recordNew({ tx, festival, history }: ActScene, id: number, verb: string): void {
  const made = readEvent(tx, festival.id, id);
  if (made) history.record('event', verb, null, made);
}
