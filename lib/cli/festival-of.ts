import type { Db } from '#db/client.ts';
import type { Actor, Authorized } from '#lib/authorized.ts';
import { LanterneError } from '#lib/errors.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import type { Permission } from '#lib/policy.ts';
import { type Given, Refused, textOf } from './command.ts';

/**
 * The festival given by `--festival`, with the proof that the acting account has this permission.
 * Throws Refused.
 */
export function festivalOf<P extends Permission>(given: Given, actor: Actor, permission: P, db: Db): Authorized<P> {
  const slug = textOf(given, 'festival');
  try {
    return authorizeFestival(actor, slug, permission, db);
  } catch (error) {
    if (!(error instanceof LanterneError)) throw error;
    if (error.code === 'notAllowed')
      throw new Refused('notAllowed', given.say('notAllowed', { email: actor.email, slug }));
    throw new Refused('noFestival', given.say('noFestival', { slug }));
  }
}
