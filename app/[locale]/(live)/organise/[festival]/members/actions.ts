'use server';

import type { Route } from 'next';
import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { createInvitation, revokeInvitation } from '../../../../../../lib/accounts/invitations.ts';
import { changeMemberRole, removeMember } from '../../../../../../lib/accounts/members.ts';
import { offerReset } from '../../../../../../lib/accounts/resets.ts';
import {
  invitationInput,
  memberInput,
  memberRoleInput,
  revokeInvitationInput,
} from '../../../../../../lib/accounts/schema.ts';
import { env } from '../../../../../../lib/env.ts';
import { deskPaths, sitePaths } from '../../../../../../lib/i18n/paths.ts';
import { now } from '../../../../../../lib/time/clock.ts';
import { type FormState, submit } from '../../../../../_server/form-action.ts';
import { gateAction } from '../../../../../_server/gate.ts';

const words = () => getTranslations('accounts.members');

/** Makes a one-time link that gives a role. It is in this answer alone: what is kept of it cannot be shown again. */
export async function invite(slug: string, _: FormState, form: FormData): Promise<FormState & { invitation?: string }> {
  let invitation: string | undefined;
  const state = await submit(form, invitationInput, async (input) => {
    const festival = await gateAction(slug, 'members');
    const made = createInvitation(festival, input, now());
    if (!made.ok) return { ok: false, message: (await words())('tooMany') };
    invitation = env().url + sitePaths(await getLocale()).invitation(made.token);
    refresh();
    return { ok: true, message: (await words())('inviteReady') };
  });
  return invitation ? { ...state, invitation } : state;
}

/** Makes an invitation open nothing any more. */
export async function revoke(slug: string, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, revokeInvitationInput, async ({ invitation }) => {
    revokeInvitation(await gateAction(slug, 'members'), invitation, now());
    refresh();
    return { ok: true, message: (await words())('revoked') };
  });
}

/** Gives a member another role; the last owner keeps theirs. */
export async function changeRole(slug: string, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, memberRoleInput, async ({ member, role }) => {
    const festival = await gateAction(slug, 'members');
    const changed = changeMemberRole(festival, member, role, now());
    const t = await words();
    if (!changed.ok) return { ok: false, message: t('lastOwner') };
    // An owner who took a lesser role may not see this page any more.
    if (member === festival.actor.userId && role !== 'owner' && !festival.actor.isAdministrator) {
      redirect(deskPaths(await getLocale(), festival.slug).overview() as Route);
    }
    refresh();
    const roles = await getTranslations('terms.role');
    return { ok: true, message: t('changed', { name: changed.member.name, role: roles(role) }) };
  });
}

/** Makes a one-time link by which a member chooses a new password. It is in this answer alone. */
export async function offerPasswordReset(
  slug: string,
  _: FormState,
  form: FormData,
): Promise<FormState & { reset?: string }> {
  let reset: string | undefined;
  const state = await submit(form, memberInput, async ({ member }) => {
    const offered = offerReset(await gateAction(slug, 'members'), member, now());
    const t = await words();
    if (!offered.ok) return { ok: false, message: t('resetBeyond') };
    reset = env().url + sitePaths(await getLocale()).reset(offered.token);
    return { ok: true, message: t('resetReady', { name: offered.name }) };
  });
  return reset ? { ...state, reset } : state;
}

/** Takes a member out, or oneself; never the last owner. */
export async function remove(slug: string, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, memberInput, async ({ member }) => {
    const festival = await gateAction(slug, 'members');
    const removed = removeMember(festival, member, now());
    const t = await words();
    if (!removed.ok) return { ok: false, message: t('lastOwner') };
    if (member === festival.actor.userId && !festival.actor.isAdministrator) {
      redirect(sitePaths(await getLocale()).desk() as Route);
    }
    refresh();
    return { ok: true, message: t('removed', { name: removed.member.name }) };
  });
}
