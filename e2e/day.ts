import { randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { and, eq } from 'drizzle-orm';
import { type Db, databaseFile, openDatabase, write } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { makeFestival } from '#db/testing.ts';
import { startSession } from '#lib/accounts/sessions.ts';
import { createAccessToken } from '#lib/accounts/tokens.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import type { Actor } from '#lib/policy.ts';
import { publishRelease } from '#lib/programme/publish-testing.ts';
import { publishSchema } from '#lib/programme/schema.ts';
import { teamLinks } from '#lib/programme/shared-links.ts';
import { dataFolderWith } from './filled.ts';
import { expect, firstAccount, organiser, type SignedIn, signedInBy } from './fixtures.ts';
import { newSlug } from './own-festival.ts';
import { type Started, serveAt, setClock } from './server.ts';

export const SLUG = 'le-jour';
const DATE = '2030-11-28';
const CREATED = '2030-10-01T10:00:00.000Z';

/** An hour of the day in Paris, as an instant. */
export const at = (hour: string) => new Date(`${DATE}T${hour}+01:00`).toISOString();

/** A day of a festival, on a server whose clock is set to it. */
export type Day = {
  slug: string;
  server: Started;
  dataFolder: string;
  /** The owner of the festival, or the administrator of the server if the day is alone on it. */
  signedIn: SignedIn;
  /** Reads or writes the database directly. */
  look: <T>(work: (db: Db) => T) => T;
};
type LoneDay = Day & {
  /** Restarts the server on the same folder and port, at this hour. */
  restart: (hour: string) => Promise<void>;
};

const servedAt = (hour: string, given: { dataFolder: string; port?: number }) => serveAt(at(hour), given);

/**
 * Auditorium: 100 « Le sang et la boue » 9:30–11:40 (film 94 min, debate 36), 101 « Terre rare »
 * 12:00, 102 « Qui paie le nuage ? » 14:30 with Zoé Laurent. Petite salle: 103 « Noces d’étain »
 * 10:00. Ana welcomes the public of 100; « Le film de secours » waits in the catalogue.
 */
export async function beginDay(hour: string): Promise<LoneDay> {
  const server = await servedAt(hour, { dataFolder: dataFolderWith(() => {}) });
  const { dataFolder, port } = server;
  const signedIn = await firstAccount(server, at(hour));
  const look = lookInto(dataFolder);
  look((db) => fillDay(db, SLUG));
  const day: LoneDay = {
    slug: SLUG,
    server,
    dataFolder,
    signedIn,
    look,
    restart: async (to) => {
      await day.server.stop();
      day.server = await servedAt(to, { dataFolder, port });
    },
  };
  return day;
}

/** The festival of `beginDay` on a running server, whose clock is set to this hour. */
export async function dayOn(server: Started, hour: string): Promise<Day> {
  await setClock(server, at(hour));
  const { dataFolder } = server;
  const look = lookInto(dataFolder);
  const slug = newSlug();
  const userId = look((db) => fillDay(db, slug));
  const { token } = look((db) => write(db, (tx) => startSession(tx, userId, 'a test', at(hour))));
  return { slug, server, dataFolder, look, signedIn: await signedInBy(token, server.secret()) };
}

const lookInto =
  (dataFolder: string): Day['look'] =>
  (work) => {
    const db = openDatabase(databaseFile(dataFolder));
    try {
      return work(db);
    } finally {
      db.$client.close();
    }
  };

/** Makes the festival; returns its owner. */
function fillDay(db: Db, slug: string): number {
  const size = { events: 4, rooms: 2, days: 1, seed: 5 };
  const { festivalId, userId, roomIds, eventIds } = makeFestival(db, { ...size, slug, like: SLUG });
  const own = { festivalId };
  const name = { fr: 'Écrans ouverts', en: 'Open screens' };
  db.update(t.festivals).set({ name, startsOn: DATE, endsOn: DATE }).where(eq(t.festivals.id, festivalId)).run();
  db.update(t.festivalDays).set({ date: DATE }).where(eq(t.festivalDays.festivalId, festivalId)).run();
  const [hall = 0, small = 0] = roomIds;
  for (const [id, fr, en, seats] of [
    [hall, 'Auditorium', 'Auditorium', 120],
    [small, 'Petite salle', 'Small room', 60],
  ] as const)
    db.update(t.rooms)
      .set({ name: { fr, en }, seats, abilities: ['video-call'] as never })
      .where(eq(t.rooms.id, id))
      .run();
  for (const table of [t.eventPeople, t.eventRooms, t.eventItems, t.offers])
    db.delete(table).where(eq(table.festivalId, festivalId)).run();
  const [film, spare] = db.select().from(t.films).where(eq(t.films.festivalId, festivalId)).all();
  const rename = (id: number, originalTitle: string, minutes: number) =>
    db
      .update(t.films)
      .set({ originalTitle, title: {}, minutes, rightsState: 'granted' })
      .where(eq(t.films.id, id))
      .run();
  rename(film?.id ?? 0, 'Le sang et la boue', 94);
  rename(spare?.id ?? 0, 'Le film de secours', 80);
  const seances = [
    ['09:30', hall, 'Le sang et la boue', 'screening'],
    ['12:00', hall, 'Terre rare', 'talk'],
    ['14:30', hall, 'Qui paie le nuage ?', 'debate'],
    ['10:00', small, 'Noces d’étain', 'screening'],
  ] as const;
  const debates: number[] = [];
  for (const [i, [start, roomId, title, kind]] of seances.entries()) {
    const eventId = eventIds[i] ?? 0;
    const set = {
      number: 1100 + i,
      startsAt: `${DATE}T${start}`,
      title: { fr: title, en: title },
      subtitle: {},
      label: {},
      kind,
      ...({
        visibility: 'public',
        admission: 'start',
        status: 'planned',
        timeIsSuggested: false,
        seriesId: null,
      } as const),
      publicEndFixed: null,
      continuesEventId: null,
      capacity: null,
      positionInSeries: null,
    };
    const { positionInSeries: _, ...columns } = set;
    db.update(t.events).set(columns).where(eq(t.events.id, eventId)).run();
    db.insert(t.eventRooms)
      .values({ ...own, eventId, roomId })
      .run();
    const parts =
      i === 0
        ? [
            { kind: 'film' as const, filmId: film?.id ?? 0, minutes: null },
            { kind: 'debate' as const, minutes: 36 },
          ]
        : [{ kind: kind === 'debate' ? ('debate' as const) : ('talk' as const), minutes: 60 }];
    for (const [position, part] of parts.entries()) {
      const row = db
        .insert(t.eventItems)
        .values({ ...own, eventId, position, ...part })
        .returning()
        .get();
      if (i === 2) debates.push(row.id);
    }
  }
  const [zoe, noe] = db.select().from(t.people).where(eq(t.people.festivalId, festivalId)).all();
  const person = (id: number, called: string, contact: string) =>
    db.update(t.people).set({ name: called, contact }).where(eq(t.people.id, id)).run();
  person(zoe?.id ?? 0, 'Zoé Laurent', '06 12 34 56 78, zoe@example.org');
  if (noe) person(noe.id, 'Noé Petit', '');
  const third = eventIds[2] ?? 0;
  for (const one of [zoe, noe])
    if (one)
      db.insert(t.eventPeople)
        .values({
          ...own,
          eventId: third,
          itemId: debates[0] ?? null,
          personId: one.id,
          role: one === zoe ? ('speaker' as const) : ('moderator' as const),
          confirmation: 'confirmed' as const,
        })
        .run();
  const task = db
    .insert(t.tasks)
    .values({ ...own, name: { fr: 'Placement', en: 'Seating' } })
    .returning()
    .get();
  const ana = db
    .insert(t.volunteers)
    .values({ ...own, name: 'Ana', contactKind: 'sms', contact: '06 99 88 77 66', createdAt: CREATED })
    .returning()
    .get();
  const shift = db
    .insert(t.shifts)
    .values({
      ...own,
      taskId: task.id,
      rule: 'event',
      eventId: eventIds[0] ?? 0,
      fromAnchor: 'doors',
      fromMinutes: -10,
      toAnchor: 'free',
      toMinutes: 0,
      createdAt: CREATED,
    })
    .returning()
    .get();
  db.insert(t.assignments)
    .values({
      ...own,
      uid: randomUUID(),
      shiftId: shift.id,
      volunteerId: ana.id,
      state: 'confirmed',
      isReferent: true,
      createdAt: CREATED,
    })
    .run();
  const actor: Actor = { userId, name: organiser.name, email: '', isAdministrator: false };
  const published = publishRelease(
    authorizeFestival(actor, slug, 'publish', db),
    publishSchema.parse({ expected: 0 }),
    CREATED,
  );
  if (!published.ok) throw new Error(`Not published: ${JSON.stringify(published)}`);
  return userId;
}

/** A separate browser, with the clock of the server. */
export async function visitorOf(
  browser: Browser,
  { server }: Day,
  hour: string,
  path: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.url, viewport: { width: 390, height: 844 }, ...options });
  const page = await context.newPage();
  await page.clock.install({ time: at(hour) });
  await page.goto(path);
  return page;
}

/** A page of the desk on a phone, with its clock installed. */
export async function organiserOf(
  browser: Browser,
  day: Day,
  path = '',
  more: Parameters<Browser['newContext']>[0] = {},
): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    baseURL: day.server.url,
    storageState: day.signedIn,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    ...more,
  });
  const page = await context.newPage();
  await page.clock.install();
  await page.goto(`/fr/organise/${day.slug}/today${path}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return page;
}

/** The calendar of the programme, without lines that depend on when it was asked for. */
export const calendarOf = async ({ server, slug }: Day) =>
  (await fetch(`${server.url}/feeds/${slug}/programme.ics`)).text();

/** The row of the festival. */
export const festivalOf = ({ look, slug }: Day) => {
  const row = look((db) => db.select().from(t.festivals).where(eq(t.festivals.slug, slug)).get());
  if (!row) throw new Error(`No festival ${slug}`);
  return row;
};

/** The token of a link to the room sheets, and that of Ana's own page. */
export function secretsOf(day: Day): string[] {
  const { look, slug } = day;
  const { id } = festivalOf(day);
  return look((db) => {
    const owner = db.select().from(t.memberships).where(eq(t.memberships.festivalId, id)).get();
    const ana = db
      .select()
      .from(t.volunteers)
      .where(and(eq(t.volunteers.festivalId, id), eq(t.volunteers.name, 'Ana')))
      .get();
    if (!owner || !ana) throw new Error('Nobody there.');
    const actor: Actor = { userId: owner.userId, name: organiser.name, email: '', isAdministrator: false };
    const sheets = teamLinks.create(authorizeFestival(actor, slug, 'team-links', db), { label: 'Auditorium' }, CREATED);
    if (!sheets.ok) throw new Error(sheets.reason);
    const { id: volunteerId, festivalId, name: label } = ana;
    const own = write(db, (tx) => createAccessToken(tx, { kind: 'volunteer', festivalId, actor, label }, CREATED));
    db.insert(t.volunteerLinks).values({ festivalId, volunteerId, tokenId: own.id }).run();
    return [sheets.token, own.token].map((token) => `/fr/team/${token}`);
  });
}
