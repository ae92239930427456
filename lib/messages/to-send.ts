import {
  and,
  asc,
  eq,
  getTableColumns,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  like,
  lte,
  max,
  not,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { type Db, perConnection, type Tx, write } from '#db/client.ts';
import { hasRow, rowsOfFestival, rowsWhere, setRow } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { LanterneError } from '#lib/errors.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { ofBatch } from '#lib/history/record.ts';
import type { Bilingual } from '#lib/i18n/text.ts';
import { type Concerned, type Contacts, newsSubject, peopleConcerned, peopleToTell } from '#lib/live/people-to-tell.ts';
import { type TeamToday, teamToday } from '#lib/live/team-of-day.ts';
import { newsOfBatch, newsOfRelease, type TapNews } from '#lib/live/told-news.ts';
import type { TeamDocument } from '#lib/model/documents.ts';
import type { LiveFacts } from '#lib/model/live-facts.ts';
import { isDatabaseBusy } from '#lib/once-free.ts';
import type { Actor, Authorized, Festival } from '#lib/policy.ts';
import { differencesOf } from '#lib/programme/diff.ts';
import { CALLED_OFF, type Change, type Difference } from '#lib/programme/difference.ts';
import { indexDocument } from '#lib/programme/document-index.ts';
import { lateUntil } from '#lib/programme/fact-rows.ts';
import { liveFactsOf } from '#lib/programme/live-now.ts';
import { isAhead, isChangeAhead } from '#lib/programme/real-times.ts';
import { releaseDocuments, teamDocumentOf } from '#lib/programme/released.ts';
import { instantFrom, minutesFrom } from '#lib/time/clock.ts';
import { toInstant } from '#lib/time/wall-clock.ts';
import { LINK } from './filled.ts';
import {
  BY_ITSELF,
  type Delivery,
  HELD_FOR,
  hasDelivery,
  hasLeft,
  isAboutAct,
  isIn,
  isOfHour,
  isSaid,
  isToSend,
  type Message,
  mayHaveReached,
  messageOf,
  type NewDelivery,
  type NewMessage,
  openPublication,
  publicationLeavesAt,
  queueMessage,
  stateFor,
  stopsOf,
  tellsNobody,
} from './queue.ts';
import { reachOf, readersOf, wayFor } from './readers.ts';

/**
 * In milliseconds: older acts are not written about any more, so that a server that was off does
 * not send old news.
 */
const FRESH = 10 * 60_000;
/** In milliseconds: a séance cancelled so shortly before it begins is told at once, and first. */
const URGENT = 3 * 3_600_000;

/**
 * The changes of a séance that people expected there are told about; others they find on their
 * page.
 */
const TELLING: ReadonlySet<Change['kind']> = new Set([
  'cancelled',
  'postponed',
  'restored',
  'moved',
  'room',
  'end',
  'replaced',
  'person-removed',
]);

/**
 * An act in a festival's history that may concern people: one publication, or one act of the day.
 */
type Act = {
  festivalId: number;
  slug: string;
  batch: string;
  userId: number;
  release: number | null;
  isOfDay: boolean;
  /** The batch that it undoes. */
  undoes: string | null;
};

/** How many changes are examined when a server starts: those of the last minutes are among them. */
const LOOKED_THROUGH = 5000;
/** After so many failures, an act is only shown on pages. */
const TRIES = 10;

/**
 * Makes a function that queues the messages about publications and acts of the day, withheld for a
 * minute, each once. Acts are found in the history, so that a server that was killed in between
 * finds them after its next start. Sent in the name of the act's author. `now` is an instant;
 * returns how many were queued.
 */
export function newsQueuer(hasMail: boolean): (db: Db, now: string) => number {
  let seen: number | null = null;
  const tries = new Map<string, number>();
  return (db, now) => {
    const last = lastChangeOf(db);
    if (last === seen) return 0;
    const since = instantFrom(now, -FRESH);
    const acts = actsSince(db, seen ?? last - LOOKED_THROUGH, since).filter((act) => !isQueued(db, act));
    let isWhole = true;
    for (const act of acts) {
      const tried = tries.get(act.batch) ?? 0;
      if (tried >= TRIES) continue;
      try {
        queueAct(db, act, now, hasMail);
      } catch (error) {
        // Another program may hold the database for longer than so many tries take; the next act is
        // not told before this one.
        if (isDatabaseBusy(error)) {
          isWhole = false;
          break;
        }
        // If a document cannot be read, other messages must not wait.
        tries.set(act.batch, tried + 1);
        isWhole &&= tried + 1 >= TRIES;
        if (tried === 0) console.error(error);
      }
    }
    if (isWhole) seen = last;
    return acts.length;
  };
}

const lastChangeOf = (db: Db): number =>
  db
    .select({ id: max(t.changes.id) })
    .from(t.changes)
    .get()?.id ?? 0;

function actsSince(db: Db, after: number, since: string): Act[] {
  const { changes, festivals } = t;
  const rows = db
    .select({
      festivalId: festivals.id,
      slug: festivals.slug,
      batch: changes.batch,
      userId: changes.actorId,
      undoes: changes.undoes,
      entity: changes.entity,
      number: sql<number | null>`case when ${changes.entity} = 'release' then ${changes.after} ->> 'number' end`,
      isBegunOrGone: sql<number>`${changes.before} is null or ${changes.after} is null`,
    })
    .from(changes)
    .innerJoin(festivals, eq(festivals.id, changes.festivalId))
    .where(
      and(
        gt(changes.id, after),
        gt(changes.at, since),
        isNotNull(changes.actorId),
        inArray(changes.entity, ['release', 'live-fact', 'event']),
      ),
    )
    .orderBy(asc(changes.id))
    .all();
  const acts = new Map<string, Act & { isTold: boolean; makesOrTakesEvent: boolean }>();
  for (const { festivalId, slug, batch, userId, undoes, entity, number, isBegunOrGone } of rows) {
    if (batch === null || userId === null) continue;
    const key = `${festivalId} ${batch}`;
    const known = acts.get(key) ?? {
      festivalId,
      slug,
      batch,
      userId,
      release: null,
      isOfDay: false,
      undoes,
      isTold: false,
      makesOrTakesEvent: false,
    };
    acts.set(key, {
      ...known,
      release: number ?? known.release,
      // A release together with changed séances is an act of the day, with live facts alone a
      // publication; séances alone are unpublished edits.
      isOfDay: known.isOfDay || entity === 'event',
      isTold: known.isTold || entity !== 'event',
      makesOrTakesEvent: known.makesOrTakesEvent || (entity === 'event' && isBegunOrGone === 1),
    });
  }
  // News about a séance is deleted and restored with it; that is no reason to tell it again.
  const told = [...acts.values()].filter(
    ({ isTold, makesOrTakesEvent, release }) => release !== null || (isTold && !makesOrTakesEvent),
  );
  return told.map((act) => ({ ...act, isOfDay: act.isOfDay || act.release === null }));
}

const isQueued = (db: Db | Tx, { festivalId, batch, release, isOfDay }: Act) =>
  hasRow(
    db,
    t.sentMessages,
    and(
      eq(t.sentMessages.festivalId, festivalId),
      isOfDay ? eq(t.sentMessages.cause, batch) : like(t.sentMessages.cause, `%-${release}`),
      eq(t.sentMessages.kind, isOfDay ? 'day' : 'publication'),
    ),
  );

/**
 * What one act has to say, and the delays of séances until then, in minutes; null where it concerns
 * nobody.
 */
type News = TapNews & { late: ReadonlyMap<number, number> };

/**
 * What an act says, comparing each séance with the release its readers were last told about. It
 * includes what waits about the same séances, and the earlier publication. What is about to begin
 * is sent at once, alone; the rest replaces what waited. People whom an earlier message about one
 * of these séances has not reached, though it has reached others, read there how it is now.
 */
function queueAct(db: Db, act: Act, now: string, hasMail: boolean): void {
  const festival = inTheNameOf(db, act);
  const document = festival && teamDocumentOf(festival.id, db);
  const team = festival && document ? teamToday(festival, document, liveFactsOf(festival.id, now, db)) : null;
  const own = festival && team ? ownNews(festival, act, team, now) : null;
  const numbers = new Set(own?.news.kind === 'act' ? own.news.differences.map(({ number }) => number) : []);
  const undone = act.undoes === null ? null : unsent(db, act.festivalId, act.undoes);
  const taken = festival ? takenBy(db, act, numbers, undone, now) : [];
  const isUrgent = own !== null && isAtOnce(own, now);
  const isSilent = undone !== null && (act.release === null || !taken.some(({ id }) => id === undone.id));
  // An act that says nothing itself withholds only the message that it undoes.
  const replaces = taken.filter(({ id }) => !isSilent || id === undone?.id);
  const chains = replaces.map(({ topic }) => chainOf(db, act.festivalId, topic));
  const base = Math.min((act.release ?? 1) - 1, ...chains.map(({ from }) => from));
  const all =
    isSilent || !festival ? null : chains.length === 0 ? own : sinceTold(db, act, base, { numbers, chains }, now);
  const told = (isMeant: (number: number) => boolean, said = all): Told => {
    if (!festival || !team || !said) return SAYS_NOTHING;
    const { news } = said;
    const meant =
      news.kind === 'delay'
        ? news
        : {
            ...news,
            differences: news.differences.filter(({ number }) => isMeant(number)),
          };
    if (meant.kind === 'act' && meant.differences.length === 0) return SAYS_NOTHING;
    return {
      subject: newsSubject(festival.name, meant),
      to: deliveriesOf(festival, team, { ...said, news: meant }, now, hasMail),
    };
  };
  const isFirst = (number: number) => !isUrgent || numbers.has(number);
  const first = told(isFirst);
  const rest = isUrgent && taken.length > 0 ? told((number) => !numbers.has(number)) : null;
  const saidAtOnce = new Set(
    isUrgent && all?.news.kind === 'act' ? all.news.differences.map(({ number }) => number) : [],
  );
  const touched = new Set([...numbers, ...chains.flatMap(({ events }) => [...events.keys()])]);
  const open = halfSent(db, act, { numbers, touched }, taken, now);
  const readSince = readSinceFirst(db, act.festivalId, [...replaces, ...open]);
  const halves = open.map((half) => {
    const isToCorrect = (number: number) => half.events.has(number) && !(isFirst(number) && saidAtOnce.has(number));
    // Computed once for all who wait for the same.
    const known = new Map<string, Told | null>();
    const rightFor = (reader: string, elsewhere: ReadonlySet<number>): Told | null => {
      const earlier = half.before.filter(({ readers }) => readers?.has(reader) ?? true);
      const last = noEarlierThan(sinceEarlier(half, earlier), readSince.get(reader) ?? []);
      const key = JSON.stringify([[...last], [...elsewhere]]);
      const found = known.get(key);
      if (found !== undefined) return found;
      const changed = changesSince(db, act, half.from, last, now);
      const right = changed && told((number) => isToCorrect(number) && !elsewhere.has(number), changed);
      known.set(key, right);
      return right;
    };
    return { ...half, rightFor };
  });
  const toAll = rest ? [...first.to, ...rest.to] : first.to;
  // An act that takes back what nobody was told yet says nothing, and concerns the same people.
  const concerned = halves.length === 0 ? [] : all === own ? toAll : [...toAll, ...told(isFirst, own).to];
  const isReadThere = (ids: ReadonlySet<number>, number: number) =>
    halves.some(({ id, events }) => ids.has(id) && events.has(number));
  /**
   * What is said of some séances, with a text of their own for who reads of one in an earlier
   * message (`notReached`), or has read of it there since it was put right; each is computed once
   * for all who know the same. What is said at once (`isToAll`) is said to everybody.
   */
  const toEach =
    (said: Told, isMeant: (number: number) => boolean, isToAll: boolean) =>
    (notReached: ReadonlyMap<string, ReadonlySet<number>>): Told => {
      const whole = withTexts(said);
      const known = new Map<string, typeof whole>();
      const ownOf = (reader: string) => {
        const [ids, last] = [isToAll ? undefined : notReached.get(reader), readSince.get(reader)];
        if (!ids && !last) return whole;
        const key = JSON.stringify([[...(ids ?? [])], [...(last ?? [])]]);
        const isLeft = (number: number) => isMeant(number) && !(ids && isReadThere(ids, number));
        const own =
          known.get(key) ??
          withTexts(told(isLeft, last ? sinceTold(db, act, base, { numbers, chains }, now, last) : all));
        known.set(key, own);
        return own;
      };
      const readers = new Set([...whole.texts.keys(), ...readSince.keys()]);
      const found = [...readers].flatMap((reader) => {
        const { subject, texts } = ownOf(reader);
        const one = texts.get(reader);
        return one ? { subject, one } : [];
      });
      return { subject: found[0]?.subject ?? {}, to: found.map(({ one }) => one) };
    };
  const firstToEach = toEach(first, isFirst, isUrgent);
  const restToEach = rest && toEach(rest, (number) => !numbers.has(number), false);
  write(db, (tx) => {
    if (isQueued(tx, act)) return;
    const notReached = correctHalves(tx, act.festivalId, halves, { concerned, numbers }, now);
    const notBefore = publicationLeavesAt(tx, act.festivalId, now);
    const queue = (message: Pick<NewMessage, 'kind' | 'cause' | 'isUrgent' | 'replaces'>, { subject, to }: Told) =>
      queueMessage(
        tx,
        { festivalId: act.festivalId, author: festival && { userId: act.userId, name: festival.actor.name } },
        {
          ...message,
          // Recorded even without readers, so that the act counts as handled.
          subject,
          text: {},
          heldUntil: message.isUrgent ? null : instantFrom(now, HELD_FOR),
        },
        to.map((one) => ({
          ...one,
          ...(message.kind === 'publication' && !message.isUrgent && { notBefore }),
        })),
        now,
      );
    const from = rest ? (act.release ?? 1) - 1 : base;
    const kind = act.isOfDay ? 'day' : 'publication';
    const cause = act.isOfDay ? act.batch : `${from}-${act.release}`;
    queue({ kind, cause, isUrgent, replaces: rest ? [] : replaces }, firstToEach(notReached));
    if (restToEach)
      queue({ kind: 'publication', cause: restCause(base, act.release ?? 0), replaces: taken }, restToEach(notReached));
  });
}

const keyOfReader = ({ kind, id }: NewDelivery['to']) => `${kind} ${id}`;
const byReader = (all: readonly NewDelivery[]) => new Map(all.map((one) => [keyOfReader(one.to), one]));

const withTexts = ({ subject, to }: Told) => ({ subject, texts: byReader(to) });

/** What was to be told before something told at once. `readers` wait for it; null: all do. */
type Earlier = Pick<Chain, 'events'> & { readers: ReadonlySet<string> | null };

/**
 * A message that has reached some of its readers while others wait for it: from which release on it
 * tells what became of these séances. For who waits for something earlier too, from that on.
 */
type HalfSent = Readonly<{
  id: number;
  topic: string;
  from: number;
  events: Chain['events'];
  before: readonly Earlier[];
  /** Whether the act changes one of them; else it replaces a message about one. */
  isChanged: boolean;
}>;

/** For séances of a message: since which release somebody waits for it who waits for these too. */
function sinceEarlier({ events }: HalfSent, earlier: readonly Earlier[]): Map<number, number> {
  const all = [{ events }, ...earlier].flatMap((one) => [...one.events]);
  return earliest(all.filter(([event]) => events.has(event)));
}

/**
 * A condition for deliveries: not sent yet, or for an hour without a text because nothing had
 * changed after all (`correctHalves`). What somebody withheld keeps its text.
 */
const isOpen = (now: string) => or(isToSend(now), and(isIn('not-to-send'), isNull(t.deliveries.text), isOfHour(now)));

/**
 * Those about a séance that an act changes (`numbers`), that a message which it replaces is about
 * (`touched`), or that one of them is about, the oldest first; without séances that were told at
 * once since, and without messages that the act replaces. What is told at once counts even if
 * nobody has it yet: it waits for somebody with a telephone.
 */
function halfSent(
  db: Db,
  { festivalId, release }: Act,
  { numbers, touched }: Record<'numbers' | 'touched', ReadonlySet<number>>,
  taken: readonly Message[],
  now: string,
): HalfSent[] {
  const { sentMessages: messages } = t;
  if (release === null || numbers.size === 0) return [];
  const found = rowsWhere(db, messages, festivalId, isAboutAct, hasDelivery(db, isOpen(now)))
    .filter((message) => !taken.some(({ id }) => id === message.id) && (message.isUrgent || hasLeft(db, message)))
    .map(({ id, topic, isUrgent }) => ({ id, isUrgent, ...chainOf(db, festivalId, topic) }));
  const isOfAct = ({ events }: Chain) => [...events.keys()].some((number) => numbers.has(number));
  const beside = new Set([...touched, ...found.filter(isOfAct).flatMap(({ events }) => [...events.keys()])]);
  /** What waited before a message that is told at once, and is left of that. */
  const restOf = ({ id, made }: { id: number; made: number }): Chain[] =>
    topicsOf(
      db,
      festivalId,
      eq(messages.kind, 'publication'),
      gt(messages.id, id),
      like(messages.cause, `%-${made}`),
    ).map((one) => chainOf(db, festivalId, one));
  return found.flatMap(({ id, topic, isUrgent, from, made, events }) => {
    const since = [eq(messages.isUrgent, true), gt(messages.id, id), hasDelivery(db)];
    const urgent = topicsOf(db, festivalId, ...since).flatMap((one) => [...chainOf(db, festivalId, one).events.keys()]);
    const own = [...events].filter(([number]) => !urgent.includes(number));
    const isChanged = own.some(([number]) => numbers.has(number));
    if (!isChanged && !own.some(([number]) => beside.has(number))) return [];
    const half = { id, topic, from, events: new Map(own), isChanged };
    if (!isUrgent) return [{ ...half, before: [] }];
    // Whom it was to tell at once may not have read what waited for them before: what it replaced,
    // or what has reached others.
    const replaced = restOf({ id, made }).map(({ events }) => ({ events, readers: null }));
    const waited = found
      .filter((one) => one.id < id)
      .flatMap((one) => {
        const readers = new Set(openOf(db, festivalId, one.id, now).map(keyOfRow));
        return [one, ...(one.isUrgent ? restOf(one) : [])].map(({ events }) => ({ events, readers }));
      });
    const before = [...replaced, ...waited].filter((one) => own.some(([number]) => one.events.has(number)));
    return [{ ...half, before }];
  });
}

/** The topics of the messages about acts for which all of this holds. */
const topicsOf = (db: Db, festivalId: number, ...which: readonly (SQL | undefined)[]): string[] => [
  ...new Set(rowsWhere(db, t.sentMessages, festivalId, isAboutAct, ...which).map(({ topic }) => topic)),
];

/** The deliveries of a message that are open, and are not being made. */
const openOf = (db: Db | Tx, festivalId: number, messageId: number, now: string) =>
  rowsWhere(db, t.deliveries, festivalId, eq(t.deliveries.messageId, messageId), isOpen(now), not(mayHaveReached));

const keyOfRow = ({ recipient, recipientId }: Pick<typeof t.deliveries.$inferSelect, 'recipient' | 'recipientId'>) =>
  keyOfReader({ kind: recipient, id: recipientId });

/** Of a delivery that is being made: if it does not arrive, the next act finds it open. */
const NOT_AGAIN = { state: 'not-to-send', text: null, failure: 'error' } as const;

/**
 * Puts right what such messages have not sent yet to somebody whom an act concerns: with its new
 * text, or not at all as long as nothing has changed after all. Each is a new row, because the
 * former text may be on the screen of somebody who is about to send it by hand. What is being sent
 * at this moment, about séances that all changed (`numbers`), is not tried again: its reader would
 * hear of the act first. Returns who reads of séances there, with the ids of the messages. `now` is
 * an instant.
 */
function correctHalves(
  tx: Tx,
  festivalId: number,
  halves: readonly (HalfSent & { rightFor: (reader: string, elsewhere: ReadonlySet<number>) => Told | null })[],
  { concerned, numbers }: { concerned: readonly NewDelivery[]; numbers: ReadonlySet<number> },
  now: string,
): Map<string, Set<number>> {
  const { deliveries, sentMessages } = t;
  const readers = new Set(concerned.map(({ to }) => keyOfReader(to)));
  const notReached = new Map<string, Set<number>>();
  const stopped = stopsOf(tx, festivalId);
  const notBefore = instantFrom(now, HELD_FOR);
  // Of a séance somebody reads in one message alone, the oldest.
  const readIn = (ids: ReadonlySet<number> = new Set()) =>
    new Set(halves.flatMap(({ id, events }) => (ids.has(id) ? [...events.keys()] : [])));
  for (const { id, events, isChanged, rightFor } of halves) {
    const texts = new Map<Told, ReadonlyMap<string, NewDelivery>>();
    for (const row of openOf(tx, festivalId, id, now)) {
      const key = keyOfRow(row);
      const right = isChanged && readers.has(key) ? rightFor(key, readIn(notReached.get(key))) : null;
      if (right || !isChanged) notReached.set(key, (notReached.get(key) ?? new Set()).add(id));
      if (!right) continue;
      const to = { kind: row.recipient, id: row.recipientId };
      const said = texts.get(right) ?? byReader(right.to);
      texts.set(right, said);
      const one = said.get(key);
      if (one) setRow(tx, sentMessages, festivalId, id, { subject: right.subject });
      const nextTryAt = [row.nextTryAt, notBefore].sort().at(-1) ?? notBefore;
      const { id: former, ...rest } = row;
      tx.delete(deliveries).where(eq(deliveries.id, former)).run();
      tx.insert(deliveries)
        .values({
          ...rest,
          ...(one
            ? {
                state: stateFor(to, row.way, stopped),
                text: one.text ?? null,
                beginsAt: one.beginsAt ?? null,
                nextTryAt,
              }
            : { state: 'not-to-send', text: null }),
        })
        .run();
    }
    const isBeingSent = [eq(deliveries.messageId, id), mayHaveReached, isIn('waiting')];
    if (![...events.keys()].every((number) => numbers.has(number))) continue;
    for (const row of rowsWhere(tx, deliveries, festivalId, ...isBeingSent))
      if (readers.has(keyOfRow(row))) setRow(tx, deliveries, festivalId, row.id, NOT_AGAIN);
  }
  return notReached;
}

/**
 * What an act changed with all that changed before it: of each séance since the release that `last`
 * names for it. `base` is the earliest of these.
 */
function changesSince(
  db: Db,
  { festivalId, release }: Pick<Act, 'festivalId' | 'release'>,
  base: number,
  last: ReadonlyMap<number, number>,
  now: string,
): News | null {
  const [before, after] = [releaseDocuments(festivalId, base, db), releaseDocuments(festivalId, release ?? 0, db)];
  if (!before || !after) return null;
  // Of other séances there is nothing to say.
  const lastOf = (number: number) => last.get(number) ?? release;
  const teams = [...new Set([base, ...last.values()])].map((number) => ({
    number,
    events: releaseDocuments(festivalId, number, db)?.team.events ?? [],
  }));
  const differences = teams.flatMap((one) =>
    toldBetween(db, festivalId, one.number, release ?? 0).filter(({ number }) => lastOf(number) === one.number),
  );
  const events = teams.flatMap((one) => one.events.filter(({ number }) => lastOf(number) === one.number));
  const late = lateUntil(db, festivalId, after.team.publishedAt);
  const news = { kind: 'act', differences, before: { ...before.team, events } } as const;
  return withoutOver({ news, document: after.team, late }, now);
}

/** The message of an act: its subject, and its readers. */
type Told = Readonly<{ subject: Bilingual; to: readonly NewDelivery[] }>;
const SAYS_NOTHING: Told = { subject: {}, to: [] };

/**
 * The message of an act of the day that was undone before any of it was sent: then nothing is said
 * of either. Null where another message, which replaced it, says it; or where it restored, before
 * anything was sent, an act whose message was withheld: that act has to be told after all.
 */
function unsent(db: Db, festivalId: number, batch: string): Message | null {
  const message = messageOf(db, festivalId, 'day', batch);
  if (!message || hasLeft(db, message)) return null;
  const { sentMessages: messages, changes } = t;
  const sameTopic = rowsWhere(db, messages, festivalId, eq(messages.topic, message.topic));
  const isReplaced = sameTopic.some((other) => other.id > message.id && isSaid(db, other));
  const tookAPlace = sameTopic.some((other) => other.id < message.id);
  const undone = db
    .select({ batch: changes.undoes })
    .from(changes)
    .where(and(ofBatch(festivalId, batch), isNotNull(changes.undoes)))
    .get();
  return isReplaced || ((undone || tookAPlace) && tellsNobody(db, message)) ? null : message;
}

/** The festival with the proof of the act's author; null if they have lost the permission. */
function inTheNameOf(db: Db, { slug, userId }: Act): Authorized<'day'> | null {
  const actor: Actor | undefined = db
    .select({
      userId: t.users.id,
      name: t.users.name,
      email: t.users.email,
      isAdministrator: t.users.isAdministrator,
    })
    .from(t.users)
    .where(eq(t.users.id, userId))
    .get();
  try {
    return authorizeFestival(actor ?? null, slug, 'day', db);
  } catch (error) {
    if (error instanceof LanterneError) return null;
    throw error;
  }
}

/**
 * Unsent messages that an act replaces: about one of these séances, undone by it, or of the
 * publication it follows. Urgent ones are sent first, so they are replaced only when undone.
 */
function takenBy(
  db: Db,
  { festivalId, release, isOfDay }: Act,
  numbers: ReadonlySet<number>,
  undone: Message | null,
  now: string,
): Message[] {
  const { sentMessages: messages } = t;
  const open = openPublication(db, festivalId, now);
  const isWaiting = hasDelivery(db, isToSend(now));
  const isInHand = and(eq(messages.id, undone?.id ?? 0), hasDelivery(db, isIn('by-hand')));
  const ofDay = rowsWhere(
    db,
    messages,
    festivalId,
    isAboutAct,
    eq(messages.kind, 'day'),
    or(isWaiting, isInHand),
  ).filter((message) => !hasLeft(db, message));
  const isMeant = (message: Message) =>
    release !== null &&
    ((message.kind === 'publication' && !isOfDay) ||
      [...chainOf(db, festivalId, message.topic).events.keys()].some((one) => numbers.has(one)));
  return [...(open ? [open] : []), ...ofDay].filter(
    (message) => message.id === undone?.id || (!message.isUrgent && isMeant(message)),
  );
}

/**
 * A message with those it replaced, which share its topic: about these séances, each with the
 * release before its first change, from one release to another.
 */
type Chain = Readonly<{ topic: string; from: number; made: number; events: ReadonlyMap<number, number> }>;

/** The cause of what waited beside what is told at once: it says nothing of its own act. */
const restCause = (from: number, made: number) => `${from}-rest-${made}`;

function chainOf(db: Db, festivalId: number, topic: string, last?: number): Chain {
  const { sentMessages: messages } = t;
  const isUntil = last === undefined ? undefined : lte(messages.id, last);
  const own = rowsWhere(db, messages, festivalId, eq(messages.topic, topic), isUntil);
  const said = own.flatMap((message) => actOf(db, message) ?? []);
  return {
    topic,
    from: Math.min(...said.map(({ from }) => from)),
    made: Math.max(...said.map(({ made }) => made)),
    events: earliest(said.flatMap(({ made, events }) => events.map((event) => [event, made - 1] as const))),
  };
}

/** The release that the act of a message made; null where it made none. */
function releaseOf(db: Db, { festivalId, kind, cause }: Message): number | null {
  if (kind === 'publication') return Number(cause.split('-').at(-1));
  const { entity, after } = t.changes;
  const row = db
    .select({ number: sql<number>`${after} ->> 'number'` })
    .from(t.changes)
    .where(and(ofBatch(festivalId, cause), eq(entity, 'release')))
    .get();
  return row?.number ?? null;
}

/**
 * The same with the séances that the act changed, and since which release the message tells.
 */
function actOf(db: Db, message: Message): { from: number; made: number; events: readonly number[] } | null {
  const { festivalId, kind, cause } = message;
  const made = releaseOf(db, message);
  if (made === null) return null;
  if (kind === 'publication') {
    const from = Number(cause.split('-')[0]);
    const told = cause === restCause(from, made) ? [] : toldBetween(db, festivalId, made - 1, made);
    return { from, made, events: told.map(({ number }) => number) };
  }
  const { entity, before, after } = t.changes;
  const rows = db
    .select({ number: sql<number>`coalesce(${after}, ${before}) ->> 'number'` })
    .from(t.changes)
    .where(and(ofBatch(festivalId, cause), eq(entity, 'event')))
    .all();
  return { from: made - 1, made, events: rows.map(({ number }) => number) };
}

/** For each séance the earliest of these releases. */
function earliest(all: Iterable<readonly [number, number]>): Map<number, number> {
  const found = new Map<number, number>();
  for (const [event, release] of all) found.set(event, Math.min(release, found.get(event) ?? release));
  return found;
}

function toldBetween(db: Db, festivalId: number, from: number, to: number): Difference[] {
  const [before, after] = [releaseDocuments(festivalId, from, db), releaseDocuments(festivalId, to, db)];
  return before && after ? differencesOf(before, after).filter(isTold) : [];
}

/**
 * The present state compared with what the readers of each séance were last told: by another
 * message since, or before the replaced ones.
 */
function sinceTold(
  db: Db,
  act: Act,
  base: number,
  { numbers, chains }: { numbers: ReadonlySet<number>; chains: readonly Chain[] },
  now: string,
  ahead: Iterable<[number, number]> = [],
): News | null {
  const { sentMessages: messages } = t;
  const { festivalId } = act;
  const taken = new Set(chains.map(({ topic }) => topic));
  const since = topicsOf(db, festivalId, gt(messages.id, firstOf(db, festivalId, [...taken]) ?? 0))
    .flatMap((topic) => (taken.has(topic) ? [] : chainOf(db, festivalId, topic)))
    .filter(({ made }) => made > base)
    .sort((a, b) => a.made - b.made);
  const own = (act.release ?? 1) - 1;
  const last = earliest([
    ...chains.flatMap(({ events }) => [...events]),
    ...[...numbers].map((one) => [one, own] as const),
  ]);
  const later = since.flatMap(({ made, events }) => [...events.keys()].map((event) => [event, made] as const));
  return changesSince(db, act, base, noEarlierThan(noEarlierThan(last, later), ahead), now);
}

/** The first message with one of these topics. */
const firstOf = (db: Db, festivalId: number, topics: string[]): number | undefined =>
  rowsWhere(db, t.sentMessages, festivalId, inArray(t.sentMessages.topic, topics))[0]?.id;

/**
 * What readers have read since the first act of these messages, of any message: for each, by
 * séance, the release they know. Whatever left said how it was since the last act before
 * (`correctHalves`).
 */
function readSinceFirst(
  db: Db,
  festivalId: number,
  told: readonly Pick<Message, 'topic'>[],
): Map<string, Map<number, number>> {
  const { sentMessages: messages, deliveries } = t;
  const from = firstOf(
    db,
    festivalId,
    told.map(({ topic }) => topic),
  );
  if (from === undefined) return new Map();
  const acts = rowsWhere(db, messages, festivalId, isAboutAct, gte(messages.id, from)).map((message) => ({
    at: message.createdAt,
    made: releaseOf(db, message) ?? 0,
  }));
  const read = new Map<string, Map<number, number>>();
  const [first] = acts;
  if (!first) return read;
  const leftAt = sql<string>`coalesce(${deliveries.triedAt}, ${deliveries.sentAt})`;
  const left = db
    .select({ row: getTableColumns(deliveries), topic: messages.topic, leftAt })
    .from(deliveries)
    .innerJoin(messages, eq(messages.id, deliveries.messageId))
    .where(and(eq(messages.festivalId, festivalId), isAboutAct, isIn('sent'), gt(leftAt, first.at)))
    .orderBy(asc(leftAt), asc(deliveries.id))
    .all();
  const leftTopics = [...new Set(left.map(({ topic }) => topic))];
  const eventsOf = new Map(leftTopics.map((topic) => [topic, chainOf(db, festivalId, topic).events]));
  for (const { row, topic, leftAt } of left) {
    const made = Math.max(0, ...acts.flatMap((act) => (act.at < leftAt ? act.made : [])));
    const known = read.get(keyOfRow(row)) ?? new Map<number, number>();
    for (const event of eventsOf.get(topic)?.keys() ?? []) if (made > 0) known.set(event, made);
    if (known.size > 0) read.set(keyOfRow(row), known);
  }
  return read;
}

/** The same séances, each with the later of both releases. */
function noEarlierThan(
  last: ReadonlyMap<number, number>,
  known: Iterable<readonly [number, number]>,
): Map<number, number> {
  const later = new Map(known);
  return new Map([...last].map(([event, release]) => [event, Math.max(release, later.get(event) ?? release)]));
}

/** In milliseconds: for how long what devices are told by themselves is news. */
const NEWS_FOR = 3_600_000;

/**
 * When what a delivery tells begins: as it was queued, or, where that hour has passed since (the
 * mail server did not answer, or many were before it), what of it is still to come, null where that
 * has no hour. 'over': nothing of it is ahead of its reader, and it is no news. All are instants.
 */
export function stillAhead(
  db: Db,
  festival: Festival,
  message: Message,
  delivery: Pick<Delivery, 'recipient' | 'recipientId' | 'beginsAt'>,
  now: string,
): { beginsAt: string | null } | 'over' {
  const { beginsAt } = delivery;
  const hasBegunSince = beginsAt !== null && message.createdAt < beginsAt && beginsAt <= now;
  if (!hasBegunSince || !['publication', 'day'].includes(message.kind)) return { beginsAt };
  if (message.cause.startsWith(BY_ITSELF))
    return message.createdAt > instantFrom(now, -NEWS_FOR) ? { beginsAt } : 'over';
  const ahead = hoursAhead(db, festival, message, now).get(keyOfRow(delivery));
  return ahead === undefined ? 'over' : { beginsAt: ahead !== null && ahead > now ? ahead : null };
}

/** By reader (`keyOfReader`). */
type Hours = ReadonlyMap<string, string | null>;
const keptHours = perConnection(() => ({ asked: '', ofMessages: new Map<string, Hours>() }));

/**
 * When what a message tells begins for each of its readers, for whom anything of it is still ahead.
 * Computed once a minute while nothing is written: a mail server that does not answer leaves
 * thousands late.
 */
function hoursAhead(db: Db, festival: Festival, message: Message, now: string): Hours {
  const kept = keptHours(db);
  const asked = `${lastChangeOf(db)} ${now.slice(0, 'YYYY-MM-DDTHH:MM'.length)}`;
  if (kept.asked !== asked) Object.assign(kept, { asked, ofMessages: new Map() });
  const key = `${message.id} ${message.topic}`;
  const found = kept.ofMessages.get(key) ?? readHoursAhead(db, festival, message, now);
  kept.ofMessages.set(key, found);
  return found;
}

function readHoursAhead(db: Db, festival: Festival, message: Message, now: string): Hours {
  // Its author had the permission when it was queued.
  const acting = { ...festival, db, actor: null } as unknown as Authorized<'day'>;
  const document = teamDocumentOf(festival.id, db);
  if (!document) return new Map();
  const facts = liveFactsOf(festival.id, now, db);
  const team = teamToday(acting, document, facts);
  const chain = chainOf(db, festival.id, message.topic, message.id);
  const all = Number.isFinite(chain.made)
    ? changesSince(db, { festivalId: festival.id, release: document.number }, chain.from, chain.events, now)
    : delayAhead(newsOfBatch(acting, message.cause, now, team), facts, now);
  if (!all) return new Map();
  const { news } = all;
  const isMeant = ({ number }: Difference) => chain.events.has(number);
  const own = news.kind === 'act' ? { ...news, differences: news.differences.filter(isMeant) } : news;
  const people = peopleConcerned(own, all.document, team.volunteers);
  const concerned = concernedBy(acting, { ...all, news: own }, people, now);
  return new Map(concerned.map(({ to, beginsAt }) => [keyOfReader(to), beginsAt]));
}

/** A delay with what is late at this moment; null once all that it made late is over. */
function delayAhead(found: TapNews | null, { events }: LiveFacts, now: string): News | null {
  if (found?.news.kind !== 'delay') return null;
  const late = new Map([...events].map(([number, { delay }]) => [number, delay ?? 0]));
  const { document, news } = found;
  const told = new Set(news.outcome.delays.map(({ event }) => event));
  const isAnyAhead = document.events.some(
    (event) => told.has(event.number) && isAhead(event, document.festival, late.get(event.number) ?? 0, now),
  );
  return isAnyAhead ? { ...found, late } : null;
}

const isTold = ({ changes }: Difference) => changes.some(({ kind }) => TELLING.has(kind));

/** What an act did by itself, whatever was told before. */
function ownNews(festival: Authorized<'day'>, act: Act, team: TeamToday, now: string): News | null {
  const { db, id } = festival;
  const found = act.isOfDay ? newsOfBatch(festival, act.batch, now, team) : newsOfRelease(festival, act.release ?? 0);
  if (!found) return null;
  const late = lateUntil(db, id, found.document.publishedAt);
  if (found.news.kind === 'delay') return { ...found, late };
  const differences = found.news.differences.filter(isTold);
  return withoutOver({ ...found, news: { ...found.news, differences }, late }, now);
}

/** Without the séances that are over: a programme that is put right afterwards tells nobody. */
function withoutOver(all: News, now: string): News {
  const { news, document, late } = all;
  if (news.kind !== 'act') return all;
  const differences = news.differences.filter(({ number }) =>
    isChangeAhead(sidesOf(news.before, document, number), document.festival, late.get(number) ?? 0, now),
  );
  return { ...all, news: { ...news, differences } };
}

/** A séance before and after a change. */
const sidesOf = (before: TeamDocument, after: TeamDocument, event: number) => {
  const find = (document: TeamDocument) => indexDocument(document).events.get(event);
  return [find(before), find(after)] as const;
};

/** Whether a séance that is about to begin is cancelled or postponed. */
function isAtOnce({ news, document, late }: News, now: string): boolean {
  if (news.kind !== 'act') return false;
  const isCalledOff = ({ changes }: Difference) => changes.some(({ kind }) => CALLED_OFF.has(kind));
  const begin = news.differences
    .filter(isCalledOff)
    .flatMap(({ number }) => beginsAt(number, news.before, late) ?? beginsAt(number, document) ?? []);
  return begin.some((at) => at > now && Date.parse(at) - Date.parse(now) <= URGENT);
}

/** By its instant: what a delay moves into an hour that comes twice may begin in the second. */
const beginsAt = (event: number, document: TeamDocument, late?: News['late']): string | null => {
  const startInstant = indexDocument(document).events.get(event)?.startInstant;
  return startInstant ? minutesFrom(startInstant, late?.get(event) ?? 0) : null;
};

/** Everybody who has to hear of it, each with their own text. */
function deliveriesOf(
  festival: Authorized<'day'>,
  team: TeamToday,
  all: News,
  now: string,
  hasMail: boolean,
): NewDelivery[] {
  const { db, id } = festival;
  const reach = reachOf(db, id, 'shift', hasMail);
  const readers = new Map(
    (['volunteer', 'guest'] as const).flatMap((kind) =>
      readersOf(db, festival, kind).map((one) => [keyOfReader(one), one] as const),
    ),
  );
  const contacts: Contacts = {
    // The queue looks contacts up when it sends: buttons to write by hand are not needed here.
    contactOf: () => null,
    volunteers: team.volunteers.map((one) => ({ ...one, contact: null })),
    // Secret links are not stored: they are filled in when the message is sent.
    pageOf: (volunteer, locale) =>
      readers.get(keyOfReader({ kind: 'volunteer', id: volunteer }))?.link ? LINK[locale] : null,
  };
  const people = peopleToTell(all.news, all.document, contacts, now);
  return concernedBy(festival, all, people, now).flatMap(({ one, to, beginsAt }): NewDelivery[] => {
    const reader = readers.get(keyOfReader(to));
    return reader ? [{ to: reader, way: wayFor(reader, reach), text: one.message, beginsAt }] : [];
  });
}

/**
 * These people as readers, and the next hour at which they have to be there, before or after the
 * change; else the last. Crews of rooms are only known by name, and are told in person.
 */
function concernedBy<T extends Concerned>(
  { db, id, timeZone }: Authorized<'day'>,
  { news, document, late }: News,
  people: readonly T[],
  now: string,
): { one: T; to: NewDelivery['to']; beginsAt: string | null }[] {
  const guests = new Map(rowsOfFestival(db, t.people, id).map((person) => [person.number, person.id]));
  const expectedAt = ({ events, shifts }: T): string | null => {
    const was = news.kind === 'act' ? events.flatMap((event) => beginsAt(event, news.before, late) ?? []) : [];
    const lateNow = news.kind === 'act' ? undefined : late;
    const hours = [
      ...was.filter((at) => at > now),
      ...events.flatMap((event) => beginsAt(event, document, lateNow) ?? []),
      ...shifts.flatMap((shift) => (shift.hours ? toInstant(shift.hours.startsAt, timeZone) : [])),
    ].sort();
    return hours.find((at) => at > now) ?? hours.at(-1) ?? null;
  };
  return people.flatMap((one) => {
    if (one.who === 'crew' || one.id === null) return [];
    const known = one.who === 'volunteer' ? one.id : guests.get(one.id);
    if (known === undefined) return [];
    const to = { kind: one.who === 'volunteer' ? ('volunteer' as const) : ('guest' as const), id: known };
    return [{ one, to, beginsAt: expectedAt(one) }];
  });
}
