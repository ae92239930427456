import { getTranslations } from 'next-intl/server';
import type { Locale } from '#lib/i18n/locale.ts';
import { programmeBase, programmePaths } from '#lib/i18n/paths.ts';

/** Where all that is published can be taken from, for other sites and programs. */
export async function OpenData({ slug, locale, isPublished }: { slug: string; locale: Locale; isPublished: boolean }) {
  const t = await getTranslations('openData.page.desk');
  return (
    <section aria-labelledby="open-data" className="mt-12 max-w-[46rem]">
      <h2 id="open-data">{t('title')}</h2>
      <p className="mt-1 mb-2 text-soft">{t('lead')}</p>
      {isPublished ? (
        <a className="link" href={programmePaths(programmeBase(locale, slug), locale).openData()}>
          {t('link')}
        </a>
      ) : (
        <p className="hint">{t('unpublished')}</p>
      )}
    </section>
  );
}
