import type { ChangeEntity } from '#db/enums.ts';

/** What volunteers and their coordinators do: no change of the draft, and nothing a grid draws. */
export const volunteerEntities = [
  'volunteer-settings',
  'task',
  'shift',
  'volunteer',
  'assignment',
  'exchange',
  'problem',
  'checklist',
  'entry-count',
] as const satisfies readonly ChangeEntity[];

/** What goes with a séance that is deleted, and comes back with it, without being asked for: its shifts, what is said of it today. */
export const goesWithSeance = (entity: ChangeEntity): boolean => isOfVolunteers(entity) || entity === 'live-fact';

export const isOfVolunteers = (entity: ChangeEntity): boolean =>
  (volunteerEntities as readonly ChangeEntity[]).includes(entity);
