import { getTranslations } from 'next-intl/server';

export default async function Home() {
  const t = await getTranslations('common');
  return (
    <main className="p-6">
      <h1>Lanterne</h1>
      <p>{t('language')}</p>
    </main>
  );
}
