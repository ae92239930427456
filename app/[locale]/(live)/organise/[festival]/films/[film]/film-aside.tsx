import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Appearances } from '#app/_components/records/appearances.tsx';
import { DeleteBox } from '#app/_components/records/delete-box.tsx';
import { Missing } from '#app/_components/records/missing.tsx';
import { removeFilm } from '#app/[locale]/(live)/organise/[festival]/films/actions.ts';
import { missingFactsOfFilm } from '#lib/films/completeness.ts';
import type { SeenFilm } from '#lib/films/schema.ts';
import { type FestivalAsked, mayChange } from '#lib/history/remit.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { appearancesOf } from '#lib/programme/appearances.ts';

/** Beside the form: what is missing, where the film is shown, and how to delete it. */
export async function FilmAside({
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
  const records = await getTranslations('records');
  const events = appearancesOf(festival.id, { filmId: film.id });
  const uses = events.length;
  return (
    <aside className="grid gap-6">
      <Missing facts={missingFactsOfFilm(film).map((fact) => t(`facts.${fact}`))} />
      <section aria-labelledby="where">
        <h2 id="where" className="mb-2 text-[1.2rem]">
          {records('where')}
        </h2>
        <Appearances festival={festival} events={events} locale={locale} />
      </section>
      {children}
      {mayChange(festival, 'film', film) && (
        <DeleteBox
          action={removeFilm.bind(null, { locale, slug: festival.slug, number: film.number })}
          title={t('delete.title')}
          submit={uses === 0 ? t('delete.submitUnused') : t('delete.submit', { count: uses })}
          uses={uses}
        >
          <p>{uses === 0 ? t('delete.unused') : t('delete.used', { count: uses })}</p>
          {uses > 0 && <Appearances festival={festival} events={events} locale={locale} />}
        </DeleteBox>
      )}
    </aside>
  );
}
