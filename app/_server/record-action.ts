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
import type { AskedAlike, Changed, Deleted, RefusedEdit, Written } from '#lib/history/roots.ts';
import { type Locale, readLocale } from '#lib/i18n/locale.ts';
import { type DeskPaths, type DeskSection, deskPaths } from '#lib/i18n/paths.ts';
import type { RecordFields } from '#lib/i18n/typed-values.ts';
import type { Authorized, Permission } from '#lib/policy.ts';
import { now as clockNow } from '#lib/time/clock.ts';
import { formatDate, formatDuration, formatInstant, formatTime, formatWall } from '#lib/time/format.ts';
import { type FormState, type Outcome, submit } from './form-action.ts';
import { ANOTHER } from './form-data.ts';
import { gateAction } from './gate.ts';
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

/** What a record's action works on; `festival` proves the permission it needs. */
type Acting<P extends Permission> = Readonly<{
  festival: Authorized<P>;
  locale: Locale;
  paths: DeskPaths;
  /** 0 for a new record. */
  number: number;
  now: string;
}>;

/** How one kind of record is saved. A kind that exists once has no `create`. */
type Noun<I, R extends Root, W extends Written> = {
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
 * opened under a version, for who may do `needs`. After two people changed it, the fields for
 * which the reader chose the other's value are taken from the stored record before `edit` writes.
 * Answers what the form shows: done, with the link back; fields to correct; what the other person
 * wrote; or that the record was deleted.
 */
export async function saveForm<P extends Permission, I extends RecordFields, R extends Root, W extends Written>(
  given: RecordPlace,
  form: FormData,
  needs: P,
  schema: z.ZodType<I> | ((festival: Authorized<P>) => z.ZodType<I>),
  open: (acting: Acting<P>) => Noun<I, R, W> | Promise<Noun<I, R, W>>,
): Promise<FormState> {
  const place = recordPlaceOf(given);
  const schemaOf = async () => (typeof schema === 'function' ? schema(await gateAction(place.slug, needs)) : schema);
  return submit(form, schemaOf, async (input): Promise<Outcome> => {
    const acting = await actingOn(place, needs);
    const { festival, now, paths } = acting;
    const { entity, current, ...noun } = await open(acting);
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
      const alike: Alike = { id, name, href: paths.item(section, number) };
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
    const asForm = { schema: await schemaOf(), values, show, facets };
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

async function actingOn<P extends Permission>({ locale, slug, number }: Place, needs: P): Promise<Acting<P>> {
  const festival = await gateAction(slug, needs);
  return { festival, locale, paths: deskPaths(locale, slug), number: number ?? 0, now: clockNow() };
}

/**
 * The action of a delete box, for who may do `needs`: `remove` answers null if the record was
 * deleted already. Leads back to `list`. `told`: how many things use it now, where these are not
 * séances.
 */
export async function removeRecord<P extends Permission>(
  given: RecordPlace,
  form: FormData,
  needs: P,
  list: DeskSection | ((paths: DeskPaths) => string),
  remove: (acting: Acting<P> & { uses: number }) => Deleted | { ok: true; batch: string | null } | null,
  told?: (uses: number) => Promise<string>,
): Promise<FormState> {
  return submit(form, usesInput, async ({ uses }): Promise<Outcome> => {
    const acting = await actingOn(recordPlaceOf(given), needs);
    const path = typeof list === 'string' ? acting.paths.section(list) : list(acting.paths);
    const deleted = remove({ ...acting, uses });
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
