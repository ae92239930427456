import { and, eq, sql } from 'drizzle-orm';
import type { Bilingual } from '#db/columns.ts';
import { hasRow, rowsOfFestival } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { gather, groupedBy } from '#lib/grouped.ts';
import { ofBatch } from '#lib/history/record.ts';
import { lastAct } from '#lib/history/roots.ts';
import { inDictionaryOrder } from '#lib/i18n/dictionary-order.ts';
import type { TeamDocument } from '#lib/model/documents.ts';
import { byId } from '#lib/model/keyed.ts';
import type { AuthorizedVolunteer } from '#lib/policy.ts';
import { teamDocumentOf } from '#lib/programme/released.ts';
import { titleKey } from '#lib/search/words.ts';
import { overlaps } from '#lib/time/interval.ts';
import { minutesAt } from '#lib/time/wall-clock.ts';
import { untilWritten } from '#lib/until-written.ts';
import { type Contact, calledBy } from './contact.ts';
import type { Delay, Moments } from './moments.ts';
import { type Obstacle, obstacleIn } from './obstacles.ts';
import { idsOfNumbers, momentsOfRelease, namedRooms, numbersOfIds, volunteersPlanning } from './plan.ts';
import { isActive, isCountedOn, type PlanShift, shiftKey, type TimedShift } from './planning.ts';
import { assignmentsOf, settingsOf, shiftsOf, tasksOf } from './queries.ts';
import { movedSinceSeen, type Reconfirmation, reconfirmationOf } from './reconfirm.ts';
import { type Assignment, type Checklist, checklistKind, type Exchange, type Shift, type Task } from './roots.ts';
import { placeInWords, type ShiftTimes, shiftTimesOf, type Untimed } from './shift-times.ts';
import { acceptedBy, doneExchanges, exchangedFor, hasStandIn, stands } from './standing-exchanges.ts';

/**
 * Another person who is in the place of a shift while it lasts, whatever their task. `times` are
 * given where they differ from those of the shift. The contact is only for the lead, and only where
 * the festival shares it.
 */
type Colleague = {
  name: string;
  taskId: number;
  times: ShiftTimes | null;
  isReferent: boolean;
  isThere: boolean;
  contact: Contact | null;
};

/** What the page shows of a task. */
type TaskTold = Pick<Task, 'name' | 'briefing' | 'briefingFile'>;
const taskTold = ({ name, briefing, briefingFile }: Task): TaskTold => ({ name, briefing, briefingFile });

/** One of a volunteer's own shifts, as their page shows it. */
export type OwnShift = {
  assignmentId: number;
  shiftId: number;
  taskId: number;
  task: TaskTold;
  /** With today's delays; `planned` is without them. */
  times: ShiftTimes | Untimed;
  planned: ShiftTimes | Untimed;
  roomId: number | null;
  place: string;
  note: string;
  /** Number of its séance in the team document. */
  eventNumber: number | null;
  state: Assignment['state'];
  /**
   * True when the whole shift is cancelled; otherwise a cancelled one was only taken from them, or
   * given by them to somebody.
   */
  isOff: boolean;
  isReferent: boolean;
  checkedInAt: string | null;
  /** When a coordinator noted them as absent; not shown on their own page. */
  absentAt: string | null;
  reconfirm: Reconfirmation | null;
  /**
   * Set while a shift they are only asked for has moved since they saw it, until they confirm that
   * they read so, or answer.
   */
  moved: Reconfirmation | null;
  colleagues: Colleague[];
  /**
   * Somebody came in their place after they were noted as absent, so that there is nothing left to
   * exchange.
   */
  isReplaced: boolean;
  /** The open proposal to exchange it. */
  exchange: Exchange | null;
  /**
   * The last proposal to exchange it, if it was refused: `by` is the name of the person who was
   * asked or had accepted it, null for the coordinator. A proposal to all is open again
   * (`isOpenAgain`) once the person who accepted it withdraws. The version is that of the proposal.
   */
  turnedDown: { id: number; version: number; by: string | null; isOpenAgain: boolean } | null;
  /** The id of the last proposal to exchange it, whatever became of that; 0 for none. */
  lastProposal: number;
  /** A coordinator gave it to them by approving an exchange, and nothing has changed since. */
  isApproved: boolean;
  /** It was taken from them or changed hands, and they have not confirmed that they read so. */
  isNews: boolean;
  /** The version of the assignment, which rises with every change. */
  version: number;
};

/**
 * A shift that is no longer theirs; `takenBy` has it now, `inReturn` is the assignment they got for
 * it.
 */
export type OwnNews = { shift: OwnShift; takenBy: string | null; inReturn: OwnShift | null };

/** A published shift; `times` are with today's delays, `place` is where it is beside its room. */
type ShiftToday = PlanShift & { times: ShiftTimes; place: string };

/** A shift with a free place. `obstacle` says why they cannot take it; null: they can. */
export type OpenShift = ShiftToday & { present: number; obstacle: Obstacle | null };

/**
 * A proposal that they may accept, or accepted: while the coordinator has not approved it yet
 * (`isAgreed`), has refused it (`isRefused`), or after they took that back and it is open again
 * (`isTakenBack`). With what they would take, and what they would give.
 */
export type OfferedExchange = {
  id: number;
  version: number;
  from: string;
  message: string;
  shift: ShiftToday;
  inReturn: ShiftToday | null;
  isForAll: boolean;
  isAgreed: boolean;
  isTakenBack: boolean;
  isRefused: boolean;
  obstacle: Obstacle | null;
};

/** Everything that a volunteer's page shows. It contains nothing private about anybody else. */
export type VolunteerPage = {
  name: string;
  dayNumber: string;
  /** Whom to call when somebody is unwell. */
  safetyContact: string;
  mayTakeShifts: boolean;
  /** Whether the coordinator has to approve exchanges. */
  needsApproval: boolean;
  /**
   * The team document of the release, for the running order of a room; null before the first
   * release.
   */
  document: TeamDocument | null;
  rooms: ReadonlyMap<number, { number: number; name: Bilingual }>;
  tasks: ReadonlyMap<number, TaskTold>;
  /** By start, including refused and cancelled ones; those without a time last. */
  shifts: OwnShift[];
  /** Changes of their shifts to come that they have not confirmed reading. */
  news: OwnNews[];
  /** Shifts to come that they are asked for and that moved since they saw them. */
  moved: (OwnShift & { moved: Reconfirmation })[];
  /** The index in `shifts` of the current one, and of the next one. */
  now: number | null;
  next: number | null;
  open: OpenShift[];
  offers: OfferedExchange[];
  /** « Toutes les salles »: who is on a shift in each room at this moment. */
  whoIsWhere: { roomId: number | null; name: string; taskId: number; isReferent: boolean; isThere: boolean }[];
  /** The checklists for the rooms and days of their own shifts. */
  checklists: Checklist[];
  /**
   * For people who share a name, the next published shift of each, by id: it tells them apart
   * without a contact.
   */
  namesakes: ReadonlyMap<number, Pick<ShiftTimes, 'startsAt' | 'endsAt'> & { taskId: number }>;
};

type Read = ReturnType<typeof read>;

/** The data shared by the pages of all volunteers of a festival. */
function readAll({ db, id, timeZone, dayStartsAt }: AuthorizedVolunteer) {
  const document = teamDocumentOf(id, db);
  const volunteers = rowsOfFestival(db, t.volunteers, id);
  const assignments = assignmentsOf(id, db);
  const exchanges = rowsOfFestival(db, t.exchanges, id, t.exchanges.id);
  const lastProposals = new Map(exchanges.map((exchange) => [exchange.assignmentId, exchange]));
  return {
    document,
    settings: settingsOf(id, db),
    tasks: tasksOf(id, db),
    assignments,
    assignmentsOf: groupedBy(assignments, ({ volunteerId }) => volunteerId),
    /** Who is on each shift. */
    byShift: groupedBy(assignments.filter(isCountedOn), ({ shiftId }) => shiftId),
    /** The last proposal about each assignment. */
    lastProposals,
    /** Proposals that wait, and those that were refused, until something else is proposed. */
    proposals: exchanges.filter(
      (exchange) =>
        ['open', 'accepted'].includes(exchange.state) ||
        (exchange.state === 'refused' && lastProposals.get(exchange.assignmentId) === exchange),
    ),
    checklists: rowsOfFestival(db, t.checklists, id, t.checklists.date, t.checklists.moment),
    planned: momentsOfRelease({ id, timeZone, dayStartsAt }, document, db),
    volunteers: byId(volunteers),
    oneName: [...groupedBy(volunteers, ({ name }) => titleKey(name)).values()].filter(({ length }) => length > 1),
    shifts: byId(shiftsOf(id, db)),
    rooms: namedRooms(id, db),
    numbers: numbersOfIds(idsOfNumbers(id, db)).events,
  };
}

function read(who: AuthorizedVolunteer, delays: ReadonlyMap<number, Delay>) {
  // Kept, because one check-in makes a hundred open pages load anew.
  const all = untilWritten(who.db, `volunteers ${who.id}`, () => readAll(who));
  const late = delays.size === 0 ? '' : JSON.stringify([...delays]);
  return untilWritten(who.db, `volunteers ${who.id} ${late}`, () => {
    const today = delays.size === 0 ? all.planned : momentsOfRelease(who, all.document, who.db, delays);
    return { ...all, today, late, byPlace: byPlaceOf(all.shifts, today) };
  });
}

/** The page at `now` (instant), with today's `delays` by id of séance. */
export function volunteerPage(
  who: AuthorizedVolunteer,
  now: string,
  delays: ReadonlyMap<number, Delay> = new Map(),
): VolunteerPage {
  const at = minutesAt(now);
  const all = read(who, delays);
  const proposals = standingProposals(who, all, at);
  const own = all.assignmentsOf.get(who.volunteer.id) ?? [];
  const shifts = own.flatMap((row) => ownShift(who, all, row, proposals) ?? []).sort(inOrder);
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
      shift.moved && (!shift.times.isTimed || shift.times.end > at) ? [{ ...shift, moved: shift.moved }] : [],
    ),
    whoIsWhere: whoIsWhere(all, at),
    checklists: checklistsOf(who, all, shifts),
    namesakes: namesakesOf(who, all, at),
  };
}

const startOf = ({ times }: OwnShift) => (times.isTimed ? times.start : Number.POSITIVE_INFINITY);
const inOrder = (a: OwnShift, b: OwnShift) => {
  const [first, second] = [startOf(a), startOf(b)];
  return first === second ? a.shiftId - b.shiftId : first - second;
};

function ownShift(
  who: AuthorizedVolunteer,
  all: Read,
  row: Assignment,
  standing: readonly Exchange[],
): OwnShift | null {
  const shift = all.shifts.get(row.shiftId);
  const task = all.tasks.find(({ id }) => id === shift?.taskId);
  if (!shift || !task) return null;
  const [times, planned] = [shiftTimesOf(shift, all.today), shiftTimesOf(shift, all.planned)];
  // What is not published yet is only for the desk; shifts they answered stay.
  if (shift.status === 'planned' && !planned.isTimed && planned.why === 'unscheduled' && row.seenRelease === null)
    return null;
  const { id: assignmentId, shiftId, isReferent, checkedInAt, absentAt, version } = row;
  const isOff = shift.status === 'cancelled';
  const last = all.lastProposals.get(row.id);
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
    state: isOff ? 'cancelled' : row.state,
    isOff,
    isNews: row.state === 'cancelled' && row.seenRelease === null,
    reconfirm: isOff ? null : reconfirmationOf(row, planned),
    moved: isOff ? null : movedSinceSeen(row, planned),
    colleagues: colleaguesOf(all, { shift, times }, row),
    isReplaced: hasStandIn(row, { people: shift.people, present: all.byShift.get(shiftId)?.length ?? 0 }),
    exchange: standing.find((one) => one.assignmentId === row.id) ?? null,
    turnedDown: turnedDownBy(all, last),
    lastProposal: last?.id ?? 0,
    isApproved: row.state === 'confirmed' && isApproved(who, lastAct(who.db, who.id, 'assignment', row.id)),
  };
}

/**
 * Whether an act approved an exchange that two had agreed on, or did so again by « Refaire »: what
 * needs no approval is done as soon as it is accepted.
 */
function isApproved({ db, id }: AuthorizedVolunteer, last: ReturnType<typeof lastAct>): boolean {
  if (last?.verb !== 'taken' && last?.verb !== 'undone') return false;
  const { entity, before, after } = t.changes;
  const isTurned = sql`${before} ->> '$.state' = 'accepted' and ${after} ->> '$.state' = 'done'`;
  return hasRow(db, t.changes, and(ofBatch(id, last.batch), eq(entity, 'exchange'), isTurned));
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

/**
 * Where the people of a shift meet: the room, else the place in words; a shift without either is by
 * itself.
 */
const placeKey = ({ id, place }: Shift, roomId: number | null) =>
  roomId !== null ? `room ${roomId}` : placeInWords(place) ? `place ${placeInWords(place)}` : `shift ${id}`;

/** When a shift takes place; null where it does not. */
function runningTimes(shift: Shift | undefined, moments: Moments): ShiftTimes | null {
  const times = shift?.status === 'planned' ? shiftTimesOf(shift, moments) : null;
  return times?.isTimed ? times : null;
}

/** The timed shifts of each place. */
function byPlaceOf(shifts: ReadonlyMap<number, Shift>, today: Moments) {
  const places = new Map<string, { shift: Shift; times: ShiftTimes }[]>();
  for (const shift of shifts.values()) {
    const times = runningTimes(shift, today);
    if (times) gather(places, placeKey(shift, times.roomId), { shift, times });
  }
  return places;
}

/** Everybody who is in the place of a shift while it lasts, leads first. */
function colleaguesOf(all: Read, { shift, times }: TimedShift, own: Assignment): Colleague[] {
  const { byShift, byPlace } = all;
  const beside = times.isTimed
    ? (byPlace.get(placeKey(shift, times.roomId)) ?? []).filter((one) => overlaps(one.times, times))
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

function namesakesOf(who: AuthorizedVolunteer, all: Read, at: number): VolunteerPage['namesakes'] {
  const others = all.oneName
    .map((those) => those.filter(({ id }) => id !== who.volunteer.id))
    .filter(({ length }) => length > 1);
  const shared = new Set(others.flat().map(({ id }) => id));
  if (shared.size === 0) return new Map();
  const coming = [...all.byShift].flatMap(([shiftId, rows]) => {
    const those = rows.filter(({ volunteerId }) => shared.has(volunteerId));
    const shift = those.length > 0 ? all.shifts.get(shiftId) : undefined;
    const times = runningTimes(shift, all.planned);
    if (!shift || !times || times.start <= at) return [];
    const { startsAt, endsAt, start } = times;
    return those.map(({ volunteerId }) => ({ volunteerId, start, taskId: shift.taskId, startsAt, endsAt }));
  });
  // Reversed, so that the first of each person is the one kept.
  return new Map(
    coming
      .sort((a, b) => b.start - a.start)
      .map(({ volunteerId, taskId, startsAt, endsAt }) => [volunteerId, { taskId, startsAt, endsAt }]),
  );
}

/**
 * Shifts that were taken from them or changed hands, until they confirm that they read so; past
 * shifts are left out.
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
    const { assignmentId } = shift;
    // They may have had it again since they gave it away, and been taken off it.
    const isTaken = lastAct(who.db, who.id, 'assignment', assignmentId)?.verb === 'cancelled';
    const exchange = isTaken ? null : exchangedFor(assignmentId, done, rows);
    return {
      shift,
      takenBy: shift.isOff ? null : nameOf(exchange?.takenBy),
      inReturn: heldOn(exchange?.inReturn?.shiftId),
    };
  });
}

/**
 * Open proposals that can still be done; and proposals they accepted and the coordinator refused,
 * until something else is proposed about the same shift.
 */
function standingProposals(who: AuthorizedVolunteer, all: Read, at: number): Exchange[] {
  const waiting = all.proposals.filter(
    ({ state, acceptedByVolunteerId }) => state !== 'refused' || acceptedByVolunteerId === who.volunteer.id,
  );
  if (waiting.length === 0) return [];
  const rows = byId(all.assignments);
  const shiftOf = (shiftId: number) => {
    const shift = all.shifts.get(shiftId);
    const times = runningTimes(shift, all.today);
    if (!shift || !times) return null;
    return { isOver: times.end <= at, people: shift.people, present: all.byShift.get(shiftId)?.length ?? 0 };
  };
  return waiting.filter((exchange) => stands(exchange, rows, shiftOf));
}

/** What they could take: open shifts, where the festival lets them, and what others propose. */
function chancesOf(
  who: AuthorizedVolunteer,
  all: Read,
  proposals: readonly Exchange[],
  at: number,
): Pick<VolunteerPage, 'open' | 'offers'> {
  const isAgreed = (exchange: Exchange) => acceptedBy(exchange) === who.volunteer.id;
  const offered = proposals.filter((exchange) => exchange.state === 'open' || isAgreed(exchange));
  if (!all.settings.mayTakeShifts && offered.length === 0) return { open: [], offers: [] };
  const { planning, prepared } = volunteersPlanning(who, { moments: all.planned }, all);
  const { late, today } = all;
  const running = late === '' ? prepared : volunteersPlanning(who, { moments: today, late }, all).prepared;
  const me = prepared.volunteers.get(who.volunteer.id);
  const absentFrom = prepared.absentFrom.get(who.volunteer.id) ?? [];
  if (!me) return { open: [], offers: [] };
  const obstacle = (shift: PlanShift, without: number[] = []) => obstacleIn(running, me.id, shift.id, without);
  const withToday = (shift: PlanShift): ShiftToday => {
    const found = all.shifts.get(shift.id);
    const times = found && shiftTimesOf(found, all.today);
    const place = found?.place ?? '';
    return { ...shift, times: times?.isTimed ? times : { isTimed: true, ...shift, place }, place };
  };
  const open = planning.shifts.flatMap((shift): OpenShift[] => {
    const on = prepared.on.get(shift.id) ?? [];
    const isMine = on.includes(me.id) || absentFrom.includes(shift) || prepared.declined.has(shiftKey(shift.id, me.id));
    if (!all.settings.mayTakeShifts || on.length >= shift.people || isMine) return [];
    const today = withToday(shift);
    return today.times.end > at ? [{ ...today, present: on.length, obstacle: obstacle(shift) }] : [];
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
    const inReturn = returned && prepared.shifts.get(returned.shiftId);
    return [
      {
        id: exchange.id,
        version: exchange.version,
        message: exchange.message,
        shift: withToday(shift),
        isForAll: exchange.toVolunteerId === null,
        isAgreed: isAgreed(exchange) && !isRefused,
        isTakenBack: exchange.state === 'open' && exchange.acceptedByVolunteerId === me.id,
        isRefused,
        from: all.volunteers.get(given.volunteerId)?.name ?? '',
        inReturn: inReturn ? withToday(inReturn) : null,
        obstacle: obstacle(shift, returned && [returned.shiftId]),
      },
    ];
  });
  return { open: open.sort((a, b) => a.times.start - b.times.start || a.id - b.id), offers };
}

function whoIsWhere(all: Read, at: number): VolunteerPage['whoIsWhere'] {
  return [...all.byPlace.values()].flat().flatMap(({ shift, times }) => {
    if (times.start > at || at >= times.end) return [];
    return (all.byShift.get(shift.id) ?? []).flatMap((row) => {
      const name = all.volunteers.get(row.volunteerId)?.name;
      if (name === undefined) return [];
      const { isReferent } = row;
      return [{ roomId: times.roomId, name, taskId: shift.taskId, isReferent, isThere: row.checkedInAt !== null }];
    });
  });
}

function checklistsOf(who: AuthorizedVolunteer, all: Read, shifts: readonly OwnShift[]): Checklist[] {
  const places = new Set(
    shifts.flatMap((one) => (isActive(one) && one.times.isTimed ? [`${one.roomId} ${one.times.day}`] : [])),
  );
  return all.checklists.flatMap(({ id, roomId, date }) =>
    places.has(`${roomId} ${date}`) ? (checklistKind.read(who.db, who.id, id) ?? []) : [],
  );
}
