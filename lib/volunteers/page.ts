import { and, asc, eq, gt, inArray, notExists, or } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Bilingual } from '#db/columns.ts';
import * as t from '#db/schema/index.ts';
import type { AuthorizedVolunteer } from '#lib/authorized.ts';
import { gather, groupedBy } from '#lib/grouped.ts';
import { inDictionaryOrder } from '#lib/i18n/dictionary-order.ts';
import type { TeamDocument } from '#lib/model/documents.ts';
import { byId } from '#lib/model/keyed.ts';
import { teamDocumentOf } from '#lib/programme/released.ts';
import { titleKey } from '#lib/search/title-key.ts';
import { untilWritten } from '#lib/until-written.ts';
import { type Contact, calledBy } from './contact.ts';
import { doneExchanges, exchangedFor } from './done-exchanges.ts';
import type { Delay } from './moments.ts';
import { type Obstacle, obstaclesOf } from './obstacles.ts';
import { idsOfNumbers, momentsOfRelease, namedRooms, numbersOfIds, volunteersPlanning } from './plan.ts';
import { isActive, isCountedOn, type PlanShift, shiftKey, type TimedShift } from './planning.ts';
import { assignmentsOf, settingsOf, shiftsOf, tasksOf } from './queries.ts';
import { movedSinceSeen, type Reconfirmation, reconfirmationOf } from './reconfirm.ts';
import { type Assignment, type Checklist, checklistKind, type Exchange, type Shift, type Task } from './roots.ts';
import { type ShiftTimes, shiftTimesOf, type Untimed } from './shift-times.ts';
import { acceptedBy, hasStandIn, stands } from './stands.ts';

/**
 * Somebody else who is in the place of a shift while it lasts, whatever they do there. `times` are
 * theirs where they are not those of the shift. Their contact is there only for the référent·e, and
 * only where the festival shares it.
 */
type Colleague = {
  name: string;
  taskId: number;
  times: ShiftTimes | null;
  isReferent: boolean;
  isThere: boolean;
  contact: Contact | null;
};

/** What their page says of a task. */
type TaskTold = Pick<Task, 'name' | 'briefing' | 'briefingFile'>;
const taskTold = ({ name, briefing, briefingFile }: Task): TaskTold => ({ name, briefing, briefingFile });

/** One of a volunteer's own shifts, as their page shows it. */
export type OwnShift = {
  assignmentId: number;
  shiftId: number;
  taskId: number;
  task: TaskTold;
  /** With the delays of the day; `planned` is without them. */
  times: ShiftTimes | Untimed;
  planned: ShiftTimes | Untimed;
  roomId: number | null;
  place: string;
  note: string;
  /** Number of its séance in the team document. */
  eventNumber: number | null;
  state: Assignment['state'];
  /**
   * The shift is nobody's any more; else a cancelled one was only taken from them, or given by them
   * to somebody.
   */
  isOff: boolean;
  isReferent: boolean;
  checkedInAt: string | null;
  /** Noted as absent from it by who coordinates: not shown on their own page. */
  absentAt: string | null;
  reconfirm: Reconfirmation | null;
  /**
   * They are only asked, have seen it, and it stands elsewhere by now: until they say that they
   * have read so, or answer.
   */
  moved: Reconfirmation | null;
  colleagues: Colleague[];
  /** Somebody came in their place, as they were noted as absent: nothing is left to exchange. */
  isReplaced: boolean;
  /** The proposal to exchange it that waits for an answer. */
  exchange: Exchange | null;
  /**
   * The last proposal to exchange it, where the answer was no: `by` is the name of who was asked or
   * had accepted it, null the coordinator. One that was made to all is open again
   * (`isOpenAgain`) once who accepted it does not take it after all. The version is that of the
   * proposal.
   */
  turnedDown: { id: number; version: number; by: string | null; isOpenAgain: boolean } | null;
  /** It was taken from them, or changed hands, and they have not said that they read so. */
  isNews: boolean;
  /** Of the assignment: rises with whatever is done about it. */
  version: number;
};

/**
 * A shift that is not theirs any more; `takenBy` has it now, `inReturn` is what they have for it
 * (an assignment of theirs).
 */
export type OwnNews = { shift: OwnShift; takenBy: string | null; inReturn: OwnShift | null };

/** A shift with a free place. `obstacle` says why they cannot take it; null: they can. */
export type OpenShift = PlanShift & { present: number; obstacle: Obstacle | null };

/**
 * A proposal they may accept, or did while the coordinator has yet to (`isAgreed`) or has not
 * allowed it (`isRefused`), or took that back, so that it is open again (`isTakenBack`): what they
 * would take, and what they would give.
 */
export type OfferedExchange = {
  id: number;
  version: number;
  from: string;
  message: string;
  shift: PlanShift;
  inReturn: PlanShift | null;
  isForAll: boolean;
  isAgreed: boolean;
  isTakenBack: boolean;
  isRefused: boolean;
  obstacle: Obstacle | null;
};

/** Everything a volunteer's page shows. Nothing private of anybody else is in it. */
export type VolunteerPage = {
  name: string;
  dayNumber: string;
  /** Whom to call when somebody is unwell. */
  safetyContact: string;
  mayTakeShifts: boolean;
  /** The coordinator has a say in exchanges. */
  needsApproval: boolean;
  /** The team document of the release, for the conduite of a room; null before the first. */
  document: TeamDocument | null;
  rooms: ReadonlyMap<number, { number: number; name: Bilingual }>;
  tasks: ReadonlyMap<number, TaskTold>;
  /** By start; those that were refused or cancelled too, those without a time last. */
  shifts: OwnShift[];
  /** What changed about their shifts since they last said so, of those to come. */
  news: OwnNews[];
  /** Of those to come that they are asked for: what moved since they saw it. */
  moved: (OwnShift & { moved: Reconfirmation })[];
  /** Index in `shifts` of what runs, and of what comes next. */
  now: number | null;
  next: number | null;
  open: OpenShift[];
  offers: OfferedExchange[];
  /** « Toutes les salles »: who is on a shift in each room at this moment. */
  whoIsWhere: { roomId: number | null; name: string; taskId: number; isReferent: boolean; isThere: boolean }[];
  /** Of the rooms and days of their own shifts. */
  checklists: Checklist[];
  /**
   * The next shift, as it is published, of each of several others who share a name, by id: what
   * tells them apart without a contact.
   */
  namesakes: ReadonlyMap<number, Pick<ShiftTimes, 'startsAt' | 'endsAt'> & { taskId: number }>;
};

type Read = ReturnType<typeof read>;

/** What the pages of all volunteers of a festival are made from. */
function readAll({ db, id, timeZone, dayStartsAt }: AuthorizedVolunteer) {
  const document = teamDocumentOf(id, db);
  const volunteers = db
    .select({
      id: t.volunteers.id,
      name: t.volunteers.name,
      contactKind: t.volunteers.contactKind,
      contact: t.volunteers.contact,
      otherContact: t.volunteers.otherContact,
    })
    .from(t.volunteers)
    .where(eq(t.volunteers.festivalId, id))
    .all();
  return {
    document,
    settings: settingsOf(id, db),
    tasks: tasksOf(id, db),
    assignments: assignmentsOf(id, db),
    planned: momentsOfRelease({ id, timeZone, dayStartsAt }, document, db),
    volunteers: byId(volunteers),
    oneName: [...groupedBy(volunteers, ({ name }) => titleKey(name)).values()].filter(({ length }) => length > 1),
    shifts: byId(shiftsOf(id, db)),
    rooms: namedRooms(id, db),
    numbers: numbersOfIds(idsOfNumbers(id, db)).events,
  };
}

function read(who: AuthorizedVolunteer, delays: ReadonlyMap<number, Delay>) {
  // One check-in draws a hundred open pages anew.
  const all = untilWritten(who.db, `volunteers ${who.id}`, () => readAll(who));
  const today = delays.size === 0 ? all.planned : momentsOfRelease(who, all.document, who.db, delays);
  return { ...all, today };
}

/** The page at `now` (instant), with the `delays` of the day by id of séance. */
export function volunteerPage(
  who: AuthorizedVolunteer,
  now: string,
  delays: ReadonlyMap<number, Delay> = new Map(),
): VolunteerPage {
  const at = Math.floor(Date.parse(now) / 60_000);
  const all = read(who, delays);
  const byShift = new Map<number, Assignment[]>();
  for (const row of all.assignments) {
    if (!isCountedOn(row)) continue;
    gather(byShift, row.shiftId, row);
  }
  const proposals = standingProposals(who, all, byShift, at);
  const together = { byShift, byPlace: byPlaceOf(all) };
  const own = all.assignments.filter((row) => row.volunteerId === who.volunteer.id);
  const last = lastProposals(who, own);
  const shifts = own
    .flatMap((row) => ownShift(all, row, together, { standing: proposals, last: last.get(row.id) }) ?? [])
    .sort(inOrder);
  const running = (one: OwnShift) => isActive(one) && one.times.isTimed && one.times.start <= at && at < one.times.end;
  const coming = (one: OwnShift) => isActive(one) && one.times.isTimed && one.times.start > at;
  const place = (index: number) => (index < 0 ? null : index);
  const chances = chancesOf(who, all, proposals, at);
  return {
    name: who.volunteer.name,
    dayNumber: all.settings.dayNumber,
    safetyContact: all.settings.safetyContact,
    mayTakeShifts: all.settings.mayTakeShifts,
    needsApproval: all.settings.exchangesNeedApproval,
    document: all.document,
    rooms: all.rooms,
    tasks: new Map(all.tasks.map((task) => [task.id, taskTold(task)])),
    shifts,
    now: place(shifts.findIndex(running)),
    next: place(shifts.findIndex(coming)),
    ...chances,
    news: newsOf(who, all, shifts, at),
    moved: shifts.flatMap((shift) =>
      shift.moved && (!shift.planned.isTimed || shift.planned.end > at) ? [{ ...shift, moved: shift.moved }] : [],
    ),
    whoIsWhere: whoIsWhere(all, byShift, at),
    checklists: checklistsOf(who, shifts),
    namesakes: namesakesOf(who, all, byShift, at),
  };
}

const startOf = ({ times }: OwnShift) => (times.isTimed ? times.start : Number.POSITIVE_INFINITY);
const inOrder = (a: OwnShift, b: OwnShift) => {
  const [first, second] = [startOf(a), startOf(b)];
  return first === second ? a.shiftId - b.shiftId : first - second;
};

function ownShift(
  all: Read,
  row: Assignment,
  together: Together,
  proposals: { standing: readonly Exchange[]; last: Exchange | undefined },
): OwnShift | null {
  const shift = all.shifts.get(row.shiftId);
  const task = all.tasks.find(({ id }) => id === shift?.taskId);
  if (!shift || !task) return null;
  const [times, planned] = [shiftTimesOf(shift, all.today), shiftTimesOf(shift, all.planned)];
  // What is not published yet is nobody's but the desk's, until it is; what they answered stays.
  if (shift.status === 'planned' && !planned.isTimed && planned.why === 'unscheduled' && row.seenRelease === null)
    return null;
  const { id: assignmentId, shiftId, isReferent, checkedInAt, absentAt, version } = row;
  return {
    assignmentId,
    shiftId,
    isReferent,
    checkedInAt,
    absentAt,
    version,
    times,
    planned,
    taskId: task.id,
    task: taskTold(task),
    roomId: times.roomId,
    place: shift.place,
    note: shift.note,
    eventNumber: all.numbers.get(shift.eventId ?? 0) ?? null,
    state: shift.status === 'cancelled' ? 'cancelled' : row.state,
    isOff: shift.status === 'cancelled',
    isNews: row.state === 'cancelled' && row.seenRelease === null,
    reconfirm: shift.status === 'cancelled' ? null : reconfirmationOf(row, planned),
    moved: shift.status === 'cancelled' ? null : movedSinceSeen(row, planned),
    colleagues: colleaguesOf(all, { shift, times }, row, together),
    isReplaced: hasStandIn(row, { people: shift.people, present: together.byShift.get(shiftId)?.length ?? 0 }),
    exchange: proposals.standing.find((one) => one.assignmentId === row.id) ?? null,
    turnedDown: turnedDownBy(all, proposals.last),
  };
}

function turnedDownBy(all: Read, last: Exchange | undefined): OwnShift['turnedDown'] {
  if (!last) return null;
  const { id, version, state, toVolunteerId, acceptedByVolunteerId } = last;
  const isOpenAgain = state === 'open' && acceptedByVolunteerId !== null;
  if (state === 'refused') return { id, version, by: null, isOpenAgain };
  if (state !== 'declined' && !isOpenAgain) return null;
  const by = all.volunteers.get(acceptedByVolunteerId ?? toVolunteerId ?? 0)?.name ?? '';
  return { id, version, by, isOpenAgain };
}

/** Who is on each shift; the timed shifts of each place. */
type Together = {
  byShift: ReadonlyMap<number, Assignment[]>;
  byPlace: ReadonlyMap<string, { shift: Shift; times: ShiftTimes }[]>;
};

/** Where one meets: the room, else the place in words; a shift without either is by itself. */
const placeKey = ({ id, place }: Shift, roomId: number | null) =>
  roomId !== null ? `room ${roomId}` : place.trim() ? `place ${place.trim().toLowerCase()}` : `shift ${id}`;

function byPlaceOf(all: Read): Together['byPlace'] {
  const places = new Map<string, { shift: Shift; times: ShiftTimes }[]>();
  for (const shift of all.shifts.values()) {
    const times = shift.status === 'planned' ? shiftTimesOf(shift, all.today) : null;
    if (!times?.isTimed) continue;
    const key = placeKey(shift, times.roomId);
    gather(places, key, { shift, times });
  }
  return places;
}

/** Everybody who is in the place of a shift while it lasts, those to ask first. */
function colleaguesOf(
  all: Read,
  { shift, times }: TimedShift,
  own: Assignment,
  { byShift, byPlace }: Together,
): Colleague[] {
  const beside = times.isTimed
    ? (byPlace.get(placeKey(shift, times.roomId)) ?? []).filter(
        (one) => one.times.start < times.end && times.start < one.times.end,
      )
    : [{ shift, times }];
  const colleagues = beside
    .flatMap((one) => (byShift.get(one.shift.id) ?? []).map((row) => ({ ...one, row })))
    .filter(({ row }) => row.volunteerId !== own.volunteerId)
    .flatMap(({ shift: { taskId }, times: theirs, row: { volunteerId, isReferent, checkedInAt } }): Colleague[] => {
      const volunteer = all.volunteers.get(volunteerId);
      if (!volunteer) return [];
      const isShared = isReferent && all.settings.sharesReferents;
      const isSame = !times.isTimed || !theirs.isTimed || (theirs.start === times.start && theirs.end === times.end);
      return [
        {
          name: volunteer.name,
          taskId,
          times: isSame || !theirs.isTimed ? null : theirs,
          isReferent,
          isThere: checkedInAt !== null,
          contact: isShared ? calledBy(volunteer) : null,
        },
      ];
    });
  const byName = inDictionaryOrder(colleagues, ({ name }) => name, 'fr');
  return byName.toSorted((a, b) => Number(b.isReferent) - Number(a.isReferent));
}

function namesakesOf(
  who: AuthorizedVolunteer,
  all: Read,
  byShift: Together['byShift'],
  at: number,
): VolunteerPage['namesakes'] {
  const others = all.oneName
    .map((those) => those.filter(({ id }) => id !== who.volunteer.id))
    .filter(({ length }) => length > 1);
  const shared = new Set(others.flat().map(({ id }) => id));
  if (shared.size === 0) return new Map();
  const coming = [...byShift].flatMap(([shiftId, rows]) => {
    const those = rows.filter(({ volunteerId }) => shared.has(volunteerId));
    const shift = those.length > 0 ? all.shifts.get(shiftId) : undefined;
    const times = shift?.status === 'planned' ? shiftTimesOf(shift, all.planned) : null;
    if (!shift || !times?.isTimed || times.start <= at) return [];
    const { startsAt, endsAt, start } = times;
    return those.map(({ volunteerId }) => ({ volunteerId, start, taskId: shift.taskId, startsAt, endsAt }));
  });
  // The first of each is put in last.
  return new Map(
    coming
      .sort((a, b) => b.start - a.start)
      .map(({ volunteerId, taskId, startsAt, endsAt }) => [volunteerId, { taskId, startsAt, endsAt }]),
  );
}

/**
 * Shifts that were taken from them or changed hands, until they say that they have read so; what is
 * over is no news.
 */
function newsOf(who: AuthorizedVolunteer, all: Read, shifts: readonly OwnShift[], at: number): OwnNews[] {
  const lost = shifts.filter(({ isNews, times }) => isNews && times.isTimed && times.end > at);
  if (lost.length === 0) return [];
  const done = doneExchanges(who);
  const rows = byId(all.assignments);
  const nameOf = (id: number | null | undefined) => all.volunteers.get(id ?? 0)?.name ?? null;
  const heldOn = (shiftId: number | undefined) =>
    shifts.find((shift) => shift.shiftId === shiftId && isActive(shift)) ?? null;
  return lost.map((shift): OwnNews => {
    const exchange = exchangedFor(shift.assignmentId, done, rows);
    return {
      shift,
      takenBy: shift.isOff ? null : nameOf(exchange?.takenBy),
      inReturn: heldOn(exchange?.inReturn?.shiftId),
    };
  });
}

/** The last proposal about each of these assignments, by its id. */
function lastProposals(who: AuthorizedVolunteer, own: readonly Assignment[]): ReadonlyMap<number, Exchange> {
  if (own.length === 0) return new Map();
  const ids = own.map(({ id }) => id);
  const made = who.db
    .select()
    .from(t.exchanges)
    .where(and(eq(t.exchanges.festivalId, who.id), inArray(t.exchanges.assignmentId, ids)))
    .orderBy(asc(t.exchanges.id))
    .all();
  return new Map(made.map((exchange) => [exchange.assignmentId, exchange]));
}

/**
 * Proposals that wait for an answer and can still come to something; and of those they accepted
 * what the coordinator did not allow, until something else is proposed about the same shift.
 */
function standingProposals(who: AuthorizedVolunteer, all: Read, byShift: Together['byShift'], at: number): Exchange[] {
  const { id, festivalId, assignmentId, state, acceptedByVolunteerId } = t.exchanges;
  const newer = alias(t.exchanges, 'newer');
  const isNewer = and(eq(newer.festivalId, festivalId), eq(newer.assignmentId, assignmentId), gt(newer.id, id));
  const refused = and(
    eq(state, 'refused'),
    eq(acceptedByVolunteerId, who.volunteer.id),
    notExists(who.db.select({ id: newer.id }).from(newer).where(isNewer)),
  );
  const waiting = who.db
    .select()
    .from(t.exchanges)
    .where(and(eq(festivalId, who.id), or(inArray(state, ['open', 'accepted']), refused)))
    .orderBy(asc(id))
    .all();
  if (waiting.length === 0) return [];
  const rows = byId(all.assignments);
  const shiftOf = (shiftId: number) => {
    const shift = all.shifts.get(shiftId);
    const times = shift?.status === 'planned' ? shiftTimesOf(shift, all.planned) : null;
    if (!shift || !times?.isTimed) return null;
    return { end: times.end, people: shift.people, present: byShift.get(shiftId)?.length ?? 0 };
  };
  return waiting.filter((exchange) => stands(exchange, rows, shiftOf, at));
}

/** What they could take: open shifts where the festival lets them, and what others propose. */
function chancesOf(
  who: AuthorizedVolunteer,
  all: Read,
  proposals: readonly Exchange[],
  at: number,
): Pick<VolunteerPage, 'open' | 'offers'> {
  const isAgreed = (exchange: Exchange) => acceptedBy(exchange) === who.volunteer.id;
  const offered = proposals.filter((exchange) => exchange.state === 'open' || isAgreed(exchange));
  if (!all.settings.mayTakeShifts && offered.length === 0) return { open: [], offers: [] };
  const { planning, prepared } = volunteersPlanning(who, all);
  const me = prepared.volunteers.get(who.volunteer.id);
  const held = prepared.held.get(who.volunteer.id) ?? [];
  const absentFrom = prepared.absentFrom.get(who.volunteer.id) ?? [];
  if (!me) return { open: [], offers: [] };
  const obstacle = (shift: PlanShift, without?: number) =>
    obstaclesOf(
      planning,
      me,
      shift,
      held.filter(({ id }) => id !== without),
      absentFrom,
    )[0] ?? null;
  const open = planning.shifts.flatMap((shift): OpenShift[] => {
    const on = prepared.on.get(shift.id) ?? [];
    const isMine = on.includes(me.id) || absentFrom.includes(shift) || prepared.declined.has(shiftKey(shift.id, me.id));
    if (!all.settings.mayTakeShifts || shift.end <= at || on.length >= shift.people || isMine) return [];
    return [{ ...shift, present: on.length, obstacle: obstacle(shift) }];
  });
  const rows = byId(all.assignments);
  const offers = offered.flatMap((exchange): OfferedExchange[] => {
    const given = rows.get(exchange.assignmentId);
    const shift = given && prepared.shifts.get(given.shiftId);
    const isForMe = exchange.toVolunteerId === null || exchange.toVolunteerId === me.id;
    if (!given || !shift || !isForMe || given.volunteerId === me.id) return [];
    const isRefused = exchange.state === 'refused';
    if (isRefused && prepared.on.get(shift.id)?.includes(me.id)) return [];
    const returned = rows.get(exchange.returnAssignmentId ?? 0);
    return [
      {
        id: exchange.id,
        version: exchange.version,
        message: exchange.message,
        shift,
        isForAll: exchange.toVolunteerId === null,
        isAgreed: isAgreed(exchange) && !isRefused,
        isTakenBack: exchange.state === 'open' && exchange.acceptedByVolunteerId === me.id,
        isRefused,
        from: all.volunteers.get(given.volunteerId)?.name ?? '',
        inReturn: (returned && prepared.shifts.get(returned.shiftId)) ?? null,
        obstacle: obstacle(shift, returned?.shiftId),
      },
    ];
  });
  return { open: open.sort((a, b) => a.start - b.start || a.id - b.id), offers };
}

function whoIsWhere(all: Read, byShift: ReadonlyMap<number, Assignment[]>, at: number): VolunteerPage['whoIsWhere'] {
  return [...all.shifts.values()].flatMap((shift) => {
    const times = shift.status === 'planned' ? shiftTimesOf(shift, all.today) : null;
    if (!times?.isTimed || times.start > at || at >= times.end) return [];
    return (byShift.get(shift.id) ?? []).flatMap((row) => {
      const name = all.volunteers.get(row.volunteerId)?.name;
      if (name === undefined) return [];
      const { isReferent } = row;
      return [{ roomId: times.roomId, name, taskId: shift.taskId, isReferent, isThere: row.checkedInAt !== null }];
    });
  });
}

function checklistsOf(who: AuthorizedVolunteer, shifts: readonly OwnShift[]): Checklist[] {
  const places = new Set(
    shifts.flatMap((one) => (isActive(one) && one.times.isTimed ? [`${one.roomId} ${one.times.day}`] : [])),
  );
  return who.db
    .select({ id: t.checklists.id, roomId: t.checklists.roomId, date: t.checklists.date })
    .from(t.checklists)
    .where(eq(t.checklists.festivalId, who.id))
    .orderBy(asc(t.checklists.date), asc(t.checklists.moment))
    .all()
    .flatMap(({ id, roomId, date }) =>
      places.has(`${roomId} ${date}`) ? (checklistKind.read(who.db, who.id, id) ?? []) : [],
    );
}
