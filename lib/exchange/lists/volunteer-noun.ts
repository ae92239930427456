import { daysOf } from '#lib/days/queries.ts';
import { withoutRecordFields } from '#lib/i18n/typed-values.ts';
import { contactsSaid } from '#lib/volunteers/contact.ts';
import { insertVolunteer } from '#lib/volunteers/people-mutations.ts';
import { tasksOf, volunteersOf } from '#lib/volunteers/queries.ts';
import { type Volunteer, volunteerKind } from '#lib/volunteers/roots.ts';
import { HEALTH_FACTS, MAX_VOLUNTEERS, type VolunteerInput } from '#lib/volunteers/schema.ts';
import type { ListNoun } from './list-noun.ts';
import { knownByName } from './person-row.ts';
import {
  proposeVolunteerColumns,
  type VolunteerColumn,
  type VolunteerScene,
  volunteerColumns,
} from './volunteer-columns.ts';
import { readVolunteer } from './volunteer-row.ts';

/**
 * Lists of volunteers. They are private as a whole: only coordinators may import or export them.
 */
export const volunteerNoun: ListNoun<VolunteerColumn, Volunteer, VolunteerInput, VolunteerScene> = {
  name: 'volunteers',
  permission: 'volunteers',
  kind: volunteerKind,
  columns: volunteerColumns,
  seenBy: 'volunteers',
  privateFacts: { may: 'health', facts: HEALTH_FACTS },
  propose: proposeVolunteerColumns,
  most: MAX_VOLUNTEERS,
  rootsOf: (db, festivalId) => volunteersOf(festivalId, db),
  sceneOf: (db, festival) => ({
    timeZone: festival.timeZone,
    dayStartsAt: festival.dayStartsAt,
    dates: daysOf(festival, db).map(({ date }) => date),
    tasks: tasksOf(festival.id, db),
  }),
  numberOf: ({ id }) => id,
  ...knownByName,
  aboutOf: contactsSaid,
  read: readVolunteer,
  telling: [
    'contact',
    'otherContact',
    'availability',
    'tasks',
    'forTasks',
    'againstTasks',
    'languages',
    'allergies',
    'note',
  ],
  insert: ({ tx, festival, now }, inputs) => inputs.map((input) => insertVolunteer(tx, festival.id, input, now)),
  update: ({ tx }, volunteer, input) =>
    volunteerKind.update(tx, { ...volunteer, ...withoutRecordFields(input) }, volunteer),
};
