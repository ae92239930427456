import { type ChangeEntity, volunteerEntities } from '#db/enums.ts';

/** Whether a change is one of volunteers or their coordinators. */
export const isOfVolunteers = (entity: ChangeEntity): boolean =>
  (volunteerEntities as readonly ChangeEntity[]).includes(entity);
