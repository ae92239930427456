import { type ChangeEntity, volunteerEntities } from '#db/enums.ts';

/** Whether a change is about what volunteers and their coordinators do. */
export const isOfVolunteers = (entity: ChangeEntity): boolean =>
  (volunteerEntities as readonly ChangeEntity[]).includes(entity);
