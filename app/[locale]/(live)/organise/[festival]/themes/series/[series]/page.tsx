import { getTranslations } from 'next-intl/server';
import { DeleteUsed, Where } from '#app/_components/records/appearances.tsx';
import { toOpen } from '#app/_server/live-page.tsx';
import { asNew, recordAt, recordPage } from '#app/_server/record-page.tsx';
import { PicturePanel } from '#app/[locale]/(live)/organise/[festival]/pictures/picture-panel.tsx';
import { removeSeries } from '#app/[locale]/(live)/organise/[festival]/themes/actions.ts';
import { SeriesForm } from '#app/[locale]/(live)/organise/[festival]/themes/theme-form.tsx';
import { mayChange } from '#lib/history/remit.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { appearancesOf } from '#lib/programme/appearances.ts';
import { seriesByNumber } from '#lib/themes/queries.ts';
import { seriesFormValues } from '#lib/themes/schema.ts';

/** One series: its form, its séances, and how to delete it. */
const record = recordPage(
  toOpen('series'),
  async ({ locale, festival, segments: { series: segment = '' } }) => {
    const series = recordAt(segment, (number) => seriesByNumber(festival.id, number));
    const t = await getTranslations('places.themes');
    return { series, t, name: series ? inLocale(series.title, locale) : t('newSeries') };
  },
  ({ series, t }, { locale, festival, slug, paths }) => {
    const mayEdit = mayChange(festival, 'series', series);
    const shown = { festival, events: series ? appearancesOf(festival.id, { seriesId: series.id }) : [], locale };
    const place = { locale, slug, number: series?.number ?? null };
    return {
      back: { href: paths.section('themes'), label: t('title') },
      root: { entity: 'series', id: series?.id },
      messages: ['places'],
      form: (
        <SeriesForm
          place={place}
          values={series ? seriesFormValues(series) : asNew(seriesFormValues(null))}
          isReadOnly={!mayEdit}
        />
      ),
      beside: series && (
        <>
          <Where {...shown} />
          {mayEdit && (
            <DeleteUsed {...shown} action={removeSeries.bind(null, place)} words="places.themes.deleteSeries" />
          )}
        </>
      ),
      below: series && <PicturePanel festival={festival} of={`series:${series.number}`} locale={locale} />,
    };
  },
);

export const generateMetadata = record.title;
export default record.page;
