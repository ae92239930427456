import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { type Db, databaseFile, openDatabase, write } from './client.ts';
import { migratedDatabase, migrationsFolder } from './migrate.ts';
import { insertAll, nextId } from './rows.ts';
import * as t from './schema/index.ts';

/** A new database in memory with the real migrations. */
export const openTestDb = (): Db => openDatabase(migratedDatabase());

/** Has this process serve `db`, until `endServedDb`. */
export const serveDb = (db: Db) => Object.assign(globalThis, { lanterneDb: db });

/** Closes the database that is served; the next one asked for is that of the data folder. */
export function endServedDb(): void {
  const served = globalThis as { lanterneDb?: Db | undefined };
  served.lanterneDb?.$client.close();
  served.lanterneDb = undefined;
}

/**
 * The database of an empty data folder, with what `bytes` hold: the real migrations, which ran
 * once.
 */
export function openTestFile(folder: string, bytes = migratedDatabase()): Db {
  writeFileSync(databaseFile(folder), bytes, { flag: 'wx' });
  return openDatabase(databaseFile(folder));
}

/** A database as the migration named last left it. */
export function databaseUntil(last: string): Db {
  const folder = mkdtempSync(join(tmpdir(), 'lanterne-migrations-'));
  cpSync(migrationsFolder(), folder, { recursive: true });
  const file = join(folder, 'meta', '_journal.json');
  const journal = JSON.parse(readFileSync(file, 'utf8')) as { entries: { tag: string }[] };
  const entries = journal.entries.slice(0, journal.entries.findIndex(({ tag }) => tag.startsWith(last)) + 1);
  writeFileSync(file, JSON.stringify({ ...journal, entries }));
  const db = openDatabase(':memory:');
  migrate(db, { migrationsFolder: folder });
  rmSync(folder, { recursive: true });
  return db;
}

/**
 * A repeatable source of numbers in [0, 1): the same seed gives the same festival on every machine
 * (mulberry32).
 */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** `like`: the slug of a festival that it is the same as, its keys apart. */
export type FestivalSize = { events: number; rooms: number; days: number; seed: number; slug?: string; like?: string };
export type MadeFestival = { festivalId: number; slug: string; userId: number; roomIds: number[]; eventIds: number[] };

const MADE_AT = '2026-01-01T09:00:00.000Z';
const FIRST_DAY = Date.UTC(2026, 5, 6);

const dayAfter = (days: number) => new Date(FIRST_DAY + days * 86_400_000).toISOString().slice(0, 10);
const wallClock = (day: number, minutes: number) =>
  `${dayAfter(day + Math.floor(minutes / 1440))}T${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/**
 * Of a seed and a slug, so that two festivals of one seed in one database have keys of their own.
 */
const randomOf = (seed: number, slug: string) =>
  randomFrom([...slug].reduce((mixed, letter) => Math.imul(mixed, 31) + letter.charCodeAt(0), seed));

function uuidFrom(random: () => number): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16));
  hex[12] = '4';
  hex[16] = '89ab'[Math.floor(random() * 4)] ?? '8';
  const text = hex.join('');
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`;
}

/**
 * A festival of the given size from 6 June 2026 in Europe/Paris, the same for the same seed: one
 * venue for four rooms, a film for two séances, a person for three, most séances a film and its
 * debate, a few talks, drop-ins, team and unscheduled ones. Séances of a room follow each other
 * from 09:00, ten minutes or more apart, as long as the day (until 03:00) holds them; a room that
 * is asked for more starts again at 09:00, so such a festival clashes.
 */
export function makeFestival(db: Db, size: FestivalSize): MadeFestival {
  const { seed, slug = `festival-${seed}`, like = slug } = size;
  const random = randomOf(seed, like);
  const keys = randomOf(seed, slug);
  const uuid = () => {
    const drawn = uuidFrom(random);
    return like === slug ? drawn : uuidFrom(keys);
  };
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;

  return write(db, (tx) => {
    let number = 0;
    const userId = tx
      .insert(t.users)
      .values({ email: `${slug}@example.org`, name: 'Camille', passwordHash: 'none', createdAt: MADE_AT })
      .returning()
      .get().id;
    const festivalId = tx
      .insert(t.festivals)
      .values({
        uid: uuid(),
        slug,
        name: { fr: `Festival ${seed}`, en: `Festival ${seed}` },
        startsOn: dayAfter(0),
        endsOn: dayAfter(size.days - 1),
        publicKey: uuid().replaceAll('-', '').slice(0, 16),
        createdAt: MADE_AT,
      })
      .returning()
      .get().id;
    tx.insert(t.memberships).values({ festivalId, userId, role: 'owner', createdAt: MADE_AT }).run();
    // Rows of one table are inserted together: one by one they took most of the time of many tests.
    const days = Array.from({ length: size.days }, (_, day) => ({
      festivalId,
      date: dayAfter(day),
      title: { fr: `Jour ${day + 1}`, en: `Day ${day + 1}` },
    }));
    const firstVenue = nextId(tx, t.venues);
    const venues = Array.from({ length: Math.ceil(size.rooms / 4) }, (_, i) => ({
      id: firstVenue + i,
      festivalId,
      number: ++number,
      name: { fr: `Lieu ${i + 1}`, en: `Venue ${i + 1}` },
      address: `${i + 1} rue de la Lanterne`,
      latitude: 48.85 + i / 100,
      longitude: 2.35,
      position: i,
    }));
    const firstRoom = nextId(tx, t.rooms);
    const rooms = Array.from({ length: size.rooms }, (_, i) => ({
      id: firstRoom + i,
      festivalId,
      venueId: firstVenue + Math.floor(i / 4),
      number: ++number,
      name: { fr: `Salle ${i + 1}`, en: `Room ${i + 1}` },
      seats: 60 + 20 * (i % 10),
      position: i,
    }));
    const firstTheme = nextId(tx, t.themes);
    const themes = Array.from({ length: 6 }, (_, i) => ({
      id: firstTheme + i,
      festivalId,
      slug: `theme-${i + 1}`,
      name: { fr: `Thème ${i + 1}`, en: `Theme ${i + 1}` },
      position: i,
    }));
    const firstFilm = nextId(tx, t.films);
    const firstVersion = nextId(tx, t.filmVersions);
    const versions: (typeof t.filmVersions.$inferInsert)[] = [];
    const films = Array.from({ length: Math.max(1, Math.ceil(size.events / 2)) }, (_, i) => {
      const film: typeof t.films.$inferInsert = {
        id: firstFilm + i,
        festivalId,
        number: ++number,
        originalTitle: `Film ${i + 1}`,
        title: i % 3 === 0 ? { en: `The film ${i + 1}` } : {},
        directors: [`Réalisatrice ${i + 1}`],
        year: 1990 + Math.floor(random() * 36),
        countries: [pick(['FR', 'DE', 'US', 'CD', 'AR'])],
        minutes: random() < 0.05 ? null : 10 + Math.floor(random() * 90),
        synopsis: { fr: `Synopsis du film ${i + 1}.`, en: `Synopsis of film ${i + 1}.` },
        rightsState: pick(['granted', 'granted', 'asked', 'unknown']),
        rightsKind: 'public-projection',
      };
      versions.push({
        id: firstVersion + i,
        festivalId,
        filmId: firstFilm + i,
        spoken: [pick(['fr', 'en', 'es', 'sw'])],
        subtitles: ['fr'],
        format: 'dcp',
      });
      return film;
    });
    const firstPerson = nextId(tx, t.people);
    const people = Array.from({ length: Math.max(1, Math.ceil(size.events / 3)) }, (_, i) => ({
      id: firstPerson + i,
      festivalId,
      uid: uuid(),
      number: ++number,
      name: `Personne ${i + 1}`,
      organisation: `Collectif ${i % 20}`,
    }));

    const next = new Map<string, number>();
    const firstEvent = nextId(tx, t.events);
    const inRooms: (typeof t.eventRooms.$inferInsert)[] = [];
    const items: (typeof t.eventItems.$inferInsert)[] = [];
    const presences: (typeof t.eventPeople.$inferInsert)[] = [];
    const ofThemes: (typeof t.eventThemes.$inferInsert)[] = [];
    const events = Array.from({ length: size.events }, (_, i) => {
      const roomIndex = i % size.rooms;
      const day = Math.floor(i / size.rooms) % size.days;
      const isTalk = random() < 0.2;
      const filmId = firstFilm + Math.floor(random() * films.length);
      const minutes = isTalk ? 30 + 5 * Math.floor(random() * 7) : 60;
      const key = `${day}/${roomIndex}`;
      const start = next.get(key) ?? 540;
      const length = isTalk ? minutes : 100 + 30;
      next.set(key, start + length + 30 > 27 * 60 ? 540 : Math.ceil((start + length + 25) / 5) * 5);
      const isUnscheduled = random() < 0.02;
      const eventId = firstEvent + i;
      const event: typeof t.events.$inferInsert = {
        id: eventId,
        festivalId,
        uid: uuid(),
        number: ++number,
        kind: isTalk ? 'talk' : 'screening',
        title: isTalk ? { fr: `Intervention ${i + 1}`, en: `Talk ${i + 1}` } : {},
        synopsis: isTalk ? { fr: `À propos de ${i + 1}.`, en: `About ${i + 1}.` } : {},
        startsAt: isUnscheduled ? null : wallClock(day, start),
        visibility: random() < 0.03 ? 'team' : 'public',
        admission: random() < 0.01 ? 'drop-in' : 'start',
        createdAt: MADE_AT,
      };
      if (!isUnscheduled) inRooms.push({ festivalId, eventId, roomId: firstRoom + roomIndex });
      items.push(
        isTalk
          ? { festivalId, eventId, position: 0, kind: 'talk', minutes }
          : {
              festivalId,
              eventId,
              position: 0,
              kind: 'film',
              filmId,
              filmVersionId: filmId - firstFilm + firstVersion,
            },
      );
      if (!isTalk) items.push({ festivalId, eventId, position: 1, kind: 'debate', minutes: 30 });
      presences.push({
        festivalId,
        eventId,
        personId: firstPerson + Math.floor(random() * people.length),
        role: isTalk ? 'speaker' : 'moderator',
        confirmation: pick(['confirmed', 'confirmed', 'confirmed', 'invited', 'tentative']),
      });
      ofThemes.push({ festivalId, eventId, themeId: firstTheme + Math.floor(random() * themes.length) });
      return event;
    });
    insertAll(db, t.festivalDays, days);
    insertAll(db, t.venues, venues);
    insertAll(db, t.rooms, rooms);
    insertAll(db, t.themes, themes);
    insertAll(db, t.films, films);
    insertAll(db, t.filmVersions, versions);
    insertAll(db, t.people, people);
    insertAll(db, t.events, events);
    insertAll(db, t.eventRooms, inRooms);
    insertAll(db, t.eventItems, items);
    insertAll(db, t.eventPeople, presences);
    insertAll(db, t.eventThemes, ofThemes);
    tx.update(t.festivals)
      .set({ nextNumber: number + 1 })
      .where(eq(t.festivals.id, festivalId))
      .run();
    const idsOf = (first: number, count: number) => Array.from({ length: count }, (_, i) => first + i);
    return {
      festivalId,
      slug,
      userId,
      roomIds: idsOf(firstRoom, size.rooms),
      eventIds: idsOf(firstEvent, size.events),
    };
  });
}

const copied = new Map<string, { bytes: Buffer; made: unknown }>();

/**
 * A new database in memory with what `make` puts into it. `make` runs once a process for each name;
 * after that it is copied, which takes a third of the time.
 */
export function openTestCopy<T>(name: string, make: (db: Db) => T): { db: Db; made: T } {
  const known = copied.get(name);
  if (known) return { db: openDatabase(known.bytes), made: structuredClone(known.made) as T };
  const db = openTestDb();
  const made = make(db);
  copied.set(name, { bytes: db.$client.serialize(), made: structuredClone(made) });
  return { db, made };
}

/** A new database in memory with this festival alone. */
export const openTestFestival = (size: FestivalSize): { db: Db; made: MadeFestival } =>
  openTestCopy(JSON.stringify(size), (db) => makeFestival(db, size));
