import { and, asc, eq, gt, ne } from 'drizzle-orm';
import { type Db, type Tx, write } from '#db/client.ts';
import { rowsWhere } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { notFound, orNotFound } from '#lib/errors.ts';
import { type ClientKey, earlierTry, insertRoot, patchRoot } from '#lib/history/roots.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import type { DraftPerson } from '#lib/model/draft.ts';
import type { Authorized, AuthorizedVolunteer } from '#lib/policy.ts';
import { lastReleaseNumber } from '#lib/programme/frozen-draft.ts';
import { releaseDocuments, releaseHistory } from '#lib/programme/released.ts';
import { type Keyed, putAssignment } from './acting.ts';
import { type Acting, isAboutAny, withdrawExchanges } from './end-shift.ts';
import { type Moments, momentsOf } from './moments.ts';
import { obstacleIn } from './obstacles.ts';
import {
  openShift,
  ownAssignment,
  type SeenShift,
  type TakingRefused,
  takingRefusedInWords,
  timesOfShift,
} from './own-acts.ts';
import { shownAs } from './page-keys.ts';
import { momentsOfRelease, planOf, publishedPlanOf, type VolunteerPlan } from './plan.ts';
import { isActive } from './planning.ts';
import { areOwn } from './queries.ts';
import { agreedTo } from './reconfirm.ts';
import { type Assignment, assignmentKind, type Exchange, exchangeKind, type Shift, shiftKind } from './roots.ts';
import type { Names } from './say-shift.ts';
import type { ExchangeInput } from './schema.ts';
import { shiftTimesOf } from './shift-times.ts';
import { acceptedBy, hasStandIn, shiftsStanding, stands } from './standing-exchanges.ts';

const reasons = [
  'closed',
  'taken',
  'own',
  'notYours',
  'notTheirs',
  'gone',
  'otherCannot',
  'theyCannot',
  'promised',
] as const;
type OfExchanges = { ok: false; reason: (typeof reasons)[number] };
type ExchangeRefused = OfExchanges | TakingRefused;
/** `state` is the state after the act: `accepted` waits for the coordinator. */
type Exchanged = { ok: true; id: number; batch: string | null; state: Exchange['state'] } | ExchangeRefused;

/**
 * The answer to an earlier post with the same key, whatever became of the exchange since. If its
 * line was erased with a deleted person, the exchange counts as over.
 */
function earlierExchange(tx: Tx, festivalId: number, clientKey: ClientKey): Exchanged | null {
  const earlier = earlierTry(tx, festivalId, 'exchange', clientKey);
  if (!earlier) return null;
  const { entity, entityId, after, batch, id } = t.changes;
  const ofTry = and(
    eq(t.changes.festivalId, festivalId),
    eq(batch, earlier.batch ?? ''),
    eq(entity, 'exchange'),
    eq(entityId, earlier.id),
  );
  const line = tx.select({ after }).from(t.changes).where(ofTry).orderBy(asc(id)).limit(1).get();
  return { ...earlier, state: (line?.after as Exchange | null | undefined)?.state ?? 'withdrawn' };
}

/**
 * Whether one of these assignments is in another exchange that two people agreed on and that waits
 * for the coordinator: a shift must not be promised twice. An exchange that can no longer be done
 * promises nothing.
 */
function isPromised(
  tx: Tx,
  festivalId: number,
  plan: VolunteerPlan,
  now: string,
  assignmentIds: readonly (number | null)[],
  except = 0,
): boolean {
  const promising = [eq(t.exchanges.state, 'accepted'), ne(t.exchanges.id, except), isAboutAny(assignmentIds)];
  const { rows, shiftOf } = shiftsStanding(plan, now);
  return rowsWhere(tx, t.exchanges, festivalId, ...promising).some((exchange) => stands(exchange, rows, shiftOf));
}

/**
 * « Proposer un échange » of one's own shift, to one person (perhaps in return for a shift of
 * theirs) or to all. Ends an earlier proposal about the same shift. Throws notFound for somebody
 * else's shift.
 */
export function proposeExchange(who: AuthorizedVolunteer, input: ExchangeInput, now: string): Exchanged {
  const { assignmentId, toVolunteerId, returnAssignmentId, message, clientKey } = input;
  return write(who.db, (tx, batch): Exchanged => {
    const earlier = earlierExchange(tx, who.id, clientKey);
    if (earlier) return earlier;
    const row = ownAssignment(tx, who, assignmentId);
    if (toVolunteerId === who.volunteer.id) return { ok: false, reason: 'own' };
    if (toVolunteerId !== null && !areOwn(tx, t.volunteers, who.id, [toVolunteerId])) throw notFound();
    const plan = publishedPlanOf(who.id, tx);
    const shift = openShift(plan, row.shiftId, now);
    if ('ok' in shift) return shift;
    if (!isActive(row) || hasReplacement(plan, row, shift)) return { ok: false, reason: 'gone' };
    const asked = returnAssignmentId === null ? null : assignmentKind.read(tx, who.id, returnAssignmentId);
    if (returnAssignmentId !== null) {
      if (!asked) return { ok: false, reason: 'gone' };
      // The list of shifts in return was made for another person who was chosen before.
      if (asked.volunteerId !== toVolunteerId) return { ok: false, reason: 'notTheirs' };
      if (!isActive(asked)) return { ok: false, reason: 'gone' };
      const back = openShift(plan, asked.shiftId, now);
      if ('ok' in back) return back;
    }
    if (isPromised(tx, who.id, plan, now, [assignmentId, returnAssignmentId])) return { ok: false, reason: 'promised' };
    const sides = { given: row, returned: asked };
    const refused = toVolunteerId === null ? null : whyNotTo(plan, sides, toVolunteerId, now);
    if (refused) return refused;
    const acting = { tx, festival: who, batch, now };
    withdrawExchanges(acting, [assignmentId]);
    const made = { festivalId: who.id, assignmentId, toVolunteerId, returnAssignmentId, message, at: now };
    const act = { verb: 'proposed', batch, clientKey };
    const { id } = insertRoot(tx, who, now, 'exchange', t.exchanges, made, act);
    return { ok: true, id, batch, state: 'open' };
  });
}

type OfExchange = { id: number } & Keyed;

/** Runs an act on an exchange of this festival, once per key. Throws notFound. */
const onExchange = (
  { id: festivalId, db }: { id: number; db: Db },
  { id, clientKey }: OfExchange,
  act: (tx: Tx, batch: string, exchange: Exchange) => Exchanged,
): Exchanged =>
  write(db, (tx, batch) => {
    const earlier = earlierExchange(tx, festivalId, clientKey);
    if (earlier) return earlier;
    const exchange = orNotFound(exchangeKind.read(tx, festivalId, id));
    return act(tx, batch, exchange);
  });

/** The two assignments of an exchange; null when one of them has changed hands since. */
function sidesOf(tx: Tx, exchange: Exchange): Sides | null {
  const given = assignmentKind.read(tx, exchange.festivalId, exchange.assignmentId);
  const returned =
    exchange.returnAssignmentId === null
      ? null
      : assignmentKind.read(tx, exchange.festivalId, exchange.returnAssignmentId);
  if (!given || !isActive(given)) return null;
  if (exchange.returnAssignmentId !== null && (!returned || !isActive(returned))) return null;
  return { given, returned };
}

/**
 * Accepts a proposal. If several people accept one at once, one gets the shift and the others are
 * told. Nothing may stand in the way of either person who gets a shift. Then it is done, or waits
 * for the coordinator where the festival wants that.
 */
export function acceptExchange(who: AuthorizedVolunteer, asked: OfExchange & SeenShift, now: string): Exchanged {
  return onExchange(who, asked, (tx, batch, exchange) => {
    const { id, shown, clientKey } = asked;
    const me = who.volunteer.id;
    if (exchange.toVolunteerId !== null && exchange.toVolunteerId !== me) return { ok: false, reason: 'notYours' };
    if (exchange.state === 'accepted' || exchange.state === 'done') return { ok: false, reason: 'taken' };
    if (exchange.state !== 'open') return { ok: false, reason: 'closed' };
    const sides = sidesOf(tx, exchange);
    if (!sides) return { ok: false, reason: 'gone' };
    if (sides.given.volunteerId === me) return { ok: false, reason: 'own' };
    const plan = publishedPlanOf(who.id, tx);
    if (isPromised(tx, who.id, plan, now, [exchange.assignmentId, exchange.returnAssignmentId], id))
      return { ok: false, reason: 'promised' };
    const refused = closedFor(plan, sides, me, now) ?? hindranceOf(plan, sides, me, now);
    if (refused) return refused;
    const { given, returned } = sides;
    if (shown && shown !== shownAs(timesOfShift(plan, given.shiftId), returned && timesOfShift(plan, returned.shiftId)))
      return { ok: false, reason: 'moved' };
    const acting = { tx, festival: who, batch, now };
    const state = plan.settings.exchangesNeedApproval ? 'accepted' : 'done';
    settle(acting, exchange, state, { clientKey, acceptedByVolunteerId: me });
    const accepted = { release: plan.release, timesOf: (shiftId: number) => timesOfShift(plan, shiftId) };
    if (state === 'done') handOver(acting, accepted, sides, me);
    return { ok: true, id, batch, state };
  });
}

type Sides = { given: Assignment; returned: Assignment | null };

/**
 * Why these shifts cannot be exchanged by anybody: one is over or cancelled, a person has the
 * other's shift already, or somebody came in the place of an absent person.
 */
function closedFor(
  plan: VolunteerPlan,
  { given, returned }: Sides,
  taker: number,
  now: string,
): ExchangeRefused | null {
  const shift = openShift(plan, given.shiftId, now);
  if ('ok' in shift) return shift;
  if (plan.prepared.on.get(shift.id)?.includes(taker)) return { ok: false, reason: 'yours' };
  if (hasReplacement(plan, given, shift)) return { ok: false, reason: 'gone' };
  if (!returned) return null;
  const back = openShift(plan, returned.shiftId, now);
  if ('ok' in back) return back;
  if (hasReplacement(plan, returned, back)) return { ok: false, reason: 'gone' };
  const isOnBoth = plan.prepared.on.get(back.id)?.includes(given.volunteerId) ?? false;
  return isOnBoth ? { ok: false, reason: 'otherCannot' } : null;
}

const hasReplacement = ({ prepared }: VolunteerPlan, row: Assignment, { id, people }: { id: number; people: number }) =>
  hasStandIn(row, { people, present: prepared.on.get(id)?.length ?? 0 });

/** What stands in the way of one of the two people; a coordinator may ignore it. */
function hindranceOf(plan: VolunteerPlan, sides: Sides, taker: number, now: string): ExchangeRefused | null {
  const { takers, givers } = obstaclesOn(plan, sides, taker, now);
  if (takers) return { ok: false, reason: 'obstacle', obstacle: takers };
  return givers ? { ok: false, reason: 'otherCannot' } : null;
}

/**
 * Why a proposal to somebody could not be accepted. An obstacle on their side is private and not
 * named; one against what the proposer would get in return is.
 */
function whyNotTo(plan: VolunteerPlan, sides: Sides, to: number, now: string): ExchangeRefused | null {
  const closed = closedFor(plan, sides, to, now);
  if (closed) return closed.reason === 'yours' ? { ok: false, reason: 'theyCannot' } : closed;
  const { takers, givers } = obstaclesOn(plan, sides, to, now);
  if (takers) return { ok: false, reason: 'theyCannot' };
  return givers ? { ok: false, reason: 'obstacle', obstacle: givers } : null;
}

/** What stands in the way of who takes a shift, and of who gives it, at the hours that hold now. */
function obstaclesOn(plan: VolunteerPlan, { given, returned }: Sides, taker: number, now: string) {
  const running = plan.runningAt(now);
  return {
    takers: obstacleIn(running, taker, given.shiftId, returned ? [returned.shiftId] : []),
    givers: returned && obstacleIn(running, given.volunteerId, returned.shiftId, [given.shiftId]),
  };
}

/** The release that somebody who accepted had read, and the times of its shifts. */
type Accepted = { release: number; timesOf: (shiftId: number) => ReturnType<typeof timesOfShift> };

/** The release as it stood at an instant, with its shifts and the stays of guests as they were. */
function publishedAt({ tx, festival }: Acting, at: string): Accepted {
  const release = releaseHistory(festival.id, tx).find((one) => one.at <= at)?.number ?? 0;
  const document = release === 0 ? null : releaseDocuments(festival.id, release, tx);
  const moments = momentsOfRelease(festival, document?.team ?? null, tx);
  const { changes } = t;
  /** Before it was first changed since; undefined where it was not. */
  const beforeChange = <R>(entity: 'shift' | 'person', id: number) => {
    const since = and(
      eq(changes.festivalId, festival.id),
      eq(changes.entity, entity),
      eq(changes.entityId, id),
      gt(changes.at, at),
    );
    const first = tx.select({ was: changes.before }).from(changes).where(since).orderBy(asc(changes.id)).limit(1).get();
    return first?.was as R | undefined;
  };
  const guest: Moments['guest'] = (id, moment) => {
    const was = beforeChange<DraftPerson>('person', id);
    return (was ? momentsOf(festival, [], [was]) : moments).guest(id, moment);
  };
  const timesOf: Accepted['timesOf'] = (shiftId) => {
    const shift = beforeChange<Shift>('shift', shiftId) ?? shiftKind.read(tx, festival.id, shiftId);
    return shift ? shiftTimesOf(shift, { ...moments, guest }) : undefined;
  };
  return { release, timesOf };
}

/**
 * Each shift changes hands: the giver is taken off it, and the taker says yes to the times they
 * read.
 */
function handOver(acting: Acting, { release, timesOf }: Accepted, { given, returned }: Sides, taker: number): void {
  const { festival } = acting;
  const actingId = 'volunteer' in festival ? (festival as AuthorizedVolunteer).volunteer.id : null;
  const give = (row: Assignment) => {
    // The person who acts knows; the other one is told on their page until they confirm that they
    // read it.
    const seenRelease = row.volunteerId === actingId ? lastReleaseNumber(row.festivalId, acting.tx) : null;
    putAssignment(acting, row, { state: 'cancelled', isReferent: false, seenRelease }, 'given');
  };
  const take = (row: Assignment, to: number) => {
    const times = timesOf(row.shiftId);
    putAssignment(
      acting,
      { shiftId: row.shiftId, volunteerId: to },
      {
        state: 'confirmed',
        isReferent: row.isReferent,
        agrees: times && agreedTo(times),
        seenRelease: release,
      },
      'taken',
    );
  };
  // First both give, so that nobody has both shifts for a moment, which might be more than a minor
  // may do.
  give(given);
  if (returned) give(returned);
  take(given, taker);
  if (returned) take(returned, given.volunteerId);
}

/**
 * Its line is written first, because the history names an act after its first line. Once two people
 * agree, all other proposals about these shifts end.
 */
function settle(
  acting: Acting,
  exchange: Exchange,
  state: Exchange['state'],
  { clientKey, acceptedByVolunteerId }: Keyed & { acceptedByVolunteerId?: number },
): void {
  const { tx, festival, batch, now } = acting;
  const verb = state === 'open' ? 'declined' : state;
  patchRoot(tx, festival, exchangeKind, exchange, { verb, batch, clientKey }, now, {
    state,
    decidedAt: state === 'open' ? null : now,
    ...(acceptedByVolunteerId !== undefined && { acceptedByVolunteerId }),
  });
  if (state === 'accepted' || state === 'done')
    withdrawExchanges(acting, [exchange.assignmentId, exchange.returnAssignmentId], exchange.id);
}

/**
 * Ends a proposal without an exchange: the proposer withdraws it, or the only person asked says no.
 * Somebody who accepted it may take that back while it waits for the coordinator. A proposal to all
 * is then open again and keeps their name, because the proposer has to be told. Throws notFound.
 */
export function endExchange(who: AuthorizedVolunteer, asked: OfExchange, now: string): Exchanged {
  return onExchange(who, asked, (tx, batch, exchange) => {
    const { id, clientKey } = asked;
    const given = assignmentKind.read(tx, who.id, exchange.assignmentId);
    const me = who.volunteer.id;
    const isMine = given?.volunteerId === me;
    const { toVolunteerId } = exchange;
    if (!isMine && toVolunteerId !== me && acceptedBy(exchange) !== me) return { ok: false, reason: 'notYours' };
    if (exchange.state !== 'open' && exchange.state !== 'accepted') return { ok: false, reason: 'closed' };
    const acting = { tx, festival: who, batch, now };
    const state = isMine ? 'withdrawn' : toVolunteerId === null ? 'open' : 'declined';
    settle(acting, exchange, state, { clientKey });
    return { ok: true, id, batch, state };
  });
}

/**
 * The coordinator approves an exchange that two people agreed on, or not. They may ignore warnings,
 * but not approve what is over. Throws notFound.
 */
export function decideExchange(
  festival: Authorized<'volunteers'>,
  asked: OfExchange & { isApproved: boolean },
  now: string,
): Exchanged {
  return onExchange(festival, asked, (tx, batch, exchange) => {
    const { id, isApproved, clientKey } = asked;
    const taker = exchange.acceptedByVolunteerId;
    if (exchange.state !== 'accepted' || taker === null) return { ok: false, reason: 'closed' };
    const state = isApproved ? 'done' : 'refused';
    const acting = { tx, festival, batch, now };
    const sides = isApproved ? sidesOf(tx, exchange) : null;
    if (isApproved && !sides) return { ok: false, reason: 'gone' };
    // Checked in the draft, which the coordinator sees; the yes is for the times published when it
    // was given: who accepted is asked again about a shift that moved since.
    const closed = sides && closedFor(planOf(festival.id, tx), sides, taker, now);
    // The sentence « Vous y êtes déjà » addresses a volunteer, not a coordinator.
    if (closed) return closed.reason === 'yours' ? { ok: false, reason: 'gone' } : closed;
    settle(acting, exchange, state, { clientKey });
    if (sides) handOver(acting, publishedAt(acting, exchange.decidedAt ?? now), sides, taker);
    return { ok: true, id, batch, state };
  });
}

/** Why an exchange could not be done, in one sentence. */
export function exchangeRefusedInWords(refused: ExchangeRefused, names: Names, locale: Locale): string {
  return isOfExchanges(refused)
    ? typeset(translator(locale, 'volunteers')(`exchangeRefused.${refused.reason}`), locale)
    : takingRefusedInWords(refused, names, locale);
}

const isOfExchanges = (refused: ExchangeRefused): refused is OfExchanges =>
  reasons.some((reason) => reason === refused.reason);
