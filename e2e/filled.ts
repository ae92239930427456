import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { type Db, type Tx, write } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { openTestFile } from '#db/testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { noticeValue } from '#lib/model/live-facts.ts';
import type { Actor } from '#lib/policy.ts';
import { publishRelease } from '#lib/programme/publish-testing.ts';
import { releasedBySlug } from '#lib/programme/released.ts';

export const MADE_AT = '2026-01-01T09:00:00.000Z';
export const SLUG = 'plein';

/**
 * The text for a column: `shown` where the public may read it, `kept` where nobody outside the desk
 * may.
 */
export type Words = { shown: (place: string) => string; kept: (place: string) => string };

/** A new data folder (or this empty one) whose database `fill` has filled. */
export function dataFolderWith(
  fill: (db: Db) => void,
  folder = mkdtempSync(join(tmpdir(), 'lanterne-filled-')),
): string {
  const db = openTestFile(folder);
  fill(db);
  db.$client.pragma('wal_checkpoint(truncate)');
  db.$client.close();
  return folder;
}

/** The account of an administrator without a usable password; the existing one if there is one. */
export function makeAdministrator(db: Db): Actor {
  const email = 'admin@example.org';
  const known = db.select().from(t.users).where(eq(t.users.email, email)).get();
  const made = { email, name: 'Admin', passwordHash: '', isAdministrator: true, createdAt: MADE_AT };
  const { id } = known ?? db.insert(t.users).values(made).returning().get();
  return { userId: id, name: 'Admin', email, isAdministrator: true };
}

/** Publishes the festival's draft. */
export function publish(db: Db, actor: Actor, slug = SLUG, at = '2026-02-01T10:00:00.000Z'): void {
  const festival = authorizeFestival(actor, slug, 'publish', db);
  const expected = releasedBySlug(slug, db)?.number ?? 0;
  const result = publishRelease(
    festival,
    { clientKey: randomUUID(), expected, only: null, suggestedTimes: 'confirm', note: {} },
    at,
  );
  if (!result.ok) throw new Error(`Not published: ${JSON.stringify(result)}`);
}

/**
 * A festival that fills every text column: a public séance of a film and its debate with confirmed
 * and unconfirmed people, one whose title may not be announced, one for the team only, a film and a
 * person only in the draft, offers everywhere, a break and a set-up.
 */
export function fillFestival(db: Db, words: Words, slug = SLUG): { festivalId: number } {
  const { shown, kept } = words;
  const both = (place: string) => ({ fr: shown(`${place}.fr`), en: shown(`${place}.en`) });
  const secret = (place: string) => ({ fr: kept(`${place}.fr`), en: kept(`${place}.en`) });
  const line = (text: string) => text.slice(0, 10_000);

  return write(db, (tx) => {
    let number = 0;
    const next = () => {
      number += 1;
      return number;
    };
    const festivalId = tx
      .insert(t.festivals)
      .values({
        uid: randomUUID(),
        slug,
        name: both('festival.name'),
        introduction: both('festival.introduction'),
        startsOn: '2026-06-06',
        endsOn: '2026-06-07',
        organiser: shown('festival.organiser'),
        website: 'https://example.org',
        contactEmail: 'contact@example.org',
        legalPublisher: shown('festival.legalPublisher'),
        legalAddress: shown('festival.legalAddress'),
        legalDirector: shown('festival.legalDirector'),
        legalPhone: shown('festival.legalPhone'),
        legalRegistration: shown('festival.legalRegistration'),
        legalHost: shown('festival.legalHost'),
        legalText: both('festival.legalText'),
        privacyText: both('festival.privacyText'),
        accessibilityText: both('festival.accessibilityText'),
        accessibilityContact: shown('festival.accessibilityContact'),
        accessibilityDuty: true,
        accessibilityState: 'partial',
        accessibilityStatement: {
          auditor: shown('festival.accessibilityStatement.auditor'),
          auditedOn: '2026-05-04',
          rate: 61,
          faults: shown('festival.accessibilityStatement.faults'),
        },
        publicKey: randomBytes(8).toString('hex'),
        createdAt: MADE_AT,
      })
      .returning()
      .get().id;
    const dayId = tx
      .insert(t.festivalDays)
      .values({ festivalId, date: '2026-06-06', title: both('day.title'), introduction: both('day.introduction') })
      .returning()
      .get().id;
    tx.insert(t.festivalDays).values({ festivalId, date: '2026-06-07' }).run();
    const venueId = tx
      .insert(t.venues)
      .values({
        festivalId,
        number: next(),
        name: both('venue.name'),
        address: shown('venue.address'),
        access: both('venue.access'),
        latitude: 48.85,
        longitude: 2.35,
      })
      .returning()
      .get().id;
    const roomId = tx
      .insert(t.rooms)
      .values({ festivalId, venueId, number: next(), name: both('room.name'), seats: 80, note: kept('room.note') })
      .returning()
      .get().id;
    const secondRoomId = tx
      .insert(t.rooms)
      .values({ festivalId, venueId, number: next(), name: both('secondRoom.name'), seats: 40 })
      .returning()
      .get().id;
    const idleVenueId = tx
      .insert(t.venues)
      .values({ festivalId, number: next(), name: secret('idleVenue.name'), address: kept('idleVenue.address') })
      .returning()
      .get().id;
    const teamRoomId = tx
      .insert(t.rooms)
      .values({ festivalId, venueId: idleVenueId, number: next(), name: secret('teamRoom.name') })
      .returning()
      .get().id;
    tx.insert(t.roomCrews)
      .values({ festivalId, roomId, date: '2026-06-06', names: kept('crew.names'), note: kept('crew.note') })
      .run();
    const themeId = tx
      .insert(t.themes)
      .values({ festivalId, slug: 'theme', name: both('theme.name'), introduction: both('theme.introduction') })
      .returning()
      .get().id;
    const seriesId = tx
      .insert(t.series)
      .values({ festivalId, number: next(), title: both('series.title'), introduction: both('series.introduction') })
      .returning()
      .get().id;

    const film = (place: string, values: Partial<typeof t.films.$inferInsert>) =>
      tx
        .insert(t.films)
        .values({
          festivalId,
          number: next(),
          originalTitle: line(shown(`${place}.originalTitle`)),
          rightsNote: kept(`${place}.rightsNote`),
          tags: [kept(`${place}.tags`)],
          ...values,
        })
        .returning()
        .get().id;
    const filmId = film('film', {
      title: both('film.title'),
      directors: [shown('film.director')],
      writers: [shown('film.writer')],
      production: shown('film.production'),
      shortSynopsis: both('film.shortSynopsis'),
      synopsis: both('film.synopsis'),
      contentNotes: [both('film.contentNote')],
      website: 'https://example.org/film',
      trailer: 'https://vimeo.com/76979871',
      year: 2024,
      minutes: 94,
      rightsState: 'granted',
    });
    const versionId = tx
      .insert(t.filmVersions)
      .values({ festivalId, filmId, spoken: ['sw'], subtitles: ['fr'], format: 'dcp' })
      .returning()
      .get().id;
    const surprise = {
      originalTitle: kept('hidden.originalTitle'),
      title: secret('hidden.title'),
      directors: [kept('hidden.director')],
      writers: [kept('hidden.writer')],
      production: kept('hidden.production'),
      shortSynopsis: secret('hidden.shortSynopsis'),
      synopsis: secret('hidden.synopsis'),
      contentNotes: [secret('hidden.contentNote')],
      neutralTitle: both('hidden.neutralTitle'),
      website: `https://example.org/${encodeURIComponent(kept('hidden.website').toWellFormed())}`,
      trailer: `https://example.org/${encodeURIComponent(kept('hidden.trailer').toWellFormed())}.mp4`,
    };
    const hiddenFilmId = film('hidden', { ...surprise, announceable: 'no' });
    const embargoedFilmId = film('embargoed', { ...surprise, announceable: 'from', announceableFrom: '2026-06-06' });
    film('idle', {
      originalTitle: kept('idle.originalTitle'),
      title: secret('idle.title'),
      synopsis: secret('idle.synopsis'),
    });

    const person = (place: string, isShown: boolean) => {
      const word = isShown ? shown : kept;
      const texts = isShown ? both : secret;
      return tx
        .insert(t.people)
        .values({
          festivalId,
          uid: randomUUID(),
          number: next(),
          name: word(`${place}.name`),
          organisation: word(`${place}.organisation`),
          title: texts(`${place}.title`),
          bio: texts(`${place}.bio`),
          contact: kept(`${place}.contact`),
          tags: [kept(`${place}.tags`)],
        })
        .returning()
        .get().id;
    };
    const people = {
      confirmed: person('confirmed', true),
      tentative: person('tentative', true),
      considered: person('considered', false),
      invited: person('invited', false),
      declined: person('declined', false),
      prevented: person('prevented', false),
    };
    const teamPersonId = person('teamPerson', false);

    tx.insert(t.pictures)
      .values({
        festivalId,
        use: 'still',
        filmId,
        hash: 'ab'.repeat(32),
        format: 'jpeg',
        width: 1200,
        height: 800,
        bytes: 1000,
        colour: '#336699',
        fileName: kept('picture.fileName'),
        alt: both('picture.alt'),
        credit: shown('picture.credit'),
        givenBy: kept('picture.givenBy'),
        purposes: ['site'],
        createdAt: MADE_AT,
      })
      .run();
    tx.insert(t.pages)
      .values([
        { festivalId, slug: 'page', title: both('page.title'), text: both('page.text'), showsPartners: true },
        { festivalId, slug: 'begun', title: secret('begunPage.title'), text: { fr: '## Horaires' } },
      ])
      .run();
    tx.insert(t.partners)
      .values({ festivalId, number: next(), name: line(shown('partner.name')), rank: both('partner.rank') })
      .run();
    const event = (place: string, values: Partial<typeof t.events.$inferInsert>, filmIds: (number | null)[]) => {
      const eventId = tx
        .insert(t.events)
        .values({
          festivalId,
          uid: randomUUID(),
          number: next(),
          kind: 'screening',
          teamNotes: kept(`${place}.teamNotes`),
          tags: [kept(`${place}.tags`)],
          createdAt: MADE_AT,
          ...values,
        })
        .returning()
        .get().id;
      filmIds.forEach((id, position) => {
        tx.insert(t.eventItems)
          .values(
            id === null
              ? {
                  festivalId,
                  eventId,
                  position,
                  kind: 'debate',
                  minutes: 30,
                  title: values.visibility === 'team' ? secret(`${place}.item`) : both(`${place}.item`),
                  access: ['lsf'],
                }
              : {
                  festivalId,
                  eventId,
                  position,
                  kind: 'film',
                  filmId: id,
                  filmVersionId: id === filmId ? versionId : null,
                  access: ['sdh'],
                },
          )
          .run();
      });
      return eventId;
    };
    const eventId = event(
      'event',
      {
        startsAt: '2026-06-06T10:00',
        label: both('event.label'),
        title: both('event.title'),
        subtitle: both('event.subtitle'),
        synopsis: both('event.synopsis'),
        seriesId,
        seriesPosition: 1,
      },
      [filmId, null],
    );
    const plainId = event('plain', { startsAt: '2026-06-06T14:00' }, [filmId]);
    const hiddenId = event('hiddenEvent', { startsAt: '2026-06-06T18:00' }, [hiddenFilmId]);
    const embargoedId = event('embargoedEvent', { startsAt: '2026-06-07T10:00' }, [embargoedFilmId]);
    const cancelledId = event('cancelled', { startsAt: '2026-06-07T14:00', title: both('cancelled.title') }, [null]);
    event('undated', { title: both('undated.title'), kind: 'talk' }, [null]);
    const teamId = event(
      'school',
      {
        startsAt: '2026-06-06T09:00',
        visibility: 'team',
        label: secret('school.label'),
        title: secret('school.title'),
        subtitle: secret('school.subtitle'),
        synopsis: secret('school.synopsis'),
      },
      [null],
    );
    tx.insert(t.eventRooms).values({ festivalId, eventId: plainId, roomId: secondRoomId }).run();
    for (const id of [eventId, hiddenId, embargoedId, cancelledId]) {
      tx.insert(t.eventRooms).values({ festivalId, eventId: id, roomId }).run();
    }
    tx.insert(t.eventRooms).values({ festivalId, eventId: teamId, roomId: teamRoomId }).run();
    tx.insert(t.eventThemes).values({ festivalId, eventId, themeId }).run();
    for (const [confirmation, personId] of Object.entries(people)) {
      tx.insert(t.eventPeople)
        .values({ festivalId, eventId, personId, confirmation: confirmation as keyof typeof people })
        .run();
    }
    tx.insert(t.eventPeople)
      .values({ festivalId, eventId: teamId, personId: teamPersonId, confirmation: 'confirmed' })
      .run();

    fillVolunteers(tx, { festivalId, roomId, eventId }, words);

    tx.insert(t.blocks)
      .values([
        { festivalId, kind: 'break', title: both('break.title'), startsAt: '2026-06-06T12:30', minutes: 60 },
        { festivalId, kind: 'set-up', title: secret('setUp.title'), startsAt: '2026-06-06T07:00', minutes: 60 },
      ])
      .run();
    tx.insert(t.offers)
      .values([
        { festivalId, label: both('offer.label'), price: both('offer.price'), address: 'https://example.org/tickets' },
        { festivalId, dayId, kind: 'paid', label: both('dayOffer.label'), price: both('dayOffer.price') },
        {
          festivalId,
          seriesId,
          kind: 'registration',
          label: both('seriesOffer.label'),
          price: both('seriesOffer.price'),
        },
        { festivalId, eventId, kind: 'paid', label: both('eventOffer.label'), price: both('eventOffer.price') },
      ])
      .run();
    tx.update(t.festivals)
      .set({ nextNumber: number + 1 })
      .where(eq(t.festivals.id, festivalId))
      .run();
    return { festivalId };
  });
}

/** Two volunteers with a shift at this séance, and messages to them, none of it for the public. */
function fillVolunteers(
  tx: Tx,
  { festivalId, roomId, eventId }: { festivalId: number; roomId: number; eventId: number },
  { kept }: Words,
): void {
  const at = MADE_AT;
  const of = { festivalId, createdAt: at };
  const one = (row: { id: number }) => row.id;
  const taskId = one(
    tx
      .insert(t.tasks)
      .values({ festivalId, name: { fr: kept('task.name') }, briefing: { fr: kept('task.briefing') } })
      .returning()
      .get(),
  );
  const shiftId = one(
    tx
      .insert(t.shifts)
      .values({
        ...of,
        taskId,
        rule: 'event',
        eventId,
        people: 2,
        place: kept('shift.place'),
        note: kept('shift.note'),
        fromAnchor: 'doors',
        fromMinutes: -10,
        toAnchor: 'free',
        toMinutes: 0,
      })
      .returning()
      .get(),
  );
  const volunteer = (place: string) =>
    one(
      tx
        .insert(t.volunteers)
        .values({
          ...of,
          name: kept(`${place}.name`),
          contactKind: 'phone',
          contact: kept(`${place}.contact`),
          diet: 'vegan',
          allergies: kept(`${place}.allergies`),
          wishes: kept(`${place}.wishes`),
          tags: [kept(`${place}.tags`)],
          note: kept(`${place}.note`),
        })
        .returning()
        .get(),
    );
  const [first, second] = [volunteer('volunteer'), volunteer('other')];
  const assigned = (volunteerId: number) =>
    one(
      tx
        .insert(t.assignments)
        .values({ ...of, uid: randomUUID(), shiftId, volunteerId, state: 'confirmed' })
        .returning()
        .get(),
    );
  const assignmentId = assigned(first);
  assigned(second);
  tx.insert(t.exchanges)
    .values({
      festivalId,
      assignmentId,
      message: kept('exchange.message'),
      at,
      state: 'accepted',
      acceptedByVolunteerId: second,
    })
    .run();
  tx.insert(t.liveFacts)
    .values({ festivalId, kind: 'notice', value: noticeValue('team'), text: { fr: kept('teamNotice') }, at })
    .run();
  tx.insert(t.problems)
    .values({ festivalId, volunteerId: first, kind: 'late', text: kept('problem.text'), roomId, at })
    .run();
}

/** Cancels the séance that was made for this, with a reason for the public. */
export function cancelOne(db: Db, { shown }: Words): void {
  db.$client
    .prepare(
      "update events set status = 'cancelled', cancellation_reason = ?, version = version + 1 where starts_at = '2026-06-07T14:00'",
    )
    .run(JSON.stringify({ fr: shown('reason.fr'), en: shown('reason.en') }));
}
