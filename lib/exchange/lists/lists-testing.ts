import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { makeFestival, openTestDb, randomFrom } from '#db/testing.ts';
import type { Importing } from '#lib/exchange/files/kept-imports.ts';
import { hostileTexts } from '#lib/feeds/hostile-text-testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { cleanLine, cleanText } from '#lib/i18n/clean-text.ts';
import type { Actor } from '#lib/policy.ts';

/** What a spreadsheet takes for something else than it is, or an import would. */
const TRICKY = [
  ...Object.values(hostileTexts),
  '=1+1',
  '+33 6 12 34 56 78',
  '-12',
  '@SUM(A1)',
  "'=1",
  "''+x",
  "'quoted'",
  '\t=cmd',
  '1/2',
  '2026-11-28',
  '20:30',
  '007',
  '1e5',
  '12,5',
  'VRAI',
  'TRUE',
  'NULL',
  '_x0041_',
  'a;b|c/d, e et f & g',
  'Diop, Awa',
  'ligne\nligne\n\nligne',
  '"',
  '""x""',
  '\u00a0insécable\u00a0!',
  '３６ =',
  '＝1',
  '%3D',
  'œ€’“”…',
];

/** A festival whose every text is one that breaks lists; the same for the same seed. */
export function hostileFestival(seed: number): { db: Db; festival: Importing } {
  const db = openTestDb();
  const size = { events: 12, rooms: 5, days: 2, seed };
  const made = makeFestival(db, size);
  const random = randomFrom(seed);
  const pick = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)] as T;
  const text = (max = 200) => cleanText(pick(TRICKY)).slice(0, max).trim();
  const line = (max = 200) =>
    cleanLine(`${random() < 0.3 ? '' : text(60)} ${text(60)}`)
      .slice(0, max)
      .trim();
  const name = (at: number) => cleanLine(`${line(80)} n${at}`);
  const both = (of: () => string) => {
    const [fr, en] = [random() < 0.8 ? of() : '', random() < 0.4 ? of() : ''];
    return { ...(fr && { fr }), ...(en && { en }) };
  };
  const tags = () => pick([[], ['jury'], ['Coup de cœur', '=1+1', 'à « revoir »']]);
  const named = (of: () => string) => ({ fr: of(), ...(random() < 0.4 && { en: of() }) });
  const { festivalId } = made;
  let at = 0;
  const next = () => {
    at += 1;
    return name(at);
  };
  for (const { id } of db.select().from(t.films).all())
    db.update(t.films)
      .set({
        originalTitle: next(),
        title: both(next),
        directors: Array.from({ length: Math.floor(random() * 3) }, next),
        writers: random() < 0.5 ? [next()] : [],
        production: line(),
        shortSynopsis: both(next),
        synopsis: both(() => text(9000)),
        contentNotes: random() < 0.5 ? [both(next), both(next)].filter((note) => note.fr || note.en) : [],
        website: random() < 0.5 ? 'https://example.org/?a=1&b=%3D' : '',
        trailer: random() < 0.5 ? 'https://vimeo.com/76979871/8272103f6e' : '',
        tags: tags(),
        rightsNote: text(),
      })
      .where(eq(t.films.id, id))
      .run();
  for (const { id } of db.select().from(t.filmVersions).all()) {
    db.update(t.filmVersions)
      .set({ sdh: random() < 0.3, ad: random() < 0.3 })
      .where(eq(t.filmVersions.id, id))
      .run();
    const copy = db.select().from(t.filmVersions).where(eq(t.filmVersions.id, id)).get();
    if (copy && random() < 0.3)
      db.insert(t.filmVersions)
        .values({ festivalId, filmId: copy.filmId, position: 1, spoken: ['de'], subtitles: [], format: null })
        .run();
  }
  for (const { id } of db.select().from(t.people).all())
    db.update(t.people)
      .set({
        name: next(),
        title: both(next),
        organisation: line(),
        bio: both(() => text(9000)),
        tags: tags(),
        contact: text(),
        arrivesAt: random() < 0.5 ? '2026-06-06T00:30' : null,
        departsAt: random() < 0.5 ? '2026-06-09T18:00' : null,
      })
      .where(eq(t.people.id, id))
      .run();
  for (const { id } of db.select().from(t.venues).all())
    db.update(t.venues)
      .set({ name: named(next), address: text() })
      .where(eq(t.venues.id, id))
      .run();
  for (const { id } of db.select().from(t.rooms).all())
    db.update(t.rooms)
      .set({
        name: named(next),
        kind: pick(['room', 'outdoor', 'online', 'meeting-point'] as const),
        abilities: random() < 0.5 ? ['dcp', '35mm', 'video-call'] : [],
        wheelchairPlaces: random() < 0.5 ? 0 : null,
        doorsMinutes: random() < 0.5 ? 15 : null,
        opensAt: random() < 0.5 ? '09:00' : null,
        closesAt: random() < 0.5 ? '00:30' : null,
        note: text(),
      })
      .where(eq(t.rooms.id, id))
      .run();
  for (const { id } of db.select().from(t.themes).all())
    db.update(t.themes)
      .set({ name: named(next) })
      .where(eq(t.themes.id, id))
      .run();
  for (const { id } of db.select().from(t.events).all())
    db.update(t.events)
      .set({
        title: both(next),
        subtitle: both(line),
        label: both(line),
        synopsis: both(() => text(9000)),
        teamNotes: text(),
        capacity: random() < 0.5 ? 40 : null,
        spoken: random() < 0.5 ? ['en', 'wo'] : [],
        translatedInto: random() < 0.5 ? ['fr'] : [],
        status: random() < 0.2 ? 'cancelled' : 'planned',
        tags: tags(),
        wishes: random() < 0.5 ? { day: '2026-06-07', part: 'late', edge: 'closing', school: true, after: 1 } : {},
        links: random() < 0.5 ? [{ address: 'https://example.org/a,b;c', label: line(60) }] : [],
      })
      .where(eq(t.events.id, id))
      .run();
  for (let i = 0; i < 3; i += 1)
    db.insert(t.tasks)
      .values({ festivalId, name: named(next), position: i })
      .run();
  const taskIds = db.select({ id: t.tasks.id }).from(t.tasks).all();
  for (let i = 0; i < 8; i += 1) {
    const contact = pick(['', '+33 6 12 34 56 78', 'awa@example.org']);
    const { id } = db
      .insert(t.volunteers)
      .values({
        festivalId,
        name: next(),
        contact,
        createdAt: '2026-01-01T09:00:00.000Z',
        contactKind: contact === '' ? null : contact.includes('@') ? 'email' : pick(['phone', 'sms'] as const),
        minutesADay: pick([null, 30, 450]),
        restMinutes: pick([null, 0, 600]),
        languages: pick([[], ['fr'], ['fr', 'sw', 'en']]),
        diet: pick(['any', 'vegetarian', 'vegan', 'none'] as const),
        allergies: text(),
        tags: tags(),
        wishes: text(),
        note: text(),
        age: pick([null, 'under16', 'under18', 'adult'] as const),
        shirt: pick([null, 'M', 'XXL'] as const),
        guardian: line(60),
        guardianContact: pick(['', '+33 6 39 98 00 32']),
        ...pick([
          { consent: null, consentOn: null },
          { consent: 'paper', consentOn: '2026-05-30' },
          { consent: 'refused', consentOn: '2026-05-31' },
        ] as const),
      })
      .returning({ id: t.volunteers.id })
      .get();
    if (random() < 0.6)
      db.insert(t.volunteerTasks)
        .values({ festivalId, volunteerId: id, taskId: pick(taskIds).id })
        .run();
    for (const task of taskIds)
      if (random() < 0.5)
        db.insert(t.volunteerTaskWishes)
          .values({ festivalId, volunteerId: id, taskId: task.id, wish: pick(['for', 'against'] as const) })
          .run();
    if (random() < 0.6)
      db.insert(t.volunteerAvailabilities)
        .values([
          { festivalId, volunteerId: id, startsAt: '2026-06-06T05:00', endsAt: '2026-06-07T05:00' },
          { festivalId, volunteerId: id, startsAt: '2026-06-07T14:00', endsAt: '2026-06-08T01:30' },
        ])
        .run();
  }
  const actor: Actor = { userId: made.userId, name: 'Camille', email: 'camille@example.org', isAdministrator: false };
  return { db, festival: authorizeFestival(actor, made.slug, 'schedule', db) };
}
