'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { type FormState, submit } from '#app/_server/form-action.ts';
import { gateAction } from '#app/_server/gate.ts';
import { readListFile } from '#lib/exchange/files/read-file.ts';
import type { TableRefusal } from '#lib/exchange/files/table.ts';
import { proposeEventColumns } from '#lib/exchange/programmes/event-cells.ts';
import { keptProgramme, sayOfProgramme } from '#lib/exchange/programmes/kept-programme.ts';
import { takeBackImport } from '#lib/exchange/programmes/past-imports.ts';
import { applyProgramme, giveUpProgramme } from '#lib/exchange/programmes/programme-desk.ts';
import { kindOfFile } from '#lib/exchange/programmes/programme-file.ts';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { now as clockNow } from '#lib/time/clock.ts';
import { formatInstant } from '#lib/time/format.ts';
import { boxFields, keepEvents, keepFile, leadTo, pastedSchema, planFields, postedIn, sayMoved } from './posted.ts';

/** Reads the file or the pasted text, keeps it for a day and redirects to its plan. */
export async function readProgramme(slug: string, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, pastedSchema, async ({ pasted }) => {
    const festival = await gateAction(String(slug), 'settings');
    const t = await getTranslations('programmeImport');
    const posted = await postedIn(form, pasted, 'file');
    if (!posted) return leadTo({ code: 'tooLarge' });
    const { bytes, name } = posted;
    if (bytes.length === 0) return { ok: false, message: t('empty') };
    const format = kindOfFile(bytes);
    if (format === 'festival') return { ok: false, message: t('isFestival') };
    if (format !== 'list') return leadTo(await keepFile(festival, { format, bytes }, name));
    const list = await readListFile(bytes, proposeEventColumns);
    if ('code' in list) return { ok: false, message: await sentenceOfList(list) };
    const kept = await keepEvents(festival, list, name);
    return kept === null ? { ok: false, message: t('empty') } : leadTo(kept);
  });
}

/**
 * A file that is no list is probably no list with a mistake, so another sentence is used; limits
 * are named as everywhere.
 */
async function sentenceOfList({ code }: TableRefusal): Promise<string> {
  if (code === 'unreadable') return (await getTranslations('programmeImport'))('isNothing');
  return (await getTranslations('exchange.refused'))(code, MAX_OF_FILE);
}

/** More than a page can ask. */
const MAX_ANSWERED = 400;
const saidSchema = z.object({
  intent: z.string().max(40).default('replan'),
  ...planFields,
  said: z
    .record(
      z.string().regex(/^(?:[rped]\d{1,6}|place|missing|outside|locked|titles|confirmation)$/),
      z.string().max(24),
    )
    .default({})
    .refine((said) => Object.keys(said).length <= MAX_ANSWERED),
  ...boxFields(z.string().regex(/^[rpem]\d{1,9}$/)),
});

/** « Toutes »: an answer for all open questions of one kind. */
const ALL = /^all-(rooms|people|events)-(same|new)$/;

export type FilePlace = Readonly<{ slug: string; id: number }>;

/** Stores the answers about the plan, and shows it again, carries it out, or discards the file. */
export async function sayOfPlan({ slug, id }: FilePlace, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, saidSchema, async ({ intent, fingerprint, clientKey, seen, said, ...boxes }) => {
    const festival = await gateAction(String(slug), 'settings');
    const t = await getTranslations('programmeImport');
    const paths = deskPaths(await getLocale(), festival.slug);
    const now = clockNow();
    const kept = keptProgramme(festival, Number(id));
    if (!kept) return { ok: false, message: t('gone.text') };
    if (intent === 'cancel') {
      const isGone = giveUpProgramme(festival, kept.id, now);
      redirect(isGone ? paths.section('import') : paths.importPlan(kept.id));
    }
    const [, all, how] = ALL.exec(intent) ?? [];
    sayOfProgramme(festival, kept.id, { ...said, ...(all && how ? { [`all-${all}`]: how } : {}) }, now, boxes);
    if (intent !== 'apply') {
      refresh();
      return { ok: true };
    }
    const result = await applyProgramme(festival, kept.id, { fingerprint, clientKey }, now);
    if (!result.ok) {
      refresh();
      const moved = await sayMoved(festival, seen);
      const message = { gone: t('gone.text'), moved, open: t('answerFirst') }[result.reason];
      return { ok: false, message };
    }
    redirect(paths.importPlan(kept.id));
  });
}

/** `isOpen`: something prevents a part, and another press does the rest. */
type TakeBackState = FormState & { isOpen?: boolean };

const takeBackSchema = z.object({
  id: z.coerce.number().int().positive(),
  batch: z.string().max(60),
  partly: z.string().optional(),
});

/** Undoes everything an import did, or redoes it; says what prevents it. */
export async function takeBack(slug: string, _: TakeBackState, form: FormData): Promise<TakeBackState> {
  let isOpen = false;
  const state = await submit(form, takeBackSchema, async ({ id, batch, partly }) => {
    const festival = await gateAction(String(slug), 'settings');
    const locale = await getLocale();
    const t = await getTranslations('programmeImport.past');
    const back = takeBackImport(festival, { id, batch, isPartly: partly !== undefined }, locale, clockNow());
    if (back.ok) {
      refresh();
      return { ok: true, message: back.left > 0 ? t('left', { count: back.left }) : t(`done.${back.turn}`) };
    }
    if (!('inTheWay' in back)) return { ok: false, message: t(back.reason) };
    const { inTheWay, count, reason } = back;
    isOpen = true;
    const list = inTheWay.map(({ what, needs, by, at }) =>
      needs === null
        ? t('oneChanged', { what, by, when: formatInstant(at, festival.timeZone, locale, 'long') })
        : t('oneUsed', { what, needs }),
    );
    const more = count > inTheWay.length ? [t('more', { count: count - inTheWay.length })] : [];
    return { ok: false, message: t(reason, { count, list: [...list, ...more].join(' ') }) };
  });
  return { ...state, isOpen };
}
