import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import type { Outcome } from '#app/_server/form-action.ts';
import { lastChange } from '#lib/events/act-answers.ts';
import type { Importing } from '#lib/exchange/files/kept-imports.ts';
import { type ListFile, sheetSentence } from '#lib/exchange/files/read-file.ts';
import type { Unread } from '#lib/exchange/programmes/incoming.ts';
import { keepProgramme } from '#lib/exchange/programmes/kept-programme.ts';
import { keepEventRows } from '#lib/exchange/programmes/programme-desk.ts';
import { type GivenFile, programmeTableIn, readProgrammeFile } from '#lib/exchange/programmes/programme-file.ts';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import type { Authorized } from '#lib/policy.ts';
import { frozenDraft } from '#lib/programme/frozen-draft.ts';
import { now as clockNow } from '#lib/time/clock.ts';

export const pastedSchema = z.object({ pasted: z.string().default('') });

type Posted = { bytes: Uint8Array; name: string };

/** The chosen file or the pasted text; if both are there, `first`. Null: it is too large. */
export async function postedIn(form: FormData, pasted: string, first: 'file' | 'pasted'): Promise<Posted | null> {
  const file = form.get('file');
  const isPasted = pasted.trim() !== '';
  if (!(file instanceof File) || file.size === 0 || (first === 'pasted' && isPasted))
    return { bytes: new TextEncoder().encode(isPasted ? pasted : ''), name: '' };
  return file.size > MAX_OF_FILE.bytes ? null : { bytes: new Uint8Array(await file.arrayBuffer()), name: file.name };
}

/**
 * Reads the file of a programme and keeps it for a day: returns the address of its plan, or why it
 * cannot be read.
 */
export async function keepFile(
  festival: Authorized<'settings'>,
  file: GivenFile,
  name: string,
): Promise<string | Unread> {
  const { timeZone, dayStartsAt, locale } = festival;
  const context = { timeZone, dayStartsAt, locale };
  const asItStands = () => frozenDraft(festival, clockNow(), festival.db);
  const read = await readProgrammeFile(file, context, asItStands);
  if ('code' in read) return read;
  const id = await keepProgramme(festival, name, read, clockNow());
  return deskPaths(await getLocale(), festival.slug).importPlan(id);
}

/**
 * Keeps a list of séances for a day: returns the address to settle its columns, or that of its plan
 * if they are those of our own programme.csv; or why it cannot be read. Null: it is empty.
 */
export async function keepEvents(
  festival: Authorized<'settings'>,
  list: ListFile,
  name: string,
): Promise<string | Unread | null> {
  const published = programmeTableIn(list);
  if (published) return keepFile(festival, published, name);
  const locale = await getLocale();
  const read = { name: sheetSentence(name, list, locale), packed: list.rows.bytes };
  const id = await keepEventRows(festival, read, clockNow());
  return id === null ? null : deskPaths(locale, festival.slug).list('events', id);
}

/** Redirects to what was kept, or returns why it cannot be read. */
export async function leadTo(kept: string | Unread): Promise<Outcome> {
  if (typeof kept === 'string') redirect(kept);
  const { code, line = 0, about = '' } = kept;
  const t = await getTranslations('exchange.unread');
  return {
    ok: false,
    message: t.has(code as never) ? t(code as never, { line, about, ...MAX_OF_FILE } as never) : t('notRead'),
  };
}

/** Fields posted with every plan. */
export const planFields = {
  fingerprint: z.string().max(60).default(''),
  clientKey: z.string().max(100).default(''),
  /**
   * The newest change when the plan was shown: if it is still the newest, only the answers can have
   * changed the plan.
   */
  seen: z.coerce.number().catch(-1),
};

/**
 * The boxes of what was shown, by the name of a line. For a box that is not ticked only the hidden
 * field before it is posted.
 */
export const boxFields = (line: z.ZodString) => ({
  take: z.record(line, z.string().max(12)).default({}),
  takeFields: z.record(line, z.record(z.string().max(40), z.string().max(12))).default({}),
});

/** Says why a plan differs from the confirmed one. */
export async function sayMoved(festival: Importing, seen: number): Promise<string> {
  const t = await getTranslations('exchange.plan');
  return t(seen === lastChange(festival.db, festival.id) ? 'reread' : 'moved');
}
