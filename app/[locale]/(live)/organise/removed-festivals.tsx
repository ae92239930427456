import { getTranslations } from 'next-intl/server';
import { ButtonForm, DeleteAsked } from '#app/_components/answered-form.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import { localeOf } from '#lib/i18n/text.ts';
import { typesetIn } from '#lib/i18n/typeset.ts';
import { UNDO_DAYS } from '#lib/keeping/erase.ts';
import { festivalsInBin, removedUntil } from '#lib/keeping/removed-festivals.ts';
import type { Actor } from '#lib/policy.ts';
import { now } from '#lib/time/clock.ts';
import { formatInstant } from '#lib/time/format.ts';
import { putBack, removeForGood } from './actions.ts';

/** The festivals that can still be brought back, folded; open after one was just deleted. */
export async function RemovedFestivals({ actor, locale, open }: { actor: Actor; locale: Locale; open: boolean }) {
  const removed = festivalsInBin(actor, now());
  if (removed.length === 0) return null;
  const t = await getTranslations('templates.own.bin');
  return (
    <details open={open} className="card mt-8 px-[clamp(1.1rem,3vw,1.6rem)] py-2">
      <summary className="min-h-11 cursor-pointer py-2.5 font-semibold">
        {t('title', { count: removed.length })}
      </summary>
      <p className="max-w-[60ch] pt-1 pb-2 text-soft">{t('lead')}</p>
      <ul className="divide-y divide-line">
        {removed.map(({ id, name: both, timeZone, removedAt, byName }) => {
          const name = typesetIn(both, locale);
          const on = (instant: string) => formatInstant(instant, timeZone, locale, 'long');
          return (
            <li key={id} className="grid gap-2 py-4">
              <h2 className="text-base" lang={localeOf(both, locale) ?? undefined}>
                {name}
              </h2>
              <p>{t('told', { name: byName, at: on(removedAt), until: on(removedUntil(removedAt)) })}</p>
              <ButtonForm action={putBack.bind(null, id)} named={t('restoreOf', { name })}>
                {t('restore')}
              </ButtonForm>
              <DeleteAsked
                id={id}
                remove={removeForGood}
                labels={{
                  ask: t('delete'),
                  askOf: t('deleteOf', { name }),
                  text: t('deleteText'),
                  confirm: t('deleteConfirm'),
                }}
              />
            </li>
          );
        })}
      </ul>
    </details>
  );
}

type Said = Readonly<Partial<Record<string, string | string[]>>>;

/** What was just done with a festival, as the address says. */
export async function RemovedSaid({ said, locale }: { said: Said; locale: Locale }) {
  const t = await getTranslations('templates.own');
  const bin = await getTranslations('templates.own.bin');
  const { removed, restored, moved, host, gone } = Object.fromEntries(
    Object.entries(said).map(([name, value]) => [name, typeof value === 'string' ? value.slice(0, 200) : undefined]),
  );
  const sentences = [
    removed && t('removed', { name: removed, days: UNDO_DAYS }),
    gone && bin('gone', { name: gone }),
    restored && bin('restored', { name: restored }),
    restored && moved && bin('moved', { path: programmeBase(locale, moved) }),
    restored && host && bin('host', { host }),
  ].filter(Boolean);
  if (sentences.length === 0) return null;
  return (
    <p role="status" className="mb-5 rounded-card bg-good-bg px-4 py-2 font-semibold text-good">
      {sentences.join(' ')}
    </p>
  );
}
