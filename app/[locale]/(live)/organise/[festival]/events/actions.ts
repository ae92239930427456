'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { conflictSentence } from '#app/_server/conflict-sentence.ts';
import { type FormState, type Outcome, submit } from '#app/_server/form-action.ts';
import { gateAction } from '#app/_server/gate.ts';
import { lead } from '#app/_server/record-action.ts';
import { requestPath } from '#app/_server/request-path.ts';
import type { Authorized, Festival } from '#lib/authorized.ts';
import { deleteEvent } from '#lib/deletion/events.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { notFound } from '#lib/errors.ts';
import { eventConflict, withChoices } from '#lib/events/event-conflict.ts';
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
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { indexDraft } from '#lib/model/draft.ts';
import { now as clockNow } from '#lib/time/clock.ts';
import { checkWallClock } from '#lib/time/wall-clock.ts';
import { changedSentence, type EventPlace, goneSentence, placeOf } from './answers.ts';

type Scheduling = Authorized<Festival, 'schedule'>;

/** Saves the séance's form: a new one (without a number), or one that was opened under a version. */
export async function saveEvent(given: EventPlace, _: FormState, form: FormData): Promise<FormState> {
  const { locale, slug, number } = placeOf(given);
  const schema = async () => eventInput(await gateAction(slug, 'schedule'));
  return submit(form, schema, async (input): Promise<Outcome> => {
    const festival = await gateAction(slug, 'schedule');
    const now = clockNow();
    if (number === null) {
      const made = createEvent(festival, input, now);
      if (!made.ok) return { ok: false, fields: made.fields };
      return lead(deskPaths(locale, slug).item('events', eventNumber(festival.id, made.id)), made.batch);
    }
    const current = eventByNumber(festival.id, number);
    if (!current) return { ok: false, message: await goneSentence(festival, number, locale, now) };
    const saved = editEvent(festival, current.id, withChoices(input, current, festival), now);
    if (!saved.ok && saved.reason === 'fields') return { ok: false, fields: saved.fields };
    if (!saved.ok) {
      const conflict = eventConflict(saved, input, indexDraft(loadDraft(festival.id)), locale);
      const message = await conflictSentence(conflict, { zone: festival.timeZone, locale, now });
      return { ok: false, message, conflict };
    }
    refresh();
    const t = await getTranslations('events.saved');
    const isTwice = input.startsAt !== null && checkWallClock(input.startsAt, festival.timeZone) === 'twice';
    return { ok: true, message: t(isTwice ? 'twice' : 'done'), ...(saved.batch && { undo: saved.batch }) };
  });
}

/** The séance of an act, and when: what every act below begins with. */
async function actOn(given: EventPlace) {
  const { locale, slug, number } = placeOf(given);
  const festival: Scheduling = await gateAction(slug, 'schedule');
  const event = number === null ? null : eventByNumber(festival.id, number);
  if (!event) throw notFound();
  return { locale, slug, festival, event, now: clockNow() };
}

type Told = { locale: Locale; slug: string; festival: Scheduling; event: EventRoot; now: string };

/** Back to the page it was done on, which says so and offers the way back; or what somebody else did first. */
async function answer(saved: Saved, { locale, slug, festival, event, now }: Told): Promise<Outcome> {
  if (!saved.ok) {
    refresh();
    return { ok: false, message: await changedSentence(saved, festival, locale, now) };
  }
  const [path] = (await requestPath())?.split('?') ?? [];
  return lead(path ?? deskPaths(locale, slug).item('events', event.number), saved.batch);
}

export async function unschedule(given: EventPlace, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, actInput, async (seen) => {
    const about = await actOn(given);
    return answer(unscheduleEvent(about.festival, about.event.id, seen, about.now), about);
  });
}

export async function cancel(given: EventPlace, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, cancelInput, async (seen) => {
    const about = await actOn(given);
    return answer(cancelEvent(about.festival, about.event.id, seen, about.now), about);
  });
}

export async function restore(given: EventPlace, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, actInput, async (seen) => {
    const about = await actOn(given);
    return answer(restoreEvent(about.festival, about.event.id, seen, about.now), about);
  });
}

export async function duplicate(given: EventPlace, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, actInput, async (seen): Promise<Outcome> => {
    const { festival, event, slug, locale, now } = await actOn(given);
    const copied = duplicateEvent(festival, event.id, seen, now);
    if (!copied.ok) return { ok: false, fields: copied.fields };
    return lead(deskPaths(locale, slug).item('events', eventNumber(festival.id, copied.id)), copied.batch);
  });
}

export async function remove(given: EventPlace, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, actInput, async (seen): Promise<Outcome> => {
    const { festival, event, slug, locale, now } = await actOn(given);
    const deleted = deleteEvent(festival, event.id, seen, now);
    if (!deleted.ok) return { ok: false, message: await changedSentence(deleted, festival, locale, now) };
    return lead(deskPaths(locale, slug).section('events'), deleted.batch);
  });
}
