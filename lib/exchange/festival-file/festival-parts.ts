import { isNull } from 'drizzle-orm';
import { z } from 'zod';
import * as e from '#db/enums.ts';
import * as t from '#db/schema/index.ts';
import { PRIVATE_EVENT_FACTS } from '#lib/events/schema.ts';
import { warningCodes } from '#lib/events/warning.ts';
import { PRIVATE_DAYS } from '#lib/festivals/choices.ts';
import { PRIVATE_FILM_FACTS } from '#lib/films/schema.ts';
import { MAX_FESTIVAL_PAGES, MAX_PARTNERS } from '#lib/pages/schema.ts';
import { PRIVATE_PERSON_FACTS } from '#lib/people/schema.ts';
import { MAX_PICTURES } from '#lib/pictures/schema.ts';
import { MAX_CHOSEN as MAX_HELD_BACK } from '#lib/programme/limits.ts';
import { isTimeZone } from '#lib/time/wall-clock.ts';
import { MINOR_LIMITS, YOUNGEST_ONLINE } from '#lib/volunteers/minors.ts';
import { HEALTH_FACTS } from '#lib/volunteers/schema.ts';
import { packedDocument } from './document-schema.ts';
import { type Part, type PartName, part, values as v } from './festival-part.ts';
import * as c from './shared-columns.ts';

const ACCOUNT = 'accounts are of an installation; the name beside it is kept';

/**
 * The version of the format: a new column raises it. `upgrades` says where earlier files
 * have something else than the default of the table.
 */
export const FORMAT_VERSION = 11;

/** The festival itself, a single object before the lists. */
export const festivalPart = part(t.festivals, {
  columns: {
    uid: v.uuid,
    slug: v.requiredLine(),
    name: v.bilingual,
    introduction: v.bilingual,
    startsOn: v.date,
    endsOn: v.date,
    timeZone: v.line().refine(isTimeZone, 'zone'),
    locale: z.enum(e.locales),
    dayStartsAt: v.hour,
    opensAt: v.hour,
    closesAt: v.hour,
    ...c.festivalGaps,
    accent: v.colour.nullable(),
    secondColour: v.colour.nullable(),
    letters: z.enum(e.letterings),
    headStyle: z.enum(e.headStyles),
    organiser: v.line(),
    website: v.webAddress,
    contactEmail: v.emailAddress,
    legalPublisher: v.line(),
    legalAddress: v.text(),
    legalDirector: v.line(),
    legalHost: v.text(),
    legalPhone: v.line(),
    legalRegistration: v.line(),
    accessibilityContact: v.text(),
    legalText: v.bilingual,
    privacyText: v.bilingual,
    accessibilityText: v.bilingual,
    accessibilityDuty: z.boolean(),
    accessibilityState: z.enum(e.accessibilityStates),
    accessibilityStatement: v.accessibilityStatement,
    privateDays: v.whole(PRIVATE_DAYS.least, PRIVATE_DAYS.most),
    isDemonstration: z.boolean(),
    nextNumber: v.number,
    templateId: v.line().nullable(),
    version: v.version,
    createdAt: v.instant,
  },
  leftOut: {
    publicKey: 'names what is cached of one installation; another has its own',
    previousId: 'names a festival of one installation; another need not have it',
  },
});

/**
 * Every list of a festival file, in the order in which they are written: a list refers only to
 * those before it.
 */
export const parts: Readonly<Record<PartName, Part>> = {
  days: part(t.festivalDays, {
    columns: {
      date: v.date,
      title: v.bilingual,
      introduction: v.bilingual,
      opensAt: v.hour.nullable(),
      closesAt: v.hour.nullable(),
      version: v.version,
    },
    max: 400,
  }),
  venues: part(t.venues, {
    columns: {
      ...c.venueColumns,
      number: v.number,
      position: v.position,
      version: v.version,
    },
    max: 1000,
  }),
  walks: part(t.venueWalks, {
    refs: { fromVenueId: 'venues', toVenueId: 'venues' },
    columns: { minutes: v.whole(0, 600) },
  }),
  rooms: part(t.rooms, {
    refs: { venueId: 'venues' },
    columns: {
      ...c.roomAtWorkColumns,
      note: v.text(),
      number: v.number,
      position: v.position,
      version: v.version,
    },
    blank: { note: '' },
    max: 1000,
  }),
  crews: part(t.roomCrews, {
    refs: { roomId: 'rooms' },
    columns: { date: v.date, names: v.text(), note: v.text(), version: v.version },
    blank: { note: '' },
  }),
  themes: part(t.themes, {
    columns: {
      ...c.themeColumns,
      introduction: v.bilingual,
      colour: v.colour.nullable(),
      position: v.position,
      version: v.version,
    },
    max: 1000,
  }),
  series: part(t.series, {
    columns: { ...c.seriesColumns, number: v.number, version: v.version },
  }),
  films: part(t.films, {
    columns: {
      ...c.filmColumnsOfFile,
      number: v.number,
      originalTitle: v.requiredLine(),
      contentIsSevere: z.boolean(),
      rightsState: z.enum(e.rightsStates),
      rightsKind: z.enum(e.rightsKinds).nullable(),
      rightsNote: v.text(),
      tags: c.tags,
      announceable: z.enum(e.announceables),
      announceableFrom: v.date.nullable(),
      neutralTitle: v.bilingual,
      version: v.version,
    },
    blank: PRIVATE_FILM_FACTS,
  }),
  versions: part(t.filmVersions, {
    refs: { filmId: 'films' },
    columns: {
      ...c.copyColumns,
      position: v.position,
    },
  }),
  people: part(t.people, {
    columns: {
      ...c.personColumnsOfFile,
      uid: v.uuid,
      number: v.number,
      name: v.requiredLine(),
      contact: v.text(),
      ways: v.listOf(z.enum(e.chosenWays)),
      tags: c.tags,
      arrivesAt: v.wallClock.nullable(),
      departsAt: v.wallClock.nullable(),
      version: v.version,
    },
    blank: PRIVATE_PERSON_FACTS,
  }),
  events: part(t.events, {
    refs: { seriesId: 'series', continuesEventId: 'events', endsAtVenueId: 'venues' },
    columns: {
      ...c.plannedEventColumns,
      tags: c.tags,
      uid: v.uuid,
      number: v.number,
      seriesPosition: v.position.nullable(),
      availableUntil: v.wallClock.nullable(),
      timeIsSuggested: z.boolean(),
      timeIsToConfirm: z.boolean(),
      isLocked: z.boolean(),
      status: z.enum(e.eventStatuses),
      cancellationReason: v.bilingual,
      links: v.listOf(z.strictObject({ address: v.webAddress, label: v.line() }), 100),
      version: v.version,
      createdAt: v.instant,
    },
    blank: PRIVATE_EVENT_FACTS,
    later: ['continuesEventId'],
    max: 20_000,
  }),
  eventRooms: part(t.eventRooms, {
    refs: { eventId: 'events', roomId: 'rooms' },
    columns: { use: z.enum(e.roomUses), position: v.position },
  }),
  items: part(t.eventItems, {
    refs: { eventId: 'events', filmId: 'films', filmVersionId: 'versions' },
    columns: { ...c.itemColumns, position: v.position },
  }),
  presences: part(t.eventPeople, {
    refs: { eventId: 'events', itemId: 'items', personId: 'people' },
    columns: {
      ...c.presenceColumns,
      confirmation: z.enum(e.confirmations),
      position: v.position,
    },
  }),
  eventThemes: part(t.eventThemes, { refs: { eventId: 'events', themeId: 'themes' }, columns: {} }),
  blocks: part(t.blocks, {
    columns: { ...c.blockColumns, version: v.version },
  }),
  blockRooms: part(t.blockRooms, { refs: { blockId: 'blocks', roomId: 'rooms' }, columns: {} }),
  offers: part(t.offers, {
    refs: { dayId: 'days', seriesId: 'series', eventId: 'events' },
    columns: {
      ...c.offerColumns,
      address: v.webAddress,
      opensAt: v.wallClock.nullable(),
      position: v.position,
      version: v.version,
    },
  }),
  pages: part(t.pages, {
    columns: { ...c.pageColumns, position: v.position, version: v.version },
    max: MAX_FESTIVAL_PAGES,
  }),
  partners: part(t.partners, {
    columns: { ...c.partnerColumns, position: v.position, version: v.version },
    max: MAX_PARTNERS,
  }),
  pictures: part(t.pictures, {
    refs: {
      filmId: 'films',
      personId: 'people',
      venueId: 'venues',
      roomId: 'rooms',
      themeId: 'themes',
      seriesId: 'series',
      pageId: 'pages',
      partnerId: 'partners',
    },
    columns: {
      ...c.pictureColumnsOfDesk,
      version: v.version,
      createdAt: v.instant,
    },
    blank: { fileName: '', consentOn: null },
    max: MAX_PICTURES,
  }),
  releases: part(t.releases, {
    columns: {
      number: v.whole(1, 1_000_000),
      at: v.instant,
      byName: v.line(),
      note: v.bilingual,
      republishes: v.minutes(1, 1_000_000),
      publicDocument: packedDocument('public'),
      publicSha256: v.sha256,
      teamDocument: packedDocument('team'),
      teamSha256: v.sha256,
      heldBack: v.listOf(
        z.strictObject({
          number: v.number,
          content: z.string().regex(/^[0-9a-f]{16}$/, 'hash'),
          since: v.whole(1, 1_000_000),
        }),
        MAX_HELD_BACK,
      ),
    },
    leftOut: {
      byUserId: ACCOUNT,
      told: 'is made of the documents',
      clientKey: 'tells one browser’s click from another',
    },
    max: 10_000,
  }),
  liveFacts: part(t.liveFacts, {
    refs: { eventId: 'events' },
    columns: {
      kind: z.enum(e.liveFactKinds),
      value: v.line(),
      cutMinutes: v.minutes(0, 1440),
      text: v.bilingual,
      at: v.instant,
      until: v.instant.nullable(),
      endedAt: v.instant.nullable(),
    },
    leftOut: { authorId: 'accounts are of an installation' },
    // Notices to the volunteers only.
    isPrivate: ({ kind, value }) => kind === 'notice' && value !== '',
  }),
  acceptedWarnings: part(t.acceptedWarnings, {
    columns: {
      code: z.enum(warningCodes),
      /**
       * The warning as text with positions (festival-rows.ts). Acceptances whose warning no longer
       * exists are left out.
       */
      facts: v.text(),
      reason: v.text(),
      byName: v.line(),
      at: v.instant,
    },
    leftOut: { byUserId: ACCOUNT },
  }),
  volunteerSettings: part(t.volunteerSettings, {
    columns: {
      dayNumber: v.line(),
      safetyContact: v.line(),
      sharesReferents: z.boolean(),
      mayTakeShifts: z.boolean(),
      exchangesNeedApproval: z.boolean(),
      minutesADay: v.whole(30, 1440),
      restMinutes: v.whole(0, 1440),
      joining: z.enum(e.joinings),
      joinUntil: v.date.nullable(),
      joinMinAge: v.whole(YOUNGEST_ONLINE, 18),
      minorsUntil: v.hour.refine((hour) => hour <= MINOR_LIMITS.minorsUntil, 'time'),
      under16Until: v.hour.refine((hour) => hour <= MINOR_LIMITS.under16Until, 'time'),
      minorMinutesADay: v.whole(30, MINOR_LIMITS.minutesADay),
      version: v.version,
    },
    max: 1,
  }),
  tasks: part(t.tasks, {
    columns: {
      name: v.bilingual,
      briefing: v.bilingual,
      briefingFile: v.keptFile.nullable(),
      needsClearance: z.boolean(),
      adultsOnly: z.boolean(),
      languages: v.languages(20),
      wanted: v.minutes(1, 2000),
      position: v.position,
      version: v.version,
    },
  }),
  shifts: part(t.shifts, {
    refs: { taskId: 'tasks', roomId: 'rooms', eventId: 'events', personId: 'people' },
    columns: {
      rule: z.enum(e.shiftRules),
      place: v.line(),
      people: v.whole(1, 200),
      startsAt: v.wallClock.nullable(),
      endsAt: v.wallClock.nullable(),
      date: v.date.nullable(),
      moment: z.enum(e.guestMoments).nullable(),
      fromAnchor: z.enum(e.shiftAnchors).nullable(),
      fromMinutes: v.minutes(-1440, 1440),
      toAnchor: z.enum(e.shiftAnchors).nullable(),
      toMinutes: v.minutes(-1440, 1440),
      note: v.text(),
      status: z.enum(e.shiftStatuses),
      version: v.version,
      createdAt: v.instant,
    },
  }),
  volunteers: part(t.volunteers, {
    columns: {
      name: v.requiredLine(),
      contactKind: z.enum(e.contactKinds).nullable(),
      contact: v.line(),
      otherContact: v.line(),
      ways: v.listOf(z.enum(e.chosenWays)),
      minutesADay: v.minutes(30, 1440),
      restMinutes: v.minutes(0, 1440),
      languages: v.languageCodes,
      diet: z.enum(e.diets),
      allergies: v.text(),
      wishes: v.text(),
      note: v.text(),
      tags: c.tags,
      contactAgain: z.boolean(),
      age: z.enum(e.ages).nullable(),
      shirt: z.enum(e.shirtSizes).nullable(),
      guardian: v.line(),
      guardianContact: v.line(),
      consent: z.enum(e.consents).nullable(),
      consentOn: v.date.nullable(),
      version: v.version,
      createdAt: v.instant,
    },
    blank: {
      contactKind: null,
      contact: '',
      otherContact: '',
      ways: [],
      ...HEALTH_FACTS,
      wishes: '',
      note: '',
      tags: [],
      contactAgain: false,
      age: null,
      shirt: null,
      guardian: '',
      guardianContact: '',
      consent: null,
      consentOn: null,
    },
  }),
  volunteerTasks: part(t.volunteerTasks, { refs: { volunteerId: 'volunteers', taskId: 'tasks' }, columns: {} }),
  availabilities: part(t.volunteerAvailabilities, {
    refs: { volunteerId: 'volunteers' },
    columns: { startsAt: v.wallClock, endsAt: v.wallClock },
  }),
  wishes: part(t.volunteerWishes, {
    refs: { volunteerId: 'volunteers', withVolunteerId: 'volunteers', eventId: 'events' },
    columns: {},
    isPrivate: () => true,
  }),
  taskWishes: part(t.volunteerTaskWishes, {
    refs: { volunteerId: 'volunteers', taskId: 'tasks' },
    columns: { wish: z.enum(e.taskWishes) },
    isPrivate: () => true,
  }),
  assignments: part(t.assignments, {
    refs: {
      shiftId: 'shifts',
      volunteerId: 'volunteers',
      agreedRoomId: 'rooms',
      agreedTaskId: 'tasks',
      seenRoomId: 'rooms',
      seenTaskId: 'tasks',
    },
    columns: {
      uid: v.uuid,
      state: z.enum(e.assignmentStates),
      isReferent: z.boolean(),
      checkedInAt: v.instant.nullable(),
      absentAt: v.instant.nullable(),
      agreedStartsAt: v.wallClock.nullable(),
      agreedEndsAt: v.wallClock.nullable(),
      agreedEndsAgain: z.boolean(),
      agreedPlace: v.line().nullable(),
      seenRelease: v.minutes(0, 1_000_000),
      seenStartsAt: v.wallClock.nullable(),
      seenEndsAt: v.wallClock.nullable(),
      seenEndsAgain: z.boolean(),
      seenPlace: v.line().nullable(),
      version: v.version,
      createdAt: v.instant,
    },
  }),
  exchanges: part(t.exchanges, {
    refs: {
      assignmentId: 'assignments',
      toVolunteerId: 'volunteers',
      returnAssignmentId: 'assignments',
      acceptedByVolunteerId: 'volunteers',
    },
    columns: {
      message: v.text(),
      state: z.enum(e.exchangeStates),
      at: v.instant,
      decidedAt: v.instant.nullable(),
      version: v.version,
    },
    blank: { message: '' },
  }),
  // Problems say who was unwell, and when, so all of them are private.
  problems: part(t.problems, {
    refs: { volunteerId: 'volunteers', roomId: 'rooms' },
    columns: {
      kind: z.enum(e.problemKinds),
      text: v.text(),
      at: v.instant,
      settledAt: v.instant.nullable(),
      settledBy: v.line(),
      version: v.version,
    },
    isPrivate: () => true,
  }),
  checklists: part(t.checklists, {
    refs: { roomId: 'rooms' },
    columns: { date: v.date, moment: z.enum(e.checklistMoments), version: v.version },
  }),
  checklistItems: part(t.checklistItems, {
    refs: { checklistId: 'checklists' },
    columns: { position: v.position, text: v.bilingual, tickedAt: v.instant.nullable(), tickedBy: v.line() },
  }),
  entryCounts: part(t.entryCounts, {
    refs: { eventId: 'events' },
    columns: { count: v.whole(0, 100_000), byName: v.line(), at: v.instant, version: v.version },
    leftOut: { byUserId: ACCOUNT },
  }),
  importKeys: part(t.importKeys, {
    refs: {
      entityId: {
        by: 'entity',
        lists: {
          film: 'films',
          person: 'people',
          event: 'events',
          room: 'rooms',
          venue: 'venues',
          theme: 'themes',
          series: 'series',
          volunteer: 'volunteers',
        },
      },
    },
    columns: {
      source: v.line(),
      foreignId: v.text(),
      entity: z.enum(['film', 'person', 'event', 'room', 'venue', 'theme', 'series', 'volunteer']),
    },
    leftOut: {
      batch: 'the history it belongs to stays where it was made',
      undoneBy: 'what was taken back says nothing',
    },
    standing: isNull(t.importKeys.undoneBy),
  }),
};
