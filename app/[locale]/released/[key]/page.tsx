import { notFound } from 'next/navigation';
import { setRequestLocale } from 'next-intl/server';
import { isLocale } from '../../../../lib/i18n/locale.ts';
import { releasedByKey } from '../../../../lib/programme/released.ts';
export const dynamicParams = true;
export const generateStaticParams = () => [];
export default async function Home({ params }: { params: Promise<{ locale: string; key: string }> }) {
  const { locale, key } = await params;
  if (!isLocale(locale)) notFound();
  setRequestLocale(locale);
  const r = releasedByKey(key);
  if (!r) notFound();
  return (
    <main>
      <h1>{r.document.festival.name.fr}</h1>
      {Date.now()}
    </main>
  );
}
