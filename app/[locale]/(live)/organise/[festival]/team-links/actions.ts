'use server';

import { refresh } from 'next/cache';
import { getLocale, getTranslations } from 'next-intl/server';
import { type FormState, giveLink, type LinkState, submit } from '#app/_server/form-action.ts';
import { gateAction } from '#app/_server/gate.ts';
import { closedLinkInput, linkInput } from '#lib/accounts/schema.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { teamLinks } from '#lib/programme/shared-links.ts';
import { now } from '#lib/time/clock.ts';
import { dayCrewsInput, saveDayCrews } from '#lib/venues/crews.ts';

/** Makes a secret link to the room sheets. */
export async function makeLink(slug: string, _: FormState, form: FormData): Promise<LinkState> {
  return giveLink(form, linkInput, async (input) => {
    const festival = await gateAction(slug, 'team-links');
    const made = teamLinks.create(festival, input, now());
    const t = await getTranslations('team.links');
    if (!made.ok) return { ok: false, message: t('tooMany') };
    refresh();
    // It is not known who will open it, so it uses the festival's main language.
    return { ok: true, path: sitePaths(festival.locale).team(made.token), id: made.id, message: t('ready') };
  });
}

/** Closes a link to the room sheets. */
export async function revokeLink(slug: string, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, closedLinkInput, async ({ link }) => {
    teamLinks.revoke(await gateAction(slug, 'team-links'), link, now());
    refresh();
    return { ok: true, message: (await getTranslations('team.links'))('revoked') };
  });
}

/** Saves who holds the rooms on one day. */
export async function saveCrews(slug: string, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, dayCrewsInput, async (input) => {
    const festival = await gateAction(slug, 'day');
    const [locale, t] = [await getLocale(), await getTranslations('team.crews')];
    const saved = saveDayCrews(festival, input, now());
    // Also after a refusal, so that the next try is based on the present state.
    refresh();
    if (saved.ok) return { ok: true, message: t('saved') };
    const { roomName, names, note, by, isOwn } = saved;
    const text = [names, note].filter((part) => part !== '').join(' – ') || t('cleared');
    const sentence = t('changed', {
      own: isOwn ? 'yes' : 'no',
      by: by || t('somebody'),
      room: inLocale(roomName, locale),
      text,
    });
    return { ok: false, message: typeset(sentence, locale) };
  });
}
