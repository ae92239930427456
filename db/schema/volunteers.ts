import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import {
  type Bilingual,
  bilingual,
  date,
  fileBeside,
  flag,
  holdsDate,
  hour,
  id,
  instant,
  isBetween,
  isHour,
  isJson,
  isOneOf,
  isWallClock,
  list,
  sameFestival,
  version,
  wallClock,
} from '#db/columns.ts';
import {
  type Age,
  type ApplicationDoubt,
  type ApplicationState,
  type AssignmentState,
  ages,
  applicationDoubts,
  applicationStates,
  assignmentStates,
  type ChecklistMoment,
  type ChosenWay,
  type Consent,
  type ContactKind,
  checklistMoments,
  consents,
  contactKinds,
  type Diet,
  diets,
  type EmergencyWhose,
  type ExchangeState,
  emergencyWhose,
  exchangeStates,
  type GuestMoment,
  guestMoments,
  type Joining,
  joinings,
  type Locale,
  locales,
  type ProblemKind,
  problemKinds,
  type ShiftAnchor,
  type ShiftRule,
  type ShiftStatus,
  type ShirtSize,
  shiftAnchors,
  shiftRules,
  shiftStatuses,
  shirtSizes,
  type TaskWish,
  taskWishes,
} from '#db/enums.ts';
import { users } from './accounts.ts';
import { events } from './events.ts';
import { festivalId, rooms } from './festivals.ts';
import { people } from './people.ts';

/** How a festival works with its volunteers; a festival without a row goes by the defaults. */
export const volunteerSettings = sqliteTable(
  'volunteer_settings',
  {
    id: id(),
    festivalId: festivalId().unique(),
    /** The one number of the day: every volunteer reads it. */
    dayNumber: text().notNull().default(''),
    /** Whom to call beside the emergency services when somebody is unwell: security, first aid. */
    safetyContact: text().notNull().default(''),
    /** Whether volunteers read the contact of the référent·e of their room. */
    sharesReferents: flag(),
    /** Volunteers take open shifts themselves. */
    mayTakeShifts: flag(),
    /** An exchange two volunteers agreed on waits for the coordinator. */
    exchangesNeedApproval: flag(),
    /** What counts for a volunteer who has said nothing else. */
    minutesADay: integer().notNull().default(480),
    restMinutes: integer().notNull().default(600),
    /** « Devenir bénévole », and the last day on which it takes anybody. */
    joining: text().$type<Joining>().notNull().default('off'),
    joinUntil: date(),
    /** In years: 15, 16 or 18, since ages are told apart in these. */
    joinMinAge: integer().notNull().default(16),
    /**
     * Until when minors work, and those under 16; and for how long in a day. A festival can only
     * tighten what the law says.
     */
    minorsUntil: hour().notNull().default('22:00'),
    under16Until: hour().notNull().default('20:00'),
    minorMinutesADay: integer().notNull().default(420),
    version: version(),
  },
  (t) => [
    isBetween('volunteer_settings_minutes', t.minutesADay, 30, 1440),
    isBetween('volunteer_settings_rest', t.restMinutes, 0, 1440),
    isOneOf('volunteer_settings_joining', t.joining, joinings),
    holdsDate('volunteer_settings_join_until', t.joinUntil),
    isBetween('volunteer_settings_min_age', t.joinMinAge, 15, 18),
    isHour('volunteer_settings_minors_until', t.minorsUntil),
    isHour('volunteer_settings_under16_until', t.under16Until),
    isBetween('volunteer_settings_minor_minutes', t.minorMinutesADay, 30, 420),
  ],
);

export const tasks = sqliteTable(
  'tasks',
  {
    id: id(),
    festivalId: festivalId(),
    name: bilingual(),
    /** What to do, as the volunteer reads it. */
    briefing: bilingual(),
    /** A file to read with it. */
    briefingFile: fileBeside(),
    /** Only those who were briefed may do it. */
    needsClearance: flag(),
    /** The bar, a vehicle: never for minors. */
    adultsOnly: flag(),
    /** Only those who speak all of these may do it. BCP 47 language subtags, lower case. */
    languages: list(),
    /** How many people are sought for it; null where nobody counts. */
    wanted: integer(),
    position: integer().notNull().default(0),
    version: version(),
  },
  (t) => [
    unique('tasks_key').on(t.festivalId, t.id),
    isJson('tasks_name', t.name),
    isBetween('tasks_wanted', t.wanted, 1, 2000),
  ],
);

/**
 * Work to be done by some people at a time. It keeps its rule, never a time that was computed from
 * it: what hangs on a séance moves with the séance. Offsets are elapsed minutes, below zero before
 * the anchor.
 */
export const shifts = sqliteTable(
  'shifts',
  {
    id: id(),
    festivalId: festivalId(),
    taskId: integer().notNull(),
    rule: text().$type<ShiftRule>().notNull(),
    /** Where; null is the main room of the séance, or the place in words alone. */
    roomId: integer(),
    /** Where in words: « accueil, côté rue ». */
    place: text().notNull().default(''),
    /** How many people. */
    people: integer().notNull().default(1),
    startsAt: wallClock(),
    endsAt: wallClock(),
    eventId: integer(),
    date: date(),
    personId: integer(),
    moment: text().$type<GuestMoment>(),
    fromAnchor: text().$type<ShiftAnchor>(),
    fromMinutes: integer(),
    toAnchor: text().$type<ShiftAnchor>(),
    toMinutes: integer(),
    /** « À savoir », for those who do it. */
    note: text().notNull().default(''),
    status: text().$type<ShiftStatus>().notNull().default('planned'),
    version: version(),
    createdAt: instant().notNull(),
  },
  (t) => [
    unique('shifts_key').on(t.festivalId, t.id),
    index('shifts_event').on(t.festivalId, t.eventId),
    index('shifts_task').on(t.festivalId, t.taskId),
    index('shifts_room').on(t.festivalId, t.roomId),
    index('shifts_person').on(t.festivalId, t.personId),
    sameFestival(t, t.taskId, tasks),
    sameFestival(t, t.roomId, rooms),
    sameFestival(t, t.eventId, events),
    sameFestival(t, t.personId, people),
    isOneOf('shifts_rule', t.rule, shiftRules),
    isOneOf('shifts_moment', t.moment, guestMoments),
    isOneOf('shifts_from_anchor', t.fromAnchor, shiftAnchors),
    isOneOf('shifts_to_anchor', t.toAnchor, shiftAnchors),
    isOneOf('shifts_status', t.status, shiftStatuses),
    isWallClock('shifts_starts_at', t.startsAt),
    isWallClock('shifts_ends_at', t.endsAt),
    holdsDate('shifts_date', t.date),
    isBetween('shifts_people', t.people, 1, 200),
    isBetween('shifts_from_minutes', t.fromMinutes, -1440, 1440),
    isBetween('shifts_to_minutes', t.toMinutes, -1440, 1440),
    check(
      'shifts_fixed',
      sql`(${t.rule} = 'fixed') = (${t.startsAt} is not null) and (${t.rule} = 'fixed') = (${t.endsAt} is not null) and (${t.startsAt} is null or ${t.endsAt} > ${t.startsAt})`,
    ),
    check('shifts_of_event', sql`(${t.rule} = 'event') = (${t.eventId} is not null)`),
    check(
      'shifts_of_room',
      sql`(${t.rule} = 'room-day') = (${t.date} is not null) and (${t.rule} <> 'room-day' or ${t.roomId} is not null)`,
    ),
    check(
      'shifts_of_guest',
      sql`(${t.rule} = 'guest') = (${t.personId} is not null) and (${t.rule} = 'guest') = (${t.moment} is not null)`,
    ),
    check(
      'shifts_offsets',
      sql`(${t.rule} = 'fixed') = (${t.fromMinutes} is null) and (${t.rule} = 'fixed') = (${t.toMinutes} is null)`,
    ),
    check(
      'shifts_anchors',
      sql`(${t.rule} in ('event', 'room-day')) = (${t.fromAnchor} is not null) and (${t.rule} in ('event', 'room-day')) = (${t.toAnchor} is not null)`,
    ),
  ],
);

export const volunteers = sqliteTable(
  'volunteers',
  {
    id: id(),
    festivalId: festivalId(),
    name: text().notNull(),
    /** Private: shown to coordinators, never to another volunteer. */
    contactKind: text().$type<ContactKind>(),
    contact: text().notNull().default(''),
    /** Of a number and an address the one that is not `contact`, where somebody gave both. */
    otherContact: text().notNull().default(''),
    /** By which ways they said they may be written to. */
    ways: list<ChosenWay>(),
    /** Null: the festival's own. */
    minutesADay: integer(),
    restMinutes: integer(),
    /** BCP 47 language subtags, lower case. */
    languages: list(),
    /** Private. */
    diet: text().$type<Diet>().notNull().default('any'),
    allergies: text().notNull().default(''),
    /** Wishes in words, beside those that are counted. */
    wishes: text().notNull().default(''),
    /** For coordinators. */
    note: text().notNull().default(''),
    tags: list(),
    /** « Me recontacter l’an prochain », as they ticked it themselves. */
    contactAgain: flag(),
    /** Null: nobody said, and they count as adults. */
    age: text().$type<Age>(),
    shirt: text().$type<ShirtSize>(),
    /**
     * Of minors: who has parental authority, how to reach them, how they answered and when.
     * Private.
     */
    guardian: text().notNull().default(''),
    guardianContact: text().notNull().default(''),
    consent: text().$type<Consent>(),
    consentOn: date(),
    version: version(),
    createdAt: instant().notNull(),
  },
  (t) => [
    unique('volunteers_key').on(t.festivalId, t.id),
    isOneOf('volunteers_contact_kind', t.contactKind, contactKinds),
    isOneOf('volunteers_diet', t.diet, diets),
    isBetween('volunteers_minutes', t.minutesADay, 30, 1440),
    isBetween('volunteers_rest', t.restMinutes, 0, 1440),
    check('volunteers_contact', sql`(${t.contactKind} is null) = (${t.contact} = '')`),
    isOneOf('volunteers_age', t.age, ages),
    isOneOf('volunteers_shirt', t.shirt, shirtSizes),
    isOneOf('volunteers_consent', t.consent, consents),
    holdsDate('volunteers_consent_on', t.consentOn),
    check('volunteers_consented', sql`(${t.consent} is null) = (${t.consentOn} is null)`),
  ],
);

/**
 * Somebody who offered to help by themselves. History holds nothing of it, so that nothing of those
 * who were not taken stays behind: an acceptance is the making of a volunteer, and is taken back
 * with them.
 */
export const applications = sqliteTable(
  'applications',
  {
    id: id(),
    festivalId: festivalId(),
    /** Names the page it was posted from, so that a form that is sent twice is one. */
    key: text().notNull().unique(),
    name: text().notNull(),
    /** As it is compared: digits of a number, letters in lower case. */
    reachedAs: text().notNull(),
    /** What they said; emptied some time after they were accepted. */
    answers: text({ mode: 'json' }).$type<unknown>().notNull(),
    locale: text().$type<Locale>().notNull(),
    state: text().$type<ApplicationState>().notNull().default('new'),
    doubt: text().$type<ApplicationDoubt>(),
    /** The volunteer it made or completed; counts while that one is there. */
    volunteerId: integer(),
    /** Whether its link opens their page: not where it completed somebody who was there already. */
    opensOwn: flag(),
    at: instant().notNull(),
    decidedAt: instant(),
    version: version(),
  },
  (t) => [
    index('applications_festival').on(t.festivalId, t.state),
    index('applications_volunteer').on(t.festivalId, t.volunteerId),
    isJson('applications_answers', t.answers),
    isOneOf('applications_locale', t.locale, locales),
    isOneOf('applications_state', t.state, applicationStates),
    isOneOf('applications_doubt', t.doubt, applicationDoubts),
  ],
);

/**
 * The secret link of a volunteer: the one that opens. No key points to `access_tokens`, because a
 * migration that makes that table anew would empty this one.
 */
export const volunteerLinks = sqliteTable(
  'volunteer_links',
  {
    volunteerId: integer().primaryKey(),
    festivalId: festivalId(),
    tokenId: integer().notNull().unique(),
  },
  (t) => [sameFestival(t, t.volunteerId, volunteers).onDelete('cascade')],
);

/**
 * Whom to call if something happens to a volunteer, as they typed it themselves. A table of its
 * own, so that whatever reads volunteers (lists, sheets, files, history) has nothing of it:
 * `emergency-contact.ts` alone reads it.
 */
export const emergencyContacts = sqliteTable(
  'emergency_contacts',
  {
    volunteerId: integer().primaryKey(),
    festivalId: festivalId(),
    name: text().notNull().default(''),
    contact: text().notNull(),
  },
  (t) => [
    index('emergency_contacts_festival').on(t.festivalId, t.volunteerId),
    sameFestival(t, t.volunteerId, volunteers).onDelete('cascade'),
  ],
);

/**
 * « Lu »: a volunteer has read what is to be done for a task. What they read is named by `of`: a
 * text that was changed since is to be read again.
 */
export const readBriefings = sqliteTable(
  'read_briefings',
  {
    festivalId: festivalId(),
    volunteerId: integer().notNull(),
    taskId: integer().notNull(),
    of: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.volunteerId, t.taskId] }),
    index('read_briefings_task').on(t.festivalId, t.taskId),
    sameFestival(t, t.volunteerId, volunteers).onDelete('cascade'),
    sameFestival(t, t.taskId, tasks).onDelete('cascade'),
  ],
);

/** What a volunteer was briefed for. */
export const volunteerTasks = sqliteTable(
  'volunteer_tasks',
  { festivalId: festivalId(), volunteerId: integer().notNull(), taskId: integer().notNull() },
  (t) => [
    primaryKey({ columns: [t.volunteerId, t.taskId] }),
    index('volunteer_tasks_task').on(t.festivalId, t.taskId),
    sameFestival(t, t.volunteerId, volunteers).onDelete('cascade'),
    sameFestival(t, t.taskId, tasks),
  ],
);

/** When a volunteer can come; one without any row has not said. */
export const volunteerAvailabilities = sqliteTable(
  'volunteer_availabilities',
  {
    festivalId: festivalId(),
    volunteerId: integer().notNull(),
    startsAt: wallClock().notNull(),
    endsAt: wallClock().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.volunteerId, t.startsAt] }),
    sameFestival(t, t.volunteerId, volunteers).onDelete('cascade'),
    isWallClock('volunteer_availabilities_starts_at', t.startsAt),
    isWallClock('volunteer_availabilities_ends_at', t.endsAt),
    check('volunteer_availabilities_order', sql`${t.endsAt} > ${t.startsAt}`),
  ],
);

/** With whom a volunteer would like to be, or which séance they would like to see. */
export const volunteerWishes = sqliteTable(
  'volunteer_wishes',
  {
    id: id(),
    festivalId: festivalId(),
    volunteerId: integer().notNull(),
    withVolunteerId: integer(),
    eventId: integer(),
  },
  (t) => [
    index('volunteer_wishes_volunteer').on(t.festivalId, t.volunteerId),
    index('volunteer_wishes_with').on(t.festivalId, t.withVolunteerId),
    index('volunteer_wishes_event').on(t.festivalId, t.eventId),
    sameFestival(t, t.volunteerId, volunteers).onDelete('cascade'),
    // A wish is worth nothing without what it wishes for.
    sameFestival(t, t.withVolunteerId, volunteers).onDelete('cascade'),
    sameFestival(t, t.eventId, events).onDelete('cascade'),
    check('volunteer_wishes_one', sql`(${t.withVolunteerId} is null) <> (${t.eventId} is null)`),
    check('volunteer_wishes_other', sql`${t.withVolunteerId} is null or ${t.withVolunteerId} <> ${t.volunteerId}`),
  ],
);

/** The tasks a volunteer would like, and those they would rather not (or cannot) do. */
export const volunteerTaskWishes = sqliteTable(
  'volunteer_task_wishes',
  {
    festivalId: festivalId(),
    volunteerId: integer().notNull(),
    taskId: integer().notNull(),
    wish: text().$type<TaskWish>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.volunteerId, t.taskId] }),
    index('volunteer_task_wishes_task').on(t.festivalId, t.taskId),
    sameFestival(t, t.volunteerId, volunteers).onDelete('cascade'),
    sameFestival(t, t.taskId, tasks),
    isOneOf('volunteer_task_wishes_wish', t.wish, taskWishes),
  ],
);

/** Who does a shift. */
export const assignments = sqliteTable(
  'assignments',
  {
    id: id(),
    festivalId: festivalId(),
    /** UUID v4; the entry's UID in the volunteer's calendar. Permanent. */
    uid: text().notNull().unique(),
    shiftId: integer().notNull(),
    volunteerId: integer().notNull(),
    state: text().$type<AssignmentState>().notNull().default('offered'),
    /** « Référent·e »: whom the others of the room ask. */
    isReferent: flag(),
    checkedInAt: instant(),
    /**
     * Noted as not having come. They stay on the shift, as absent: the place they leave is to be
     * filled.
     */
    absentAt: instant(),
    /**
     * What was said yes to: when and where the shift stood at that moment. A shift that stands
     * elsewhere in what is published now is to be confirmed again.
     */
    agreedStartsAt: wallClock(),
    agreedEndsAt: wallClock(),
    agreedRoomId: integer(),
    /**
     * The release under which the volunteer last saw it; null when they never did, 0 before the
     * first release.
     */
    seenRelease: integer(),
    /**
     * Where and when the shift stood when who is only asked first saw it, or last said that they
     * read of a move: one that stands elsewhere by now has a line on their page.
     */
    seenStartsAt: wallClock(),
    seenEndsAt: wallClock(),
    seenRoomId: integer(),
    version: version(),
    createdAt: instant().notNull(),
  },
  (t) => [
    unique('assignments_key').on(t.festivalId, t.id),
    unique('assignments_once').on(t.shiftId, t.volunteerId),
    index('assignments_shift').on(t.festivalId, t.shiftId),
    index('assignments_volunteer').on(t.festivalId, t.volunteerId),
    sameFestival(t, t.shiftId, shifts),
    sameFestival(t, t.volunteerId, volunteers),
    isOneOf('assignments_state', t.state, assignmentStates),
    isWallClock('assignments_agreed_starts_at', t.agreedStartsAt),
    isWallClock('assignments_agreed_ends_at', t.agreedEndsAt),
    check('assignments_agreed', sql`(${t.agreedStartsAt} is null) = (${t.agreedEndsAt} is null)`),
    isBetween('assignments_seen', t.seenRelease, 0, 1_000_000),
  ],
);

/** Somebody would like another to take their shift, perhaps for one of the other's. */
export const exchanges = sqliteTable(
  'exchanges',
  {
    id: id(),
    festivalId: festivalId(),
    assignmentId: integer().notNull(),
    /** Null: to all. */
    toVolunteerId: integer(),
    /** What the other gives in return; null asks for nothing. */
    returnAssignmentId: integer(),
    message: text().notNull().default(''),
    state: text().$type<ExchangeState>().notNull().default('open'),
    acceptedByVolunteerId: integer(),
    at: instant().notNull(),
    decidedAt: instant(),
    version: version(),
  },
  (t) => [
    unique('exchanges_key').on(t.festivalId, t.id),
    index('exchanges_assignment').on(t.festivalId, t.assignmentId),
    index('exchanges_return').on(t.festivalId, t.returnAssignmentId),
    index('exchanges_to').on(t.festivalId, t.toVolunteerId),
    index('exchanges_accepted').on(t.festivalId, t.acceptedByVolunteerId),
    sameFestival(t, t.assignmentId, assignments),
    sameFestival(t, t.returnAssignmentId, assignments),
    sameFestival(t, t.toVolunteerId, volunteers),
    sameFestival(t, t.acceptedByVolunteerId, volunteers),
    isOneOf('exchanges_state', t.state, exchangeStates),
    check(
      'exchanges_accepted_by',
      sql`${t.state} not in ('accepted', 'done') or ${t.acceptedByVolunteerId} is not null`,
    ),
    check('exchanges_return_to_one', sql`${t.returnAssignmentId} is null or ${t.toVolunteerId} is not null`),
  ],
);

/** « Un problème », told by a volunteer. */
export const problems = sqliteTable(
  'problems',
  {
    id: id(),
    festivalId: festivalId(),
    volunteerId: integer().notNull(),
    kind: text().$type<ProblemKind>().notNull(),
    text: text().notNull().default(''),
    roomId: integer(),
    at: instant().notNull(),
    /** Settled, and by whom. */
    settledAt: instant(),
    settledBy: text().notNull().default(''),
    version: version(),
  },
  (t) => [
    unique('problems_key').on(t.festivalId, t.id),
    index('problems_volunteer').on(t.festivalId, t.volunteerId),
    index('problems_room').on(t.festivalId, t.roomId),
    sameFestival(t, t.volunteerId, volunteers),
    sameFestival(t, t.roomId, rooms),
    isOneOf('problems_kind', t.kind, problemKinds),
  ],
);

/**
 * « Malaise »: somebody needs help, where and since when. Its only copy: no change row is written
 * of it, and all of it is deleted soon after the festival. Nobody's name is asked; who told it is
 * kept to be called back.
 */
export const emergencies = sqliteTable(
  'emergencies',
  {
    id: id(),
    festivalId: festivalId(),
    whose: text().$type<EmergencyWhose>().notNull(),
    roomId: integer(),
    /** Where in words. */
    place: text().notNull().default(''),
    /** The volunteer whose page told it; null from the desk and from a room sheet. */
    volunteerId: integer(),
    /**
     * The link to the room sheets that told it. No key points to it, as above: it may be closed by
     * now.
     */
    teamLinkId: integer(),
    byName: text().notNull().default(''),
    at: instant().notNull(),
    /** Since when somebody takes care of it, and who said so last. */
    takenAt: instant(),
    takenBy: text().notNull().default(''),
    /** Their account: two may bear one name. No key points to it either. */
    takenById: integer(),
    /** When they gave it back last: it calls again since. */
    givenBackAt: instant(),
    /** Told once, however often a bad network sends it. */
    clientKey: text().notNull().unique(),
  },
  (t) => [
    index('emergencies_volunteer').on(t.festivalId, t.volunteerId),
    index('emergencies_room').on(t.festivalId, t.roomId),
    sameFestival(t, t.roomId, rooms),
    sameFestival(t, t.volunteerId, volunteers),
    isOneOf('emergencies_whose', t.whose, emergencyWhose),
  ],
);

/** What is looked at when a room opens or closes on a day. */
export const checklists = sqliteTable(
  'checklists',
  {
    id: id(),
    festivalId: festivalId(),
    roomId: integer().notNull(),
    date: date().notNull(),
    moment: text().$type<ChecklistMoment>().notNull(),
    version: version(),
  },
  (t) => [
    unique('checklists_key').on(t.festivalId, t.id),
    unique('checklists_one').on(t.roomId, t.date, t.moment),
    sameFestival(t, t.roomId, rooms),
    holdsDate('checklists_date', t.date),
    isOneOf('checklists_moment', t.moment, checklistMoments),
  ],
);

export const checklistItems = sqliteTable(
  'checklist_items',
  {
    id: id(),
    festivalId: festivalId(),
    checklistId: integer().notNull(),
    position: integer().notNull(),
    text: text({ mode: 'json' }).$type<Bilingual>().notNull(),
    /** Null while nobody has. */
    tickedAt: instant(),
    tickedBy: text().notNull().default(''),
  },
  (t) => [
    index('checklist_items_checklist').on(t.festivalId, t.checklistId),
    sameFestival(t, t.checklistId, checklists).onDelete('cascade'),
    isJson('checklist_items_text', t.text),
  ],
);

/** How many came to a séance, as somebody at the door counted. */
export const entryCounts = sqliteTable(
  'entry_counts',
  {
    id: id(),
    festivalId: festivalId(),
    eventId: integer().notNull(),
    count: integer().notNull(),
    byUserId: integer().references(() => users.id, { onDelete: 'set null' }),
    byName: text().notNull().default(''),
    at: instant().notNull(),
    version: version(),
  },
  (t) => [
    unique('entry_counts_event').on(t.festivalId, t.eventId),
    sameFestival(t, t.eventId, events),
    isBetween('entry_counts_count', t.count, 0, 100_000),
  ],
);
