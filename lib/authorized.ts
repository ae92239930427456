import type { Db } from '#db/client.ts';
import type { Remit, Role } from '#db/enums.ts';
import type { festivals } from '#db/schema/index.ts';
import type { Permission } from './policy.ts';

/** A festival as its row holds it, which proves nothing. */
export type Festival = Readonly<typeof festivals.$inferSelect>;

/**
 * Who acts: a signed-in account. `remit` is what a programmer may change in the festival they are
 * authorised for; `authorizeFestival` puts it there.
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
 * A festival together with the proof that the actor may do `P` with it. Only `authorizeFestival`
 * makes one, so a mutation that asks for it in its signature cannot be called unchecked.
 */
export type Authorized<P extends Permission> = Festival & Readonly<{ db: Db; actor: Actor; role: Role; [proven]: P }>;

/**
 * A festival together with the proof that one of its volunteers acts, by their secret link: they
 * have no account. Only `authorizeVolunteer` makes one, and `linkedReaders` for what is told to
 * them. `by` is the name the history keeps.
 */
export type AuthorizedVolunteer = Festival &
  Readonly<{ db: Db; actor: null; by: string; volunteer: { id: number; name: string }; [proven]: 'volunteer' }>;

/**
 * A festival together with the proof that somebody of its team acts, by a secret link to the room
 * sheets: nobody knows who. Only `authorizeSheets` makes one. `by` is what the link is called.
 */
export type AuthorizedSheets = Festival &
  Readonly<{ db: Db; actor: null; by: string; link: { id: number }; [proven]: 'sheets' }>;
