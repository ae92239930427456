import { and, eq, gt, inArray, like, lte, max, or, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { PushWish } from '#db/enums.ts';
import { rowsWhere } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { groupedBy } from '#lib/grouped.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import { programmePaths } from '#lib/i18n/programme-paths.ts';
import { inBoth, inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { Message } from '#lib/messages/queue.ts';
import type { DocumentEvent, PublicDocument } from '#lib/model/documents.ts';
import { byId } from '#lib/model/keyed.ts';
import type { Festival } from '#lib/policy.ts';
import { diff } from '#lib/programme/diff.ts';
import { CALLED_OFF, type Change } from '#lib/programme/difference.ts';
import { indexDocument } from '#lib/programme/document-index.ts';
import { eventOfFact, lateUntil } from '#lib/programme/fact-rows.ts';
import { liveFactsOf } from '#lib/programme/live-now.ts';
import { type NewsLine, sayDiscreetly } from '#lib/programme/news.ts';
import { placesOf, roomsApartIn } from '#lib/programme/place.ts';
import { isChangeAhead } from '#lib/programme/real-times.ts';
import { releaseDocuments } from '#lib/programme/released.ts';
import { newsSecrets } from '#lib/programme/scene.ts';
import { standingIn } from '#lib/selections/draw-times.ts';
import { readSelection } from '#lib/selections/selection.ts';
import { instantFrom, minutesFrom } from '#lib/time/clock.ts';
import { formatTime, saidHour } from '#lib/time/format.ts';
import { addMinutes, fromInstant } from '#lib/time/wall-clock.ts';
import {
  causeOf,
  FRESH,
  hasReached,
  lastInPlaceOf,
  type PushNews,
  readerOf,
  type Subscription,
  type ToldTo,
  toldBefore,
} from './deliver.ts';
import { SOON_MINUTES } from './schema.ts';

/**
 * A visitor's browser, with the séances they chose, where and when each was when they last saw it,
 * and the instant of their last act there.
 */
type Visitor = { subscription: Subscription; chosen: ReadonlyMap<number, string | null>; changedAt: string };
type Scene = { db: Db; festival: Festival; now: string; document: PublicDocument; visitors: () => readonly Visitor[] };

const MINUTE = 60_000;
/**
 * A publication is told only once it is this many milliseconds old, so that those that quickly
 * follow are told in the same message. Within TOGETHER a later message replaces the earlier.
 */
const SETTLED = MINUTE;
const TOGETHER = 5 * MINUTE;
/** A cancellation is told at once if the séance begins within this many milliseconds. */
const AT_ONCE = 180 * MINUTE;

/**
 * The news for visitors about the séances they chose, as of `now` (an instant), in steps. Each has
 * its own name, so that nothing is told twice when this runs again.
 */
export function* newsForVisitors(
  db: Db,
  festival: Festival,
  subscriptions: readonly Subscription[],
  now: string,
): Generator<PushNews[]> {
  const own = subscriptions.filter(({ audience }) => audience === 'visitor');
  const current = own.length === 0 ? null : releaseDocuments(festival.id, undefined, db);
  if (!current) return;
  // Read only when there is something to tell: thousands of them take a tenth of a second.
  let read: readonly Visitor[] | null = null;
  const visitors = () => {
    read ??= visitorsOf(db, own);
    return read;
  };
  const scene = { db, festival, now, document: current.public, visitors };
  for (const find of [programmeNews, delayNews, fullNews, soonNews]) yield find(scene);
}

function visitorsOf(db: Db, own: readonly Subscription[]): Visitor[] {
  const rows = db
    .select({ id: t.selections.id, events: t.selections.events, changedAt: t.selections.changedAt })
    .from(t.pushSubscriptions)
    .innerJoin(t.selections, eq(t.selections.id, t.pushSubscriptions.selectionId))
    .where(eq(t.pushSubscriptions.festivalId, own[0]?.festivalId ?? 0))
    .all();
  const selections = new Map(
    rows.map(({ id, events, changedAt }) => {
      const chosen = new Map(readSelection({ events }).events.map(({ number, seen }) => [number, seen]));
      return [id, { chosen, changedAt }];
    }),
  );
  return own.map((subscription) => ({
    subscription,
    ...(selections.get(subscription.selectionId ?? 0) ?? { chosen: new Map(), changedAt: '' }),
  }));
}

const wants = ({ subscription }: Visitor, wish: PushWish) => subscription.wishes.includes(wish);

const PROGRAMME = ['moved', 'cancelled'] as const satisfies readonly PushWish[];
const WISHES: Partial<Record<Change['kind'], readonly PushWish[]>> = {
  moved: ['moved'],
  room: ['moved'],
  replaced: ['moved'],
  cancelled: ['cancelled'],
  postponed: ['cancelled'],
  // Whoever was told of the cancellation is told of this too.
  restored: PROGRAMME,
};
/**
 * The kinds of change that a selection notices, because it remembers where and when a séance was.
 */
const REMEMBERED: ReadonlySet<Change['kind']> = new Set(['moved', 'room']);

/**
 * How a séance differs from an earlier release. `was` is when it was to begin, if that is still to
 * come.
 */
type Otherwise = Readonly<{
  event: DocumentEvent;
  kind: Change['kind'];
  wishes: readonly PushWish[];
  was: string | null;
  say: NewsLine['say'];
}>;

function otherwiseSince({ db, festival, now, document }: Scene, release: number): Otherwise[] {
  const base = releaseDocuments(festival.id, release, db)?.public;
  if (!base) return [];
  const differences = diff(base, document);
  if (differences.length === 0) return [];
  const [old, index, secrets] = [indexDocument(base), indexDocument(document), newsSecrets([document, base])];
  const late = lateUntil(db, festival.id, document.publishedAt);
  return differences.flatMap((difference): Otherwise[] => {
    const event = index.events.get(difference.number);
    const kind = difference.changes[0]?.kind;
    const wishes = kind && WISHES[kind];
    if (!event || !wishes) return [];
    const [before, laterBy] = [old.events.get(difference.number), late.get(difference.number) ?? 0];
    // What is over is put right afterwards, and told to nobody.
    if (!isChangeAhead([before, event], festival, laterBy, now)) return [];
    const planned = before?.startInstant;
    const begins = planned ? minutesFrom(planned, laterBy) : null;
    const was = begins !== null && begins > now ? begins : null;
    return [{ event, kind, wishes, was, say: sayDiscreetly(difference, event.title, secrets) }];
  });
}

/**
 * What publications changed about the séances somebody chose. One message to a person replaces
 * those of the last minutes: it repeats what they said, and takes back what is no longer true. Each
 * séance is compared with what that browser was last told of it, or, if it was told nothing, with
 * the release before all these. Nothing is told if they chose the séance or saw it after the
 * change, unless the last message said something else.
 */
function programmeNews(scene: Scene): PushNews[] {
  const { db, festival, now, document, visitors } = scene;
  const { number, publishedAt } = document;
  const fresh = freshProgramme(scene);
  const last = fresh.at(-1);
  if (last?.to === number) return [];
  const isOpen = last !== undefined && last.message.createdAt > instantFrom(now, -TOGETHER);
  const from = Math.max((isOpen ? last.from : last?.to) ?? 0, releaseBefore(db, festival.id, instantFrom(now, -FRESH)));
  if (from >= number) return [];
  const since = kept((release: number) => otherwiseSince(scene, release));
  const isUrgent = [...since(from), ...since(last?.to ?? from)].some(
    ({ kind, event, was }) => CALLED_OFF.has(kind) && isWithin(was ?? event.startInstant, now, AT_ONCE),
  );
  if (!isUrgent && publishedAt > instantFrom(now, -SETTLED)) return [];
  const heard = heardOf(db, fresh);
  // Cached by message ids, because the same messages reached many browsers.
  const differencesOf = kept((ids: string) => {
    const all = fresh.filter(({ message }) => ids.split(' ').includes(`${message.id}`));
    const newest = all.at(-1);
    const told = new Set(all.flatMap((one) => [...toldIn(scene, one)]));
    const onScreen = isOpen ? all.filter(({ message }) => message.topic === last.message.topic) : [];
    return {
      // Of several differences of one séance, the last replaces the earlier ones.
      differences: [from, ...onScreen.map(({ to }) => to)].flatMap(since),
      // The séances for which the last message is no longer true.
      untrue: new Set((newest ? since(newest.to) : []).map(({ event }) => event.number).filter((one) => told.has(one))),
    };
  });
  const stoodSince = kept((event: DocumentEvent) => standsSince(scene, event, from));
  const readers = visitors().flatMap((visitor): ToldTo[] => {
    const { subscription, chosen, changedAt } = visitor;
    if (subscription.createdAt >= publishedAt) return [];
    const { differences, untrue } = differencesOf(heard.get(subscription.id) ?? '');
    const isNews = ({ event, kind, wishes }: Otherwise) =>
      chosen.has(event.number) &&
      wishes.some((wish) => wants(visitor, wish)) &&
      (!REMEMBERED.has(kind) ||
        untrue.has(event.number) ||
        chosen.get(event.number) !== standingIn(event) ||
        changedAt < stoodSince(event));
    const own = [...new Map(differences.filter(isNews).map((one) => [one.event.number, one])).values()];
    if (own.length === 0) return [];
    const text = inBoth((locale) => own.map(({ say }) => say(locale)).join('\n'));
    const events = own.map(({ event }) => event);
    const beginsAt = firstOf(own.flatMap(({ event, was }) => [was, event.startInstant]));
    return [{ to: readerOf(subscription), text, beginsAt, opens: pageOf(festival, subscription, events) }];
  });
  const about = `release ${from}-${number}`;
  return [{ kind: 'day', wishes: PROGRAMME, about, isUrgent, instead: isOpen ? last.message : null, readers }];
}

/** Caches what `find` answers. */
function kept<K, V>(find: (key: K) => V): (key: K) => V {
  const found = new Map<K, V>();
  return (key) => {
    const known = found.get(key) ?? find(key);
    found.set(key, known);
    return known;
  };
}

/**
 * The instant of the release that put a séance where and when it is now, among those after `from`.
 */
function standsSince({ db, festival, document }: Scene, event: DocumentEvent, from: number): string {
  const place = ({ startsAt, rooms }: DocumentEvent) => JSON.stringify([startsAt, rooms]);
  let since = document.publishedAt;
  for (let number = document.number - 1; number > from; number -= 1) {
    const earlier = releaseDocuments(festival.id, number, db)?.public;
    const stood = earlier && indexDocument(earlier).events.get(event.number);
    if (!stood || place(stood) !== place(event)) break;
    since = earlier.publishedAt;
  }
  return since;
}

/**
 * The page to open: the public page of the séance if the message is about one; otherwise the
 * visitor's selection, which shows them all.
 */
const pageOf = ({ slug }: Festival, { locale }: Subscription, [event, ...others]: readonly DocumentEvent[]): string =>
  event && others.length === 0 ? programmePaths(programmeBase(locale, slug), locale).event(event) : '';

const isWithin = (instant: string | null, now: string, milliseconds: number) =>
  instant !== null && instant > now && Date.parse(instant) < Date.parse(now) + milliseconds;

const firstOf = (instants: readonly (string | null)[]): string | null =>
  instants.filter((one) => one !== null).sort()[0] ?? null;

/** A message about publications, and which releases it told. */
type ToldReleases = Readonly<{ message: Message; from: number; to: number }>;

/** The messages of the last hour, the oldest first; what is older is read on the page. */
const freshProgramme = ({ db, festival, now }: Scene): ToldReleases[] =>
  rowsWhere(
    db,
    t.sentMessages,
    festival.id,
    gt(t.sentMessages.createdAt, instantFrom(now, -FRESH)),
    eq(t.sentMessages.kind, 'day'),
    like(t.sentMessages.cause, `${causeOf(PROGRAMME, 'release ')}%`),
  ).map((message) => {
    const [, from, to] = / (\d+)-(\d+)$/.exec(message.cause) ?? [];
    return { message, from: Number(from), to: Number(to) };
  });

/** The séances such a message was about. */
function toldIn({ db, festival }: Scene, { from, to }: ToldReleases): Set<number> {
  const [base, next] = [from, to].map((one) => releaseDocuments(festival.id, one, db)?.public);
  return new Set(base && next ? diff(base, next).map(({ number }) => number) : []);
}

/** For each browser, the ids of those of these messages that reached it, separated by spaces. */
function heardOf(db: Db, messages: readonly ToldReleases[]): Map<number, string> {
  const rows = db
    .select({ id: t.deliveries.recipientId, heard: sql<string>`group_concat(${t.deliveries.messageId}, ' ')` })
    .from(t.deliveries)
    .where(
      and(
        eq(t.deliveries.festivalId, messages[0]?.message.festivalId ?? 0),
        inArray(
          t.deliveries.messageId,
          messages.map(({ message }) => message.id),
        ),
        eq(t.deliveries.recipient, 'visitor'),
        hasReached,
      ),
    )
    .groupBy(t.deliveries.recipientId)
    .all();
  return new Map(rows.map(({ id, heard }) => [id, heard]));
}

/** The release that stood at an instant; the first where nothing was published by then. */
const releaseBefore = (db: Db, festivalId: number, at: string): number =>
  db
    .select({ number: max(t.releases.number) })
    .from(t.releases)
    .where(and(eq(t.releases.festivalId, festivalId), lte(t.releases.at, at)))
    .get()?.number ?? 1;

/** `again`: when it was restored after it had ended. */
type Fact = typeof t.liveFacts.$inferSelect & { number: number; again: string | null };
type FactRow = typeof t.liveFacts.$inferSelect | null;

const holds = (fact: FactRow) => fact?.endedAt === null;

/**
 * The live facts of séances that were told, ended or restored within some hours, the oldest first;
 * an undone fact ended when it was undone.
 */
function freshFacts({ db, festival, now }: Scene, kind: 'delay' | 'availability'): Fact[] {
  const since = instantFrom(now, -FRESH * 6);
  const { changes, events, liveFacts } = t;
  const turns = db
    .select({ id: changes.entityId, was: changes.before, is: changes.after, at: changes.at, number: events.number })
    .from(changes)
    .innerJoin(
      events,
      and(
        eq(events.festivalId, changes.festivalId),
        eq(events.id, sql`coalesce(${changes.before} ->> '$.eventId', ${changes.after} ->> '$.eventId')`),
      ),
    )
    .where(
      and(
        eq(changes.festivalId, festival.id),
        eq(changes.entity, 'live-fact'),
        // « Refaire » is recorded as undone too.
        eq(changes.verb, 'undone'),
        gt(changes.at, since),
      ),
    )
    .orderBy(changes.id)
    .all()
    .map((row) => ({ ...row, was: row.was as FactRow, is: row.is as FactRow }))
    .filter(({ was, is }) => holds(was) !== holds(is));
  // Of one fact the last counts.
  const last = byId(turns);
  const standing = db
    .select({ fact: liveFacts, number: events.number })
    .from(liveFacts)
    .innerJoin(events, eventOfFact)
    .where(
      and(
        eq(liveFacts.festivalId, festival.id),
        eq(liveFacts.kind, kind),
        or(gt(liveFacts.at, since), gt(liveFacts.endedAt, since), inArray(liveFacts.id, [...last.keys()])),
      ),
    )
    .all()
    .map(({ fact, number }) => ({ ...fact, number, again: (holds(fact) && last.get(fact.id)?.at) || null }));
  const ids = new Set(standing.map(({ id }) => id));
  const undone = [...last.values()].flatMap(({ was, is, at, number }) =>
    was?.kind === kind && is === null && !ids.has(was.id) ? [{ ...was, endedAt: at, number, again: null }] : [],
  );
  return [...standing, ...undone].sort((one, other) => one.id - other.id);
}

/**
 * Groups the facts of one tap, which make one message. Its name comes from the first of all of
 * them, whatever became of that one.
 */
function byTap(facts: readonly Fact[]): Fact[][] {
  const taps = groupedBy(facts, (fact) => fact.at);
  return [...taps.values()];
}

/**
 * The name of the first news about a fact or a tap; with `turn`, of the news about what became of
 * it at that instant.
 */
const aboutFact = (wish: 'late' | 'full', fact: Fact | undefined, turn = '') =>
  ({ kind: 'day', wishes: [wish], about: `fact ${fact?.id ?? 0}${turn && ` ${turn}`}` }) as const;

/**
 * News about delays. First, delays that were told; second, delays that were taken back early, or
 * restored, after they were told. The readers of the earlier message learn that the séance begins
 * as planned, or that it is late again; whoever last read exactly that hears nothing.
 */
function delayNews(scene: Scene): PushNews[] {
  const { db, festival, now, document } = scene;
  const facts = freshFacts(scene, 'delay');
  const isFresh = (instant: string) => instant > instantFrom(now, -FRESH) && instant <= now;
  const isFollowed = ({ id, number }: Fact, by: (other: Fact) => boolean) =>
    facts.some((one) => one.number === number && one.id > id && by(one));
  const overAt = (fact: Fact) => {
    const { endedAt, until } = fact;
    return endedAt !== null && isFresh(endedAt) && endedAt !== until && !isFollowed(fact, ({ at }) => at >= endedAt)
      ? endedAt
      : null;
  };
  // If the later delay was undone, this delay itself is news again.
  const backAt = (fact: Fact) =>
    fact.again !== null && isFresh(fact.again) && !isFollowed(fact, ({ endedAt }) => endedAt === fact.again)
      ? fact.again
      : null;
  const taps = byTap(facts);
  // Other taps that share this notification: the new text replaces it, so it has to repeat them.
  const besideUnder = ({ topic }: Message) =>
    taps
      .filter(([one]) => toldBefore(db, festival.id, aboutFact('late', one))?.topic === topic)
      .flat()
      .filter(holds);
  const readersUnder = (message: Message | null, some: readonly Fact[]) => {
    const [read, beside] = message ? [readUnder(db, message), besideUnder(message)] : [];
    return readersOf(scene, some, 'late', hourSentence, read, beside);
  };
  return taps.flatMap((tap): PushNews[] => {
    const [first] = tap;
    const turn = tap
      .flatMap((fact) => overAt(fact) ?? backAt(fact) ?? [])
      .sort()
      .at(-1);
    if (!first || !isFresh(turn ?? first.at)) return [];
    const told = aboutFact('late', first);
    const instead = lastInPlaceOf(db, festival.id, told);
    if (!instead) {
      const earlier = facts.findLast(({ id, number }) => number === first.number && id < first.id);
      const of = facts.find(({ at }) => at === earlier?.at);
      const due = tap.filter((fact) => holds(fact) && isFresh(fact.again ?? fact.at));
      const inPlaceOf = lastInPlaceOf(db, festival.id, aboutFact('late', of));
      return [{ ...told, instead: inPlaceOf, readers: readersUnder(inPlaceOf, due) }];
    }
    const news = aboutFact('late', first, turn);
    if (turn === undefined || toldBefore(db, festival.id, news)) return [];
    const over = tap.filter((fact) => overAt(fact) !== null);
    // What its message said beside this fact and is still true is said again.
    const holding = facts.filter(
      (fact) => holds(fact) && (fact.at === first.at || over.some(({ number }) => number === fact.number)),
    );
    // If the séance was moved since, the news of publications tells it: it does not begin as
    // planned.
    const then = releaseDocuments(festival.id, releaseBefore(db, festival.id, first.at), db)?.public;
    const onTime = over.filter(
      (fact) =>
        then &&
        startIn(then, fact) === startIn(document, fact) &&
        !holding.some(({ number }) => number === fact.number),
    );
    return [{ ...news, instead, readers: readersUnder(instead, [...onTime, ...holding]) }];
  });
}

/** What a browser was last told under one topic: since when, and the last French text. */
type Read = ReadonlyMap<number, { since: string; text: string | undefined }>;

/** What each browser was told that received a message, or others that replaced it. */
function readUnder(db: Db, { festivalId, topic }: Message): Read {
  const { sentMessages: messages, deliveries } = t;
  const rows = db
    .select({ id: deliveries.recipientId, text: deliveries.text, at: messages.createdAt })
    .from(messages)
    .innerJoin(deliveries, and(eq(deliveries.festivalId, messages.festivalId), eq(deliveries.messageId, messages.id)))
    .where(
      and(
        eq(messages.festivalId, festivalId),
        eq(messages.topic, topic),
        eq(deliveries.recipient, 'visitor'),
        hasReached,
      ),
    )
    .orderBy(messages.id)
    .all();
  const read = new Map<number, { since: string; text: string | undefined }>();
  for (const { id, text, at } of rows) read.set(id, { since: read.get(id)?.since ?? at, text: text?.fr });
  return read;
}

const startIn = (document: PublicDocument, { number }: Fact) =>
  indexDocument(document).events.get(number)?.startInstant;

/**
 * News that a séance is full, or is full again. If places became free before the message was sent,
 * it is not sent.
 */
function fullNews(scene: Scene): PushNews[] {
  const { db, festival, now } = scene;
  return freshFacts(scene, 'availability')
    .filter(({ value }) => value === 'full')
    .flatMap((fact): PushNews[] => {
      const told = aboutFact('full', fact);
      const instead = lastInPlaceOf(db, festival.id, told);
      if (fact.endedAt !== null) return [{ ...aboutFact('full', fact, `over ${fact.endedAt}`), instead, readers: [] }];
      if ((fact.again ?? fact.at) <= instantFrom(now, -FRESH)) return [];
      const isAgain = instead !== null && fact.again !== null;
      // Nobody was told of the free places in between, so there is nothing new.
      if (isAgain && !instead.cause.includes(' over ')) return [];
      const news = isAgain ? aboutFact('full', fact, fact.again ?? '') : told;
      return [{ ...news, instead: isAgain ? instead : null, readers: readersOf(scene, [fact], 'full', fullSentence) }];
    });
}

type Sentence = (event: DocumentEvent, fact: Fact, locale: Locale, scene: Scene) => string;

/**
 * The readers who chose a séance of these facts and subscribed before they were told; nobody is
 * told of a séance that has begun. The end of a fact is told only to those who read `under` its
 * topic before it ended, with what stands `beside` it there. Nobody is told what they read there
 * last.
 */
function readersOf(
  scene: Scene,
  facts: readonly Fact[],
  wish: PushWish,
  sentence: Sentence,
  under: Read = new Map(),
  beside: readonly Fact[] = [],
): ToldTo[] {
  const { now, document, visitors } = scene;
  const others = beside.filter((fact) => !facts.includes(fact));
  const about = [...facts, ...others].flatMap((fact) => {
    const event = document.events.find(({ number }) => number === fact.number);
    const startsAt =
      event?.startInstant && minutesFrom(event.startInstant, fact.kind === 'delay' ? Number(fact.value) : 0);
    return event?.status === 'planned' && startsAt && startsAt > now ? [{ fact, event, startsAt }] : [];
  });
  if (about.length === 0) return [];
  return visitors().flatMap((visitor): ToldTo[] => {
    const { subscription, chosen } = visitor;
    const read = under.get(subscription.id);
    const own = about.filter(({ fact }) => {
      const { number, at, endedAt } = fact;
      const isTold = others.includes(fact) ? read !== undefined : endedAt === null || (read && read.since < endedAt);
      return chosen.has(number) && subscription.createdAt < at && isTold;
    });
    if (own.length === 0 || !wants(visitor, wish)) return [];
    const text = inBoth((locale) => own.map(({ event, fact }) => sentence(event, fact, locale, scene)).join('\n'));
    if (text.fr === read?.text) return [];
    const beginsAt = firstOf(own.map(({ startsAt }) => startsAt));
    const events = own.map(({ event }) => event);
    return [{ to: readerOf(subscription), text, beginsAt, opens: pageOf(scene.festival, subscription, events) }];
  });
}

const hourSentence: Sentence = ({ title, startsAt }, fact, locale, { festival, now }) => {
  const planned = startsAt ?? '';
  const begins = holds(fact) ? addMinutes(planned, Number(fact.value), festival.timeZone) : planned;
  return translator(locale, 'push')(holds(fact) ? 'news.late' : 'news.onTime', {
    title: inLocale(title, locale),
    ...saidHour(begins, fromInstant(now, festival.timeZone), festival, locale),
    planned: formatTime(planned, locale),
  });
};

const fullSentence: Sentence = ({ title }, _, locale) =>
  translator(locale, 'push')('news.full', { title: inLocale(title, locale) });

/** Séances that begin within twenty minutes, delays included; told once for each published hour. */
function soonNews({ db, festival, now, document, visitors }: Scene): PushNews[] {
  const { events: facts } = liveFactsOf(festival.id, now, db);
  return document.events.flatMap((event): PushNews[] => {
    if (event.status !== 'planned' || !event.startInstant || !event.startsAt) return [];
    const delay = facts.get(event.number)?.delay ?? 0;
    const startsAt = minutesFrom(event.startInstant, delay);
    if (startsAt <= now || startsAt > minutesFrom(now, SOON_MINUTES)) return [];
    const news = { kind: 'reminder', wishes: ['soon'], about: `event ${event.number} ${event.startsAt}` } as const;
    if (toldBefore(db, festival.id, news)) return [];
    const wall = addMinutes(event.startsAt, delay, festival.timeZone);
    const text = inBoth((locale) =>
      translator(locale, 'push')('news.soon', {
        title: inLocale(event.title, locale),
        time: formatTime(wall, locale),
        place: placeOf(event, document, locale),
      }),
    );
    const readers = visitors()
      .filter((visitor) => wants(visitor, 'soon') && visitor.chosen.has(event.number))
      .map(({ subscription }) => ({
        to: readerOf(subscription),
        text,
        beginsAt: startsAt,
        opens: pageOf(festival, subscription, [event]),
      }));
    return [{ ...news, readers }];
  });
}

/** The names of its rooms, told apart; without those it is relayed to, unless it has no other. */
function placeOf(event: DocumentEvent, document: PublicDocument, locale: Locale): string {
  const { main, overflow } = placesOf(event, indexDocument(document));
  const names = (main.length > 0 ? main : overflow).map(({ room }) => roomsApartIn(document).get(room.number)?.name);
  return names.map((name) => inLocale(name, locale)).join(', ') || 'none';
}
