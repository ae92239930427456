import { getTranslations } from 'next-intl/server';
import { DeleteUsed, Where } from '#app/_components/records/appearances.tsx';
import { Missing } from '#app/_components/records/page-frame.tsx';
import { toOpen } from '#app/_server/live-page.tsx';
import { asNew, recordAt, recordPage } from '#app/_server/record-page.tsx';
import { removeFilm } from '#app/[locale]/(live)/organise/[festival]/films/actions.ts';
import { FilmForm } from '#app/[locale]/(live)/organise/[festival]/films/film-form.tsx';
import { PicturePanel } from '#app/[locale]/(live)/organise/[festival]/pictures/picture-panel.tsx';
import { tagsInUse } from '#lib/draft/queries.ts';
import { missingFactsOfFilm } from '#lib/films/completeness.ts';
import { seenFilm } from '#lib/films/queries.ts';
import { filmFormValues, newFilmValues } from '#lib/films/schema.ts';
import { filmTitle } from '#lib/films/title.ts';
import { mayChange } from '#lib/history/remit.ts';
import { countries } from '#lib/i18n/countries.ts';
import { languages } from '#lib/i18n/languages.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { may } from '#lib/policy.ts';
import { appearancesOf } from '#lib/programme/appearances.ts';

/** The page of a film: its form, what is missing, where it is shown, and how to delete it. */
const record = recordPage(
  toOpen('film'),
  async ({ locale, festival, segments: { film: segment = '' } }) => {
    const film = recordAt(segment, (number) => seenFilm(festival, number));
    const t = await getTranslations('films');
    return { film, t, name: film ? filmTitle(film)[locale] : t('new') };
  },
  ({ film, t, name }, { locale, festival, slug, paths }) => {
    const mayEdit = mayChange(festival, 'film', film);
    const place = { locale, slug, number: film?.number ?? null };
    const values = film ? { ...filmFormValues(film, locale, !mayEdit), clientKey: '' } : asNew(newFilmValues);
    const shown = { festival, events: film ? appearancesOf(festival.id, { filmId: film.id }) : [], locale };
    const names = (of: typeof countries) => of.options(locale).map(({ name }) => name);
    return {
      back: { href: paths.section('films'), label: t('title') },
      about: film && name !== film.originalTitle && typeset(film.originalTitle, locale),
      root: { entity: 'film', id: film?.id },
      messages: ['films', 'terms'],
      form: (
        <FilmForm
          key={place.number}
          place={place}
          values={values}
          countries={names(countries)}
          languages={names(languages)}
          isReadOnly={!mayEdit}
          tags={tagsInUse(festival)}
          withRightsNote={may(festival.role, 'private-facts')}
        />
      ),
      beside: film && (
        <>
          <Missing facts={missingFactsOfFilm(film).map((fact) => t(`facts.${fact}`))} />
          <Where {...shown} />
          <PicturePanel festival={festival} of={`film:${film.number}`} locale={locale} />
          {mayEdit && <DeleteUsed {...shown} action={removeFilm.bind(null, place)} words="films.delete" />}
        </>
      ),
    };
  },
);

export const generateMetadata = record.title;
export default record.page;
