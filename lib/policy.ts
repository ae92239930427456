import type { Role } from '#db/enums.ts';

/**
 * Which role may do what in a festival, as a table.
 *
 * - read: see the desk and the draft; also when a guest arrives and leaves, which warnings say.
 * - schedule: séances, films, people, themes, offers. Of a programmer, what is of their themes and
 *   rooms: that is asked of each change where it is written (`history/remit.ts`).
 * - settings: the festival itself, its days, venues and rooms, its pages and partners; templates
 *   made of it.
 * - private-facts: read the contact of a person, the notes on rights and tags, on screen and in
 *   lists. Those of volunteers go with `volunteers`.
 * - accept-warnings: accept a warning with a reason, take that back.
 * - publish: releases and preview links.
 * - day: live facts and room crews.
 * - volunteers: tasks and shifts.
 * - health: diets, allergies and whom to call for a volunteer; the others read how many, without
 *   names.
 * - team-links: secret links of room sheets.
 * - members: invitations and roles.
 * - address: the festival's own name on the network.
 * - festival-file: take all of it away as one file, with what is private.
 * - delete: the festival as a whole; its owners of that day bring it back from the bin.
 */
export const policy = {
  read: ['owner', 'organiser', 'programmer', 'coordinator', 'team'],
  schedule: ['owner', 'organiser', 'programmer'],
  settings: ['owner', 'organiser'],
  'private-facts': ['owner', 'organiser', 'programmer', 'coordinator'],
  'accept-warnings': ['owner', 'organiser'],
  publish: ['owner', 'organiser'],
  day: ['owner', 'organiser', 'coordinator'],
  volunteers: ['owner', 'organiser', 'coordinator'],
  health: ['owner', 'coordinator'],
  'team-links': ['owner', 'organiser', 'coordinator'],
  members: ['owner'],
  address: ['owner'],
  'festival-file': ['owner'],
  delete: ['owner'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof policy;

/** Whether `role` may do `permission`. */
export function may(role: Role, permission: Permission): boolean {
  return (policy[permission] as readonly Role[]).includes(role);
}
