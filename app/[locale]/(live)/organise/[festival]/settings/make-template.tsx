import type { Route } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths } from '#lib/i18n/paths.ts';

/** The way to « Enregistrer comme modèle ». */
export async function MakeTemplate({ slug, locale }: { slug: string; locale: Locale }) {
  const t = await getTranslations('templates.save');
  return (
    <section
      className="card mt-6 grid max-w-[52rem] gap-3 p-[clamp(1.1rem,3vw,1.6rem)]"
      aria-labelledby="make-template"
    >
      <h2 id="make-template">{t('link')}</h2>
      <p>{t('linkText')}</p>
      <div>
        <Link href={deskPaths(locale, slug).template() as Route} prefetch={false} className="btn">
          {t('title')}
        </Link>
      </div>
    </section>
  );
}
