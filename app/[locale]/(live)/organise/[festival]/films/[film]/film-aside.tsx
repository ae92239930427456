import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Where } from '#app/_components/records/appearances.tsx';
import { DeleteUsed } from '#app/_components/records/delete-used.tsx';
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
