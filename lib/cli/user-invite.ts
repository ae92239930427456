import { createInvitation, INVITATION_DAYS } from '#lib/accounts/invitations.ts';
import { invitationInput } from '#lib/accounts/schema.ts';
import { MAX_SECRET_LINKS } from '#lib/accounts/tokens.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { type Answer, actingAccount, type Command, festivalOf, type Given, Refused, textOf } from './command.ts';

/**
 * `user:invite --festival SLUG [--role ROLE] [--label TEXT]` prints a link that makes the first
 * person who uses it a member of the festival.
 */
function invite(given: Given): Answer {
  const { say, env, locale, now } = given;
  const db = given.db();
  const festival = festivalOf(given, actingAccount(given, db), 'members', db);
  const input = invitationInput.safeParse({
    role: textOf(given, 'role') || 'organiser',
    label: textOf(given, 'label'),
  });
  if (!input.success) throw new Refused('role', say('role', { role: textOf(given, 'role') }));
  const made = createInvitation(festival, input.data, now);
  if (!made.ok) throw new Refused('tooManyInvitations', say('tooManyInvitations', { max: MAX_SECRET_LINKS }));
  const link = env.url + sitePaths(locale).invitation(made.token);
  const { role } = input.data;
  const line = say('invited', { festival: festival.slug, role, days: INVITATION_DAYS, link });
  return { ok: true, lines: [line], json: { festival: festival.slug, role, link } };
}

export const userInvite: Command = {
  options: {
    festival: { type: 'string' },
    role: { type: 'string' },
    label: { type: 'string' },
    as: { type: 'string' },
  },
  words: [0, 0],
  required: ['festival'],
  run: invite,
};
