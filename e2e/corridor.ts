import { randomBytes, randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { addDays } from '#lib/time/calendar.ts';
import { fromInstant } from '#lib/time/wall-clock.ts';
import { renewLink } from '#lib/volunteers/links.ts';
import { rowsOf } from '#lib/volunteers/working-testing.ts';
import { MADE_AT, makeAdministrator, publish } from './filled.ts';

export const CORRIDOR = 'couloir';

/**
 * A time zone in which it is between eleven and noon now, so that the morning's film is running
 * whenever a test runs.
 */
export function lateMorningZone(now: number): string {
  const ahead = (11 - new Date(now).getUTCHours() + 24) % 24;
  const offset = ahead > 12 ? ahead - 24 : ahead;
  return offset === 0 ? 'Etc/GMT' : `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`;
}

/**
 * A published festival on its first morning, shortly after eleven: the film of 10 h 30 is running
 * in the Auditorium with Ada, Bob (lead) and a free place, and a talk in the second room with Cy.
 * Ada is expected again at 14 h (moved since she confirmed) and tomorrow at 10 h (confirmed); one
 * shift of tomorrow is open to everybody. Everybody has private data that only the desk may read.
 */
export function makeCorridor(db: Db, now = Date.now(), slug = CORRIDOR) {
  const actor = makeAdministrator(db);
  const timeZone = lateMorningZone(now);
  const wall = fromInstant(new Date(now).toISOString(), timeZone);
  const today = wall.slice(0, 10);
  const tomorrow = addDays(today, 1);
  const festivalId = db
    .insert(t.festivals)
    .values({
      uid: randomUUID(),
      slug,
      publicKey: randomBytes(8).toString('hex'),
      createdAt: MADE_AT,
      timeZone,
      name: { fr: 'Écrans ouverts', en: 'Open screens' },
      startsOn: today,
      endsOn: tomorrow,
      nextNumber: 100,
    })
    .returning()
    .get().id;
  const own = { festivalId };
  db.insert(t.festivalDays)
    .values([today, tomorrow].map((date) => ({ ...own, date })))
    .run();
  const venueId = db
    .insert(t.venues)
    .values({ ...own, number: 1, name: { fr: 'Maison des images', en: 'House of images' }, address: '1 rue du Port' })
    .returning()
    .get().id;
  const room = (number: number, fr: string, en: string) =>
    db
      .insert(t.rooms)
      .values({ ...own, venueId, number, name: { fr, en }, seats: 120, position: number })
      .returning()
      .get();
  const rooms = {
    auditorium: room(2, 'Auditorium', 'Auditorium'),
    studio: room(3, 'Studio', 'Studio'),
    hall: room(4, 'Hall d’accueil', 'Entrance hall'),
  };
  const film = db
    .insert(t.films)
    .values({
      ...own,
      number: 5,
      originalTitle: 'Le sang et la boue',
      minutes: 94,
      rightsState: 'granted' as const,
      contentNotes: [{ fr: 'Évoque un conflit armé', en: 'Speaks of an armed conflict' }],
    })
    .returning()
    .get();
  type Item = Partial<typeof t.eventItems.$inferInsert> & { kind: 'introduction' | 'film' | 'debate' | 'talk' };
  const event = (
    number: number,
    startsAt: string,
    at: number,
    items: Item[],
    more: Partial<typeof t.events.$inferInsert> = {},
  ) => {
    const row = db
      .insert(t.events)
      .values({ ...own, uid: randomUUID(), number, kind: 'screening', startsAt, createdAt: MADE_AT, ...more })
      .returning()
      .get();
    db.insert(t.eventRooms)
      .values({ ...own, eventId: row.id, roomId: at })
      .run();
    for (const [position, item] of items.entries())
      db.insert(t.eventItems)
        .values({ ...own, eventId: row.id, position, ...item })
        .run();
    return row;
  };
  const evening: Item[] = [
    { kind: 'introduction', minutes: 5 },
    { kind: 'film', filmId: film.id },
    { kind: 'debate', minutes: 36, access: ['lsf'] },
  ];
  const talk: Item[] = [{ kind: 'talk', minutes: 60 }];
  const events = {
    film: event(10, `${today}T10:30`, rooms.auditorium.id, evening, {
      title: { fr: 'Le sang et la boue', en: 'Blood and mud' },
      teamNotes: 'Deux places gardées au premier rang pour l’interprète\nMicro main en régie pour le débat',
    }),
    talk: event(11, `${today}T11:00`, rooms.studio.id, talk, {
      kind: 'talk',
      title: { fr: 'Ce que réparer veut dire', en: 'What repairing means' },
    }),
    afternoon: event(12, `${today}T14:00`, rooms.auditorium.id, evening, {
      title: { fr: 'Une mine à ciel ouvert', en: 'An open-cast mine' },
    }),
    morrow: event(13, `${tomorrow}T10:00`, rooms.auditorium.id, talk, {
      kind: 'talk',
      title: { fr: 'Les mains dans le code', en: 'Hands in the code' },
    }),
    school: event(14, `${tomorrow}T09:00`, rooms.studio.id, talk, {
      kind: 'talk',
      visibility: 'team',
      title: { fr: 'Séance scolaire', en: 'School event' },
    }),
  };
  publish(db, actor, slug);

  const put = rowsOf(db, festivalId);
  db.insert(t.volunteerSettings)
    .values({ ...own, dayNumber: '01 23 45 67 89', mayTakeShifts: true, sharesReferents: true })
    .run();
  const volunteer = (name: string, contact: string) =>
    put.volunteer(name, {
      contactKind: 'phone',
      contact,
      allergies: `zqkept allergy ${name}`,
      note: `zqkept note ${name}`,
      wishes: `zqkept wish ${name}`,
    });
  const people = {
    ada: volunteer('Ada Lumen', '06 11 11 11 11'),
    bob: volunteer('Bob Marche', '06 22 22 22 22'),
    cy: volunteer('Cy Noir', '06 33 33 33 33'),
    dee: volunteer('Dee Rouge', '06 44 44 44 44'),
  };
  const tasks = {
    seating: put.task({
      briefing: { fr: 'Placer le public, garder les portes fermées pendant le film.', en: 'Seat the public.' },
    }),
    welcome: put.task({ name: { fr: 'Accueil', en: 'Welcome' } }),
    microphone: put.task({ name: { fr: 'Micro', en: 'Microphone' }, needsClearance: true }),
  };
  const shifts = {
    film: put.eventShift(tasks.seating.id, events.film.id, { people: 3, note: 'Prendre la lampe au vestiaire.' }),
    talk: put.eventShift(tasks.microphone.id, events.talk.id),
    afternoon: put.eventShift(tasks.seating.id, events.afternoon.id, { people: 1 }),
    morrow: put.eventShift(tasks.seating.id, events.morrow.id, { people: 1 }),
    open: put.shift(tasks.welcome.id, {
      roomId: rooms.hall.id,
      startsAt: `${tomorrow}T15:00`,
      endsAt: `${tomorrow}T16:30`,
      people: 1,
    }),
    guarded: put.shift(tasks.microphone.id, {
      roomId: rooms.studio.id,
      startsAt: `${tomorrow}T17:00`,
      endsAt: `${tomorrow}T18:00`,
      people: 1,
    }),
    offered: put.shift(tasks.welcome.id, {
      roomId: rooms.hall.id,
      startsAt: `${tomorrow}T12:00`,
      endsAt: `${tomorrow}T13:30`,
      people: 2,
    }),
  };
  const agreed = (startsAt: string, endsAt: string) => ({
    state: 'confirmed' as const,
    agreedStartsAt: startsAt,
    agreedEndsAt: endsAt,
    agreedRoomId: rooms.auditorium.id,
  });
  const assignments = {
    film: put.assignment(shifts.film.id, people.ada.id, { state: 'confirmed' }),
    bob: put.assignment(shifts.film.id, people.bob.id, { state: 'confirmed', isReferent: true }),
    talk: put.assignment(shifts.talk.id, people.cy.id, { state: 'confirmed' }),
    // She confirmed when it began at 13 h 30.
    afternoon: put.assignment(shifts.afternoon.id, people.ada.id, agreed(`${today}T13:10`, `${today}T15:55`)),
    morrow: put.assignment(shifts.morrow.id, people.ada.id, { state: 'confirmed' }),
    offered: put.assignment(shifts.offered.id, people.ada.id),
  };
  const list = db
    .insert(t.checklists)
    .values({ ...own, roomId: rooms.auditorium.id, date: today, moment: 'closing' })
    .returning()
    .get();
  for (const [position, text] of [
    { fr: 'Lumières éteintes', en: 'Lights off' },
    { fr: 'Portes de secours fermées', en: 'Emergency exits shut' },
  ].entries())
    db.insert(t.checklistItems)
      .values({ ...own, checklistId: list.id, position, text })
      .run();
  const festival = authorizeFestival(actor, slug, 'volunteers', db);
  const link = (id: number) => renewLink(festival, id, MADE_AT).token;
  const tokens = {
    ada: link(people.ada.id),
    bob: link(people.bob.id),
    cy: link(people.cy.id),
    dee: link(people.dee.id),
  };
  return { festivalId, slug, actor, today, tomorrow, rooms, events, people, tasks, shifts, assignments, list, tokens };
}

export type Corridor = ReturnType<typeof makeCorridor>;

/** The permission to coordinate this festival, for acts of a coordinator during a test. */
export const coordinating = (db: Db, { actor, slug }: Pick<Corridor, 'actor' | 'slug'>) =>
  authorizeFestival(actor, slug, 'volunteers', db);

/** The row of an assignment. */
export const assignmentRow = (db: Db, id: number) =>
  db.select().from(t.assignments).where(eq(t.assignments.id, id)).get();

/** The address of the calendar on a volunteer's page. */
export async function calendarOf(page: string): Promise<string> {
  const [path] = /\/feeds\/volunteers\/[\w-]+\.ics/.exec(await (await fetch(page)).text()) ?? [];
  if (!path) throw new Error('no calendar in the page');
  return new URL(path, page).href;
}
