import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { FilmPlan, PlannedFilm } from '../../../../../../../../lib/exchange/film-plan.ts';
import type { Locale } from '../../../../../../../../lib/i18n/locale.ts';
import { Asked, Refused } from './open-rows.tsx';
import { fieldLabel, shownValue } from './shown-value.ts';

/** Of each kind: the rest is counted. */
const MOST_SHOWN = 200;

type Is<K extends PlannedFilm['is']> = Extract<PlannedFilm, { is: K }>;

/** The rows of a plan by what they would do, what needs an answer first. */
export async function PlanRows({ plan, locale }: { plan: FilmPlan; locale: Locale }) {
  const t = await getTranslations('exchange.plan');
  const of = <K extends PlannedFilm['is']>(kind: K) => plan.rows.filter((row): row is Is<K> => row.is === kind);
  const [refused, asked, changed, fresh, unchanged] = [
    of('refused'),
    of('asked'),
    of('changed'),
    of('new'),
    of('unchanged'),
  ];
  const counts = [
    ['new', fresh.length],
    ['changed', changed.length],
    ['unchanged', unchanged.length],
    ['asked', asked.length],
    ['refused', refused.length],
    ['missing', plan.missing.length],
  ] as const;
  return (
    <>
      <ul className="flex flex-wrap gap-x-5 gap-y-2 font-semibold" aria-label={t('counts')}>
        {counts.map(([kind, count]) => count > 0 && <li key={kind}>{t(kind, { count })}</li>)}
      </ul>
      {refused.length > 0 && (
        <Refused rows={refused.slice(0, MOST_SHOWN)} more={Math.max(0, refused.length - MOST_SHOWN)} />
      )}
      {asked.length > 0 && (
        <Asked rows={asked.slice(0, MOST_SHOWN)} more={Math.max(0, asked.length - MOST_SHOWN)} locale={locale} />
      )}
      <Group title={t('changed', { count: changed.length })} count={changed.length} isOpen>
        {
          await Promise.all(
            changed.slice(0, MOST_SHOWN).map(async ({ line, film, fields }) => (
              <li key={line} className="border-line border-t py-2">
                <b>{film.originalTitle}</b> <span className="text-soft">{t('line', { line })}</span>
                <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[12rem_minmax(0,1fr)]">
                  {
                    await Promise.all(
                      fields.map(async ({ field, before, after }) => (
                        <div key={field} className="contents">
                          <dt className="text-soft">{await fieldLabel(field)}</dt>
                          <dd>
                            <del className="text-soft">{shownValue(field, before, locale) || t('empty')}</del>{' '}
                            <span className="sr-only">{t('becomes')} </span>
                            <ins className="font-semibold no-underline">
                              → {shownValue(field, after, locale) || t('empty')}
                            </ins>
                          </dd>
                        </div>
                      )),
                    )
                  }
                </dl>
              </li>
            )),
          )
        }
      </Group>
      <Group title={t('new', { count: fresh.length })} count={fresh.length} isOpen={fresh.length <= 50}>
        {fresh.slice(0, MOST_SHOWN).map(({ line, input }) => (
          <li key={line} className="border-line border-t py-2">
            <b>{input.originalTitle}</b> <span className="text-soft">{t('line', { line })}</span>
            <div>
              {(['directors', 'year', 'countries', 'minutes', 'versions'] as const)
                .map((field) => shownValue(field, input[field], locale))
                .filter(Boolean)
                .join(' · ')}
            </div>
          </li>
        ))}
      </Group>
      <Group title={t('unchanged', { count: unchanged.length })} count={unchanged.length}>
        {unchanged.slice(0, MOST_SHOWN).map(({ line, film }) => (
          <li key={line}>
            {film.originalTitle} <span className="text-soft">{t('line', { line })}</span>
          </li>
        ))}
      </Group>
      <Group title={t('missing', { count: plan.missing.length })} count={plan.missing.length} text={t('missingText')}>
        {plan.missing.slice(0, MOST_SHOWN).map((film) => (
          <li key={film.id}>{film.originalTitle}</li>
        ))}
      </Group>
    </>
  );
}

async function Group({
  title,
  count,
  text,
  isOpen = false,
  children,
}: {
  title: string;
  count: number;
  text?: string;
  isOpen?: boolean;
  children: ReactNode;
}) {
  if (count === 0) return null;
  const t = await getTranslations('exchange.plan');
  return (
    <details open={isOpen} className="card px-[clamp(1rem,3vw,1.5rem)] py-2">
      <summary className="min-h-11 cursor-pointer content-center font-semibold text-[1.1rem]">{title}</summary>
      {text && <p className="text-soft">{text}</p>}
      <ul className="grid gap-1 pb-3">{children}</ul>
      {count > MOST_SHOWN && <p className="pb-3 text-soft">{t('more', { count: count - MOST_SHOWN })}</p>}
    </details>
  );
}
