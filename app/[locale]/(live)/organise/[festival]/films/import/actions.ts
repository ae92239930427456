'use server';

import type { Route } from 'next';
import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { proposeFilmColumns, readMapping, sourceOf } from '../../../../../../../lib/exchange/film-columns.ts';
import { filmPlanOf, importedBefore, importFilms } from '../../../../../../../lib/exchange/film-import.ts';
import { filmListOf } from '../../../../../../../lib/exchange/film-list.ts';
import { endList, keepList, keptList, sayOfList } from '../../../../../../../lib/exchange/lists.ts';
import { readList } from '../../../../../../../lib/exchange/read-file.ts';
import { FILE_BYTES_MAX } from '../../../../../../../lib/exchange/table.ts';
import { deskPaths } from '../../../../../../../lib/i18n/paths.ts';
import { now as clockNow } from '../../../../../../../lib/time/clock.ts';
import { type FormState, submit } from '../../../../../../_server/form-action.ts';
import { gateAction } from '../../../../../../_server/gate.ts';

const pastedSchema = z.object({ pasted: z.string().default('') });

/** Reads what was pasted, else the file, keeps it for a day and leads to its plan. */
export async function readFilmList(slug: string, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, pastedSchema, async ({ pasted }) => {
    const festival = await gateAction(String(slug), 'schedule');
    const t = await getTranslations('exchange.refused');
    const file = form.get('file');
    const isFile = pasted.trim() === '' && file instanceof File && file.size > 0;
    if (isFile && file.size > FILE_BYTES_MAX) return { ok: false, message: t('tooLarge') };
    const bytes = isFile ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(pasted);
    const rows = await readList(bytes);
    if (!Array.isArray(rows)) {
      const message = rows.line === undefined ? t(rows.code) : t('unreadableLine', { line: rows.line });
      return { ok: false, message };
    }
    const kept = { name: isFile ? file.name : '', rows };
    const id = keepList(festival, 'film', kept, proposeFilmColumns, clockNow());
    if (id === null) return { ok: false, message: t('empty') };
    redirect(`${deskPaths(await getLocale(), festival.slug).section('films')}/import/${id}` as Route);
  });
}

const MOST_ANSWERED = 1000;
const line = z.string().regex(/^l\d{1,6}$/);
const saidSchema = z.object({
  intent: z.enum(['replan', 'allAnother', 'apply']).catch('replan'),
  fingerprint: z.string().max(60).default(''),
  clientKey: z.string().max(100).default(''),
  hasHeader: z.string().optional(),
  mapping: z.array(z.string().max(40)).max(200).default([]),
  same: z.record(line, z.string().max(12)).default({}),
  asked: z.array(line).max(MOST_ANSWERED).default([]),
  mended: z.record(line, z.record(z.string().max(40), z.string().max(32_767))).default({}),
});

export type ListPlace = Readonly<{ slug: string; id: number }>;

/** Notes what was said of the list, and either shows its plan again or does it. */
export async function sayOfFilmList({ slug, id }: ListPlace, _: FormState, form: FormData): Promise<FormState> {
  return submit(form, saidSchema, async (said) => {
    const festival = await gateAction(String(slug), 'schedule');
    const t = await getTranslations('exchange.plan');
    const films = deskPaths(await getLocale(), festival.slug).section('films');
    const done = (batch: string | null) => redirect((batch === null ? films : `${films}?done=${batch}`) as Route);
    const kept = keptList(festival, 'film', Number(id));
    if (!kept) {
      // A button pressed twice: the first press has done it.
      const batch = said.intent === 'apply' ? importedBefore(festival, said.clientKey) : null;
      return batch === null ? { ok: false, message: t('lost') } : done(batch);
    }
    const now = clockNow();
    const lineOf = (name: string) => name.slice(1);
    const same = Object.entries(said.same).flatMap(([name, value]): [string, number | 'new'][] =>
      value === 'new' ? [[lineOf(name), 'new']] : /^\d+$/.test(value) ? [[lineOf(name), Number(value)]] : [],
    );
    const others = said.intent === 'allAnother' ? said.asked.map((name): [string, 'new'] => [lineOf(name), 'new']) : [];
    const hasHeader = said.hasHeader !== undefined;
    const mended = Object.entries(said.mended).map(([name, cells]) => [lineOf(name), cells] as const);
    sayOfList(
      festival,
      kept.id,
      {
        hasHeader,
        mapping: readMapping(said.mapping, kept.table.header.length).map((column) => column ?? ''),
        answers: {
          same: { ...kept.answers.same, ...Object.fromEntries([...others, ...same]) },
          mended: { ...kept.answers.mended, ...Object.fromEntries(mended) },
        },
      },
      now,
    );
    const again = keptList(festival, 'film', kept.id);
    if (!again) return { ok: false, message: t('lost') };
    const list = filmListOf(again, sourceOf(again.table));
    if (said.intent !== 'apply') {
      refresh();
      return { ok: true };
    }
    const isOther = filmPlanOf(festival, list).fingerprint !== said.fingerprint;
    const result = isOther ? null : importFilms(festival, list, said.fingerprint, said.clientKey, now);
    if (!result?.ok) {
      refresh();
      return { ok: false, message: t('moved') };
    }
    endList(festival, kept.id, now);
    return done(result.batch);
  });
}
