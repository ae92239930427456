import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { readRow } from '#db/rows.ts';
import { offers, rooms, themes } from '#db/schema/index.ts';
import { filmsByIds } from '#lib/films/queries.ts';
import { gatherChanges, lastAct, type SeenRoot, writerOf, writesSince } from '#lib/history/roots.ts';
import type { DraftOffer } from '#lib/model/draft.ts';
import { isEqual } from '#lib/plain-values.ts';
import type { Authorized } from '#lib/policy.ts';
import { type ActReason, type ActRefused, type ActSentence, MAX_OVERTAKEN, type Overtaken } from './act-answers.ts';
import { placementOf } from './grid-event.ts';
import type { PlacementFacts } from './placing.ts';
import { type EventRoot, eventKind, readEvent, readEvents } from './root.ts';
import { eventTitle } from './title.ts';

type Seen = { id: number; version: number };

/** Thrown to leave the transaction, which is rolled back; carries what the reader is told. */
export class Refusal extends Error {
  constructor(readonly answer: ActRefused) {
    super(answer.reason);
  }
}

/** What the acts of one post share: one transaction, one batch, one instant. */
export type ActScene = {
  tx: Tx;
  festival: Authorized<'schedule'>;
  batch: string;
  now: string;
  /**
   * The lines of history, written together at the end. The key is stored with them, so that a
   * repeated post finds them.
   */
  history: ReturnType<typeof gatherChanges>;
  /**
   * The version under which each séance was seen, for acts that follow another one in the same
   * post.
   */
  seen: Map<number, number>;
};

export function openScene(
  tx: Tx,
  festival: Authorized<'schedule'>,
  { batch, clientKey }: { batch: string; clientKey: string },
  now: string,
): ActScene {
  return { tx, festival, batch, now, history: gatherChanges(festival, batch, clientKey, now), seen: new Map() };
}

/** The title of a séance, for the sentences of answers. */
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
 * Who changed a séance after the version that is `seen`, and where it stands now; of a deleted one,
 * who deleted it.
 */
export function overtakenBy(tx: Tx, festival: Authorized<'schedule'>, id: number, seen: SeenRoot): Overtaken {
  const current = readEvent(tx, festival.id, id);
  const { since } = writesSince(tx, festival.id, 'event', id, seen);
  // A tab that was open before a backup was restored may have seen versions that the history does
  // not contain.
  const told = since.length > 0 ? since : writesSince(tx, festival.id, 'event', id, { version: 0 }).since.slice(0, 1);
  const { by, at, verb, isOwn } = writerOf(festival, current ? told : told.slice(0, 1));
  return { id, by, isOwn, at, verb, current: current && placementOf(current) };
}

/**
 * The séances in their present state, each checked against the version under which it was seen.
 * Refuses all of them when one is gone or changed.
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
  // This festival never had a séance of that id; an id of another festival gets the same answer.
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

/** The last title of a deleted séance; null when there never was one of that id. */
export function titleBefore(tx: Tx, festivalId: number, id: number) {
  const was = lastAct(tx, festivalId, 'event', id)?.before as EventRoot | null | undefined;
  return was ? titleOf(tx, was) : null;
}

/** Refuses the act when one of the séances is locked. */
export function refuseLocked(scene: ActScene, all: readonly EventRoot[]): void {
  for (const event of all) if (event.isLocked) refuseAct(scene, 'locked', event);
}

export function checkRoom(scene: ActScene, event: EventRoot | null, roomId: number | null | undefined): void {
  if (roomId === null || roomId === undefined) return;
  const { tx, festival } = scene;
  const found = readRow(tx, rooms, festival.id, roomId);
  if (!found) refuseAct(scene, 'noRoom', event);
}

/** A theme of another festival gets the same answer as a deleted one. */
export function checkTheme(scene: ActScene, themeId: number | null | undefined): void {
  if (themeId === null || themeId === undefined) return;
  const { tx, festival } = scene;
  const found = readRow(tx, themes, festival.id, themeId);
  if (!found) refuseAct(scene, 'blocked', null);
}

/**
 * The séance's own offers when it is given this offer of the festival; empty where the festival's
 * offers apply (null); undefined leaves them as they are.
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
 * Writes what an act changes of a séance, with its version and its line of history; writes nothing
 * where nothing changes. The act knows the whole change, so the séance is not read again: thousands
 * are moved at once. Only a séance with new parts is read back, for their ids.
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

/** The line of history of a new séance. */
export function recordNew({ tx, festival, history }: ActScene, id: number, verb: string): void {
  const made = readEvent(tx, festival.id, id);
  if (made) history.record('event', verb, null, made);
}
