'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { type FormState, type Outcome, submit } from '#app/_server/form-action.ts';
import { gateAction } from '#app/_server/gate.ts';
import { agoSentence, lead, type RecordPlace, recordPlaceOf, saveForm } from '#app/_server/record-action.ts';
import { pageActedOn } from '#app/_server/request.ts';
import { deleteEvent } from '#lib/deletion/records.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { orNotFound } from '#lib/errors.ts';
import { eventForm } from '#lib/events/facets.ts';
import {
  cancelEvent,
  createEvent,
  duplicateEvent,
  editEvent,
  restoreEvent,
  type Saved,
  unscheduleEvent,
} from '#lib/events/mutations.ts';
import { eventByNumber, eventNumber } from '#lib/events/queries.ts';
import type { EventRoot } from '#lib/events/root.ts';
import { actInput, cancelInput, eventInput } from '#lib/events/schema.ts';
import { fieldSentence } from '#lib/i18n/field-messages.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { indexDraft } from '#lib/model/draft.ts';
import type { Authorized } from '#lib/policy.ts';
import { now as clockNow } from '#lib/time/clock.ts';
import { checkWallClock } from '#lib/time/wall-clock.ts';

/**
 * Saves the form of a séance: a new one (without a number), or one that was opened under a version.
 */
export async function saveEvent(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  return saveForm(given, form, 'schedule', eventInput, ({ festival, locale, paths, number, now }) => ({
    entity: 'event',
    create: (input) => createEvent(festival, input, now),
    madeAt: ({ id }) => paths.item('events', eventNumber(festival.id, id)),
    current: eventByNumber(festival.id, number),
    ...eventForm(festival, () => indexDraft(loadDraft(festival.id)), locale),
    wording: {
      words: 'events.saved',
      done: ({ startsAt }) => (startsAt && checkWallClock(startsAt, festival.timeZone) === 'twice' ? 'twice' : 'done'),
    },
    edit: (chosen, id) => editEvent(festival, id, chosen, now),
  }));
}

/** The séance of an act and the present instant, which every act below needs. */
async function actOn(given: RecordPlace) {
  const { locale, slug, number } = recordPlaceOf(given);
  const festival: Authorized<'schedule'> = await gateAction(slug, 'schedule');
  const event = orNotFound(number === null ? null : eventByNumber(festival.id, number));
  return { locale, slug, festival, event, now: clockNow() };
}

/**
 * Why an act was not done: the séance is locked, or somebody changed it since the reader saw it.
 */
async function changedSentence(
  refused: Extract<Saved, { ok: false }>,
  festival: Authorized<'schedule'>,
  locale: Locale,
  now: string,
) {
  const t = await getTranslations({ locale, namespace: 'events.saved' });
  if (refused.reason === 'fields') {
    const fields = await getTranslations({ locale, namespace: 'fields' });
    return Object.values(refused.fields)
      .map((error) => fieldSentence(error, fields))
      .join(' ');
  }
  const when = await agoSentence(refused.at, { zone: festival.timeZone, locale, now });
  return t('changed', { own: refused.isOwn ? 'yes' : 'no', who: refused.by || t('somebody'), when });
}

type Told = { locale: Locale; slug: string; festival: Authorized<'schedule'>; event: EventRoot; now: string };

/**
 * Redirects to the page the act was made on, which reports it and offers to undo it; or returns
 * what somebody else did first.
 */
async function answer(saved: Saved, { locale, slug, festival, event, now }: Told): Promise<Outcome> {
  if (!saved.ok) {
    refresh();
    return { ok: false, message: await changedSentence(saved, festival, locale, now) };
  }
  return lead((await pageActedOn()) ?? deskPaths(locale, slug).item('events', event.number), saved.batch);
}

export async function unschedule(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, actInput, async (seen) => {
    const about = await actOn(given);
    return answer(unscheduleEvent(about.festival, about.event.id, seen, about.now), about);
  });
}

export async function cancel(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, cancelInput, async (seen) => {
    const about = await actOn(given);
    return answer(cancelEvent(about.festival, about.event.id, seen, about.now), about);
  });
}

export async function restore(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, actInput, async (seen) => {
    const about = await actOn(given);
    return answer(restoreEvent(about.festival, about.event.id, seen, about.now), about);
  });
}

export async function duplicate(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, actInput, async (seen): Promise<Outcome> => {
    const { festival, event, slug, locale, now } = await actOn(given);
    const copied = duplicateEvent(festival, event.id, seen, now);
    if (!copied.ok) return { ok: false, fields: copied.fields };
    return lead(deskPaths(locale, slug).item('events', eventNumber(festival.id, copied.id)), copied.batch);
  });
}

export async function remove(given: RecordPlace, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, actInput, async (seen): Promise<Outcome> => {
    const { festival, event, slug, locale, now } = await actOn(given);
    const deleted = deleteEvent(festival, event.id, seen, now);
    if (!deleted.ok) return { ok: false, message: await changedSentence(deleted, festival, locale, now) };
    return lead(deskPaths(locale, slug).section('events'), deleted.batch);
  });
}
