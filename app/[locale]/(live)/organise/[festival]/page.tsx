import { getTranslations } from 'next-intl/server';

export default async function Overview() {
  const t = await getTranslations('desk');
  return <h1>{t('nav.overview')}</h1>;
}
