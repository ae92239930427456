import { createHmac, timingSafeEqual } from 'node:crypto';
import { and, asc, count, eq, inArray, lt, ne, not, type SQL, sql } from 'drizzle-orm';
import { type Db, getDb, type Tx, write } from '#db/client.ts';
import type { ApplicationDoubt, ApplicationState, ChosenWay, Locale } from '#db/enums.ts';
import { rowsOfFestival, rowsWhere } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { secret } from '#lib/env.ts';
import { gather } from '#lib/grouped.ts';
import { ofBatch } from '#lib/history/record.ts';
import { type ClientKey, earlierTry, patchRoot, recordRoot } from '#lib/history/roots.ts';
import { isEqual } from '#lib/plain-values.ts';
import type { Authorized } from '#lib/policy.ts';
import { hasLetter, plainWords, wordsOfText } from '#lib/search/words.ts';
import { shortHash } from '#lib/short-hash.ts';
import { daysFrom } from '#lib/time/clock.ts';
import { daysLater } from '#lib/time/wall-clock.ts';
import { untilWritten } from '#lib/until-written.ts';
import { linkTokens, makeLink } from '#lib/volunteers/links.ts';
import { ageHeld } from '#lib/volunteers/minors.ts';
import { insertVolunteer, roomForVolunteers } from '#lib/volunteers/people-mutations.ts';
import { type Volunteer, volunteerKind } from '#lib/volunteers/roots.ts';
import { MAX_VOLUNTEERS, type VolunteerInput } from '#lib/volunteers/schema.ts';
import { reachedAs } from '#lib/volunteers/shared-contact.ts';
import { addedNote, isCutNote, type OfferedHelp } from './form.ts';

/** The most applications in a festival's list; later ones are refused with a sentence. */
const MAX_APPLICATIONS = 2 * MAX_VOLUNTEERS;
/** The most applications that have to be checked for robots first; further ones are not stored. */
export const MAX_TO_CHECK = 200;
/** After so many days a declined application, and the answers in an accepted one, are erased. */
export const DECIDED_DAYS = 30;

type Row = typeof t.applications.$inferSelect;
/**
 * `stands`: the current state. It is `accepted` only while the volunteer it became, or what it
 * completed, exists, so undoing the acceptance puts it back into the list.
 */
type Application = Omit<Row, 'answers'> & Readonly<{ answers: OfferedHelp; stands: ApplicationState | 'accepted' }>;

/**
 * Whether the completion of an existing volunteer was undone, by the history: the newest among that
 * act, its undo, its redo, and so on. Written out, because a select names its columns without their
 * table.
 */
const isTakenBack = sql.raw(`(
  with recursive turns(id, batch, back) as (
    select id, batch, 0 from changes where festival_id = applications.festival_id and entity = 'volunteer'
      and entity_id = applications.volunteer_id and at = applications.decided_at and undoes is null
    union
    select changes.id, changes.batch, 1 - turns.back from turns join changes on changes.undoes = turns.batch
      where changes.entity = 'volunteer' and changes.entity_id = applications.volunteer_id
  ) select back from turns order by id desc limit 1)`);
const isThere = sql`(exists (select 1 from ${t.volunteers} where ${t.volunteers.id} = ${t.applications.volunteerId})
  and (${t.applications.opensOwn} or coalesce(${isTakenBack}, 0) = 0))`;

/** The applications for which this holds, the oldest first. */
const applicationsWhere = (db: Db | Tx, which: SQL | undefined): Application[] =>
  db
    .select({ row: t.applications, isTaken: sql<number>`${isThere}` })
    .from(t.applications)
    .where(which)
    .orderBy(asc(t.applications.id))
    .all()
    .map(({ row, isTaken }) => ({
      ...row,
      answers: row.answers as OfferedHelp,
      stands: isTaken === 1 ? 'accepted' : row.state,
    }));

/** Whether no further application that has to be checked first is stored. */
export const isCheckFull = (festivalId: number, db: Db = getDb()): boolean =>
  untilWritten(db, `applications to check ${festivalId}`, () => countOf(db, festivalId, ['check'])) >= MAX_TO_CHECK;

type Applying = Readonly<{
  festivalId: number;
  /** The key of the opening of the page from which it was posted. */
  key: string;
  answers: OfferedHelp;
  locale: Locale;
  doubt: ApplicationDoubt | null;
}>;

/** A volunteer who has the typed contact already. */
type KnownByContact = Readonly<{ id: number; name: string; ways: readonly ChosenWay[] }>;
/** Tells a volunteer that somebody offered help under their contact. */
export type TellKnown = (tx: Tx, known: KnownByContact) => void;

/**
 * Stores what somebody offered. If a volunteer has the contact already, `tellKnown` is called.
 * Posting the same page again for the same person changes the answers until somebody decides;
 * `isLate`: somebody had, and these answers are not stored. `full`: the list is full. `now` is an
 * instant.
 */
export function apply(
  { festivalId, key: typed, answers, locale, doubt }: Applying,
  now: string,
  tellKnown: TellKnown,
  db: Db = getDb(),
): { ok: true; token: string; isLate: boolean } | { ok: false; reason: 'full' } {
  return write(db, (tx) => {
    const ofKey = (key: string) => applicationsWhere(tx, eq(t.applications.key, key))[0];
    // From one page, gone back to, a family signs up one after another.
    const first = ofKey(typed)?.name;
    const isOther = Boolean(first) && !isSameName({ name: first ?? '' }, answers);
    const key = isOther ? shortHash(`${typed} ${plainWords(answers.name)}`, 43) : typed;
    const found = ofKey(key);
    if (found) {
      const isWritten = correctIn(tx, found, answers);
      // Of answers that were erased since nobody knows whether these are others.
      const isLate = !isWritten && found.name !== '' && !isEqual(found.answers, answers);
      return { ok: true, token: tokenOf(found), isLate };
    }
    const state = doubt === null ? 'new' : 'check';
    const most = doubt === null ? MAX_APPLICATIONS : MAX_TO_CHECK;
    if (countOf(tx, festivalId, [state]) >= most) return { ok: false, reason: 'full' };
    // Nobody is written to because of a possible robot's application before the team has checked
    // it.
    const known = doubt === null ? whoIsKnown(tx, festivalId)(saidIn(answers)) : undefined;
    if (known) tellKnown(tx, known);
    const values = { festivalId, key, ...saidIn(answers), locale, state, doubt, at: now } as const;
    return { ok: true, token: tokenOf(tx.insert(t.applications).values(values).returning().get()), isLate: false };
  });
}

const saidIn = (answers: OfferedHelp) => ({ name: answers.name, reachedAs: reachedAs(answers.contact), answers });

const countOf = (db: Db | Tx, festivalId: number, states: ApplicationState[]) =>
  db
    .select({ count: count() })
    .from(t.applications)
    .where(and(eq(t.applications.festivalId, festivalId), inArray(t.applications.state, states), not(isThere)))
    .get()?.count ?? 0;

type Named = Pick<Row, 'id' | 'festivalId' | 'at'>;

const sealOf = ({ id, festivalId, at }: Named) =>
  createHmac('sha256', secret())
    .update(`application ${festivalId} ${id} ${at}`)
    .digest()
    .subarray(0, 16)
    .toString('base64url');

/**
 * The token of an application's own link. It is made from the installation's secret, so that it is
 * not in the database.
 */
const tokenOf = (row: Named) => `${row.id}-${sealOf(row)}`;
const TOKEN = /^([1-9]\d{0,8})-([\w-]{22})$/;

/** The application behind a private link of « Devenir bénévole »; null for an invalid token. */
export function openApplication(token: string, festivalId: number, db: Db = getDb()): Application | null {
  const [, id = '0', seal = ''] = TOKEN.exec(token) ?? [];
  const [found] = applicationsWhere(db, eq(t.applications.id, Number(id)));
  if (found?.festivalId !== festivalId) return null;
  return timingSafeEqual(Buffer.from(sealOf(found)), Buffer.from(seal)) ? found : null;
}

/**
 * The token of the page of the volunteer that an application became. Null while it is not accepted,
 * when it completed an existing volunteer (whose link must not go to whoever typed their number),
 * and once that link was renewed.
 */
export function ownTokenOf({ stands, volunteerId, opensOwn, festivalId }: Application, db: Db = getDb()) {
  if (stands !== 'accepted' || volunteerId === null || !opensOwn) return null;
  return linkTokens(db, festivalId).get(volunteerId) ?? null;
}

/**
 * Changes the answers of an application, by its own link, until somebody decides. Returns whether
 * it did.
 */
export const correct = (application: Application, answers: OfferedHelp): boolean =>
  write(getDb(), (tx) => correctIn(tx, application, answers));

function correctIn(tx: Tx, { id, stands, version }: Application, answers: OfferedHelp): boolean {
  if (stands === 'accepted' || stands === 'declined') return false;
  tx.update(t.applications)
    .set({ ...saidIn(answers), version: version + 1 })
    .where(eq(t.applications.id, id))
    .run();
  return true;
}

/**
 * An application as the coordinator reads it; `knownId` is the volunteer with the same contact and
 * name.
 */
export type Listed = Application & { knownId: number | null };

/** Every application of a festival whose answers are still stored, the oldest first. */
export const applicationsOf = ({ id, db }: Authorized<'volunteers'>): Listed[] => listed(id, db);

function listed(festivalId: number, db: Db | Tx): Listed[] {
  const known = whoIsKnown(db, festivalId);
  const stored = and(eq(t.applications.festivalId, festivalId), ne(t.applications.name, ''));
  return applicationsWhere(db, stored).map((one) => ({ ...one, knownId: known(one)?.id ?? null }));
}

type Reached = Pick<Row, 'reachedAs' | 'name'>;

/**
 * Whether both are the same person: « Ada » on file is « Ada Lovelace », but her brother with the
 * family's number is somebody else. A name without a letter is nobody's.
 */
const isSame = (one: Reached, other: Reached): boolean => one.reachedAs === other.reachedAs && isSameName(one, other);

function isSameName(one: Pick<Row, 'name'>, other: Pick<Row, 'name'>): boolean {
  const [words, others] = [wordsOfText(one.name), wordsOfText(other.name)];
  const [few, many] = words.length < others.length ? [words, others] : [others, words];
  return few.some(hasLetter) && few.every((word) => many.includes(word));
}

/**
 * Finds the volunteer with this name and contact: first by their main contact, else by a second
 * one.
 */
function whoIsKnown(db: Db | Tx, festivalId: number): (said: Reached) => KnownByContact | undefined {
  const volunteers = rowsWhere(db, t.volunteers, festivalId, ne(t.volunteers.contact, ''));
  const [own, second] = (['contact', 'otherContact'] as const).map((which) => {
    const reached = new Map<string, (Reached & KnownByContact)[]>();
    for (const one of volunteers) {
      const key = reachedAs(one[which]);
      if (key !== '') gather(reached, key, { ...one, reachedAs: key });
    }
    return reached;
  });
  return (said) => (own?.get(said.reachedAs) ?? second?.get(said.reachedAs))?.find((one) => isSame(one, said));
}

/** How many are unread, including those to be checked first. */
export const unreadApplications = ({ id, db }: Authorized<'volunteers'>): number => countOf(db, id, ['new', 'check']);

/**
 * Accepts applications, as one batch that « Défaire » undoes. Each becomes a volunteer with a link
 * of their own, saved as the form of the desk would. If a volunteer has the same contact and name,
 * the application completes them instead; `cut` names those whose note was too small for all they
 * wrote, which remains in the application. `welcome` is called for the new volunteers, `tellKnown`
 * for existing ones whose application had to be checked first. `tooMany`: more volunteers than a
 * festival may have.
 */
export function acceptApplications(
  festival: Authorized<'volunteers'>,
  { ids, clientKey }: { ids: readonly number[]; clientKey: ClientKey },
  now: string,
  welcome: (tx: Tx, batch: string, readers: readonly KnownByContact[]) => void = () => {},
  tellKnown: TellKnown = () => {},
): { ok: true; batch: string; names: string[]; cut: string[] } | { ok: false; reason: 'tooMany' } {
  return write(festival.db, (tx, batch) => {
    const earlier = earlierTry(tx, festival.id, 'volunteer', clientKey);
    if (earlier) {
      const batch = earlier.batch ?? '';
      const rows = tx
        .select({
          id: t.changes.entityId,
          name: sql<string>`${t.changes.after} ->> 'name'`,
          verb: t.changes.verb,
          note: sql<string>`${t.changes.after} ->> 'note'`,
        })
        .from(t.changes)
        .where(and(ofBatch(festival.id, batch), eq(t.changes.entity, 'volunteer')))
        .all();
      // By id, because two people may have one name, and one person may have applied twice.
      const namesIn = (some: typeof rows) => [...new Map(some.map(({ id, name }) => [id, name])).values()];
      const cut = rows.filter(({ verb, note }) => verb === 'edited' && isCutNote(note));
      return { ok: true, batch, names: namesIn(rows), cut: namesIn(cut) };
    }
    const chosen = undecided(tx, festival.id, ids);
    if (roomForVolunteers(tx, festival.id) < chosen.length) return { ok: false, reason: 'tooMany' };
    const made: (KnownByContact & Reached)[] = [];
    const cut: string[] = [];
    for (const [i, application] of chosen.entries()) {
      const key = i === 0 ? clientKey : null;
      const input = volunteerInputOf(tx, festival.id, application.answers);
      const knownId = application.knownId ?? made.find((one) => isSame(one, application))?.id;
      const standing = knownId === undefined ? null : volunteerKind.read(tx, festival.id, knownId);
      if (standing) {
        if (application.doubt !== null && application.knownId !== null) tellKnown(tx, standing);
        if (complete(tx, festival, standing, input, { batch, clientKey: key }, now)) cut.push(application.name);
        decide(tx, application.id, { volunteerId: standing.id, opensOwn: false, decidedAt: now });
        continue;
      }
      const id = insertVolunteer(tx, festival.id, input, now);
      const after = volunteerKind.read(tx, festival.id, id);
      recordRoot(tx, festival, now, 'volunteer', { verb: 'created', before: null, after, batch, clientKey: key });
      makeLink(tx, festival, { id, name: input.name }, now);
      made.push({ id, ways: application.answers.ways, ...saidIn(application.answers) });
      decide(tx, application.id, { volunteerId: id, opensOwn: true, decidedAt: now });
    }
    if (made.length > 0) welcome(tx, batch, made);
    return { ok: true, batch, names: chosen.map(({ name }) => name), cut };
  });
}

const undecided = (tx: Tx, festivalId: number, ids: readonly number[]) =>
  listed(festivalId, tx).filter(({ id, stands }) => ids.includes(id) && stands !== 'accepted');

const decide = (tx: Tx, id: number, set: Partial<Row>) =>
  tx
    .update(t.applications)
    .set({ ...set, version: sql`${t.applications.version} + 1` })
    .where(eq(t.applications.id, id))
    .run();

/**
 * Adds the new answers to what is known of a volunteer; empty answers change nothing. Returns
 * whether the note was too small for all they wrote.
 */
function complete(
  tx: Tx,
  festival: Authorized<'volunteers'>,
  standing: Volunteer,
  input: VolunteerInput,
  act: { batch: string; clientKey: ClientKey },
  now: string,
): boolean {
  const { note, isCut } = addedNote(standing.note, input.note);
  const said = <T extends { length: number }>(given: T, known: T) => (given.length > 0 ? given : known);
  const written = patchRoot(tx, festival, volunteerKind, standing, { verb: 'edited', ...act }, now, {
    age: ageHeld(standing.age, input.age),
    ways: said(input.ways, standing.ways),
    note,
    shirt: input.shirt ?? standing.shirt,
    languages: said(input.languages, standing.languages),
    diet: input.diet === 'any' ? standing.diet : input.diet,
    allergies: said(input.allergies, standing.allergies),
    guardian: said(input.guardian, standing.guardian),
    guardianContact: said(input.guardianContact, standing.guardianContact),
    availabilities: said<Volunteer['availabilities']>(input.availabilities, standing.availabilities),
    taskWishes: said<Volunteer['taskWishes']>(input.taskWishes, standing.taskWishes),
    seeIds: said<Volunteer['seeIds']>(input.seeIds, standing.seeIds),
  });
  // If nothing is new, an unchanged edit is recorded all the same, so that the acceptance can be
  // undone.
  if (written.ok && written.batch === null)
    recordRoot(tx, festival, now, 'volunteer', { verb: 'edited', before: standing, after: standing, ...act });
  return isCut;
}

/**
 * The answers as the form of a volunteer; tasks and séances that were deleted since are left out.
 */
function volunteerInputOf(tx: Tx, festivalId: number, answers: OfferedHelp): VolunteerInput {
  const idsIn = (table: typeof t.tasks | typeof t.events) =>
    new Set(rowsOfFestival(tx, table, festivalId).map(({ id }) => id));
  const [tasks, events] = [idsIn(t.tasks), idsIn(t.events)];
  return {
    ...answers,
    diet: answers.diet ?? 'any',
    otherContact: '',
    ways: [...answers.ways],
    version: 0,
    clientKey: null,
    availabilities: [...answers.availabilities],
    languages: [...answers.languages],
    taskWishes: answers.taskWishes.filter(({ taskId }) => tasks.has(taskId)),
    seeIds: answers.seeIds.filter((id) => events.has(id)),
    clearedTaskIds: [],
    withIds: [],
    minutesADay: null,
    restMinutes: null,
    wishes: '',
    tags: [],
    consent: null,
    consentOn: null,
  };
}

/**
 * Moves applications to the waiting list, to « pas cette fois », or back to unread. `tellKnown` as
 * above. Returns the names.
 */
export function moveApplications(
  festival: Authorized<'volunteers'>,
  { ids, to }: { ids: readonly number[]; to: Exclude<ApplicationState, 'check'> },
  now: string,
  tellKnown: TellKnown = () => {},
): string[] {
  return write(festival.db, (tx) => {
    const chosen = undecided(tx, festival.id, ids);
    // A declined application may be a robot's, so its doubt stays, in case it is moved back.
    const isDeclined = to === 'declined';
    const known = isDeclined ? () => undefined : whoIsKnown(tx, festival.id);
    for (const one of chosen.filter(({ doubt }) => doubt !== null)) {
      const volunteer = known(one);
      if (volunteer) tellKnown(tx, volunteer);
    }
    // Whoever it became stays known while the acceptance is undone, so that « Refaire » accepts it
    // again. Whether a completion stands is found by the instant of its acceptance, so that of a no
    // does not go with it.
    const stays = (volunteerId: number) => volunteerKind.read(tx, festival.id, volunteerId) !== null;
    for (const { id, volunteerId, decidedAt } of chosen)
      decide(tx, id, {
        state: to,
        ...(isDeclined
          ? { decidedAt: now, volunteerId: volunteerId !== null && stays(volunteerId) ? null : volunteerId }
          : { decidedAt: volunteerId === null ? null : decidedAt, doubt: null }),
      });
    return chosen.map(({ name }) => name);
  });
}

/**
 * Moves the hours that people offered by so many days, together with the festival, also of those
 * who were accepted: an acceptance that is undone is an application again. No history holds them.
 */
export function shiftApplications(tx: Tx, festivalId: number, days: number): void {
  for (const { id, answers } of rowsOfFestival(tx, t.applications, festivalId)) {
    const { availabilities, ...rest } = answers as Partial<OfferedHelp>;
    if (!availabilities) continue;
    const moved = availabilities.map(({ startsAt, endsAt }) => ({
      startsAt: daysLater(startsAt, days),
      endsAt: daysLater(endsAt, days),
    }));
    decide(tx, id, { answers: { ...rest, availabilities: moved } });
  }
}

/**
 * Erases applications that were decided long ago: declined ones, and the answers of accepted ones,
 * whose row stays because of their link. Returns how many were erased.
 */
export function eraseDecidedApplications(now: string, db: Db = getDb()): number {
  const before = daysFrom(now, -DECIDED_DAYS);
  return write(db, (tx) => {
    const old = and(lt(t.applications.decidedAt, before), ne(t.applications.name, ''));
    const declined = and(old, not(isThere), eq(t.applications.state, 'declined'));
    const gone = tx.delete(t.applications).where(declined).run().changes;
    const emptied = tx
      .update(t.applications)
      .set({ answers: {}, name: '', reachedAs: '' })
      .where(and(old, isThere))
      .run().changes;
    return gone + emptied;
  });
}

/**
 * Erases the applications of somebody with this name and one of these contacts, whatever was
 * answered, unless they became a volunteer who is there.
 */
export function eraseApplicationsOf(
  tx: Tx,
  { festivalId, name, contacts }: { festivalId: number; name: string; contacts: readonly string[] },
): void {
  const reached = contacts.map(reachedAs).filter(Boolean);
  const own = and(eq(t.applications.festivalId, festivalId), inArray(t.applications.reachedAs, reached), not(isThere));
  const ids = applicationsWhere(tx, own).flatMap((one) => (isSameName(one, { name }) ? one.id : []));
  tx.delete(t.applications).where(inArray(t.applications.id, ids)).run();
}
