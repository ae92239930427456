import { getTranslations } from 'next-intl/server';
import { festivalPage, festivalTitle } from '#app/_server/live-page.tsx';
import { Link } from '#app/_ui/link.tsx';
import { contentsOf } from '#lib/festivals/queries.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { UNDO_DAYS } from '#lib/keeping/erase.ts';
import { removedUntil } from '#lib/keeping/removed-festivals.ts';
import { now } from '#lib/time/clock.ts';
import { formatInstant } from '#lib/time/format.ts';
import { RemoveForm } from './remove-form.tsx';

const counted = ['seances', 'films', 'people', 'venues', 'releases'] as const;

export const generateMetadata = festivalTitle('delete', async ({ locale, festival }) => {
  const t = await getTranslations('templates.remove');
  return festival.isDemonstration ? t('titleDemonstration') : t('title', { name: inLocale(festival.name, locale) });
});

/** Says what would be deleted with the festival, and asks. */
export default festivalPage('delete', async function RemovePage({ locale, festival }) {
  const t = await getTranslations('templates.remove');
  const common = await getTranslations('common');
  const name = inLocale(festival.name, locale);
  const contents = contentsOf(festival);
  const { isDemonstration } = festival;
  return (
    <div className="grid max-w-[44rem] gap-5">
      <h1>{isDemonstration ? t('titleDemonstration') : t('title', { name: typeset(name, locale) })}</h1>
      <section className="card grid gap-3 p-[clamp(1.1rem,3vw,1.6rem)]">
        <p className="font-semibold">{t('goes', { days: UNDO_DAYS })}</p>
        <ul className="list-disc pl-6">
          {counted.map((kind) => contents[kind] > 0 && <li key={kind}>{t(kind, { count: contents[kind] })}</li>)}
          <li>{t('links')}</li>
          <li>{t('history')}</li>
        </ul>
        {contents.releases > 0 && !isDemonstration && (
          <p className="rounded-field bg-warn-bg px-3 py-2">{t('public')}</p>
        )}
        <p>{t('bin', { until: formatInstant(removedUntil(now()), festival.timeZone, locale, 'long') })}</p>
        <p>{t('erased')}</p>
        <p className="text-soft">{t('stays')}</p>
      </section>
      <RemoveForm
        slug={festival.slug}
        asksName={!isDemonstration}
        labels={{
          name: t('confirmName'),
          submit: isDemonstration ? t('titleDemonstration') : t('confirm'),
        }}
      >
        <Link href={sitePaths(locale).desk()} className="btn">
          {common('keep')}
        </Link>
      </RemoveForm>
    </div>
  );
});
