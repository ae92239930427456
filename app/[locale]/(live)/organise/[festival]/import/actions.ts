'use server';

import type { Route } from 'next';
import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { lastChange } from '../../../../../../lib/events/act-history.ts';
import { proposeEventColumns } from '../../../../../../lib/exchange/event-columns.ts';
import { kindOfFile } from '../../../../../../lib/exchange/file-kind.ts';
import type { Unread } from '../../../../../../lib/exchange/incoming.ts';
import { keptProgramme, sayOfProgramme } from '../../../../../../lib/exchange/kept-programme.ts';
import { keepList } from '../../../../../../lib/exchange/lists.ts';
import { takeBackImport } from '../../../../../../lib/exchange/past-imports.ts';
import { applyProgramme, giveUpProgramme } from '../../../../../../lib/exchange/programme-desk.ts';
import { programmeTableOf } from '../../../../../../lib/exchange/programme-table.ts';
import { readListFile } from '../../../../../../lib/exchange/read-file.ts';
import { sheetSentence } from '../../../../../../lib/exchange/sheet-sentence.ts';
import { MAX_FILE_BYTES, type TableRefusal } from '../../../../../../lib/exchange/table.ts';
import { deskPaths } from '../../../../../../lib/i18n/paths.ts';
import { now as clockNow } from '../../../../../../lib/time/clock.ts';
import { formatInstant } from '../../../../../../lib/time/format.ts';
import { type FormState, submit } from '../../../../../_server/form-action.ts';
import { gateAction } from '../../../../../_server/gate.ts';
import { keepFile, sentenceOfUnread } from './keep-file.ts';

const pastedSchema = z.object({ pasted: z.string().default('') });

/** Reads the file, else what was pasted, keeps it for a day and leads to its plan. */
export async function readProgramme(slug: string, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, pastedSchema, async ({ pasted }) => {
    const festival = await gateAction(String(slug), 'settings');
    const t = await getTranslations('programmeImport');
    const file = form.get('file');
    const isFile = file instanceof File && file.size > 0;
    const refuse = async (unread: Unread) => ({ ok: false as const, message: await sentenceOfUnread(unread) });
    if (!isFile && pasted.trim() === '') return { ok: false, message: t('empty') };
    if (isFile && file.size > MAX_FILE_BYTES) return refuse({ code: 'tooLarge' });
    const bytes = isFile ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(pasted);
    const kind = kindOfFile(bytes);
    if (kind === 'festival') return { ok: false, message: t('isFestival') };
    const name = isFile ? file.name : '';
    const paths = deskPaths(await getLocale(), festival.slug);
    const list = kind === 'list' ? await readListFile(bytes, proposeEventColumns) : null;
    if (list && 'code' in list) return { ok: false, message: await sentenceOfList(list) };
    const published = list && programmeTableOf(list.rows);
    if (list && !published) {
      // What each column holds is settled first.
      const read = { name: sheetSentence(name, list, await getLocale()), rows: list.rows };
      const kept = keepList(
        festival,
        'event',
        read,
        (table) => proposeEventColumns(table, festival.locale),
        clockNow(),
      );
      if (kept === null) return { ok: false, message: t('empty') };
      redirect(paths.list('events', kept) as Route);
    }
    const format = kind === 'list' ? 'programme-table' : kind;
    const id = await keepFile(festival, { format, bytes: published ?? bytes, name });
    if (typeof id !== 'number') return refuse(id);
    redirect(paths.importPlan(id) as Route);
  });
}

/** What is no list is more likely something else than a list that went wrong; a cap is said as everywhere. */
async function sentenceOfList({ code }: TableRefusal): Promise<string> {
  if (code === 'unreadable') return (await getTranslations('programmeImport'))('isNothing');
  return (await getTranslations('exchange.refused'))(code);
}

/** More than a page asks. */
const MAX_ANSWERED = 400;
const taken = z.string().regex(/^[rpem]\d{1,9}$/);
const saidSchema = z.object({
  intent: z.string().max(40).default('replan'),
  fingerprint: z.string().max(60).default(''),
  clientKey: z.string().max(100).default(''),
  /** The newest change when the plan was shown: where it still is, only what was answered can have changed the plan. */
  seen: z.coerce.number().catch(-1),
  said: z
    .record(
      z.string().regex(/^(?:[rped]\d{1,6}|place|missing|outside|locked|titles|confirmation)$/),
      z.string().max(24),
    )
    .default({})
    .refine((said) => Object.keys(said).length <= MAX_ANSWERED),
  /** Of what was shown; a box that is not ticked posts what stands hidden before it. */
  take: z.record(taken, z.string().max(12)).default({}),
  takeFields: z.record(taken, z.record(z.string().max(40), z.string().max(12))).default({}),
});

/** « Toutes »: of everything still asked of one kind. */
const ALL = /^all-(rooms|people|events)-(same|new)$/;

export type FilePlace = Readonly<{ slug: string; id: number }>;

/** Notes what was said of the plan, and either shows it again, does it, or gives the file up. */
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
      redirect((isGone ? paths.section('import') : paths.importPlan(kept.id)) as Route);
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
      const plan = await getTranslations('exchange.plan');
      const moved = plan(seen === lastChange(festival.db, festival.id) ? 'reread' : 'moved');
      const message = { gone: t('gone.text'), moved, open: t('answerFirst') }[result.reason];
      return { ok: false, message };
    }
    redirect(paths.importPlan(kept.id) as Route);
  });
}

/** `isOpen`: something stands in the way, and the rest can go by another press. */
export type TakeBackState = FormState & { isOpen?: boolean };

const takeBackSchema = z.object({
  id: z.coerce.number().int().positive(),
  batch: z.string().max(60),
  partly: z.string().optional(),
});

/** Takes back all that an import brought in, or does it again; says what stands in the way. */
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
