import { randomUUID } from 'node:crypto';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Appearances } from '#app/_components/records/appearances.tsx';
import { DeleteBox } from '#app/_components/records/delete-box.tsx';
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
  return { locale, festival, series };
}

export const generateMetadata = festivalTitle(toOpen('series'), async (opened) => {
  const { series, locale } = await asked(opened);
  return series ? inLocale(series.title, locale) : (await getTranslations('places.themes'))('newSeries');
});

/** One series: its form, its séances, and how to delete it. */
export default festivalPage(toOpen('series'), async function SeriesPage(opened) {
  const { locale, festival, series } = await asked(opened);
  const t = await getTranslations('places.themes');
  const records = await getTranslations('records');
  const mayEdit = mayChange(festival, 'series', series);
  const events = series ? appearancesOf(festival.id, { seriesId: series.id }) : [];
  const uses = events.length;
  const place = { locale, slug: festival.slug, number: series?.number ?? null };
  return (
    <>
      <RecordHead
        back={{ href: opened.paths.section('themes'), label: t('title') }}
        title={series ? typeset(inLocale(series.title, locale), locale) : t('newSeries')}
      />
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
            <section aria-labelledby="where">
              <h2 id="where" className="mb-2 text-[1.2rem]">
                {records('where')}
              </h2>
              <Appearances festival={festival} events={events} locale={locale} />
            </section>
            {mayEdit && (
              <DeleteBox
                action={removeSeries.bind(null, place)}
                title={t('deleteSeries.title')}
                submit={uses === 0 ? t('deleteSeries.submitUnused') : t('deleteSeries.submit', { count: uses })}
                uses={uses}
              >
                <p>{uses === 0 ? t('deleteSeries.unused') : t('deleteSeries.used', { count: uses })}</p>
                {uses > 0 && <Appearances festival={festival} events={events} locale={locale} />}
              </DeleteBox>
            )}
          </aside>
        )}
      </div>
      {series && <PicturePanel festival={festival} of={`series:${series.number}`} locale={locale} />}
    </>
  );
});
