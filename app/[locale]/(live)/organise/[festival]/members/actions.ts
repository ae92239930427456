'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { type FormState, giveLink, type LinkState, submit } from '#app/_server/form-action.ts';
import { gateAction } from '#app/_server/gate.ts';
import { changeMemberRole, createInvitation, invitations, remitNames, removeMember } from '#lib/accounts/members.ts';
import { offerReset } from '#lib/accounts/resets.ts';
import { closedLinkInput, invitationInput, memberInput, memberRoleInput, type Remit } from '#lib/accounts/schema.ts';
import { countMailed } from '#lib/accounts/throttle.ts';
import { env, smtp } from '#lib/env.ts';
import { deskPaths, sitePaths } from '#lib/i18n/paths.ts';
import { type InvitationMail, mailInvitation } from '#lib/messages/mail.ts';
import type { Authorized } from '#lib/policy.ts';
import { now } from '#lib/time/clock.ts';

const words = () => getTranslations('accounts.members');

/**
 * Makes a one-time link that gives a role, and mails it if an address was typed. The link is made
 * whether or not the mail was sent.
 */
export async function invite(slug: string, _: FormState, form: FormData): Promise<LinkState> {
  return giveLink(form, invitationInput, async ({ address: to, ...input }) => {
    const festival = await gateAction(slug, 'members');
    const made = createInvitation(festival, input, now());
    const [t, locale] = [await words(), await getLocale()];
    // Also after a refusal, as the next try needs a new key.
    refresh();
    if (!made.ok) return { ok: false, message: t(made.reason) };
    const given = { ok: true as const, path: sitePaths(locale).invitation(made.token), id: made.id };
    if (to === '') return { ...given, message: t('inviteReady') };
    const why = await mailed(festival, { ...input, to, link: env().url + given.path, locale });
    return { ...given, message: why === null ? t('inviteSent', { to }) : t('inviteNotSent', { to, why }) };
  });
}

/** Mails an invitation; null once it was sent. */
async function mailed(
  festival: Authorized<'members'>,
  { remit, ...invitation }: Omit<InvitationMail, 'by' | 'remit'> & { remit: Remit | null },
): Promise<string | null> {
  const server = smtp();
  if (!server) return 'off';
  if (!(await countMailed(festival.actor))) return 'pace';
  const { name, email } = festival.actor;
  const names = remit && remitNames(festival.id, remit, festival.db);
  return mailInvitation(server, festival, { ...invitation, by: name || email, remit: names });
}

/** Revokes an invitation. */
export async function revoke(slug: string, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, closedLinkInput, async ({ link }) => {
    invitations.revoke(await gateAction(slug, 'members'), link, now());
    refresh();
    return { ok: true, message: (await words())('revoked') };
  });
}

/** Gives a member another role; the last owner keeps theirs. */
export async function changeRole(slug: string, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, memberRoleInput, async ({ member, role, remit }) => {
    const festival = await gateAction(slug, 'members');
    const changed = changeMemberRole(festival, member, { role, remit }, now());
    const t = await words();
    if (!changed.ok) return { ok: false, message: t('lastOwner') };
    // An owner who takes a lower role may no longer see this page.
    if (member === festival.actor.userId && role !== 'owner' && !festival.actor.isAdministrator) {
      redirect(deskPaths(await getLocale(), festival.slug).overview());
    }
    refresh();
    const roles = await getTranslations('terms.role');
    return { ok: true, message: t('changed', { name: changed.member.name, role: roles(role) }) };
  });
}

/** Makes a one-time link with which a member chooses a new password. */
export async function offerPasswordReset(slug: string, _: FormState, form: FormData): Promise<LinkState> {
  return giveLink(form, memberInput, async ({ member }) => {
    const offered = offerReset(await gateAction(slug, 'members'), member, now());
    const t = await words();
    if (!offered.ok) return { ok: false, message: t('resetBeyond') };
    const path = sitePaths(await getLocale()).reset(offered.token);
    return { ok: true, path, message: t('resetReady', { name: offered.name }) };
  });
}

/** Removes a member, or oneself; never the last owner. */
export async function remove(slug: string, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, memberInput, async ({ member }) => {
    const festival = await gateAction(slug, 'members');
    const removed = removeMember(festival, member, now());
    const t = await words();
    if (!removed.ok) return { ok: false, message: t('lastOwner') };
    if (member === festival.actor.userId && !festival.actor.isAdministrator) {
      redirect(sitePaths(await getLocale()).desk());
    }
    refresh();
    return { ok: true, message: t('removed', { name: removed.member.name }) };
  });
}
