import { getLocale, getTranslations } from 'next-intl/server';
import { sitePaths } from '../../../lib/i18n/paths.ts';
import { Door } from '../../_components/door.tsx';

/**
 * A live page that found nothing: a séance that is gone, a festival the reader has no part in. An address that no page answers is drawn
 * by global-not-found.tsx.
 */
export default async function LiveNotFound() {
  const [locale, t] = [await getLocale(), await getTranslations('public.notFound')];
  return (
    <Door locale={locale} path={sitePaths(locale).home()} title={t('title')}>
      <p>{t('body')}</p>
      <a href={sitePaths(locale).home()} className="btn lamp">
        {t('home')}
      </a>
    </Door>
  );
}
