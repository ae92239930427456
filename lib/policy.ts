import type { Db } from '#db/client.ts';
import type { Remit, Role } from '#db/enums.ts';
import type { festivals } from '#db/schema/index.ts';

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

/** The row of a festival, which is no proof of any permission. */
export type Festival = Readonly<typeof festivals.$inferSelect>;

/**
 * Who acts: a signed-in account. `remit` is what a programmer may change in the festival for which
 * they are authorised; `authorizeFestival` sets it.
 */
export type Actor = Readonly<{
  userId: number;
  name: string;
  email: string;
  isAdministrator: boolean;
  remit?: Remit;
}>;

/** How an account is called: by its name, else by its address. */
export const accountName = ({ name, email }: { name: string; email: string }): string => name || email;

declare const proven: unique symbol;

/**
 * A festival with the proof that the actor may do `P` in it. Only `authorizeFestival` creates one,
 * so that a mutation with it in its signature cannot be called unchecked.
 */
export type Authorized<P extends Permission> = Festival & Readonly<{ db: Db; actor: Actor; role: Role; [proven]: P }>;

/**
 * A festival with the proof that one of its volunteers acts, by their secret link, because they
 * have no account. Only `authorizeVolunteer` creates one, and `linkedReaders` for what volunteers
 * are told. `by` is the name in the history.
 */
export type AuthorizedVolunteer = Festival &
  Readonly<{ db: Db; actor: null; by: string; volunteer: { id: number; name: string }; [proven]: 'volunteer' }>;

/**
 * A festival with the proof that somebody of its team acts by a secret link to the room sheets; who
 * it is remains unknown. Only `authorizeSheets` creates one. `by` is the name of the link.
 */
export type AuthorizedSheets = Festival &
  Readonly<{ db: Db; actor: null; by: string; link: { id: number }; [proven]: 'sheets' }>;
