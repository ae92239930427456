import type { Metadata, Route } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { gate } from '#app/_server/gate.ts';
import { answeringMetadata, deskPage } from '#app/_server/refusal.tsx';
import { contentsOf } from '#lib/festivals/queries.ts';
import { defaultLocale, isLocale } from '#lib/i18n/locale.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { typeset } from '#lib/time/format.ts';
import { RemoveForm } from './remove-form.tsx';

type Props = { params: Promise<{ locale: string; festival: string }> };

const counted = ['seances', 'films', 'people', 'venues', 'releases'] as const;

export const generateMetadata = answeringMetadata(async ({ params }: Props): Promise<Metadata> => {
  const { locale: asked, festival: slug } = await params;
  const locale = isLocale(asked) ? asked : defaultLocale;
  const festival = await gate(locale, slug, 'delete');
  const t = await getTranslations('templates.remove');
  return {
    title: festival.isDemonstration ? t('titleDemonstration') : t('title', { name: inLocale(festival.name, locale) }),
  };
});

/** Says what would go with the festival, and asks. */
export default deskPage(async function RemovePage({ params }: Props) {
  const { locale: asked, festival: slug } = await params;
  const locale = isLocale(asked) ? asked : defaultLocale;
  const festival = await gate(locale, slug, 'delete');
  const t = await getTranslations('templates.remove');
  const common = await getTranslations('common');
  const name = inLocale(festival.name, locale);
  const contents = contentsOf(festival);
  const { isDemonstration } = festival;
  return (
    <div className="grid max-w-[44rem] gap-5">
      <h1>{isDemonstration ? t('titleDemonstration') : t('title', { name: typeset(name, locale) })}</h1>
      <section className="card grid gap-3 p-[clamp(1.1rem,3vw,1.6rem)]">
        <p className="font-semibold">{t('goes')}</p>
        <ul className="list-disc pl-6">
          {counted.map((kind) => contents[kind] > 0 && <li key={kind}>{t(kind, { count: contents[kind] })}</li>)}
          <li>{t('links')}</li>
          <li>{t('history')}</li>
        </ul>
        {contents.releases > 0 && !isDemonstration && (
          <p className="rounded-field bg-warn-bg px-3 py-2">{t('public')}</p>
        )}
        <p className="text-soft">{t('stays')}</p>
      </section>
      <RemoveForm
        slug={festival.slug}
        asksName={!isDemonstration}
        labels={{
          name: t('confirmName'),
          submit: isDemonstration ? t('confirmDemonstration') : t('confirm'),
        }}
      >
        <Link href={sitePaths(locale).desk() as Route} prefetch={false} className="btn">
          {common('keep')}
        </Link>
      </RemoveForm>
    </div>
  );
});
