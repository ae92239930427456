import type { Db } from '#db/client.ts';
import type { Remit, Role } from '#db/enums.ts';
import type { festivals } from '#db/schema/index.ts';
import type { Permission } from './policy.ts';

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
