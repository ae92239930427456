import type { ProblemKind } from '#db/enums.ts';
import { rowsOfFestival } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { byText, gather } from '#lib/grouped.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Bilingual } from '#lib/i18n/text.ts';
import type { TeamDocument } from '#lib/model/documents.ts';
import { byId } from '#lib/model/keyed.ts';
import type { LiveFacts } from '#lib/model/live-facts.ts';
import type { Authorized } from '#lib/policy.ts';
import { untilWritten } from '#lib/until-written.ts';
import { delayOf } from '#lib/volunteers/conduite.ts';
import { contactsSaid } from '#lib/volunteers/contact.ts';
import type { Delay, Moments } from '#lib/volunteers/moments.ts';
import { idsOfNumbers, momentsOfRelease, numbersOfIds } from '#lib/volunteers/plan.ts';
import { isActive } from '#lib/volunteers/planning.ts';
import { assignmentsOf, openProblems, shiftsOf, tasksOf } from '#lib/volunteers/queries.ts';
import type { Shift } from '#lib/volunteers/roots.ts';
import { readIn, volunteersApart } from '#lib/volunteers/say-shift.ts';
import { shiftTimesOf } from '#lib/volunteers/shift-times.ts';
import type { HeldShift, Holder, TeamOfDay } from './day-board.ts';
import type { AssignedShift } from './delay-effects.ts';
import { type AssignedVolunteer, eventsDuring, type ToldShift } from './people-to-tell.ts';

/**
 * An unsettled « Un problème ». `room` is a number, null where none was named; `contact` is as
 * typed, empty when unknown. `at` is an instant.
 */
type TodayProblem = {
  id: number;
  kind: ProblemKind;
  text: string;
  room: number | null;
  name: string;
  contact: string;
  at: string;
};

/**
 * What the volunteers' part knows, for people who run the day. Contains contacts, so it is for the
 * desk only.
 */
export type TeamToday = TeamOfDay & {
  /** The planned shifts, for finding the effects of a delay. */
  shifts: AssignedShift[];
  /** The volunteers who may have to be told. */
  volunteers: AssignedVolunteer[];
  /** The oldest first. */
  problems: TodayProblem[];
};

/**
 * Who is in charge of what, with today's delays, in a fixed number of queries. Read once until
 * something is written, because every page of the day needs it. Must not be used inside a
 * transaction, and callers must not change the result.
 */
export function teamToday(festival: Authorized<'day'>, document: TeamDocument, { events }: LiveFacts): TeamToday {
  const late = [...events].flatMap(([number, own]) => (own.delay === null ? [] : [[number, delayOf(own)] as const]));
  // The delays are part of the name, because one may end by the clock, without anything being
  // written.
  const name = `team of the day ${festival.id} ${document.number} ${JSON.stringify(late)}`;
  return untilWritten(festival.db, name, () => readTeam(festival, document, new Map(late)));
}

/** `late`: the delays, by number of séance. */
function readTeam(festival: Authorized<'day'>, document: TeamDocument, late: ReadonlyMap<number, Delay>): TeamToday {
  const { db, id } = festival;
  const ids = idsOfNumbers(id, db);
  const numbers = numbersOfIds(ids);
  const delays = new Map(
    [...late].flatMap(([number, delay]) => {
      const eventId = ids.events.get(number);
      return eventId === undefined ? [] : [[eventId, delay] as const];
    }),
  );
  const planned = momentsOfRelease(festival, document, db);
  const today = delays.size === 0 ? planned : momentsOfRelease(festival, document, db, delays);
  const people = peopleOf(festival);
  const tasks = new Map(tasksOf(id, db).map((task) => [task.id, task.name]));
  const shiftById = byId(shiftsOf(id, db));
  const [holders, shifts]: [Holder[], AssignedShift[]] = [[], []];
  const told = new Map<Person, Set<number>>();
  const toldShifts = new Map<Person, ToldShift[]>();
  for (const row of assignmentsOf(id, db)) {
    const shift = shiftById.get(row.shiftId);
    const person = people.get(row.volunteerId);
    if (!shift || !person || !isActive(row) || shift.status !== 'planned') continue;
    const was = shiftTimesOf(shift, planned);
    const is = today === planned ? was : shiftTimesOf(shift, today);
    const event = shift.rule === 'event' ? (numbers.events.get(shift.eventId ?? 0) ?? null) : null;
    // Somebody absent is told nothing, not even that a séance is cancelled.
    const isAway = row.absentAt !== null;
    const tell = (number: number) => {
      if (!isAway) told.set(person, (told.get(person) ?? new Set()).add(number));
    };
    // Somebody assigned to a cancelled séance has no place any more, but has to hear of it.
    if (!was.isTimed && was.why === 'cancelled' && event !== null) tell(event);
    const { place } = shift;
    const task = tasks.get(shift.taskId) ?? {};
    const room = numbers.rooms.get(is.roomId ?? 0) ?? null;
    const keepTold = (one: Pick<ToldShift, 'events' | 'hours' | 'inRoom'>) => {
      if (isAway) return;
      gather(toldShifts, person, { ...one, task, room, place });
      for (const number of one.events) tell(number);
    };
    const ofDay = shift.rule === 'room-day' ? { inRoom: { date: shift.date ?? '' } } : null;
    if (!was.isTimed || !is.isTimed) {
      if (ofDay) keepTold({ events: [], hours: null, ...ofDay });
      continue;
    }
    const own = { volunteer: person.id, name: person.name };
    if (!isAway) shifts.push({ ...own, shift: shift.id, event, start: was.start, end: was.end });
    const { isReferent: isLead, checkedInAt, absentAt, id: assignment } = row;
    const { startsAt, endsAt, isEndAgain, start, end } = is;
    holders.push({
      ...own,
      called: person.called,
      room,
      place,
      isLead,
      checkedInAt,
      absentAt,
      assignment,
      startsAt,
      endsAt,
      start,
      end,
      shift: shift.id,
      contact: person.contact || null,
      task,
    });
    const events = event === null ? eventsDuring(document, room, was) : [event];
    const inRoom = event === null ? (ofDay ?? { inRoom: { startsAt, endsAt } }) : null;
    keepTold({ events, hours: { startsAt, endsAt, ...(isEndAgain && { isEndAgain }) }, ...inRoom });
  }
  return {
    holders: holders.sort(byTime),
    shiftsHeld: shiftsHeld([...shiftById.values()], today, tasks, numbers.rooms),
    entries: entriesOf(festival, numbers.events),
    shifts,
    volunteers: [...new Set([...told.keys(), ...toldShifts.keys()])].map((person) => {
      const { id: volunteer, contact, ...who } = person;
      return {
        volunteer,
        ...who,
        contact: contact || null,
        events: [...(told.get(person) ?? [])],
        shifts: (toldShifts.get(person) ?? []).sort((a, b) => byText(a.hours?.startsAt ?? '', b.hours?.startsAt ?? '')),
      };
    }),
    problems: problemsOf(festival, numbers.rooms, people),
  };
}

type Person = { id: number; name: string; called: string; contact: string; reads: Locale };

/** By id: their names, and how to reach them. */
function peopleOf(festival: Authorized<'day'>): Map<number, Person> {
  const rows = rowsOfFestival(festival.db, t.volunteers, festival.id);
  const apart = volunteersApart(rows);
  return new Map(
    rows.map(({ id, name, languages, ...contacts }) => [
      id,
      {
        id,
        // Messages address them by their plain name.
        name,
        called: apart.get(id)?.name ?? name,
        contact: contactsSaid(contacts),
        reads: readIn(festival, languages),
      },
    ]),
  );
}

function shiftsHeld(
  shifts: readonly Shift[],
  moments: Moments,
  tasks: ReadonlyMap<number, Bilingual>,
  rooms: ReadonlyMap<number, number>,
): HeldShift[] {
  return shifts
    .flatMap((one): HeldShift[] => {
      const times = one.status === 'planned' ? shiftTimesOf(one, moments) : null;
      if (!times?.isTimed) return [];
      const { startsAt, endsAt, start, end } = times;
      const { id: shift, place, people } = one;
      const room = times.roomId === null ? null : (rooms.get(times.roomId) ?? null);
      return [{ shift, task: tasks.get(one.taskId) ?? {}, room, place, people, startsAt, endsAt, start, end }];
    })
    .sort((a, b) => a.start - b.start || a.shift - b.shift);
}

const byTime = (a: Holder, b: Holder) => a.start - b.start || Number(b.isLead) - Number(a.isLead);

const entriesOf = ({ db, id }: Authorized<'day'>, numbers: ReadonlyMap<number, number>) =>
  new Map(
    rowsOfFestival(db, t.entryCounts, id).flatMap(({ eventId, count }) => {
      const number = numbers.get(eventId);
      return number === undefined ? [] : [[number, count] as const];
    }),
  );

function problemsOf(
  { db, id }: Authorized<'day'>,
  rooms: ReadonlyMap<number, number>,
  people: ReadonlyMap<number, Person>,
): TodayProblem[] {
  return openProblems(id, db).map((row) => {
    const { called: name = '', contact = '' } = people.get(row.volunteerId) ?? {};
    return {
      id: row.id,
      kind: row.kind,
      text: row.text,
      at: row.at,
      name,
      contact,
      room: rooms.get(row.roomId ?? 0) ?? null,
    };
  });
}
