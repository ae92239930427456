import { randomUUID } from 'node:crypto';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Where } from '#app/_components/records/appearances.tsx';
import { DeleteUsed } from '#app/_components/records/delete-used.tsx';
import { IslandMessages } from '#app/_components/records/island-messages.tsx';
import { RecordHead } from '#app/_components/records/page-head.tsx';
import { festivalPage, festivalTitle, NEW, type Opened, toOpen } from '#app/_server/festival-page.tsx';
import { PicturePanel } from '#app/[locale]/(live)/organise/[festival]/pictures/picture-panel.tsx';
import { removeSeries } from '#app/[locale]/(live)/organise/[festival]/themes/actions.ts';
import { SeriesForm } from '#app/[locale]/(live)/organise/[festival]/themes/series-form.tsx';
import { mayChange } from '#lib/history/remit.ts';
import { numberOf } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { appearancesOf } from '#lib/programme/appearances.ts';
import { seriesByNumber } from '#lib/series/queries.ts';
import { seriesFormValues } from '#lib/series/schema.ts';
import { typeset } from '#lib/time/format.ts';

async function asked({ locale, festival, segments: { series: segment = '' } }: Opened<'read' | 'schedule'>) {
  const series = seriesByNumber(festival.id, numberOf(segment) ?? 0);
  if (!series && segment !== NEW) notFound();
  const t = await getTranslations('places.themes');
  return { locale, festival, series, t, name: series ? inLocale(series.title, locale) : t('newSeries') };
}

export const generateMetadata = festivalTitle(toOpen('series'), async (opened) => (await asked(opened)).name);

/** One series: its form, its séances, and how to delete it. */
export default festivalPage(toOpen('series'), async function SeriesPage(opened) {
  const { locale, festival, series, t, name } = await asked(opened);
  const mayEdit = mayChange(festival, 'series', series);
  const events = series ? appearancesOf(festival.id, { seriesId: series.id }) : [];
  const place = { locale, slug: festival.slug, number: series?.number ?? null };
  return (
    <>
      <RecordHead back={{ href: opened.paths.section('themes'), label: t('title') }} title={typeset(name, locale)} />
      <div className="record">
        <IslandMessages locale={locale} also={['places']}>
          <SeriesForm
            place={place}
            values={series ? seriesFormValues(series) : { ...seriesFormValues(null), clientKey: randomUUID() }}
            isReadOnly={!mayEdit}
          />
        </IslandMessages>
        {series && (
          <aside className="grid gap-6">
            <Where festival={festival} events={events} locale={locale} />
            {mayEdit && (
              <DeleteUsed
                action={removeSeries.bind(null, place)}
                words="places.themes.deleteSeries"
                festival={festival}
                events={events}
                locale={locale}
              />
            )}
          </aside>
        )}
      </div>
      {series && <PicturePanel festival={festival} of={`series:${series.number}`} locale={locale} />}
    </>
  );
});
