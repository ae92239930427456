import { inArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { rowsWhere } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { seenIndex } from '#lib/draft/queries.ts';
import { groupedBy } from '#lib/grouped.ts';
import type { TeamDocument } from '#lib/model/documents.ts';
import type { Draft } from '#lib/model/draft.ts';
import { byId } from '#lib/model/keyed.ts';
import { lazily } from '#lib/once-per.ts';
import type { Authorized } from '#lib/policy.ts';
import {
  type PublicationAsked,
  type PublicationPage,
  publicationPageOf,
  publicationPlan,
} from '#lib/programme/publication.ts';
import { teamDocumentOf } from '#lib/programme/released.ts';
import { addDays } from '#lib/time/calendar.ts';
import { coveredMinutes } from '#lib/time/interval.ts';
import { minutesAt, toEpochMinutes } from '#lib/time/wall-clock.ts';
import { untilWritten } from '#lib/until-written.ts';
import { contactsSaid } from './contact.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { linkedVolunteers } from './links.ts';
import { type Delay, delayed, type Moments, momentsOf, seancesOfDocument } from './moments.ts';
import { delaysAt, idsOfDraft, planOf, publishedPlanOf, type VolunteerPlan } from './plan.ts';
import { isCountedOn, type PreparedPlanning } from './planning.ts';
import { assignmentsOf, openProblems, shiftsOf, volunteersOf } from './queries.ts';
import {
  changeSinceAnswer,
  isOverEitherWay,
  type Reconfirmation,
  reconfirmationsOf,
  wouldReconfirm,
} from './reconfirm.ts';
import { worksOf } from './reports.ts';
import type { Assignment, Exchange, Problem, Shift } from './roots.ts';
import type { Names } from './say-shift.ts';
import { shiftTimesOf } from './shift-times.ts';
import { shiftsStanding, stands, type VolunteerNews, volunteerNews } from './standing-exchanges.ts';
import { type VolunteerWarning, volunteerWarningsOf } from './warnings.ts';

/*
 * The board of the coordinators, whom a publication would ask again, and what the publish page
 * says about volunteers.
 */

/**
 * A volunteer on the coordinator's board. Minutes: already done, and still to come (asked or
 * agreed).
 */
type BoardPerson = {
  id: number;
  name: string;
  /** All their contacts, as text. */
  contact: string;
  hasLink: boolean;
  shifts: number;
  minutes: Record<'done' | 'planned', number>;
  /**
   * « Pas encore vus »: the assignments (ids) to come that they have not seen, or not since the
   * shift moved.
   */
  unseen: number[];
  /** How many shifts to come they were asked for and have seen without answering. */
  unanswered: number;
  toReconfirm: Reconfirmation[];
};

/**
 * « Proposer un échange », as the coordinator reads it. `isWaiting`: two people agree, and the
 * coordinator has to approve.
 */
type BoardExchange = Exchange & { fromVolunteerId: number; shiftId: number; isWaiting: boolean };

/** Everything the coordinator's board shows. Holds contacts: for the desk. */
export type VolunteersBoard = {
  plan: VolunteerPlan;
  /** The plan as it runs now: who could take a shift is judged by it. */
  running: PreparedPlanning;
  coverage: Coverage;
  warnings: VolunteerWarning[];
  /** By name. */
  people: BoardPerson[];
  /** Unsettled problems, the oldest first. */
  problems: Problem[];
  exchanges: BoardExchange[];
  /** Recent changes of assignments, the newest first; only for shifts that still have hours. */
  news: VolunteerNews[];
  /** The number of the current release; 0 before the first. */
  release: number;
};

/**
 * The part of the board that depends on what was written and not on the hour. The draft is the one
 * that other pages of the desk read.
 */
function readBoard(festival: Authorized<'volunteers'>) {
  const { db, id } = festival;
  const plan = planOf(id, db, seenIndex(festival));
  const document = teamDocumentOf(id, db);
  const { timed, shifts, assignments, index, tasks, moments } = plan;
  const published = momentsIn(document, index.draft);
  // The home shows neither warnings nor rooms.
  const found = lazily({
    warnings: () => volunteerWarningsOf(plan.prepared),
    published: () => publishedPlanOf(id, db),
  });
  return Object.assign(found, {
    plan,
    release: document?.number ?? 0,
    changed: reconfirmationsOf(shifts, assignments, published, changeSinceAnswer),
    coverage: coverageOf({
      timed,
      assignments,
      zone: moments.zone,
      roomOrder: index.draft.rooms.map((room) => room.id),
      taskOrder: tasks.map((task) => task.id),
    }),
    problems: openProblems(id, db),
    waiting: rowsWhere(db, t.exchanges, id, inArray(t.exchanges.state, ['open', 'accepted'])),
    linked: linkedVolunteers(id, db),
  });
}

/**
 * The board at `now` (instant): shifts, holes and warnings that are over are left out. Must not be
 * used inside a transaction, and callers must not change the result.
 */
export function volunteersBoard(festival: Authorized<'volunteers'>, now: string): VolunteersBoard {
  const still = untilWritten(festival.db, `volunteers' board ${festival.id}`, () => readBoard(festival));
  const { plan, coverage, problems, release, waiting } = still;
  const shown = lazily({
    running: () => plan.runningAt(now),
    // Warnings about shifts that are all over are left out, as nothing can be changed there.
    warnings: () =>
      still.warnings.filter(({ shiftIds }) =>
        shiftIds.some((id) => plan.prepared.shifts.has(id) && !plan.isOver(id, now)),
      ),
    coverage: () =>
      lazily<Coverage>({
        rooms: () => coverage.rooms,
        holes: () => coverage.holes.filter(({ shiftId }) => !plan.isOver(shiftId, now)),
        untimed: () => coverage.untimed,
      }),
    people: () => peopleOf(still, festival, now),
    exchanges: () => exchangesOf(waiting, plan, now),
    news: () =>
      volunteerNews(festival, plan.assignments, now).filter(({ shiftId }) => plan.prepared.shifts.has(shiftId)),
  });
  return Object.assign(shown, { plan, problems, release });
}

/** The times from which a release computes the shifts, with delays by id of séance. */
function momentsIn(document: TeamDocument | null, draft: Draft, delays: ReadonlyMap<number, Delay> = new Map()) {
  const seances = document ? seancesOfDocument(document, idsOfDraft(draft)) : [];
  return momentsOf(draft.festival, delayed(seances, delays), draft.people);
}

function peopleOf(still: ReturnType<typeof readBoard>, festival: Authorized<'volunteers'>, now: string): BoardPerson[] {
  const { plan, changed, release, linked } = still;
  const { volunteers, assignments, timed } = plan;
  const from = minutesAt(now);
  const isUnseen = (row: Assignment) => row.seenRelease === null || (changed.has(row.id) && row.seenRelease < release);
  const ends = new Map(timed.map(({ shift, times }) => [shift.id, times.isTimed ? times.end : null]));
  // A shift without hours now counts as over once its former hours are.
  const isToCome = (row: Assignment) =>
    typeof ends.get(row.shiftId) === 'number' ? !plan.isOver(row.shiftId, now) : lastEndOf(row, festival) > from;
  const counted = assignments.filter((row) => ends.has(row.shiftId) && isCountedOn(row));
  const byVolunteer = groupedBy(counted, (row) => row.volunteerId);
  // What was done is told by what is published, as in the file of hours.
  const worked = lazily({
    done: () => minutesOfEach(still.published, 'done', from),
    planned: () => minutesOfEach(plan, 'planned', from),
  });
  return volunteers.map(({ id, name, ...contacts }) => {
    const held = byVolunteer.get(id) ?? [];
    const own = held.filter(isToCome);
    return {
      id,
      name,
      hasLink: linked.has(id),
      shifts: held.filter((row) => typeof ends.get(row.shiftId) === 'number').length,
      minutes: lazily({ done: () => worked.done.get(id) ?? 0, planned: () => worked.planned.get(id) ?? 0 }),
      contact: contactsSaid(contacts),
      unseen: own.filter(isUnseen).map((row) => row.id),
      unanswered: own.filter((row) => row.state === 'offered' && !isUnseen(row)).length,
      toReconfirm: own.flatMap((row) => (row.state === 'confirmed' && changed.get(row.id)) || []),
    };
  });
}

/**
 * The end of a shift as somebody agreed to it or last saw it; the end of the festival where
 * unknown. In epoch minutes.
 */
const lastEndOf = (
  { agreedEndsAt, seenEndsAt }: Assignment,
  { endsOn, dayStartsAt, timeZone }: Authorized<'volunteers'>,
): number => toEpochMinutes(agreedEndsAt ?? seenEndsAt ?? `${addDays(endsOn, 1)}T${dayStartsAt}`, timeZone);

function minutesOfEach(plan: VolunteerPlan, work: 'done' | 'planned', at: number): Map<number, number> {
  const works = worksOf(plan, at).filter((one) => one.work === work);
  const each = groupedBy(works, ({ row }) => row.volunteerId);
  return new Map([...each].map(([id, own]) => [id, coveredMinutes(own.map(({ times }) => times))]));
}

function exchangesOf(waiting: readonly Exchange[], plan: VolunteerPlan, now: string): BoardExchange[] {
  if (waiting.length === 0) return [];
  const { rows, shiftOf } = shiftsStanding(plan, now);
  return waiting.flatMap((exchange) => {
    const given = rows.get(exchange.assignmentId);
    if (!given || !stands(exchange, rows, shiftOf)) return [];
    const { volunteerId: fromVolunteerId, shiftId } = given;
    return [{ ...exchange, fromVolunteerId, shiftId, isWaiting: exchange.state === 'accepted' }];
  });
}

/**
 * The volunteers whom publishing `next` (the team document of the release to be) at `now` (an
 * instant) would newly put to « à reconfirmer », with the reason, for the publish page. `festival`
 * need not be a coordinator's proof, because no names are returned.
 */
export function reconfirmationsBy(
  festival: { id: number; db: Db },
  next: TeamDocument,
  draft: Draft,
  now: string,
  assignments: readonly Assignment[] = assignmentsOf(festival.id, festival.db),
): Reconfirmation[] {
  if (assignments.length === 0) return [];
  const current = momentsIn(teamDocumentOf(festival.id, festival.db), draft);
  const shifts = shiftsOf(festival.id, festival.db);
  const asked = wouldReconfirm(shifts, assignments, current, momentsIn(next, draft));
  const [known, running] = [byId(shifts), momentsIn(next, draft, delaysAt(draft, now, festival.db))];
  return asked.filter((one) => {
    const shift = known.get(one.shiftId);
    const times = shift && shiftTimesOf(shift, running);
    return !isOverEitherWay(one, next.festival.timeZone, now) || (times?.isTimed && times.end > minutesAt(now));
  });
}

/**
 * The volunteers, whether they answered or not, of shifts that take place now and would not once
 * `next` is published.
 */
export function shiftsLostBy(festival: { id: number; db: Db }, next: TeamDocument, draft: Draft): Assignment[] {
  const assignments = assignmentsOf(festival.id, festival.db).filter(isCountedOn);
  if (assignments.length === 0) return [];
  const current = momentsIn(teamDocumentOf(festival.id, festival.db), draft);
  const after = momentsIn(next, draft);
  const isTimed = (shift: Shift, moments: Moments) => shiftTimesOf(shift, moments).isTimed;
  const lost = shiftsOf(festival.id, festival.db).filter(
    (shift) => shift.status === 'planned' && isTimed(shift, current) && !isTimed(shift, after),
  );
  const ids = new Set(lost.map(({ id }) => id));
  return assignments.filter(({ shiftId }) => ids.has(shiftId));
}

/** More volunteers than this are only counted; their own pages show the rest. */
const MAX_SHOWN = 12;

/**
 * How many volunteers a publication would ask again, because shifts they accepted move; with the
 * first of them, and their rooms.
 */
export type AskedAgain = Readonly<{
  count: number;
  shown: readonly (Reconfirmation & { volunteer: string })[];
  names: Pick<Names, 'rooms'>;
}>;

/**
 * What the publish page shows, with the volunteers that the publication would ask again; null where
 * nobody was asked for anything yet.
 */
export type PublishPage = PublicationPage & Readonly<{ again: AskedAgain | null }>;

/** What the page shows at `now` (an instant). */
export function publishPageOf(
  festival: { id: number; timeZone: string },
  asked: PublicationAsked,
  now: string,
  db: Db,
): PublishPage {
  const plan = publicationPlan(festival, asked.only && new Set(asked.only), now, db);
  const again = askedAgainBy(festival.id, plan.next.team, plan.draft, now, db);
  return { ...publicationPageOf(plan, asked, now), again };
}

function askedAgainBy(festivalId: number, next: TeamDocument, draft: Draft, now: string, db: Db): AskedAgain | null {
  const assignments = assignmentsOf(festivalId, db);
  if (assignments.length === 0) return null;
  const again = reconfirmationsBy({ id: festivalId, db }, next, draft, now, assignments);
  const volunteers = byId(volunteersOf(festivalId, db));
  const rooms = byId(draft.rooms);
  const shown = again
    .slice(0, MAX_SHOWN)
    .map((one) => ({ ...one, volunteer: volunteers.get(one.volunteerId)?.name ?? '?' }));
  const named = shown.flatMap(({ before, after }) => [before.roomId, after?.roomId ?? null]);
  return { count: again.length, shown, names: { rooms: new Map(named.flatMap((id) => entryOf(rooms, id))) } };
}

function entryOf<T>(rows: ReadonlyMap<number, T>, id: number | null): [number, T][] {
  const row = id === null ? undefined : rows.get(id);
  return row && id !== null ? [[id, row]] : [];
}
