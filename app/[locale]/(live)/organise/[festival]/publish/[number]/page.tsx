import { randomUUID } from 'node:crypto';
import { notFound } from 'next/navigation';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import { festivalPage, festivalTitle } from '#app/_server/live-page.tsx';
import { republish } from '#app/[locale]/(live)/organise/[festival]/publish/actions.ts';
import { ChangeRow } from '#app/[locale]/(live)/organise/[festival]/publish/change-row.tsx';
import { rowsOf } from '#app/[locale]/(live)/organise/[festival]/publish/rows.ts';
import { otherLocale } from '#lib/i18n/locale.ts';
import { numberOf } from '#lib/i18n/paths.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { generalSentences } from '#lib/programme/difference.ts';
import { republicationPlan } from '#lib/programme/publication.ts';
import { now } from '#lib/time/clock.ts';
import { AgainForm } from './again-form.tsx';

export const generateMetadata = festivalTitle('publish', async ({ segments: { number = '' } }) =>
  (await getTranslations('publish'))('again.title', { number: numberOf(number) ?? 0 }),
);

/** An older version, and what publishing it again would change. */
export default festivalPage('publish', async function PublishAgainPage({ locale, festival, slug, paths, segments }) {
  const { number: segment = '' } = segments;
  const number = numberOf(segment) ?? notFound();
  const plan = republicationPlan(festival, number, now()) ?? notFound();
  const t = await getTranslations('publish');
  const { publish: words, records } = await getMessages({ locale });
  const back = paths.section('publish');
  const lines = plan.differences.map((line) => ({ ...line, isInDraft: false, since: null }));
  const rows = await rowsOf(lines, locale, slug);
  return (
    <div className="max-w-[46rem]">
      <h1>{t('again.title', { number })}</h1>
      <p className="mt-2 text-soft">{t('again.lead', { next: plan.current + 1 })}</p>
      <h2 className="mt-6 mb-3">{t('again.changes')}</h2>
      {plan.isNothing ? (
        <p className="card px-4 py-3">{t('again.none')}</p>
      ) : (
        <ul className="card overflow-clip">
          {rows.map((row) => (
            <ChangeRow key={row.number} row={row} teamOnly={t('changes.team')} />
          ))}
          {plan.general.length > 0 && (
            <li className="border-line border-t px-4 py-3 first:border-t-0">
              <span className="font-semibold">{t('changes.general')}</span>
              {generalSentences(plan.general, locale).map((sentence) => (
                <span key={sentence} className="block text-soft">
                  {typeset(sentence, locale)}
                </span>
              ))}
            </li>
          )}
        </ul>
      )}
      <NextIntlClientProvider messages={{ publish: words, records: { writing: records.writing } }}>
        <AgainForm
          action={republish.bind(null, slug)}
          clientKey={randomUUID()}
          expected={plan.current}
          number={number}
          noteLocales={[locale, otherLocale(locale)]}
          isOver={plan.isOver}
          isNothing={plan.isNothing}
          back={back}
        />
      </NextIntlClientProvider>
    </div>
  );
});
