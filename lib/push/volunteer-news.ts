import { and, eq, getTableColumns, gt, inArray, isNull, like, or, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { rowsOfFestival, rowsWhere } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { lastChange } from '#lib/events/act-answers.ts';
import { gather } from '#lib/grouped.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inBoth, inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { isAboutAct, type Message } from '#lib/messages/queue.ts';
import { byId } from '#lib/model/keyed.ts';
import type { AuthorizedVolunteer, Festival } from '#lib/policy.ts';
import { teamFactsOf } from '#lib/programme/live-now.ts';
import { instantFrom, minutesFrom } from '#lib/time/clock.ts';
import { dateOfHour } from '#lib/time/festival-day.ts';
import { formatDate, formatTime, formatTimeRange } from '#lib/time/format.ts';
import { instantOfMinutes, minutesAt } from '#lib/time/wall-clock.ts';
import { delaysById } from '#lib/volunteers/conduite.ts';
import { linkedReaders } from '#lib/volunteers/links.ts';
import { type OwnShift, type VolunteerPage, volunteerPage } from '#lib/volunteers/page.ts';
import { shownAs } from '#lib/volunteers/page-keys.ts';
import { idsOfNumbers } from '#lib/volunteers/plan.ts';
import { isActive, isCountedOn } from '#lib/volunteers/planning.ts';
import { isOverEitherWay, type Reconfirmation, reconfirmSentence } from '#lib/volunteers/reconfirm.ts';
import type { Assignment, Exchange } from '#lib/volunteers/roots.ts';
import { causeOf, FRESH, hasReached, type PushNews, readerOf, type Subscription, type ToldTo } from './deliver.ts';
import { SOON_MINUTES } from './schema.ts';

/** A subscribed volunteer, the content of their page, and since when they are subscribed. */
type Told = { who: AuthorizedVolunteer; page: VolunteerPage; since: string; to: ToldTo['to'] };
type Scene = { db: Db; festival: Festival; now: string; recent: Recent };

const MINUTE = 60_000;
/** Volunteers are asked to fill an empty place only if it begins within this many milliseconds. */
const WANTED_WITHIN = 180 * MINUTE;

/**
 * The news for volunteers, as of `now` (an instant), from what their own pages show, in many short
 * steps. Each has its own name, so that nothing is told twice when this runs again. `before` queues
 * the messages of the team, and is called before anything is compared with them.
 */
export function* newsForVolunteers(
  db: Db,
  festival: Festival,
  subscriptions: readonly Subscription[],
  now: string,
  before: () => unknown,
): Generator<PushNews[]> {
  const own = subscriptions.filter(({ audience }) => audience === 'volunteer');
  if (own.length === 0) return;
  // Reversed, so that the first of each person is the one kept.
  const first = new Map(own.toReversed().map((subscription) => [subscription.volunteerId, subscription]));
  const delays = delaysById(teamFactsOf(festival.id, now, db), idsOfNumbers(festival.id, db).events);
  let known: { recent: Recent; change: number } | null = null;
  const sceneNow = (): Scene => {
    const change = lastChange(db, festival.id);
    if (known?.change !== change) {
      before();
      known = { recent: recentOf(db, festival.id, instantFrom(now, -FRESH)), change };
    }
    return { db, festival, now, recent: known.recent };
  };
  const told: Told[] = [];
  for (const who of linkedReaders(festival, db)) {
    const subscription = first.get(who.volunteer.id);
    if (!subscription) continue;
    // Read before the page, which is not older then.
    const scene = sceneNow();
    const page = volunteerPage(who, now, delays);
    const one = { who, page, since: subscription.createdAt, to: readerOf(subscription) };
    told.push(one);
    yield [...shiftNews(one, scene), ...exchangeNews(one, scene), ...refusals(one, scene), ...soonNews(one, scene)];
  }
  const scene = sceneNow();
  yield [...wantedNews(told, scene), ...noticeNews(told, scene)];
}

/**
 * A message about one shift: the word at the start of its name, without the part that distinguishes
 * it from earlier ones.
 */
type ToldWord = Readonly<{ message: Message; word: string; hasReached: boolean }>;

/**
 * Instants within the last hour: when each shift and each assignment was last changed, when
 * somebody was asked for one, left one, got one by an exchange that was approved or is no longer
 * asked, when a proposal last became open, when the programme changed, and when the team last wrote
 * to a volunteer. `told` holds the messages about each shift, the oldest first.
 */
type Recent = {
  changed: ReadonlyMap<string, string>;
  asked: ReadonlyMap<number, string>;
  approved: ReadonlyMap<number, string>;
  left: ReadonlyMap<number, string>;
  withdrawn: ReadonlyMap<number, string>;
  opened: ReadonlyMap<number, string>;
  publishedAt: string;
  heard: ReadonlyMap<number, string>;
  told: ReadonlyMap<string, readonly ToldWord[]>;
};

function recentOf(db: Db, festivalId: number, since: string): Recent {
  const rows = db
    .select({
      entity: t.changes.entity,
      id: t.changes.entityId,
      batch: t.changes.batch,
      at: t.changes.at,
      was: t.changes.before,
      is: t.changes.after,
    })
    .from(t.changes)
    .where(
      and(
        eq(t.changes.festivalId, festivalId),
        gt(t.changes.at, since),
        inArray(t.changes.entity, ['shift', 'assignment', 'exchange', 'release']),
      ),
    )
    .orderBy(t.changes.id)
    .all();
  const written = db
    .select({ id: t.deliveries.recipientId, at: t.sentMessages.createdAt })
    .from(t.deliveries)
    .innerJoin(t.sentMessages, eq(t.sentMessages.id, t.deliveries.messageId))
    .where(
      and(
        eq(t.deliveries.festivalId, festivalId),
        eq(t.deliveries.recipient, 'volunteer'),
        eq(t.deliveries.way, 'push'),
        isAboutAct,
        gt(t.sentMessages.createdAt, since),
      ),
    )
    .orderBy(t.sentMessages.id)
    .all();
  const turns = rows.flatMap(({ entity, id, batch, at, was, is }) =>
    entity === 'assignment' ? [{ id, batch, at, was: was as Assignment | null, is: is as Assignment | null }] : [],
  );
  const turned = (isSo: (row: Assignment | null) => boolean, among = turns) =>
    new Map(among.filter(({ was, is }) => isSo(is) && !isSo(was)).map(({ id, at }) => [id, at]));
  const stateOf = (row: unknown) => (row as Exchange | null)?.state;
  const isOpen = (row: unknown) => stateOf(row) === 'open';
  const approvals = rows.flatMap(({ entity, batch, was, is }) =>
    entity === 'exchange' && stateOf(was) === 'accepted' && stateOf(is) === 'done' ? batch : [],
  );
  const opened = rows.filter(({ entity, was, is }) => entity === 'exchange' && isOpen(is) && !isOpen(was));
  return {
    changed: new Map(rows.map(({ entity, id, at }) => [`${entity} ${id}`, at])),
    asked: turned((row) => row?.state === 'offered'),
    approved: turned(
      (row) => row?.state === 'confirmed',
      turns.filter(({ batch }) => approvals.includes(batch)),
    ),
    left: turned((row) => row === null || !isCountedOn(row)),
    withdrawn: new Map(
      turns
        .filter(({ was, is }) => was?.state === 'offered' && is?.state === 'cancelled')
        .map(({ id, at }) => [id, at]),
    ),
    opened: new Map(opened.map(({ id, at }) => [id, at])),
    publishedAt: rows.findLast(({ entity }) => entity === 'release')?.at ?? '',
    heard: new Map(written.map(({ id, at }) => [id, at])),
    told: rows.length > 0 ? toldOf(db, festivalId, since) : new Map(),
  };
}

/**
 * The messages about the shifts of volunteers, by word and number: `moved 12 …`, with `… after 77`
 * if there was an earlier message. That somebody took the shift is among them too, although it
 * belongs to another wish. Messages about vacated places are among them; those about proposals
 * (`offer 7 3`, for each reader) are those of the last hour.
 */
function toldOf(db: Db, festivalId: number, since: string): Recent['told'] {
  const { sentMessages: messages, deliveries } = t;
  const rows = db
    .select({ message: getTableColumns(messages), hasReached: sql<number>`coalesce(${hasReached}, 0)` })
    .from(messages)
    .leftJoin(deliveries, and(eq(deliveries.festivalId, messages.festivalId), eq(deliveries.messageId, messages.id)))
    .where(
      and(
        eq(messages.festivalId, festivalId),
        eq(messages.kind, 'day'),
        or(
          like(messages.cause, `${causeOf(['shift'], '')}%`),
          ...['given', 'approved', 'lost', 'back'].map((word) =>
            like(messages.cause, `${causeOf(['exchange'], word)} %`),
          ),
          like(messages.cause, `${causeOf(['wanted'], '')}%`),
          and(like(messages.cause, `${causeOf(['exchange'], 'offer')} %`), gt(messages.createdAt, since)),
        ),
      ),
    )
    .orderBy(messages.id)
    .all();
  const told = new Map<string, ToldWord[]>();
  for (const { message, hasReached } of rows) {
    const [, wish, word = '', id] = /^push (\w+) (\w+ (\d+).*?)(?: after \d+)?$/.exec(message.cause) ?? [];
    const offer = /^offer \d+ \d+/.exec(word)?.[0];
    const about = offer ?? `${wish === 'exchange' ? 'shift' : wish} ${id}`;
    gather(told, about, { message, word, hasReached: hasReached === 1 });
  }
  return told;
}

/** Whether one of these changed within the hour and after the volunteer subscribed. */
const isRecent = ({ changed }: Recent, names: readonly string[], since: string) =>
  names.some((name) => (changed.get(name) ?? '') > since);

const say = (locale: Locale) => translator(locale, 'push');

type NamedShift = Pick<OwnShift, 'taskId' | 'times' | 'place'>;

/** « Placement, samedi 6 juin, 14 h – 16 h, Salle 1 ». */
function shiftInWords(page: VolunteerPage, { taskId, times, place }: NamedShift, locale: Locale): string {
  const room = times.roomId === null ? '' : inLocale(page.rooms.get(times.roomId)?.name, locale);
  const when = times.isTimed
    ? [formatDate(dateOfHour(times.startsAt), locale), formatTimeRange(times.startsAt, times.endsAt, locale, times)]
    : [];
  return [inLocale(page.tasks.get(taskId)?.name, locale), ...when, room, place].filter(Boolean).join(', ');
}

/** Of a shift: an instant, which its wall clock does not say in an hour that comes twice. */
const beginningOf = ({ start }: { start: number }) => instantOfMinutes(start);
const beginOf = ({ times }: OwnShift) => (times.isTimed ? beginningOf(times) : null);

/** The line of a shift on the volunteer's own page. */
const lineOf = ({ assignmentId }: OwnShift) => `#s${assignmentId}`;
const offerLine = (id: number) => `#o${id}`;

/**
 * What there is to say of a shift. `takesBack`: it withdraws an earlier message and goes only to
 * those who received that one.
 */
type Word = { word: string; text: ToldTo['text']; opens: string; takesBack?: boolean };

/**
 * News of a shift: they are asked for it, it moved, it is no longer theirs, or it is as before
 * after all. Each message about a shift replaces the one before it, and is not sent to those who
 * last received the same one.
 */
function shiftNews(one: Told, { recent, now }: Scene): PushNews[] {
  const { page, to } = one;
  return page.shifts.flatMap((shift): PushNews[] => {
    if (isOverAnyway(shift, one, now)) return [];
    const told = recent.told.get(`shift ${shift.assignmentId}`) ?? [];
    const last = told.at(-1);
    const said = wordOf(shift, one, recent, last?.word ?? '');
    if (!said || said.word === last?.word) return [];
    const { word, text, opens, takesBack = false } = said;
    const read = told.findLast(({ hasReached }) => hasReached)?.word;
    const isRead = read === word || (takesBack && (read === undefined || read.startsWith('back ')));
    const about = last ? `${word} after ${last.message.id}` : word;
    const readers = isRead ? [] : [{ to, text, beginsAt: beginOf(shift), opens }];
    // Who asked to hear of exchanges alone hears that theirs is approved, and taken back.
    const isOfExchange =
      word.startsWith('approved ') ||
      (takesBack && last?.word.startsWith('given ')) ||
      (word.startsWith('lost ') && read?.startsWith('approved '));
    const wishes = [isOfExchange ? 'exchange' : 'shift'] as const;
    return [{ kind: 'day', wishes, about, instead: last?.message ?? null, readers }];
  });
}

/** Whether a shift is over, with its delay, as it was before a change too. */
function isOverAnyway({ times, reconfirm, moved }: OwnShift, { who }: Told, now: string): boolean {
  const change = reconfirm ?? moved;
  if (change && !isOverEitherWay(change, who.timeZone, now)) return false;
  return times.isTimed ? times.end <= minutesAt(now) : change !== null;
}

function wordOf(shift: OwnShift, { who, page, since: askedAt }: Told, recent: Recent, last: string): Word | null {
  const { assignmentId: id, state, planned, version } = shift;
  // If the team has written to them about the change, they are not told a second time.
  const heardAt = recent.heard.get(who.volunteer.id) ?? '';
  const since = heardAt > askedAt ? heardAt : askedAt;
  const isPublished = recent.publishedAt > since;
  const isNew = isPublished || isRecent(recent, namesOf(shift), since);
  const change = shift.reconfirm ?? shift.moved;
  const approvedAt = recent.approved.get(id) ?? '';
  const text = (key: 'asked' | 'lost' | 'back' | 'approved') =>
    inBoth((locale) => say(locale)(`news.${key}`, { shift: shiftInWords(page, shift, locale) }));
  // Somebody who was asked and never opened their page has no such line there.
  const isUnread =
    state === 'cancelled' && !shift.isNews && (recent.withdrawn.get(id) ?? '') > since && last.startsWith('asked ');
  if (isUnread || page.news.some(({ shift: lost, takenBy }) => lost.assignmentId === id && takenBy === null))
    return isNew ? { word: `lost ${id} ${version}`, text: text('lost'), opens: '#news', takesBack: isUnread } : null;
  if (change) {
    const word = `moved ${id} ${change.why} ${placeOf(change.before)} > ${placeOf(change.after)}`;
    return isPublished || approvedAt > since || isRecent(recent, [`shift ${shift.shiftId}`], since)
      ? { word, text: movedText(page, shift, change), opens: lineOf(shift) }
      : null;
  }
  const askedFor = recent.asked.get(id) ?? '';
  if (state === 'offered' && askedFor > since)
    return { word: `asked ${id} ${askedFor}`, text: text('asked'), opens: lineOf(shift) };
  if (state === 'confirmed' && approvedAt > since)
    return { word: `approved ${id} ${approvedAt}`, text: text('approved'), opens: lineOf(shift) };
  const isBack =
    last.startsWith('lost ') ||
    last.startsWith('given ') ||
    (last.startsWith('moved ') &&
      planned.isTimed &&
      // What they agreed to in an earlier version of Lanterne has no place in words.
      [planned, { ...planned, place: null }].some((place) => last.includes(` ${placeOf(place)} > `)));
  return isNew && isActive(shift) && isBack
    ? { word: `back ${id}`, text: text('back'), opens: lineOf(shift), takesBack: true }
    : null;
}

const namesOf = ({ shiftId, assignmentId }: OwnShift) => [`shift ${shiftId}`, `assignment ${assignmentId}`];

const placeOf = (place: Reconfirmation['after']) => {
  if (!place) return '';
  const when = `${place.startsAt} ${place.endsAt} ${place.roomId ?? ''}`;
  return place.place === null ? when : `${when} ${shownAs({ ...place, place: place.place })}`;
};

const movedText = (page: VolunteerPage, { task }: OwnShift, change: Reconfirmation) =>
  inBoth((locale) => `${inLocale(task.name, locale)}\n${reconfirmSentence(change, page, locale)}`);

/**
 * News of exchanges: a proposal that they could accept, again when it opens again, and that
 * somebody took a shift they proposed.
 */
function exchangeNews({ page, since, to }: Told, { recent }: Scene): PushNews[] {
  const offers = page.offers
    .filter(
      ({ id, obstacle, isAgreed, isTakenBack, isRefused }) =>
        !isAgreed && !isTakenBack && !isRefused && obstacle === null && (recent.opened.get(id) ?? '') > since,
    )
    .flatMap(({ id, from, shift }): PushNews[] => {
      const openedAt = recent.opened.get(id) ?? '';
      const proposal = `offer ${id} ${to.id}`;
      const last = recent.told.get(proposal)?.at(-1);
      // An earlier version of Lanterne queued it under a name without that instant.
      if (last?.word === proposal && last.message.createdAt >= openedAt) return [];
      const text = inBoth((locale) =>
        say(locale)('news.offer', { name: from, shift: shiftInWords(page, shift, locale) }),
      );
      const readers = [{ to, text, beginsAt: beginningOf(shift.times), opens: offerLine(id) }];
      const about = `${proposal} ${openedAt}`;
      return [{ kind: 'day', wishes: ['exchange'], about, instead: last?.message ?? null, readers }];
    });
  const given = page.news
    .filter(({ shift, takenBy }) => takenBy !== null && isRecent(recent, namesOf(shift), since))
    .map(({ shift, takenBy }): PushNews => {
      const text = inBoth((locale) =>
        say(locale)('news.given', { name: takenBy ?? '', shift: shiftInWords(page, shift, locale) }),
      );
      const readers = [{ to, text, beginsAt: beginOf(shift), opens: '#news' }];
      const about = `given ${shift.assignmentId} ${shift.version}`;
      // If the exchange was undone and then done again, the message that it is as before is no
      // longer true.
      const last = recent.told.get(`shift ${shift.assignmentId}`)?.at(-1);
      const instead = last?.word.startsWith('back ') ? last.message : null;
      return { kind: 'day', wishes: ['exchange'], about, instead, readers };
    });
  return [...offers, ...given];
}

/**
 * News of refusals: the one person asked said no, whoever had accepted withdrew, or the coordinator
 * said no (both are told).
 */
function refusals({ page, since, to }: Told, { recent }: Scene): PushNews[] {
  const ofMine = page.shifts.flatMap((shift) =>
    shift.turnedDown && isActive(shift)
      ? [{ ...shift.turnedDown, shift: shift as NamedShift, beginsAt: beginOf(shift), opens: lineOf(shift) }]
      : [],
  );
  const ofOthers = page.offers
    .filter(({ isRefused }) => isRefused)
    .map(({ id, version, shift }) => ({
      id,
      version,
      by: null,
      isOpenAgain: false,
      shift,
      beginsAt: beginningOf(shift.times),
      opens: offerLine(id),
    }));
  return [...ofMine, ...ofOthers]
    .filter(({ id }) => isRecent(recent, [`exchange ${id}`], since))
    .map(({ id, version, by, isOpenAgain, shift, beginsAt, opens }): PushNews => {
      const key = by === null ? 'news.notApproved' : isOpenAgain ? 'news.openAgain' : 'news.declined';
      const text = inBoth((locale) => say(locale)(key, { name: by ?? '', shift: shiftInWords(page, shift, locale) }));
      const readers = [{ to, text, beginsAt, opens }];
      return { kind: 'day', wishes: ['exchange'], about: `no ${id} ${version} ${to.id}`, readers };
    });
}

/** What begins within twenty minutes, delays counted; told once for the hour it was planned at. */
function soonNews({ page, to }: Told, { now }: Scene): PushNews[] {
  const until = minutesFrom(now, SOON_MINUTES);
  return page.shifts.flatMap((shift): PushNews[] => {
    const beginsAt = beginOf(shift);
    if (!isCountedOn(shift) || shift.checkedInAt !== null || !beginsAt || beginsAt <= now || beginsAt > until)
      return [];
    const { times, planned } = shift;
    const text = inBoth((locale) =>
      say(locale)('news.shiftSoon', {
        time: formatTime(times.isTimed ? times.startsAt : '', locale),
        shift: shiftInWords(page, shift, locale),
      }),
    );
    const about = `shift ${shift.assignmentId} ${planned.isTimed ? planned.startsAt : ''}`;
    return [{ kind: 'reminder', wishes: ['soon'], about, readers: [{ to, text, beginsAt, opens: '#card' }] }];
  });
}

/**
 * A place that somebody left within the last hour and that begins soon, told to those whose page
 * says that they could take it, and again if it was filled since and is open once more. It is not
 * urgent: at night it waits for the morning, unless the shift begins before ten; if the place is
 * filled by then, or nobody can take it any more, it is not sent.
 */
function wantedNews(told: readonly Told[], { db, festival, now, recent }: Scene): PushNews[] {
  const rows = rowsOfFestival(db, t.assignments, festival.id);
  const shifts = byId(rowsOfFestival(db, t.shifts, festival.id));
  const left = rows.flatMap((row) => {
    const at = recent.left.get(row.id);
    return at !== undefined && !isCountedOn(row) ? [{ shiftId: row.shiftId, at }] : [];
  });
  const toldOfShifts = [...recent.told.keys()].flatMap((about) => /^wanted (\d+)$/.exec(about)?.[1] ?? []).map(Number);
  const until = Date.parse(now) + WANTED_WITHIN;
  const isFilled = (shiftId: number) => {
    const shift = shifts.get(shiftId);
    const on = rows.filter((row) => row.shiftId === shiftId && isCountedOn(row)).length;
    return shift?.status !== 'planned' || on >= shift.people;
  };
  return [...new Set([...left.map(({ shiftId }) => shiftId), ...toldOfShifts])].flatMap((shiftId): PushNews[] => {
    // Somebody may have taken it since the first pages were read.
    const readers = (isFilled(shiftId) ? [] : told).flatMap(({ page, to }): ToldTo[] => {
      const shift = page.open.find(({ id, obstacle }) => id === shiftId && obstacle === null);
      const beginsAt = shift && beginningOf(shift.times);
      // Who left it, or was taken off it, is not asked to come after all.
      const wasOn = page.shifts.some((one) => one.shiftId === shiftId);
      if (wasOn || !beginsAt || beginsAt <= now || Date.parse(beginsAt) > until) return [];
      const text = inBoth((locale) => say(locale)('news.wanted', { shift: shiftInWords(page, shift, locale) }));
      return [{ to, text, beginsAt, opens: '#open' }];
    });
    const leftAt = left
      .flatMap((one) => (one.shiftId === shiftId ? one.at : []))
      .sort()
      .at(-1);
    const all = recent.told.get(`wanted ${shiftId}`) ?? [];
    const last = all.at(-1) ?? null;
    const wasFilled = last?.word.includes(' filled ') ?? false;
    // Not sent because nobody could take it, though nobody filled it.
    const wasStopped = last?.word.includes(' stopped ') ?? false;
    if (readers.length === 0) {
      if (!last || wasFilled) return [];
      const isSent = all.some(({ message, hasReached }) => message.id === last.message.id && hasReached);
      if (!isFilled(shiftId) && (wasStopped || isSent)) return [];
      const about = `wanted ${shiftId} ${isFilled(shiftId) ? 'filled' : 'stopped'} ${last.message.id}`;
      return [{ kind: 'day', wishes: ['wanted'], about, instead: last.message, readers }];
    }
    // The word contains who left it last, so that it is not told again as the hour passes. It is if
    // it was filled since it was told, also when whoever filled it has no row any more, and if it
    // was not sent.
    const word = `wanted ${shiftId} ${leftAt ?? 'again'}`;
    const isAgain = wasFilled || wasStopped;
    if (!isAgain && (leftAt === undefined || word === last?.word)) return [];
    const about = isAgain ? `${word} after ${last?.message.id}` : word;
    return [{ kind: 'day', wishes: ['wanted'], about, instead: last?.message ?? null, readers }];
  });
}

/** The notices of the desk to those who work today. */
function noticeNews(told: readonly Told[], { festival, now, db }: Scene): PushNews[] {
  const { liveFacts: facts } = t;
  const isFresh = and(gt(facts.at, instantFrom(now, -FRESH)), isNull(facts.endedAt));
  return rowsWhere(db, facts, festival.id, eq(facts.kind, 'notice'), eq(facts.value, 'team'), isFresh).map(
    ({ id, at, text }): PushNews => {
      const readers = told
        .filter(({ since }) => since < at)
        .map(({ to }) => ({ to, text: inBoth((locale) => inLocale(text, locale)), beginsAt: null }));
      return { kind: 'day', wishes: ['message'], about: `notice ${id}`, readers };
    },
  );
}
