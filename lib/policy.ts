import type { Role } from '#db/enums.ts';

/**
 * Which role may do what in a festival, as a table.
 *
 * - read: see the desk and the draft, including when guests arrive and leave, because warnings
 *   mention it.
 * - schedule: edit séances, films, people, themes, offers. A programmer may change only what
 *   belongs to their themes and rooms; this is checked for each change where it is written
 *   (`history/remit.ts`).
 * - settings: edit the festival itself, its days, venues and rooms, its pages and partners; make
 *   templates of it.
 * - private-facts: read the contact of a person, the notes on rights and the tags, on screen and in
 *   lists. Those of volunteers need `volunteers`.
 * - accept-warnings: accept a warning with a reason, and take that back.
 * - publish: make releases and preview links.
 * - day: edit live facts and room crews.
 * - volunteers: edit tasks and shifts.
 * - health: see diets, allergies and emergency contacts of volunteers; others see only numbers,
 *   without names.
 * - team-links: make secret links to the room sheets.
 * - members: invite members and change roles.
 * - address: set the festival's own host name.
 * - festival-file: export everything as one file, private facts included.
 * - delete: delete the festival as a whole; those who were its owners then can restore it from the
 *   bin.
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
