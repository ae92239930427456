import { getLocale, getTranslations } from 'next-intl/server';
import { sitePaths } from '../../../lib/i18n/paths.ts';
import { Door } from '../../_components/door.tsx';
import { requestPath } from '../../_server/request-path.ts';

/** 403: somebody of the team whose role does not reach this page. */
export default async function Forbidden() {
  const [locale, t] = [await getLocale(), await getTranslations('accounts.forbidden')];
  const path = (await requestPath()) ?? sitePaths(locale).desk();
  const festival = /^\/\w+\/organise\/[^/?#]+/.exec(path)?.[0];
  return (
    <Door locale={locale} path={path} title={t('title')}>
      <p>{t('lead')}</p>
      <a href={festival ?? sitePaths(locale).desk()} className="btn">
        {t('back')}
      </a>
    </Door>
  );
}
