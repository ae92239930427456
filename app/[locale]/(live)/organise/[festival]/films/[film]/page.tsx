import { randomUUID } from 'node:crypto';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Where } from '#app/_components/records/appearances.tsx';
import { DeleteUsed } from '#app/_components/records/delete-used.tsx';
import { IslandMessages } from '#app/_components/records/island-messages.tsx';
import { Missing } from '#app/_components/records/missing.tsx';
import { RecordHead } from '#app/_components/records/page-head.tsx';
import { festivalPage, festivalTitle, NEW, type Opened, toOpen } from '#app/_server/festival-page.tsx';
import { DoneBar } from '#app/[locale]/(live)/organise/[festival]/done-bar.tsx';
import { removeFilm } from '#app/[locale]/(live)/organise/[festival]/films/actions.ts';
import { FilmForm } from '#app/[locale]/(live)/organise/[festival]/films/film-form.tsx';
import { PicturePanel } from '#app/[locale]/(live)/organise/[festival]/pictures/picture-panel.tsx';
import { tagsInUse } from '#lib/draft/tags.ts';
import { missingFactsOfFilm } from '#lib/films/completeness.ts';
import { seenFilm } from '#lib/films/queries.ts';
import { filmFormValues, newFilmValues, type SeenFilm } from '#lib/films/schema.ts';
import { filmTitle } from '#lib/films/title.ts';
import { type FestivalAsked, mayChange } from '#lib/history/remit.ts';
import { countries } from '#lib/i18n/countries.ts';
import { languages } from '#lib/i18n/languages.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { numberOf } from '#lib/i18n/paths.ts';
import { may } from '#lib/policy.ts';
import { appearancesOf } from '#lib/programme/appearances.ts';
import { typeset } from '#lib/time/format.ts';

/** The film of this address; null for one more. A number nobody has is 404. */
async function asked({ locale, festival, segments: { film: segment = '' } }: Opened<'read' | 'schedule'>) {
  const number = numberOf(segment);
  const film = number === null ? null : seenFilm(festival, number);
  if (!film && segment !== NEW) notFound();
  const t = await getTranslations('films');
  return { locale, festival, film, t, name: film ? filmTitle(film)[locale] : t('new') };
}

export const generateMetadata = festivalTitle(toOpen('film'), async (opened) => (await asked(opened)).name);

/** One film: its form, what is missing, where it is shown. */
export default festivalPage(toOpen('film'), async function FilmPage(opened) {
  const { locale, festival, film, t, name } = await asked(opened);
  const place = { locale, slug: festival.slug, number: film?.number ?? null };
  const values = film
    ? { ...filmFormValues(film, locale), clientKey: '' }
    : { ...newFilmValues, clientKey: randomUUID() };
  const names = (of: typeof countries) => of.options(locale).map(({ name }) => name);
  return (
    <>
      <RecordHead back={{ href: opened.paths.section('films'), label: t('title') }} title={typeset(name, locale)}>
        {film && name !== film.originalTitle && typeset(film.originalTitle, locale)}
      </RecordHead>
      <DoneBar festival={festival} batch={opened.query.done} />
      <div className="record">
        <IslandMessages locale={locale} also={['films', 'terms']}>
          <FilmForm
            key={place.number ?? NEW}
            place={place}
            values={values}
            countries={names(countries)}
            languages={names(languages)}
            isReadOnly={!mayChange(festival, 'film', film)}
            tags={tagsInUse(festival)}
            withRightsNote={may(festival.role, 'private-facts')}
          />
        </IslandMessages>
        {film && (
          <FilmAside festival={festival} film={film} locale={locale}>
            <PicturePanel festival={festival} of={`film:${film.number}`} locale={locale} />
          </FilmAside>
        )}
      </div>
    </>
  );
});

/** Beside the form: what is missing, where the film is shown, and how to delete it. */
async function FilmAside({
  festival,
  film,
  locale,
  children,
}: {
  festival: FestivalAsked;
  film: SeenFilm;
  locale: Locale;
  /** Its pictures. */
  children: ReactNode;
}) {
  const t = await getTranslations('films');
  const events = appearancesOf(festival.id, { filmId: film.id });
  return (
    <aside className="grid gap-6">
      <Missing facts={missingFactsOfFilm(film).map((fact) => t(`facts.${fact}`))} />
      <Where festival={festival} events={events} locale={locale} />
      {children}
      {mayChange(festival, 'film', film) && (
        <DeleteUsed
          action={removeFilm.bind(null, { locale, slug: festival.slug, number: film.number })}
          words="films.delete"
          festival={festival}
          events={events}
          locale={locale}
        />
      )}
    </aside>
  );
}
