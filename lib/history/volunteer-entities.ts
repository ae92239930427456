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

export const isOfVolunteers = (entity: ChangeEntity): boolean =>
  (volunteerEntities as readonly ChangeEntity[]).includes(entity);
