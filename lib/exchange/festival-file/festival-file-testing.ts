import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import * as e from '#db/enums.ts';
import * as t from '#db/schema/index.ts';
import { makeFestival, randomFrom } from '#db/testing.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { conflictsOf } from '#lib/events/conflicts.ts';
import type { Documents } from '#lib/model/documents.ts';
import { noticeValue } from '#lib/model/live-facts.ts';
import { digestOf } from '#lib/programme/left-out.ts';
import { packDocument } from '#lib/programme/packed.ts';
import { freeze } from '#lib/programme/release.ts';

const AT = '2026-03-04T05:06:07.890Z';
const WORDS = [
  'Lueur',
  'nuit',
  'l’été',
  'Œuvre',
  '日本',
  'שלום',
  '« citée »',
  '<b>gras</b>',
  'a;b"c',
  '👩🏽‍🚀',
  '\\n',
  '__proto__',
];

/**
 * A festival in which no column of any table stands as it would stand by itself: what a file
 * forgets, a test sees. The same for the same seed. Programme in June 2026, two releases, live
 * facts, accepted warnings, volunteers with everything they can have.
 */
export function makeFullFestival(db: Db, seed: number): { festivalId: number; userId: number; slug: string } {
  const random = randomFrom(seed + 77);
  const int = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const pick = <T>(values: readonly T[]): T => values[int(0, values.length - 1)] as T;
  const words = () => Array.from({ length: int(1, 4) }, () => pick(WORDS)).join(' ');
  const both = () => (random() < 0.5 ? { fr: words(), en: words() } : { fr: words() });
  const some = <T>(values: readonly T[]): T[] => values.filter((_, i) => i === 0 || random() < 0.5);
  const uuid = () => {
    const hex = Array.from({ length: 32 }, () => int(0, 15).toString(16)).join('');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
  };
  const wall = (hour = int(8, 23)) =>
    `2026-06-0${int(6, 7)}T${String(hour).padStart(2, '0')}:${pick(['00', '15', '30'])}`;
  const address = () => `https://example.org/${int(1, 999)}?q=é`;

  const size = { events: int(6, 24), rooms: int(2, 5), days: 2, seed, slug: `plein-${seed}` };
  const { festivalId, userId, slug, roomIds, eventIds } = makeFestival(db, size);
  const own = { festivalId };
  const users = db
    .insert(t.users)
    .values({ email: `${slug}@lueurs.example`, name: 'Alix', passwordHash: '-', createdAt: AT });
  const otherId = users.returning().get().id;

  db.update(t.festivals)
    .set({
      name: both(),
      introduction: both(),
      timeZone: pick(['Asia/Kathmandu', 'America/St_Johns']),
      locale: 'en',
      dayStartsAt: '04:30',
      opensAt: '08:15',
      closesAt: '23:45',
      doorsMinutes: 7,
      clearMinutes: 8,
      betweenFilmsMinutes: 3,
      accent: '#12ab9f',
      secondColour: '#ff7a4d',
      letters: 'newsreader',
      headStyle: 'poster',
      organiser: words(),
      website: address(),
      contactEmail: 'bonjour@example.org',
      legalPublisher: words(),
      legalAddress: `${words()}\n${words()}`,
      legalDirector: words(),
      legalHost: words(),
      privateDays: 45,
      legalPhone: '01 99 00 00 00',
      legalRegistration: `W${int(100_000_000, 999_999_999)}`,
      accessibilityContact: words(),
      legalText: both(),
      privacyText: both(),
      accessibilityText: both(),
      accessibilityDuty: true,
      accessibilityState: 'partial',
      accessibilityStatement: {
        organisation: words(),
        scope: words(),
        plan: words(),
        auditor: words(),
        auditedOn: '2026-05-04',
        rate: 61,
        faults: words(),
        exemptions: words(),
        preparedOn: '2026-05-06',
        technologies: words(),
        tools: words(),
        pages: words(),
      },
      isDemonstration: true,
      templateId: 'numerique-en-lumiere',
      version: int(2, 40),
      nextNumber: 5000,
    })
    .where(eq(t.festivals.id, festivalId))
    .run();

  const one = <T>(list: readonly T[]): T => pick(list);
  const ids = (rows: { id: number }[]) => rows.map(({ id }) => id);
  const of = { festivalId };
  const days = ids(db.select().from(t.festivalDays).where(eq(t.festivalDays.festivalId, festivalId)).all());
  for (const id of days)
    db.update(t.festivalDays)
      .set({ title: both(), introduction: both(), opensAt: '07:00', closesAt: '22:00', version: int(2, 9) })
      .where(eq(t.festivalDays.id, id))
      .run();

  const venues = ids(db.select().from(t.venues).where(eq(t.venues.festivalId, festivalId)).all());
  const far = {
    ...of,
    number: 4000,
    name: both(),
    address: words(),
    latitude: -12.25,
    longitude: 99.125,
    access: both(),
  };
  venues.push(
    db
      .insert(t.venues)
      .values({ ...far, position: 7, version: 3 })
      .returning()
      .get().id,
  );
  db.update(t.venues).set({ access: both(), version: 2 }).where(eq(t.venues.festivalId, festivalId)).run();
  db.insert(t.venueWalks)
    .values({ ...of, fromVenueId: venues[0] as number, toVenueId: venues.at(-1) as number, minutes: int(1, 60) })
    .run();
  for (const [i, id] of roomIds.entries())
    db.update(t.rooms)
      .set({
        name: both(),
        kind: i === 0 ? 'outdoor' : 'room',
        wheelchairPlaces: int(0, 9),
        doorsMinutes: int(1, 30),
        clearMinutes: int(1, 30),
        abilities: some(e.roomAbilities),
        lacks: some(e.roomAccesses),
        opensAt: '08:00',
        closesAt: '23:30',
        note: words(),
        version: int(2, 9),
      })
      .where(eq(t.rooms.id, id))
      .run();
  db.insert(t.roomCrews)
    .values({ ...of, roomId: one(roomIds), date: '2026-06-06', names: words(), note: words(), version: 4 })
    .run();
  db.update(t.themes)
    .set({ name: both(), introduction: both(), colour: '#1f6b57', version: 2 })
    .where(eq(t.themes.festivalId, festivalId))
    .run();
  const seriesId = db
    .insert(t.series)
    .values({ ...of, number: 4001, title: both(), introduction: both(), version: 2 })
    .returning()
    .get().id;

  const films = ids(db.select().from(t.films).where(eq(t.films.festivalId, festivalId)).all());
  for (const id of films)
    db.update(t.films)
      .set({
        title: both(),
        writers: [words()],
        directors: [words(), words()],
        production: words(),
        shortSynopsis: both(),
        synopsis: both(),
        contentNotes: [both(), both()],
        contentIsSevere: true,
        rightsState: one(e.rightsStates),
        tags: ['coup de cœur', 'à revoir'],
        rightsNote: words(),
        rightsKind: one(e.rightsKinds),
        announceable: 'from',
        announceableFrom: '9999-12-31',
        neutralTitle: both(),
        website: address(),
        trailer: `${address()}.mp4`,
        version: int(2, 9),
      })
      .where(eq(t.films.id, id))
      .run();
  for (const filmId of films)
    db.insert(t.filmVersions)
      .values({
        ...of,
        filmId,
        spoken: ['fr', 'lsf'],
        subtitles: ['en'],
        sdh: true,
        ad: true,
        format: one(e.filmFormats),
        minutes: int(10, 90),
        isOnlyCopy: true,
        position: 3,
      })
      .run();
  const versions = db.select().from(t.filmVersions).where(eq(t.filmVersions.festivalId, festivalId)).all();

  const people = ids(db.select().from(t.people).where(eq(t.people.festivalId, festivalId)).all());
  for (const id of people)
    db.update(t.people)
      .set({
        organisation: words(),
        title: both(),
        bio: both(),
        contact: '06 00 00 00 00',
        tags: ['jury'],
        ways: ['sms'],
        version: int(2, 9),
        arrivesAt: '0026-06-05T18:30',
        departsAt: '2026-06-08T09:15',
      })
      .where(eq(t.people.id, id))
      .run();

  for (const [i, id] of eventIds.entries()) {
    db.update(t.events)
      .set({
        label: both(),
        title: both(),
        subtitle: both(),
        synopsis: both(),
        capacity: int(1, 300),
        doorsMinutes: 4,
        clearMinutes: 6,
        seriesId: i % 3 === 0 ? seriesId : null,
        seriesPosition: i % 3 === 0 ? i + 1 : null,
        continuesEventId: i > 0 ? (eventIds[int(0, i - 1)] ?? null) : null,
        endsAtVenueId: one(venues),
        availableUntil: wall(),
        timeIsSuggested: random() < 0.5,
        timeIsToConfirm: random() < 0.5,
        isLocked: random() < 0.5,
        status: i % 4 === 3 ? 'cancelled' : 'planned',
        cancellationReason: both(),
        teamNotes: words(),
        version: int(2, 30),
        spoken: ['en', 'ga'],
        translatedInto: ['fr'],
        links: [{ address: address(), label: words() }],
        tags: ['subvention'],
        wishes: { day: '2026-06-07', part: 'evening', edge: 'last', school: true, after: 1, before: 2, apart: 3 },
        publicEndFixed: i % 2 ? '2026-06-07T23:50' : null,
        visibility: i === 1 ? 'team' : 'public',
        admission: i === 2 ? 'drop-in' : 'start',
      })
      .where(eq(t.events.id, id))
      .run();
    if (
      i % 2 === 0 &&
      !db
        .select()
        .from(t.eventRooms)
        .where(eq(t.eventRooms.eventId, id))
        .all()
        .some((r) => r.roomId === roomIds[0])
    )
      db.insert(t.eventRooms)
        .values({ ...of, eventId: id, roomId: roomIds[0] as number, use: 'overflow', position: 2 })
        .run();
    const version = one(versions);
    const itemId = db
      .insert(t.eventItems)
      .values({
        ...of,
        eventId: id,
        position: 9,
        kind: 'film',
        title: both(),
        minutes: int(5, 50),
        elastic: true,
        filmId: version.filmId,
        filmVersionId: version.id,
        access: some(e.saidOfAccess),
      })
      .returning()
      .get().id;
    const role = { role: one(e.personRoles), presence: one(e.presences), confirmation: one(e.confirmations) };
    db.insert(t.eventPeople)
      .values({ ...of, eventId: id, itemId, personId: one(people), ...role, position: 5 })
      .run();
  }
  const blockId = db
    .insert(t.blocks)
    .values({ ...of, kind: 'set-up', title: both(), startsAt: wall(), minutes: int(1, 90), version: 3 })
    .returning()
    .get().id;
  db.insert(t.blockRooms)
    .values({ ...of, blockId, roomId: one(roomIds) })
    .run();
  for (const place of [{}, { dayId: one(days) }, { seriesId }, { eventId: one(eventIds) }])
    db.insert(t.offers)
      .values({
        ...of,
        ...place,
        kind: one(['paid', 'registration'] as const),
        label: both(),
        price: both(),
        address: address(),
        opensAt: wall(),
        position: 2,
        version: 2,
      })
      .run();

  const { id: pageId } = db
    .insert(t.pages)
    .values({
      ...of,
      slug: 'infos-pratiques',
      title: both(),
      text: both(),
      position: 2,
      isInNavigation: false,
      showsPartners: true,
      version: 2,
    })
    .returning({ id: t.pages.id })
    .get();
  const { id: partnerId } = db
    .insert(t.partners)
    .values({
      ...of,
      number: 4002,
      name: 'Ville de Rivage',
      address: address(),
      rank: both(),
      isAtFoot: true,
      position: 2,
      version: 2,
    })
    .returning({ id: t.partners.id })
    .get();

  const subjects = [
    { use: 'still', filmId: one(films) },
    { use: 'portrait', personId: one(people) },
    { use: 'view', venueId: one(venues) },
    { use: 'view', roomId: one(roomIds) },
    {
      use: 'motif',
      themeId: one(ids(db.select().from(t.themes).where(eq(t.themes.festivalId, festivalId)).all())),
    },
    { use: 'motif', seriesId },
    { use: 'view', pageId },
    { use: 'partner', partnerId },
    { use: 'logo' },
  ] as const;
  for (const [position, subject] of subjects.entries())
    db.insert(t.pictures)
      .values({
        ...of,
        ...subject,
        position: position + 1,
        hash: position.toString(16).repeat(64),
        format: one(e.pictureFormats),
        width: int(100, 4000),
        height: int(100, 4000),
        bytes: int(1000, 5_000_000),
        colour: '#a05020',
        fileName: `image ${position}.jpg`,
        alt: both(),
        credit: 'Ada Martin',
        focalX: 20,
        focalY: 80,
        givenBy: 'La distributrice',
        purposes: ['site', 'press'],
        until: '2099-01-01',
        consentOn: '2026-01-01',
        version: 2,
        createdAt: AT,
      })
      .run();

  release(db, { festivalId, number: 1, byUserId: otherId, before: null });
  db.update(t.events)
    .set({ title: { fr: 'Tout autre chose' } })
    .where(eq(t.events.id, eventIds[0] as number))
    .run();
  const first = freeze(loadDraft(festivalId, db), null, { number: 1, at: AT, note: {} });
  release(db, { festivalId, number: 2, byUserId: otherId, before: first });

  db.insert(t.liveFacts)
    .values([
      {
        ...of,
        eventId: one(eventIds),
        kind: 'delay',
        value: '20',
        cutMinutes: 5,
        text: both(),
        authorId: userId,
        at: AT,
      },
      { ...of, kind: 'notice', text: both(), at: AT, until: AT, endedAt: AT },
      { ...of, kind: 'notice', value: noticeValue('team'), text: { fr: 'Rendez-vous derrière le bar.' }, at: AT },
    ])
    .run();
  const standing = conflictsOf(loadDraft(festivalId, db)).filter(() => random() < 0.4);
  for (const { code, facts } of standing)
    db.insert(t.acceptedWarnings)
      .values({ ...of, code, facts, reason: words(), byUserId: otherId, byName: 'Alix', at: AT })
      .run();

  makeVolunteers(db, { festivalId, roomIds, eventIds, people, userId }, { words, both, wall, uuid, pick, int });
  for (const [entity, entityId] of [
    ['film', films[0]],
    ['event', eventIds[0]],
    ['person', people[0]],
    ['room', roomIds[0]],
  ] as const)
    db.insert(t.importKeys)
      .values({ ...own, source: words(), foreignId: words(), entity, entityId: entityId as number })
      .run();
  return { festivalId, userId, slug };
}

type Release = { festivalId: number; number: number; byUserId: number; before: Documents | null };

function release(db: Db, { festivalId, number, byUserId, before }: Release): void {
  const documents = freeze(loadDraft(festivalId, db), before, { number, at: AT, note: { fr: 'Un mot' } });
  const [shown, team] = [packDocument(documents.public), packDocument(documents.team)];
  db.insert(t.releases)
    .values({
      festivalId,
      number,
      at: AT,
      byUserId,
      byName: 'Alix',
      note: { fr: 'Un mot' },
      republishes: number > 1 ? 1 : null,
      publicDocument: shown.bytes,
      publicSha256: shown.sha256,
      teamDocument: team.bytes,
      teamSha256: team.sha256,
      heldBack: [{ number: 1, content: digestOf(1, documents), since: number }],
      told: Buffer.from('told'),
      clientKey: `${festivalId}:${number}`,
    })
    .run();
}

type Places = { festivalId: number; roomIds: number[]; eventIds: number[]; people: number[]; userId: number };
type Chance = {
  words: () => string;
  both: () => { fr: string; en?: string };
  wall: () => string;
  uuid: () => string;
  pick: <T>(values: readonly T[]) => T;
  int: (from: number, to: number) => number;
};

function makeVolunteers(db: Db, { festivalId, roomIds, eventIds, people, userId }: Places, chance: Chance): void {
  const { words, both, uuid, pick, int } = chance;
  const of = { festivalId };
  const room = () => pick(roomIds);
  db.insert(t.volunteerSettings)
    .values({
      ...of,
      dayNumber: '01 00 00 00 00',
      safetyContact: '01 00 00 00 18',
      sharesReferents: true,
      mayTakeShifts: true,
      exchangesNeedApproval: true,
      minutesADay: 300,
      restMinutes: 500,
      joining: 'on',
      joinUntil: '2026-05-31',
      joinMinAge: 15,
      minorsUntil: '21:00',
      under16Until: '19:00',
      minorMinutesADay: 360,
      version: 2,
    })
    .run();
  const task = () =>
    db
      .insert(t.tasks)
      .values({
        ...of,
        name: both(),
        briefing: both(),
        needsClearance: true,
        adultsOnly: true,
        briefingFile: { name: 'Plan des clefs', hash: 'c'.repeat(64), format: 'pdf', bytes: 240_000 },
        languages: ['en', 'fsl'],
        wanted: 4,
        position: 3,
        version: 2,
      })
      .returning()
      .get().id;
  const tasks = [task(), task()];
  const common = () => ({
    ...of,
    taskId: pick(tasks),
    place: words(),
    people: int(2, 9),
    note: words(),
    version: 2,
    createdAt: AT,
    roomId: room(),
  });
  const anchored = { fromAnchor: 'doors', fromMinutes: -15, toAnchor: 'free', toMinutes: 10 } as const;
  const shifts = [
    {
      ...common(),
      rule: 'fixed' as const,
      startsAt: '2026-06-06T09:00',
      endsAt: '2026-06-06T12:00',
      status: 'cancelled' as const,
    },
    { ...common(), rule: 'event' as const, eventId: pick(eventIds), ...anchored },
    { ...common(), rule: 'room-day' as const, date: '2026-06-07', ...anchored },
    {
      ...common(),
      rule: 'guest' as const,
      personId: pick(people),
      moment: 'arrival' as const,
      fromMinutes: -5,
      toMinutes: 30,
    },
  ].map((values) => db.insert(t.shifts).values(values).returning().get().id);
  const volunteers = Array.from(
    { length: int(2, 6) },
    () =>
      db
        .insert(t.volunteers)
        .values({
          ...of,
          name: words(),
          contactKind: pick(e.contactKinds),
          contact: '0600000000',
          otherContact: 'b@example.org',
          ways: ['sms', 'whatsapp'],
          minutesADay: 240,
          restMinutes: 90,
          languages: ['fr', 'en'],
          diet: 'vegan',
          allergies: words(),
          tags: ['permis B'],
          wishes: words(),
          note: words(),
          contactAgain: true,
          age: 'under18',
          shirt: 'M',
          guardian: words(),
          guardianContact: words(),
          consent: 'paper',
          consentOn: '2026-05-01',
          version: 2,
          createdAt: AT,
        })
        .returning()
        .get().id,
  );
  const [one, two] = volunteers as [number, number];
  db.insert(t.volunteerTasks)
    .values({ ...of, volunteerId: one, taskId: tasks[0] as number })
    .run();
  db.insert(t.volunteerAvailabilities)
    .values({ ...of, volunteerId: one, startsAt: '2026-06-06T08:00', endsAt: '2026-06-06T20:00' })
    .run();
  db.insert(t.volunteerWishes)
    .values([
      { ...of, volunteerId: one, withVolunteerId: two },
      { ...of, volunteerId: two, eventId: pick(eventIds) },
    ])
    .run();
  db.insert(t.volunteerTaskWishes)
    .values([
      { ...of, volunteerId: one, taskId: tasks[0] as number, wish: 'for' },
      { ...of, volunteerId: two, taskId: tasks[0] as number, wish: 'against' },
    ])
    .run();
  const assignment = (volunteerId: number, shiftId: number) =>
    db
      .insert(t.assignments)
      .values({
        ...of,
        uid: uuid(),
        shiftId,
        volunteerId,
        state: 'confirmed',
        isReferent: true,
        checkedInAt: AT,
        absentAt: AT,
        agreedStartsAt: '2026-06-06T09:00',
        agreedEndsAt: '2026-06-06T10:00',
        agreedEndsAgain: true,
        agreedRoomId: room(),
        agreedPlace: 'Accueil',
        agreedTaskId: tasks[0] as number,
        seenRelease: 1,
        seenStartsAt: '2026-06-06T08:30',
        seenEndsAt: '2026-06-06T09:30',
        seenEndsAgain: true,
        seenRoomId: room(),
        seenPlace: 'Bar',
        seenTaskId: tasks[0] as number,
        version: 2,
        createdAt: AT,
      })
      .returning()
      .get().id;
  const given = assignment(one, shifts[0] as number);
  const returned = assignment(two, shifts[1] as number);
  db.insert(t.exchanges)
    .values({
      ...of,
      assignmentId: given,
      toVolunteerId: two,
      returnAssignmentId: returned,
      message: words(),
      state: 'done',
      acceptedByVolunteerId: two,
      at: AT,
      decidedAt: AT,
      version: 2,
    })
    .run();
  db.insert(t.problems)
    .values({
      ...of,
      volunteerId: one,
      kind: 'unwell',
      text: words(),
      roomId: room(),
      at: AT,
      settledAt: AT,
      settledBy: 'Alix',
      version: 2,
    })
    .run();
  const checklistId = db
    .insert(t.checklists)
    .values({ ...of, roomId: room(), date: '2026-06-06', moment: 'closing', version: 2 })
    .returning()
    .get().id;
  db.insert(t.checklistItems)
    .values({ ...of, checklistId, position: 4, text: both(), tickedAt: AT, tickedBy: 'Alix' })
    .run();
  db.insert(t.entryCounts)
    .values({
      ...of,
      eventId: pick(eventIds),
      count: int(1, 200),
      byUserId: userId,
      byName: 'Camille',
      at: AT,
      version: 2,
    })
    .run();
}
