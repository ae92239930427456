import { and, asc, eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import type { Bilingual } from '#db/columns.ts';
import type { Remit } from '#db/enums.ts';
import { insertRow, rowsOfFestival, setRow } from '#db/rows.ts';
import * as t from '#db/schema/index.ts';
import { pictures } from '#db/schema/index.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import type { Plan } from '#lib/festivals/plan.ts';
import { recordChange } from '#lib/history/record.ts';
import type { Draft, DraftPicture } from '#lib/model/draft.ts';
import { takeNumber } from '#lib/numbers.ts';
import { mayLeave } from '#lib/pictures/ground.ts';
import { SUBJECTS, type Subject, type SubjectKind, subjectKey, subjectOf } from '#lib/pictures/subject.ts';
import type { Actor } from '#lib/policy.ts';
import { dateOfInstant } from '#lib/time/wall-clock.ts';
import type { StayingPicture } from './programme.ts';

/** The new days and rooms of the earlier edition's. */
export type EditionMoves = {
  /** Festival days. */
  dates: ReadonlyMap<string, string>;
  /** Positions of rooms in each edition. */
  rooms: ReadonlyMap<number, number>;
};

/**
 * Gives a new edition what a plan does not contain, in the transaction that creates it: pages,
 * partners if they are taken, the volunteers' tasks and settings, the hours of its days, the walks
 * between its venues, and the notes and checklists of its rooms. They are drafts, to be checked by
 * the organiser.
 */
export function keepOfEdition(
  tx: Tx,
  earlier: Draft,
  festivalId: number,
  moves: EditionMoves,
  { partners }: { partners: boolean },
): void {
  for (const { id: _, version: __, ...page } of earlier.pages)
    tx.insert(t.pages)
      .values({ ...page, festivalId })
      .run();
  for (const { id: _, version: __, ...partner } of partners ? earlier.partners : [])
    tx.insert(t.partners)
      .values({ ...partner, festivalId, number: takeNumber(tx, festivalId) })
      .run();
  const of = earlier.festival.id;
  for (const { id: _, version: __, ...task } of rowsOfFestival(tx, t.tasks, of))
    tx.insert(t.tasks)
      .values({ ...task, festivalId })
      .run();
  const settings = tx.select().from(t.volunteerSettings).where(eq(t.volunteerSettings.festivalId, of)).get();
  if (settings) {
    // Whom to call, whose contacts are shared, and who may apply or take shifts has to be decided
    // anew.
    const {
      id: _,
      version: __,
      dayNumber: ___,
      safetyContact: ____,
      joining: _____,
      joinUntil: ______,
      sharesReferents: _______,
      mayTakeShifts: ________,
      ...kept
    } = settings;
    tx.insert(t.volunteerSettings)
      .values({ ...kept, festivalId })
      .run();
  }
  keepHours(tx, earlier, festivalId, moves);
  keepWalks(tx, earlier, festivalId);
  keepRoomNotes(tx, earlier, festivalId, moves);
  keepChecklists(tx, earlier, festivalId, moves);
}

/**
 * The hours of days that have their own; if two days became one, those of the first that has any.
 */
function keepHours(tx: Tx, { days }: Draft, festivalId: number, moves: EditionMoves): void {
  for (const { date, opensAt, closesAt } of days.toReversed()) {
    const here = and(eq(t.festivalDays.festivalId, festivalId), eq(t.festivalDays.date, moves.dates.get(date) ?? ''));
    if (opensAt ?? closesAt) tx.update(t.festivalDays).set({ opensAt, closesAt }).where(here).run();
  }
}

/** The minutes between venues; all venues are taken over in order. */
function keepWalks(tx: Tx, { venues, walks }: Draft, festivalId: number): void {
  const made = tx
    .select({ id: t.venues.id })
    .from(t.venues)
    .where(eq(t.venues.festivalId, festivalId))
    .orderBy(asc(t.venues.position))
    .all();
  const here = (id: number) => made[venues.findIndex((venue) => venue.id === id)]?.id;
  for (const { fromVenueId, toVenueId, minutes } of walks) {
    const [one, other] = [here(fromVenueId), here(toVenueId)];
    if (one === undefined || other === undefined) continue;
    const [from, to] = [Math.min(one, other), Math.max(one, other)];
    tx.insert(t.venueWalks).values({ festivalId, fromVenueId: from, toVenueId: to, minutes }).run();
  }
}

/** If two rooms became one, the note of the first that has one; a template keeps none. */
function keepRoomNotes(tx: Tx, earlier: Draft, festivalId: number, moves: EditionMoves): void {
  const rooms = roomsOf(tx, earlier, festivalId, moves);
  for (const { id, note } of earlier.rooms.toReversed()) {
    const here = rooms.get(id);
    if (note && here !== undefined) setRow(tx, t.rooms, festivalId, here, { note });
  }
}

function keepChecklists(tx: Tx, earlier: Draft, festivalId: number, moves: EditionMoves): void {
  const rooms = roomsOf(tx, earlier, festivalId, moves);
  const seen = new Set<string>();
  const own = eq(t.checklists.festivalId, earlier.festival.id);
  for (const { id, roomId, date, moment } of tx.select().from(t.checklists).where(own).all()) {
    const [room, day] = [rooms.get(roomId), moves.dates.get(date)];
    const key = `${room} ${day} ${moment}`;
    // Two rooms, or two days, may have become one.
    if (room === undefined || day === undefined || seen.has(key)) continue;
    seen.add(key);
    const values = { festivalId, roomId: room, date: day, moment };
    const made = insertRow(tx, t.checklists, values);
    const items = tx.select().from(t.checklistItems).where(eq(t.checklistItems.checklistId, id)).all();
    for (const { position, text } of items)
      tx.insert(t.checklistItems).values({ festivalId, checklistId: made, position, text }).run();
  }
}

/** The rooms of the new edition, by the ids of those from which they were made. */
function roomsOf(tx: Tx, earlier: Draft, festivalId: number, moves: EditionMoves): Map<number, number> {
  const made = tx
    .select({ id: t.rooms.id })
    .from(t.rooms)
    .where(eq(t.rooms.festivalId, festivalId))
    .orderBy(asc(t.rooms.position))
    .all();
  return new Map(
    earlier.rooms.flatMap(({ id }, position) => {
      const here = made[moves.rooms.get(position) ?? -1];
      return here ? [[id, here.id] as const] : [];
    }),
  );
}

/**
 * Adds the other team members with their roles; a programmer's remit has the same themes and rooms.
 */
export function keepTeam(
  tx: Tx,
  earlier: Draft,
  festivalId: number,
  moves: EditionMoves,
  actor: Actor,
  now: string,
): void {
  const rooms = roomsOf(tx, earlier, festivalId, moves);
  const themes = new Map(
    tx
      .select({ id: t.themes.id, slug: t.themes.slug })
      .from(t.themes)
      .where(eq(t.themes.festivalId, festivalId))
      .all()
      .map(({ id, slug }) => [slug, id]),
  );
  const bySlug = new Map(earlier.themes.map(({ id, slug }) => [id, themes.get(slug)]));
  const own = eq(t.memberships.festivalId, earlier.festival.id);
  const members = tx
    .select({
      userId: t.users.id,
      name: t.users.name,
      email: t.users.email,
      role: t.memberships.role,
      remit: t.memberships.remit,
    })
    .from(t.memberships)
    .innerJoin(t.users, eq(t.users.id, t.memberships.userId))
    .where(own)
    .all();
  for (const { remit, ...member } of members) {
    const { userId, role } = member;
    if (userId === actor.userId) continue;
    const here: Remit | null = remit && {
      themeIds: remit.themeIds.flatMap((id) => bySlug.get(id) ?? []),
      roomIds: remit.roomIds.flatMap((id) => rooms.get(id) ?? []),
    };
    tx.insert(t.memberships).values({ festivalId, userId, role, remit: here, createdAt: now }).run();
    recordChange(tx, {
      festivalId,
      actor,
      at: now,
      verb: 'joined',
      entity: 'member',
      entityId: userId,
      before: null,
      after: { ...member, ...(here && { remit: here }) },
    });
  }
}

const keyOf = (kind: SubjectKind, ...facts: readonly unknown[]) => JSON.stringify([kind, ...facts]);
/** In a plan, columns with the table's default may be absent. */
const keyOfFilm = ({
  originalTitle,
  directors = [],
  year = null,
}: Pick<Plan['films'][number], 'originalTitle' | 'directors' | 'year'>) =>
  keyOf('film', originalTitle, directors, year);
const keyOfPerson = ({ name, organisation }: Pick<Draft['people'][number], 'name' | 'organisation'>) =>
  keyOf('person', name, organisation);
const OWN = 'festival';

/** All possible subjects of pictures, by a key that is the same in another festival. */
function sameThings({ films, people, venues, rooms, themes, series, pages, partners }: Draft): Map<string, Subject> {
  const found = new Map<string, Subject>([[OWN, { kind: 'festival' }]]);
  const note = (kind: SubjectKind, id: number, key: string) => {
    // Of two with the same key, the first.
    if (!found.has(key)) found.set(key, { kind, id });
  };
  for (const film of films) note('film', film.id, keyOfFilm(film));
  for (const person of people) note('person', person.id, keyOfPerson(person));
  for (const { id, name } of venues) note('venue', id, keyOf('venue', name.fr, name.en));
  for (const { id, name, venueId } of rooms) {
    const venue = venues.find((one) => one.id === venueId)?.name;
    note('room', id, keyOf('room', name.fr, name.en, venue?.fr, venue?.en));
  }
  for (const { id, slug } of themes) note('theme', id, keyOf('theme', slug));
  for (const { id, title } of series) note('series', id, keyOf('series', title.fr, title.en));
  for (const { id, slug } of pages) note('page', id, keyOf('page', slug));
  for (const { id, name, position } of partners) note('partner', id, keyOf('partner', name, position));
  return found;
}

/** The festival’s own pictures that belong to its organiser; a poster belongs to one edition. */
const isOfOrganiser = ({ use }: DraftPicture) => use === 'logo' || use === 'logo-dark';

/** The columns that identify the row and its subject. */
const OF_ROW = ['id', 'festivalId', 'version', 'createdAt', ...Object.values(SUBJECTS)] as const;
const ofRow: ReadonlySet<string> = new Set(OF_ROW);

/**
 * The pictures of a festival that its next edition keeps if their subject stays: all except those
 * of one edition.
 */
function stayingPictures(draft: Draft): StayingPicture[] {
  const keys = new Map([...sameThings(draft)].map(([key, subject]) => [subjectKey(subject), key]));
  return draft.pictures.flatMap((picture): StayingPicture[] => {
    const of = keys.get(subjectKey(subjectOf(picture)));
    if (of === undefined || (of === OWN && !isOfOrganiser(picture))) return [];
    const facts = Object.fromEntries(Object.entries(picture).filter(([name]) => !ofRow.has(name)));
    return [{ ...(facts as Omit<DraftPicture, (typeof OF_ROW)[number]>), of }];
  });
}

/** The same for the edition made of it, whose rooms say from which they were made. */
export function picturesOfEdition(
  earlier: Draft,
  made: readonly { name: Bilingual; from: string }[],
): StayingPicture[] {
  const rooms = earlier.rooms.flatMap((room) => {
    const here = made.find(({ from }) => from === String(room.number));
    return here ? [{ ...room, name: here.name }] : [];
  });
  return stayingPictures({ ...earlier, rooms });
}

/** Whether a template may contain it: the organiser's pictures are left out. */
export const isOfProgramme = (picture: DraftPicture): boolean =>
  !['festival', 'page', 'partner'].includes(subjectOf(picture).kind);

/**
 * The pictures that a template of this plan keeps: of its films and people, and of places, themes
 * and series. How somebody named the file is private, and stays behind.
 */
export function picturesOfPlan(draft: Draft, { films, people }: Plan): StayingPicture[] {
  const known = new Set([...films.map(keyOfFilm), ...people.map(keyOfPerson)]);
  const taken = draft.pictures.filter(isOfProgramme);
  const isInPlan = ({ of }: StayingPicture) => !/^\["(?:film|person)"/.test(of) || known.has(of);
  return stayingPictures({ ...draft, pictures: taken })
    .filter(isInPlan)
    .map((picture) => ({ ...picture, fileName: '' }));
}

/**
 * Gives a new festival the pictures of what it took over: rows are inserted, files are shared. The
 * right to use a picture is taken over only until its last day: after that the picture stays
 * unpublished until somebody enters another. Runs in the transaction that creates the festival;
 * `now` is an instant.
 */
export function givePictures(tx: Tx, staying: readonly StayingPicture[], festivalId: number, now: string): void {
  const made = loadDraft(festivalId, tx);
  const today = dateOfInstant(now, made.festival.timeZone);
  const here = sameThings(made);
  for (const { of, ...facts } of staying) {
    const subject = here.get(of);
    if (!subject) continue;
    const ground = mayLeave(facts, today) ? {} : { givenBy: '', purposes: [], until: null, consentOn: null };
    const column = subject.kind === 'festival' ? {} : { [SUBJECTS[subject.kind]]: subject.id };
    tx.insert(pictures)
      .values({ ...facts, ...ground, ...column, festivalId, createdAt: now })
      .run();
  }
}
