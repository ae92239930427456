import { Plus } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { DoneBar } from '#app/_components/done-bar.tsx';
import { IslandMessages, ListHead } from '#app/_components/records/page-frame.tsx';
import { festivalPage, titled } from '#app/_server/live-page.tsx';
import { asNew } from '#app/_server/record-page.tsx';
import { Link } from '#app/_ui/link.tsx';
import { mayChange } from '#lib/history/remit.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { seriesOf, themesOf } from '#lib/themes/queries.ts';
import { themeFormValues } from '#lib/themes/schema.ts';
import { ThemeForm } from './theme-form.tsx';
import '#app/_ui/table.css';

export const generateMetadata = titled('places.themes', 'title');

/** The themes, which can be added one after the other, and the series. */
export default festivalPage('read', async function ThemesPage({ locale, festival, paths, query }) {
  const t = await getTranslations('places.themes');
  const nav = await getTranslations('desk.nav');
  const path = paths.section('themes');
  const mayEdit = mayChange(festival, 'theme', null);
  const themes = themesOf(festival.id);
  const series = seriesOf(festival.id);
  const entry = (href: string, name: string, events: number) => (
    <li key={href} className="list-row">
      <Link href={href} className="row-link">
        {typeset(name, locale)}
      </Link>
      <span className="text-soft">{t('events', { count: events })}</span>
    </li>
  );
  return (
    <>
      <DoneBar festival={festival} batch={query.done} />
      <ListHead title={t('title')} />
      <div className="grid items-start gap-8 xl:grid-cols-2">
        <section aria-labelledby="themes">
          <h2 id="themes">{nav('themes')}</h2>
          <p className="mt-1 text-soft">{t('themesHint')}</p>
          {themes.length === 0 ? (
            <p className="mt-4 text-soft">{t('noThemes')}</p>
          ) : (
            <ul className="list-rows mt-4">
              {themes.map((theme) => entry(`${path}/${theme.id}`, inLocale(theme.name, locale), theme.events))}
            </ul>
          )}
          {mayEdit && (
            <div className="card mt-5 p-5">
              <h3 className="mb-3">{t('addTheme')}</h3>
              <IslandMessages also={['places', 'appearance']}>
                <ThemeForm
                  key={themes.length}
                  place={{ locale, slug: festival.slug, number: null }}
                  values={asNew(themeFormValues(null))}
                  isReadOnly={false}
                />
              </IslandMessages>
            </div>
          )}
        </section>
        <section aria-labelledby="series">
          <h2 id="series">{t('series')}</h2>
          <p className="mt-1 text-soft">{t('seriesHint')}</p>
          {series.length === 0 ? (
            <p className="mt-4 text-soft">{t('noSeries')}</p>
          ) : (
            <ul className="list-rows mt-4">
              {series.map((one) => entry(`${path}/series/${one.number}`, inLocale(one.title, locale), one.events))}
            </ul>
          )}
          {mayEdit && (
            <Link href={`${path}/series/new`} className="btn mt-5">
              <Plus aria-hidden size={18} />
              {t('addSeries')}
            </Link>
          )}
        </section>
      </div>
    </>
  );
});
