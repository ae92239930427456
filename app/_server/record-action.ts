import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { z } from 'zod';
import {
  type Conflict,
  type FormFacets,
  recordConflict,
  type Show,
  type ShowAll,
  withRecordChoices,
} from '#lib/history/conflict.ts';
import { whoDeleted } from '#lib/history/queries.ts';
import type { Root } from '#lib/history/root-kind.ts';
import type { AskedAlike, Changed, Deleted, RefusedEdit, Writing, Written } from '#lib/history/roots.ts';
import { type Locale, readLocale } from '#lib/i18n/locale.ts';
import { type DeskPaths, type DeskSection, deskPaths } from '#lib/i18n/paths.ts';
import type { RecordFields } from '#lib/i18n/typed-values.ts';
import { now as clockNow } from '#lib/time/clock.ts';
import { formatDate, formatDuration, formatInstant, formatTime, formatWall } from '#lib/time/format.ts';
import { type FormState, type Outcome, submit } from './form-action.ts';
import { ANOTHER } from './form-data.ts';
import { NEW } from './live-page.tsx';

const MINUTE = 60;
const HOUR = 3600;

type At = { zone: string; locale: Locale; now: string };

/**
 * « il y a 20 secondes », « il y a 3 minutes », then the day and hour. `at` and `now` are instants.
 */
export async function agoSentence(at: string, { zone, locale, now }: At): Promise<string> {
  const t = await getTranslations({ locale, namespace: 'conflict' });
  const seconds = Math.max(1, Math.round((Date.parse(now) - Date.parse(at)) / 1000));
  if (seconds < MINUTE) return t('secondsAgo', { count: seconds });
  if (seconds < HOUR) return t('minutesAgo', { count: Math.round(seconds / MINUTE) });
  return t('onDate', { date: formatInstant(at, zone, locale, 'long') });
}

/**
 * « Camille a modifié cette fiche il y a 20 secondes… », or « Vous avez… »: the first sentence
 * about a conflict.
 */
async function conflictSentence(conflict: Conflict, at: At): Promise<string> {
  const t = await getTranslations({ locale: at.locale, namespace: 'conflict' });
  const who = conflict.by || t('somebody');
  const when = await agoSentence(conflict.at, at);
  const own = conflict.isOwn ? 'yes' : 'no';
  return t(conflict.fields.length > 0 ? 'changed' : 'changedElsewhere', { own, who, when });
}

/** Fields of dates and hours. Of another field, a text that looks like an hour stays as it is. */
const OF_TIME = /(At|On|[fF]rom|[uU]ntil|days?|date)$/;

/** What people wrote in a field, said by its name and by what it holds. */
async function saidAsUsual(locale: Locale): Promise<ShowAll> {
  const t = await getTranslations({ locale, namespace: 'records' });
  const said: ShowAll = (name, value) => {
    if (Array.isArray(value)) return value.map((one) => said(name, one)).join(', ');
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (typeof value === 'number' && /minutes$/i.test(name)) return formatDuration(value, locale);
    const text = String(value);
    if (text === '' || !OF_TIME.test(name)) return text;
    if (text.includes('T')) return formatWall(text, locale);
    return text.includes('-') ? formatDate(text, locale, 'full') : formatTime(text, locale);
  };
  return said;
}

/**
 * Which record a form is about; `number` is null for a new one. It comes back from the browser, so
 * it is not to be trusted.
 */
export type RecordPlace = { locale: string; slug: string; number: number | null };

type Place = { locale: Locale; slug: string; number: number | null };

export function recordPlaceOf({ locale, slug, number }: RecordPlace): Place {
  return {
    locale: readLocale(locale),
    slug: String(slug),
    number: Number.isSafeInteger(number) ? number : null,
  };
}

/**
 * Redirects to a page that says what was done. `done` is the batch that « Défaire » takes back
 * there, `said` holds further parameters.
 */
export function lead(path: string, batch: string | null, said: Readonly<Record<string, string>> = {}): never {
  const told = new URLSearchParams({ ...(batch && { done: batch }), ...said });
  return redirect(`${path}${told.size > 0 ? `?${told}` : ''}`);
}

/**
 * A question to answer before anything is written: its sentence, and what the form needs to ask it.
 */
type Asked = { ok: false; reason: 'asked'; message: string; conflict: unknown };

/** An existing record that a new one might be the same as, with its address. */
export type Alike = Readonly<{ id: number; name: string; href: string }>;

/** The address of the form of a new record, where the button was pressed that leads back to it. */
function anotherAt(form: FormData, { locale, slug }: Place): string | null {
  const path = form.get(ANOTHER);
  if (typeof path !== 'string' || !path.endsWith(`/${NEW}`)) return null;
  return path.startsWith(`${deskPaths(locale, slug).overview()}/`) ? path : null;
}

/** How one kind of record is saved. A kind that exists once has no `create`. */
type Noun<I, R extends Root, W extends Written> = {
  festival: Writing;
  entity: Parameters<typeof whoDeleted>[1];
  create?: (input: I) => W | RefusedEdit | AskedAlike;
  /** Where a new record is shown. */
  madeAt?: (made: W, input: I) => string;
  /** Further parameters for that page. */
  said?: (made: W) => Readonly<Record<string, string>>;
  /** The record of this number; null if it was deleted. */
  current: R | null;
  values: (root: R) => unknown;
  /**
   * How a value is shown when two people changed it: choices and ids. The others are said as
   * `saidAsUsual` says them.
   */
  show?: Show;
  facets?: FormFacets<I>;
  /**
   * Its own messages for « saved » and « deleted », in place of those in `records`, and which of
   * them says that it was saved.
   */
  wording?: { words: 'events.saved'; done: (input: I) => 'done' | 'twice' };
  edit: (input: I, id: number) => Written | Changed<R> | RefusedEdit | Asked;
};

/**
 * The action of a record's form: makes a record (without a number), or saves the one that was
 * opened under a version. `open` proves the permission. After two people changed it, the fields for
 * which the reader chose the other's value are taken from the stored record before `edit` writes.
 * Answers what the form shows: done, with the link back; fields to correct; what the other person
 * wrote; or that the record was deleted.
 */
export async function saveForm<I extends RecordFields, R extends Root, W extends Written>(
  given: RecordPlace,
  form: FormData,
  schema: z.ZodType<I> | (() => Promise<z.ZodType<I>>),
  open: (place: Place, now: string) => Promise<Noun<I, R, W>>,
): Promise<FormState> {
  const place = recordPlaceOf(given);
  return submit(form, schema, async (input): Promise<Outcome> => {
    const now = clockNow();
    const { festival, entity, current, ...noun } = await open(place, now);
    const { create, madeAt, said, edit, values, facets } = noun;
    if (place.number === null && create && madeAt) {
      const made = create(input);
      if (made.ok) return lead(anotherAt(form, place) ?? madeAt(made, input), made.batch, said?.(made));
      if (made.reason === 'fields') return { ok: false, fields: made.fields };
      const { id, name, number, section } = made.like;
      const message = (await getTranslations({ locale: place.locale, namespace: 'records' }))('alike', {
        name,
        number,
      });
      const alike: Alike = { id, name, href: deskPaths(place.locale, place.slug).item(section, number) };
      return { ok: false, message, conflict: { alike } };
    }
    const { locale } = place;
    const t = await getTranslations({ locale, namespace: noun.wording?.words ?? 'records' });
    const clock = { zone: festival.timeZone, locale, now };
    if (!current) {
      const by = place.number === null ? null : whoDeleted(festival, entity, place.number);
      if (!by) return { ok: false, message: t('gone') };
      const who = by.by || t('somebody');
      const told = { own: by.isOwn ? 'yes' : 'no', who, when: await agoSentence(by.at, clock) };
      return { ok: false, message: t('goneBy', told) };
    }
    const usual = await saidAsUsual(locale);
    const show: ShowAll = (name, value) => noun.show?.(name, value) ?? usual(name, value);
    const asForm = { schema: typeof schema === 'function' ? await schema() : schema, values, show, facets };
    const saved = edit(withRecordChoices(input, current, asForm), current.id);
    if (saved.ok) {
      refresh();
      return { ok: true, message: t(noun.wording?.done(input) ?? 'done'), ...(saved.batch && { undo: saved.batch }) };
    }
    if (saved.reason === 'fields') return { ok: false, fields: saved.fields };
    if (saved.reason === 'asked') return { ok: false, message: saved.message, conflict: saved.conflict };
    const conflict = recordConflict(saved, input, asForm);
    return { ok: false, message: await conflictSentence(conflict, clock), conflict };
  });
}

/**
 * The action of a delete box: `remove` proves the permission, and answers null if the record was
 * deleted already. Leads back to `list`. `told`: how many things use it now, where these are not
 * séances.
 */
export async function removeRecord(
  given: RecordPlace,
  form: FormData,
  list: DeskSection | ((paths: DeskPaths) => string),
  remove: (slug: string, number: number, uses: number) => Promise<Deleted | { ok: true; batch: null } | null>,
  told?: (uses: number) => Promise<string>,
): Promise<FormState> {
  const { locale, slug, number } = recordPlaceOf(given);
  const paths = deskPaths(locale, slug);
  const path = typeof list === 'string' ? paths.section(list) : list(paths);
  return submit(form, usesInput, async ({ uses }): Promise<Outcome> => {
    const deleted = await remove(slug, number ?? 0, uses);
    if (!deleted) redirect(path);
    if (deleted.ok) return lead(path, deleted.batch);
    // The uses changed since the reader was told of them, so the page is drawn again.
    refresh();
    if (told) return { ok: false, message: await told(deleted.uses) };
    const t = await getTranslations('records');
    return { ok: false, message: t('usedChanged', { count: deleted.uses }) };
  });
}

/** What a delete box posts: the number of uses the reader was told of. */
const usesInput = z.object({ uses: z.coerce.number().int().min(0).max(1_000_000) });
