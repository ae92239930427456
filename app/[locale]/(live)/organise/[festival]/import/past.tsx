import { getTranslations } from 'next-intl/server';
import { InstantOf } from '#app/_components/time.tsx';
import { type PastImport, pastImports } from '#lib/exchange/programmes/past-imports.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Authorized } from '#lib/policy.ts';
import { TakeBack } from './take-back.tsx';

/** Past imports into this festival, newest first, each of which can be undone as a whole. */
export async function PastImports({ festival, locale }: { festival: Authorized<'settings'>; locale: Locale }) {
  const past = pastImports(festival);
  if (past.length === 0) return null;
  const t = await getTranslations('programmeImport.past');
  const count = await getTranslations('programmeImport.count');
  const counted = ({ entity, counts }: PastImport) =>
    (['new', 'changed', 'cancelled'] as const).flatMap((kind) => {
      const number = counts[kind] ?? 0;
      if (number === 0) return [];
      const isEvents = entity === 'programme' || entity === 'event';
      return isEvents || kind === 'cancelled' ? count(kind, { count: number }) : t(`count.${kind}`, { count: number });
    });
  return (
    <section className="mt-10" aria-labelledby="past">
      <h2 id="past" className="text-[1.2rem]">
        {t('title')}
      </h2>
      <p className="text-soft">{t('text')}</p>
      <ol className="card mt-3 overflow-clip">
        {past.map((one) => {
          const name = one.name || t('pasted');
          return (
            <li
              key={one.id}
              className="flex flex-wrap items-start gap-x-4 gap-y-2 border-line border-t px-4 py-3 first:border-t-0"
            >
              <div className="min-w-0 flex-[1_1_18rem]">
                <p className="min-w-0 break-words font-semibold">
                  {name} {one.turn === 'redo' && <span className="flag">{t('isUndone')}</span>}
                </p>
                <p className="text-soft">
                  <InstantOf at={one.at} zone={festival.timeZone} locale={locale} style="long" />{' '}
                  {one.by && t('by', { by: one.by })}
                </p>
                <p className="text-soft">{joinFacts([t(`entity.${one.entity}`), ...counted(one)])}</p>
              </div>
              <TakeBackOf slug={festival.slug} past={one} />
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** The button of one of them. */
export async function TakeBackOf({ slug, past: { id, batch, turn, name } }: { slug: string; past: PastImport }) {
  const t = await getTranslations('programmeImport.past');
  const labels = { turn: t(turn), named: t(`${turn}Named`, { name: name || t('pasted') }), rest: t('rest') };
  return <TakeBack slug={slug} id={id} batch={batch} turn={turn} labels={labels} />;
}
