import { and, asc, eq, gt, gte, inArray, isNull, lt, or } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { readRow } from '#db/rows.ts';
import { changes, events, liveFacts } from '#db/schema/index.ts';
import type { EventRoot } from '#lib/events/root.ts';
import { recordChange } from '#lib/history/record.ts';
import { keyOf } from '#lib/history/roots.ts';
import { PROLONGED } from '#lib/history/undoable.ts';
import type { TeamDocument, TeamEvent } from '#lib/model/documents.ts';
import type { DraftEvent } from '#lib/model/draft.ts';
import { byNumber } from '#lib/model/keyed.ts';
import { type FactRow, factsAt, type Late, lateBy } from '#lib/model/live-facts.ts';
import { isEqual } from '#lib/plain-values.ts';
import type { Authorized, Permission } from '#lib/policy.ts';
import { isToTakePlace } from './day.ts';
import { type Ending, endOfEvent, lateMinutesOf, ownDelays, timelineOf } from './real-times.ts';

/*
 * The rows of live facts: reading, telling and ending them, and what a release ends or prolongs.
 */

/** A live fact as its row in the table, as history keeps it and undo puts it back. */
export type FactRoot = Readonly<typeof liveFacts.$inferSelect>;

/** A fact of this festival as it stands; null when there is none of that id. */
export const readFact = (tx: Db | Tx, festivalId: number, id: number): FactRoot | null =>
  readRow(tx, liveFacts, festivalId, id);

/** The fields a caller gives; the rest of the row follows from who says it and when. */
type NewFact = Pick<FactRoot, 'kind' | 'eventId'> & Partial<Pick<FactRoot, 'value' | 'cutMinutes' | 'text' | 'until'>>;

/** What the writes of one tap share: one transaction, one batch, one moment (an instant). */
export type FactScene = {
  tx: Tx;
  festival: Authorized<Permission>;
  now: string;
  batch: string;
  /** Stored with the first row that is written, so that a tap that was sent twice is recognised. */
  clientKey: string | null;
  wrote: number;
};

export const openFacts = (
  tx: Tx,
  festival: FactScene['festival'],
  now: string,
  clientKey: string | null,
  batch: string,
): FactScene => ({ tx, festival, now, batch, clientKey, wrote: 0 });

const holding = (festivalId: number, now: string) =>
  and(
    eq(liveFacts.festivalId, festivalId),
    isNull(liveFacts.endedAt),
    or(isNull(liveFacts.until), gt(liveFacts.until, now)),
  );

/** Joins a fact with the séance it is about. */
export const eventOfFact = and(eq(events.festivalId, liveFacts.festivalId), eq(events.id, liveFacts.eventId));

/** The facts that hold at an instant with the number of their séance, the oldest first. */
export const factsHolding = (db: Db | Tx, festivalId: number, now: string): (FactRoot & { event: number | null })[] =>
  db
    .select({ fact: liveFacts, event: events.number })
    .from(liveFacts)
    .leftJoin(events, eventOfFact)
    .where(holding(festivalId, now))
    .orderBy(asc(liveFacts.at), asc(liveFacts.id))
    .all()
    .map(({ fact, event }) => ({ ...fact, event }));

/**
 * By how many minutes séances were late just before an instant, by number. Includes delays that
 * ended at that very instant, because an act called the séance off.
 */
export const lateUntil = (db: Db | Tx, festivalId: number, at: string): ReadonlyMap<number, number> =>
  new Map(
    db
      .select({ event: events.number, value: liveFacts.value })
      .from(liveFacts)
      .innerJoin(events, eventOfFact)
      .where(
        and(
          eq(liveFacts.festivalId, festivalId),
          eq(liveFacts.kind, 'delay'),
          lt(liveFacts.at, at),
          or(isNull(liveFacts.endedAt), gte(liveFacts.endedAt, at)),
        ),
      )
      .orderBy(asc(liveFacts.at), asc(liveFacts.id))
      .all()
      .map(({ event, value }) => [event, Number(value)]),
  );

function record(scene: FactScene, verb: string, before: FactRoot | null, after: FactRoot | null): void {
  const { tx, festival, now, batch, clientKey } = scene;
  recordChange(tx, {
    festivalId: festival.id,
    actor: festival.actor,
    at: now,
    verb,
    entity: 'live-fact',
    entityId: after?.id ?? before?.id ?? 0,
    before,
    after,
    batch,
    clientKey: keyOf(festival.id, clientKey),
  });
  scene.clientKey = null;
  scene.wrote += 1;
}

export function tellFact(scene: FactScene, fact: NewFact): FactRoot {
  const { tx, festival, now } = scene;
  const row = tx
    .insert(liveFacts)
    .values({ ...fact, festivalId: festival.id, authorId: festival.actor.userId, at: now })
    .returning()
    .get();
  record(scene, 'told', null, row);
  return row;
}

export const endFact = (scene: FactScene, fact: FactRoot): void => change(scene, fact, 'ended', { endedAt: scene.now });

/**
 * A fact that held until the former end of a séance now holds until its new end. Nothing changes
 * where the new end is unknown (null).
 */
export function followEnd(
  scene: FactScene,
  facts: readonly FactRoot[],
  was: string | null,
  until: string | null,
): void {
  for (const fact of facts)
    if (until !== null && was !== until && fact.until === was) change(scene, fact, PROLONGED, { until });
}

/** How late a séance starts and ends, by the facts about it that hold. */
export function latenessIn(own: readonly FactRoot[]): Late {
  const delay = own.findLast(({ kind }) => kind === 'delay');
  return lateBy(Number(delay?.value ?? 0), delay?.cutMinutes ?? 0);
}

function change(scene: FactScene, { id }: FactRoot, verb: string, columns: Partial<FactRoot>): void {
  const before = readFact(scene.tx, scene.festival.id, id);
  if (!before) return;
  const after = scene.tx.update(liveFacts).set(columns).where(eq(liveFacts.id, id)).returning().get();
  record(scene, verb, before, after);
}

type Times = Ending & Pick<TeamEvent, 'number' | 'startsAt' | 'rooms' | 'capacity'>;

/**
 * A séance that takes place at another time, in other rooms or with other seats than was public, or
 * ends at another; `is` is null where it takes place no more.
 */
type Replanned = Readonly<{ was: Times; is: Times | null }>;

/** The séances that a release replans, and the team's programme before it. */
export type Replanning = Readonly<{ previous: TeamDocument | null; replanned: readonly Replanned[] }>;

export function replannedBetween(previous: TeamDocument, next: TeamDocument): Replanned[] {
  const planned = ({ events }: TeamDocument) => events.filter(isToTakePlace);
  const after = byNumber(planned(next));
  return planned(previous).flatMap((was) => {
    const is = after.get(was.number);
    const isStill = is && was.startsAt === is.startsAt && was.endInstant === is.endInstant;
    if (isStill && isEqual(was.rooms, is.rooms) && was.capacity === is.capacity) return [];
    return [{ was, is: is ?? null }];
  });
}

/** The facts of a séance that an act of the day can change, as the documents have them. */
const toldByActs = {
  status: ({ status, isPostponed }: TeamEvent) => [status, isPostponed],
  start: ({ startsAt }: TeamEvent) => startsAt,
  rooms: ({ rooms }: TeamEvent) => rooms,
  films: ({ items }: TeamEvent) => items.map(({ film }) => film),
};
type ToldByAct = keyof typeof toldByActs;

/** The same facts as an act writes them into the draft. */
const writtenByActs: Record<ToldByAct, (event: DraftEvent) => unknown> = {
  status: ({ status }) => status,
  start: ({ startsAt }) => startsAt,
  rooms: ({ rooms }) => rooms,
  films: ({ items }) => items.map(({ filmId }) => filmId),
};

/** Which of these facts differ between two states of a séance. */
const differing = <E>(says: Record<ToldByAct, (event: E) => unknown>, was: E, is: E): ToldByAct[] =>
  (Object.keys(says) as ToldByAct[]).filter((one) => !isEqual(says[one](was), says[one](is)));

/**
 * A séance whose facts a release changes after an act of the day may have announced them, and which
 * facts those are. `isGone`: it does not take place in the release.
 */
export type ToldOtherwise = Readonly<{ number: number; what: readonly ToldByAct[]; isGone: boolean }>;

export function toldOtherwise(previous: TeamDocument, next: TeamDocument): ToldOtherwise[] {
  const after = byNumber(next.events);
  return previous.events.flatMap((was) => {
    const is = after.get(was.number);
    const what = is ? differing(toldByActs, was, is) : [];
    const isGone = is?.status !== 'planned';
    return what.length > 0 || isGone ? [{ number: was.number, what, isGone }] : [];
  });
}

/**
 * Ends the notices of earlier acts of the day that a release contradicts: otherwise a séance that
 * is announced again would stay « annulée » at the top of every page. Only the facts an act changed
 * count, so a notice of another room stays when only the hour changes. A notice about séances that
 * the act left in the programme ends when none of them takes place any more. With `since` (an
 * instant), only later notices end.
 */
export function endActsTold(scene: FactScene, otherwise: readonly ToldOtherwise[], since: string | null): void {
  if (otherwise.length === 0) return;
  const { tx, festival, now, batch } = scene;
  const told = byNumber(otherwise);
  const notices = factsHolding(tx, festival.id, now).filter(
    ({ kind, at }) => kind === 'notice' && (since === null || at > since),
  );
  for (const notice of notices) {
    const isTold = and(eq(changes.entity, 'live-fact'), eq(changes.entityId, notice.id), eq(changes.verb, 'told'));
    const batches = tx
      .select({ batch: changes.batch })
      .from(changes)
      .where(and(ofFestival(scene), isTold));
    const acted = tx
      .select({ batch: changes.batch, before: changes.before, after: changes.after })
      .from(changes)
      .where(and(ofFestival(scene), eq(changes.entity, 'event'), inArray(changes.batch, batches)))
      .all()
      .flatMap((act) => {
        const [was, is] = [act.before, act.after] as (EventRoot | null)[];
        return act.batch !== batch && was && is ? [{ is, changed: differing(writtenByActs, was, is) }] : [];
      });
    const isOtherwise = acted.some(({ is, changed }) => changed.some((one) => told.get(is.number)?.what.includes(one)));
    const isMoot =
      acted.length > 0 && acted.every(({ is, changed }) => !changed.includes('status') && told.get(is.number)?.isGone);
    if (isOtherwise || isMoot) endFact(scene, notice);
  }
}

const ofFestival = ({ festival }: FactScene) => eq(changes.festivalId, festival.id);

/**
 * Which delays that hold were passed on by an earlier séance, in the programme in which they were
 * told.
 */
function carriedIn(previous: TeamDocument, facts: readonly FactRow[], now: string): (event: number) => boolean {
  const { delays, cuts } = lateMinutesOf(factsAt(facts, now));
  const own = ownDelays(timelineOf(previous), delays, cuts);
  return (event) => delays.has(event) && !own.has(event);
}

/** Whether what is said of seats was counted in fewer than there are, or in more. */
const isMiscounted = (value: string, was: Times, { capacity }: Times): boolean =>
  was.capacity !== null &&
  capacity !== null &&
  (value === 'places' ? capacity < was.capacity : capacity > was.capacity);

/** What is said of a replanned séance, and what of that still holds with the release. */
type FollowedFacts<Fact> = Replanned & { own: Fact[]; staying: Fact[] };

/**
 * What is said of séances a release moves: a delay is over, because it was counted from the start
 * they had, or came from a room that they have left; « complet » is over with more seats, « places
 * libres » with fewer. Of one that takes place no more everything is over. `since` (an instant):
 * only what was said later. `all`: the facts that hold at `now` (an instant).
 */
function followFacts<Fact extends FactRow>(
  { previous, replanned }: Replanning,
  all: readonly Fact[],
  now: string,
  since: string | null,
): FollowedFacts<Fact>[] {
  const isCarried = previous && all.length > 0 ? carriedIn(previous, all, now) : () => false;
  const holding = all.filter(({ at }) => since === null || at > since);
  return replanned.map(({ was, is }) => {
    const own = holding.filter(({ event }) => event === was.number);
    const isMoved = was.startsAt !== is?.startsAt;
    const hasLeft = was.rooms.some(({ room }) => !is?.rooms.some((one) => one.room === room));
    const isOnTime = isMoved || (hasLeft && isCarried(was.number));
    const isOver = ({ kind, value }: FactRow, now: Times) =>
      (kind === 'delay' && isOnTime) || (kind === 'availability' && isMiscounted(value, was, now));
    return { was, is, own, staying: own.filter((fact) => is && !isOver(fact, is)) };
  });
}

/**
 * Which of the facts that hold (`all`) a release would end, though their séance still takes place.
 */
export const factsEndedBetween = (
  previous: TeamDocument,
  next: TeamDocument,
  all: readonly FactRow[],
  now: string,
): FactRow[] =>
  followFacts({ previous, replanned: replannedBetween(previous, next) }, all, now, null)
    .filter(({ is }) => is !== null)
    .flatMap(({ own, staying }) => own.filter((fact) => !staying.includes(fact)));

/**
 * Ends what a release makes untrue (`followFacts`); what else holds until a séance ends then holds
 * until its new end. `since` (an instant): only what was said later.
 */
export function followRelease(scene: FactScene, replanning: Replanning, since: string | null): void {
  const { tx, festival, now } = scene;
  const all = replanning.replanned.length > 0 ? factsHolding(tx, festival.id, now) : [];
  for (const { was, is, own, staying } of followFacts(replanning, all, now, since)) {
    for (const fact of own) if (!staying.includes(fact)) endFact(scene, fact);
    if (is) {
      const [late, lateNow] = [latenessIn(own).end, latenessIn(staying).end];
      followEnd(scene, staying, endOfEvent(was, festival, late), endOfEvent(is, festival, lateNow));
    }
  }
}
