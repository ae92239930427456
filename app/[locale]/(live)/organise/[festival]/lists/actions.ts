'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { type FormState, type Outcome, submit } from '#app/_server/form-action.ts';
import { gateAction } from '#app/_server/gate.ts';
import {
  boxFields,
  keepEvents,
  leadTo,
  pastedSchema,
  planFields,
  postedIn,
  sayMoved,
} from '#app/[locale]/(live)/organise/[festival]/import/posted.ts';
import { endImport } from '#lib/exchange/files/kept-imports.ts';
import { readListFile, sheetSentence } from '#lib/exchange/files/read-file.ts';
import { importLists } from '#lib/exchange/lists/bound-list.ts';
import { saidTwice } from '#lib/exchange/lists/list-columns.ts';
import { applyList, keepRead, noteList } from '#lib/exchange/lists/list-job.ts';
import { listNames } from '#lib/exchange/lists/list-noun.ts';
import { proposeEventColumns } from '#lib/exchange/programmes/event-cells.ts';
import { nightChoices } from '#lib/exchange/programmes/event-row.ts';
import { settleEvents } from '#lib/exchange/programmes/programme-desk.ts';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import { batchOfTry } from '#lib/history/roots.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { now as clockNow } from '#lib/time/clock.ts';
import { dayOrders } from '#lib/time/day-entry.ts';
import { listedAt, permissionOf } from './list-ways.tsx';

const listName = z.enum(listNames);
const importable = z.enum([...listNames, 'events']);

/** Reads the pasted text or the file, keeps it for a day and redirects to its plan. */
export async function readPostedList(
  given: { slug: string; list: string },
  _: FormState,
  form: FormData,
): Promise<FormState> {
  return submit(form, pastedSchema, async ({ pasted }) => {
    const name = importable.parse(given.list);
    const festival = await gateAction(String(given.slug), permissionOf(name));
    const t = await getTranslations('exchange.refused');
    const posted = await postedIn(form, pasted, 'pasted');
    if (!posted) return { ok: false, message: t('tooLarge', MAX_OF_FILE) };
    const list = await readListFile(posted.bytes, name === 'events' ? proposeEventColumns : importLists[name].propose);
    if ('code' in list) {
      const message = list.line === undefined ? t(list.code, MAX_OF_FILE) : t('unreadableLine', { line: list.line });
      return { ok: false, message };
    }
    if (name === 'events') {
      // A list of séances may also add rooms and days.
      const kept = await keepEvents(await gateAction(String(given.slug), 'settings'), list, posted.name);
      return kept === null ? { ok: false, message: t('empty') } : leadTo(kept);
    }
    const locale = await getLocale();
    const read = { name: sheetSentence(posted.name, list, locale), rows: list.rows };
    const id = await keepRead(importLists[name], festival, read, clockNow());
    return id === null ? { ok: false, message: t('empty') } : leadTo(deskPaths(locale, festival.slug).list(name, id));
  });
}

const line = z.string().regex(/^l\d{1,6}$/);
const lineOf = (name: string) => name.slice(1);
const byLine = <T>(said: Record<string, T>): Record<string, T> =>
  Object.fromEntries(Object.entries(said).map(([name, one]) => [lineOf(name), one]));
/** Answers about the columns and cells of any list. */
const cellsSchema = z.object({
  hasHeader: z.string().optional(),
  mapping: z.array(z.string().max(40)).max(200).default([]),
  mended: z
    .record(line, z.record(z.string().max(40), z.string().max(32_767)))
    .default({})
    .transform(byLine),
});
const saidSchema = cellsSchema.extend({
  intent: z.enum(['replan', 'allAnother', 'apply']).catch('replan'),
  ...planFields,
  same: z.record(line, z.string().max(12)).default({}),
  ...boxFields(line),
});

type ListPlace = Readonly<{ slug: string; list: string; id: number }>;

/** Stores the answers about the list, and shows its plan again or carries it out. */
export async function sayOfPostedList(given: ListPlace, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, saidSchema, async (said) => {
    const list = importLists[listName.parse(given.list)];
    const festival = await gateAction(String(given.slug), list.permission);
    const t = await getTranslations('exchange.plan');
    const there = listedAt(list.name, await getLocale(), String(given.slug));
    const done = (batch: string | null) => redirect(batch === null ? there : `${there}?done=${batch}`);
    const id = Number(given.id);
    const lost = (): Outcome => {
      // The button was pressed twice: the first press did it.
      const batch = said.intent === 'apply' ? batchOfTry(festival.db, festival.id, said.clientKey) : null;
      return batch === null ? { ok: false, message: t('lost') } : done(batch);
    };
    const now = clockNow();
    const same = Object.entries(said.same).flatMap(([name, value]): [string, number | 'new' | 'twin'][] =>
      value === 'new' || value === 'twin'
        ? [[lineOf(name), value]]
        : /^\d+$/.test(value)
          ? [[lineOf(name), Number(value)]]
          : [],
    );
    const all = {
      hasHeader: said.hasHeader !== undefined,
      mapping: said.mapping,
      mended: said.mended,
      same: Object.fromEntries(same),
      take: byLine(said.take),
      takeFields: byLine(said.takeFields),
    };
    const mapping = await noteList(list, festival, id, { said: all, isAllAnother: said.intent === 'allAnother' }, now);
    if (mapping === null) return lost();
    // The page shows the errors beside the columns.
    if (said.intent !== 'apply' || saidTwice(mapping).length > 0) {
      refresh();
      return { ok: true };
    }
    const result = await applyList(list, festival, id, said, now);
    if (result === null) return lost();
    if (!result.ok) {
      refresh();
      return { ok: false, message: await sayMoved(festival, said.seen) };
    }
    endImport(festival, id, { batch: result.batch, counts: result.counts }, now);
    return done(result.batch);
  });
}

const settledSchema = cellsSchema.extend({
  intent: z.enum(['replan', 'plan']).catch('replan'),
  dayOrder: z.enum(dayOrders).optional(),
  nights: z.enum(nightChoices).optional(),
});

/**
 * Stores what the columns of a list of séances mean and which cells were corrected, and reads it
 * again or redirects to the plan for the programme.
 */
export async function settleEventList(
  given: Omit<ListPlace, 'list'>,
  _: FormState,
  form: FormData,
): Promise<FormState> {
  return submit(form, settledSchema, async (said) => {
    // A list of séances may also add rooms and days.
    const festival = await gateAction(String(given.slug), 'settings');
    const id = Number(given.id);
    const { mapping: columns, mended, dayOrder, nights } = said;
    const all = { hasHeader: said.hasHeader !== undefined, mapping: columns, mended, dayOrder, nights };
    const mapping = await settleEvents(festival, id, all, clockNow());
    if (mapping === null) return { ok: false, message: (await getTranslations('exchange.plan'))('lost') };
    if (said.intent === 'plan' && saidTwice(mapping).length === 0)
      redirect(deskPaths(await getLocale(), festival.slug).importPlan(id));
    refresh();
    return { ok: true };
  });
}
