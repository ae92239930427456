import { type ChangeEntity, volunteerEntities } from '#db/enums.ts';

/** What goes with a séance that is deleted, and comes back with it, without being asked for: its shifts, what is said of it today. */
export const goesWithSeance = (entity: ChangeEntity): boolean => isOfVolunteers(entity) || entity === 'live-fact';

export const isOfVolunteers = (entity: ChangeEntity): boolean =>
  (volunteerEntities as readonly ChangeEntity[]).includes(entity);
