import { type Db, getDb, write } from '#db/client.ts';
import { rowsOfFestival } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { patchRoot } from '#lib/history/roots.ts';
import type { PublicDocument } from '#lib/model/documents.ts';
import type { AuthorizedVolunteer, Festival } from '#lib/policy.ts';
import { releasedBySlug } from '#lib/programme/released.ts';
import { dayOnAt, festivalDayOf } from '#lib/time/festival-day.ts';
import { dateOfInstant, fromInstant } from '#lib/time/wall-clock.ts';
import { untilWritten } from '#lib/until-written.ts';
import { ownVolunteer } from '#lib/volunteers/acting.ts';
import { openWays, resumeTicked } from '#lib/volunteers/besides-shifts.ts';
import { putEmergencyContact, type SaidContact } from '#lib/volunteers/emergency-contact.ts';
import { ageHeld, isMinor } from '#lib/volunteers/minors.ts';
import { idsOfNumbers } from '#lib/volunteers/plan.ts';
import { settingsOf, tasksOf, volunteersOf } from '#lib/volunteers/queries.ts';
import { type Task, type Volunteer, type VolunteerSettings, volunteerKind } from '#lib/volunteers/roots.ts';
import { HEALTH_FACTS } from '#lib/volunteers/schema.ts';
import { hoursOfDay, sortedAvailabilities } from '#lib/volunteers/typed-hours.ts';
import { addedNote, type JoinScene, joinFields, type OfferedHelp } from './form.ts';

/*
 * The page of « Devenir bénévole », and what people do later by their own link: correct their
 * answers, or consent as a parent.
 */

/** A task on the page, and whether enough people already said they would like it. */
type OfferedTask = Task & Readonly<{ hasEnough: boolean }>;

/** « Devenir bénévole » of a festival: whether it accepts people, and what it asks. */
export type JoinPage = Readonly<{
  festival: Festival;
  settings: VolunteerSettings;
  /** `closed`: its last day is over. */
  state: 'open' | 'full' | 'closed';
  tasks: readonly OfferedTask[];
  scene: JoinScene;
  /** The festival's wall clock now: what is over by then is not offered. */
  clock: string;
  /** The public document; null before the first release. */
  document: PublicDocument | null;
}>;

/**
 * The page of the festival at this address. Null where there is none, once the festival is over,
 * and where the page is off, except for somebody with a private link (`isKnown`). `now` is an
 * instant.
 */
export function joinPageOf(slug: string, now: string, isKnown: boolean, db: Db = getDb()): JoinPage | null {
  // Kept until something is written, so that robots' posts, which change nothing, cost no queries.
  const festival = untilWritten(db, 'festivals to join', () => festivalsBySlug(db)).get(slug);
  if (!festival) return null;
  const { isFull, ...read } = untilWritten(db, `join ${festival.id}`, () => factsOf(festival, db));
  const { joining, joinUntil } = read.settings;
  const clock = fromInstant(now, festival.timeZone);
  const day = dayOnAt(festival, now);
  if ((joining === 'off' && !isKnown) || day > festival.endsOn) return null;
  // A deadline is a calendar date; the festival itself ends with its last night.
  const isClosed = joinUntil !== null && clock.slice(0, 10) > joinUntil;
  // Somebody known keeps their answers about days that are over; new people cannot choose those.
  const scene = isKnown ? read.scene : sceneFrom(read.scene, read.document, day);
  return {
    ...read,
    scene,
    clock,
    festival,
    state: isClosed ? 'closed' : isFull || joining === 'full' ? 'full' : 'open',
  };
}

/** The days from this one on, with the séances on them. */
function sceneFrom(scene: JoinScene, document: PublicDocument | null, day: string): JoinScene {
  const isOver = (startsAt: string | null) => startsAt !== null && festivalDayOf(startsAt, scene.dayStartsAt) < day;
  const over = new Set((document?.events ?? []).flatMap((one) => (isOver(one.startsAt) ? one.number : [])));
  return {
    ...scene,
    dates: scene.dates.filter((date) => date >= day),
    events: new Map([...scene.events].filter(([number]) => !over.has(number))),
  };
}

const festivalsBySlug = (db: Db): ReadonlyMap<string, Festival> =>
  new Map(
    db
      .select()
      .from(t.festivals)
      .all()
      .map((festival) => [festival.slug, festival]),
  );

function factsOf(festival: Festival, db: Db) {
  const settings = settingsOf(festival.id, db);
  const volunteers = volunteersOf(festival.id, db);
  const tasks = tasksOf(festival.id, db);
  const liked = (id: number) =>
    volunteers.filter(({ taskWishes }) => taskWishes.some(({ taskId, wish }) => taskId === id && wish === 'for'))
      .length;
  const days = rowsOfFestival(db, t.festivalDays, festival.id, t.festivalDays.date);
  const document = releasedBySlug(festival.slug, db)?.document ?? null;
  const ids = idsOfNumbers(festival.id, db).events;
  const named = (document?.events ?? []).filter(({ startsAt, status }) => startsAt !== null && status !== 'cancelled');
  const scene: JoinScene = {
    dayStartsAt: festival.dayStartsAt,
    opensAt: festival.opensAt,
    closesAt: festival.closesAt,
    dates: days.map(({ date }) => date),
    taskIds: new Set(tasks.map(({ id }) => id)),
    events: new Map(
      named.flatMap(({ number }): [number, number][] => {
        const id = ids.get(number);
        return id === undefined ? [] : [[number, id]];
      }),
    ),
    minAge: settings.joinMinAge,
  };
  return {
    settings,
    isFull: volunteers.length >= soughtOf(tasks),
    tasks: tasks.map((task) => ({ ...task, hasEnough: task.wanted !== null && liked(task.id) >= task.wanted })),
    scene,
    document,
  };
}

/**
 * How many people a festival looks for in all; infinite where a task states no number, and without
 * tasks.
 */
export function soughtOf(tasks: readonly Pick<Task, 'wanted'>[]): number {
  const endless = Number.POSITIVE_INFINITY;
  return tasks.length === 0 ? endless : tasks.reduce((sum, { wanted }) => sum + (wanted ?? endless), 0);
}

/**
 * A volunteer's own answers in the form of « Devenir bénévole ». Without the coordinators' notes
 * and health data, because anybody with the link can open the form.
 */
export const saidBy = (who: AuthorizedVolunteer, volunteer: Volunteer): OfferedHelp => ({
  ...volunteer,
  ways: openWays(who, volunteer.ways),
  note: '',
  ...HEALTH_FACTS,
  // Null, because `any` would be ticked and count as an answer.
  diet: null,
});

/** The box that erases stored allergies. The form never shows them, so empty fields keep them. */
export const ERASE_ALLERGIES = 'allergiesErase';

/**
 * Saves what a volunteer corrects of their own answers by their link. On days they did not touch
 * all hours stay, also those the form cannot show; the age can only become lower; what they write
 * is added to the note. `now` is an instant. Throws notFound.
 */
export function correctOwn(
  who: AuthorizedVolunteer,
  {
    emergency,
    erasesAllergies,
    otherContact,
    ...help
  }: OfferedHelp & {
    emergency: Exclude<SaidContact, 'unreachable'>;
    erasesAllergies: boolean;
    otherContact: string;
  },
  scene: JoinScene,
  now: string,
): boolean {
  return write(who.db, (tx) => {
    const before = ownVolunteer(tx, who);
    const { note, isCut } = addedNote(before.note, help.note);
    if (isCut) return false;
    const age = ageHeld(before.age, help.age);
    const { name, contactKind, contact, languages, shirt, diet } = help;
    const allergies = help.allergies || (erasesAllergies ? '' : before.allergies);
    resumeTicked(tx, who, help.ways);
    if (emergency !== 'same') putEmergencyContact(tx, who, emergency);
    const parents = isMinor(age) && help.guardianContact !== '' ? help : before;
    const shown = new Set(scene.events.values());
    patchRoot(tx, who, volunteerKind, before, { verb: 'edited' }, now, {
      name,
      contactKind,
      contact,
      otherContact,
      ways: [...help.ways],
      languages: [...languages],
      shirt,
      diet: diet ?? before.diet,
      allergies,
      age,
      guardian: parents.guardian,
      guardianContact: parents.guardianContact,
      note,
      availabilities: correctedHours(saidBy(who, before), help, scene),
      taskWishes: help.taskWishes,
      seeIds: [...before.seeIds.filter((id) => !shown.has(id)), ...help.seeIds],
    });
    return true;
  });
}

/** The hours after a correction: as they were on the days whose boxes are ticked as before. */
function correctedHours(before: OfferedHelp, after: OfferedHelp, scene: JoinScene): OfferedHelp['availabilities'] {
  const tapped = (one: OfferedHelp) => joinFields(one, scene, '').getAll('at');
  const onDay = (day: string, taps: readonly string[]) => taps.filter((tap) => tap.startsWith(`${day}.`)).join(' ');
  const [earlier, later] = [tapped(before), tapped(after)];
  const touched = scene.dates
    .filter((day) => onDay(day, earlier) !== onDay(day, later))
    .map((day) => hoursOfDay(day, null, null, scene.dayStartsAt));
  const kept = before.availabilities.filter((one) => !touched.some((day) => areShared(one, day)));
  const added = after.availabilities.filter(
    (one) => touched.some((day) => areShared(one, day)) || !kept.some((other) => areShared(one, other)),
  );
  return sortedAvailabilities([...kept, ...added]);
}

type Hours = OfferedHelp['availabilities'][number];
const areShared = (one: Hours, other: Hours) => one.startsAt < other.endsAt && other.startsAt < one.endsAt;

/**
 * Stores what the person with parental authority answers by their own link, with their name; the
 * last answer counts. Existing shifts stay, and the coordinator reads that the consent is missing.
 * The history records it under the volunteer, because a parent’s name is erased there with the
 * volunteer's. `now` is an instant. Throws notFound.
 */
export function answerAsGuardian(
  who: AuthorizedVolunteer,
  { agrees, name }: { agrees: boolean; name: string },
  now: string,
): void {
  write(who.db, (tx) => {
    const before = ownVolunteer(tx, who);
    patchRoot(tx, who, volunteerKind, before, { verb: 'edited' }, now, {
      guardian: name,
      consent: agrees ? 'link' : 'refused',
      consentOn: dateOfInstant(now, who.timeZone),
    });
  });
}
