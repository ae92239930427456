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

/** A festival's settings about its volunteers; without a row the defaults apply. */
export const volunteerSettings = sqliteTable(
  'volunteer_settings',
  {
    id: id(),
    festivalId: festivalId().unique(),
    /** The telephone number for questions on the day: every volunteer sees it. */
    dayNumber: text().notNull().default(''),
    /** Whom to call besides the emergency services when somebody is unwell: security, first aid. */
    safetyContact: text().notNull().default(''),
    /** Whether volunteers see the contact of the lead of their room. */
    sharesReferents: flag(),
    /** Whether volunteers may take open shifts by themselves. */
    mayTakeShifts: flag(),
    /** Whether an exchange that two volunteers agreed on needs the coordinator's approval. */
    exchangesNeedApproval: flag(),
    /** The value for a volunteer without one of their own. */
    minutesADay: integer().notNull().default(480),
    restMinutes: integer().notNull().default(600),
    /** « Devenir bénévole », and the last day on which it accepts people. */
    joining: text().$type<Joining>().notNull().default('off'),
    joinUntil: date(),
    /** In years: 15, 16 or 18, because ages are only distinguished at these. */
    joinMinAge: integer().notNull().default(16),
    /**
     * Until when minors may work, and those under 16; and for how long in a day. A festival can
     * only be stricter than the law.
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
    /** A file to read with the briefing. */
    briefingFile: fileBeside(),
    /** Only people who were briefed may do it. */
    needsClearance: flag(),
    /** For adults only: the bar, a vehicle. */
    adultsOnly: flag(),
    /** Only people who speak all of these may do it. BCP 47 language subtags, lower case. */
    languages: list(),
    /** How many people are needed for it; null where not stated. */
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
 * Work for some people at a time. Its rule is stored and never a time computed from it, so that a
 * shift moves with its séance. Offsets are elapsed minutes, negative before the anchor.
 */
export const shifts = sqliteTable(
  'shifts',
  {
    id: id(),
    festivalId: festivalId(),
    taskId: integer().notNull(),
    rule: text().$type<ShiftRule>().notNull(),
    /** Null means the main room of the séance, or only the place in words. */
    roomId: integer(),
    /** The place in words: « accueil, côté rue ». */
    place: text().notNull().default(''),
    /** How many people it needs. */
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
    /** « À savoir », for the people on it. */
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
    /** Private: shown to coordinators, never to other volunteers. */
    contactKind: text().$type<ContactKind>(),
    contact: text().notNull().default(''),
    /** Where somebody gave a number and an address, the one that is not `contact`. */
    otherContact: text().notNull().default(''),
    /** The ways in which they agreed to be written to. */
    ways: list<ChosenWay>(),
    /** Null: the festival's own. */
    minutesADay: integer(),
    restMinutes: integer(),
    /** BCP 47 language subtags, lower case. */
    languages: list(),
    /** Private. */
    diet: text().$type<Diet>().notNull().default('any'),
    allergies: text().notNull().default(''),
    /** Wishes as text, besides those stored as rows. */
    wishes: text().notNull().default(''),
    /** For coordinators. */
    note: text().notNull().default(''),
    tags: list(),
    /** « Me recontacter l’an prochain », as they ticked it themselves. */
    contactAgain: flag(),
    /** Null: unknown, and they count as adults. */
    age: text().$type<Age>(),
    shirt: text().$type<ShirtSize>(),
    /**
     * For minors: the person with parental authority, their contact, their answer and its date.
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
 * An application of somebody who offered to help. The history does not record it, so that nothing
 * is left of people who were not accepted: accepting one creates a volunteer, and is undone with
 * that.
 */
export const applications = sqliteTable(
  'applications',
  {
    id: id(),
    festivalId: festivalId(),
    /**
     * Identifies the page from which it was posted, so that a form sent twice is one application.
     */
    key: text().notNull().unique(),
    name: text().notNull(),
    /** The contact in the form for comparing: the digits of a number, or letters in lower case. */
    reachedAs: text().notNull(),
    /** The answers; erased some time after they were accepted. */
    answers: text({ mode: 'json' }).$type<unknown>().notNull(),
    locale: text().$type<Locale>().notNull(),
    state: text().$type<ApplicationState>().notNull().default('new'),
    doubt: text().$type<ApplicationDoubt>(),
    /** The volunteer that it created or completed; valid only while that one exists. */
    volunteerId: integer(),
    /**
     * Whether its link opens the volunteer's page: not where it completed an existing volunteer.
     */
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
 * The open secret link of a volunteer. There is no foreign key to `access_tokens`, because a
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
 * Whom to call if something happens to a volunteer, as they typed it. In a table of its own, so
 * that whatever reads volunteers (lists, sheets, files, history) does not get it: only
 * `emergency-contact.ts` reads it.
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
 * « Lu »: a volunteer has read the briefing of a task. `of` identifies the version they read: a
 * changed one has to be read again.
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

/** The tasks for which a volunteer was briefed. */
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

/** When a volunteer can come; without any row, they have not said. */
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
    // A wish is deleted with what it wishes for.
    sameFestival(t, t.withVolunteerId, volunteers).onDelete('cascade'),
    sameFestival(t, t.eventId, events).onDelete('cascade'),
    check('volunteer_wishes_one', sql`(${t.withVolunteerId} is null) <> (${t.eventId} is null)`),
    check('volunteer_wishes_other', sql`${t.withVolunteerId} is null or ${t.withVolunteerId} <> ${t.volunteerId}`),
  ],
);

/** The tasks that a volunteer would like, and those they would rather not (or cannot) do. */
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

/** A volunteer on a shift. */
export const assignments = sqliteTable(
  'assignments',
  {
    id: id(),
    festivalId: festivalId(),
    /** UUID v4; the UID of the entry in the volunteer's calendar. Permanent. */
    uid: text().notNull().unique(),
    shiftId: integer().notNull(),
    volunteerId: integer().notNull(),
    state: text().$type<AssignmentState>().notNull().default('offered'),
    /** « Référent·e »: the person whom the others in the room ask. */
    isReferent: flag(),
    checkedInAt: instant(),
    /**
     * When they were noted as absent. They stay on the shift as absent, and their place has to be
     * filled.
     */
    absentAt: instant(),
    /**
     * The time, place and task of the shift when somebody said yes, and whether its end was the
     * second of two such hours. If it is published otherwise now, they have to confirm again.
     */
    agreedStartsAt: wallClock(),
    agreedEndsAt: wallClock(),
    agreedEndsAgain: flag(),
    agreedRoomId: integer(),
    agreedPlace: text(),
    agreedTaskId: integer(),
    /**
     * The release in which the volunteer last saw it; null when they never did, 0 before the first
     * release.
     */
    seenRelease: integer(),
    /**
     * The same of the shift when somebody who is only asked first saw it, or last
     * confirmed reading of a move. If they differ now, their page says so.
     */
    seenStartsAt: wallClock(),
    seenEndsAt: wallClock(),
    seenEndsAgain: flag(),
    seenRoomId: integer(),
    seenPlace: text(),
    seenTaskId: integer(),
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

/**
 * Somebody would like another volunteer to take their shift, perhaps in return for one of the
 * other's.
 */
export const exchanges = sqliteTable(
  'exchanges',
  {
    id: id(),
    festivalId: festivalId(),
    assignmentId: integer().notNull(),
    /** Null: proposed to all. */
    toVolunteerId: integer(),
    /** What the other gives in return; null for nothing. */
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

/** « Un problème », reported by a volunteer. */
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
 * « Malaise »: somebody needs help, where and since when. This is the only copy: the history does
 * not record it, and everything is deleted soon after the festival. The name of the person is not
 * asked; who reported it is stored, so that they can be called back.
 */
export const emergencies = sqliteTable(
  'emergencies',
  {
    id: id(),
    festivalId: festivalId(),
    whose: text().$type<EmergencyWhose>().notNull(),
    roomId: integer(),
    /** The place in words. */
    place: text().notNull().default(''),
    /** The volunteer from whose page it was reported; null from the desk or a room sheet. */
    volunteerId: integer(),
    /**
     * The link to the room sheets from which it was reported. Without a foreign key, as above,
     * because the link may be closed by now.
     */
    teamLinkId: integer(),
    byName: text().notNull().default(''),
    at: instant().notNull(),
    /** Since when somebody takes care of it, and who last said so. */
    takenAt: instant(),
    takenBy: text().notNull().default(''),
    /** Their account, because two people may have the same name. Also without a foreign key. */
    takenById: integer(),
    /** When they last gave it back: it is shown as open again since. */
    givenBackAt: instant(),
    /** Reported once, however often a bad network sends it. */
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

/** What has to be checked when a room opens or closes on a day. */
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
    /** Null while nobody has ticked it. */
    tickedAt: instant(),
    tickedBy: text().notNull().default(''),
  },
  (t) => [
    index('checklist_items_checklist').on(t.festivalId, t.checklistId),
    sameFestival(t, t.checklistId, checklists).onDelete('cascade'),
    isJson('checklist_items_text', t.text),
  ],
);

/** How many visitors came to a séance, as counted at the door. */
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
