import { originalBeside, originalLanguage } from '#lib/films/title.ts';
import type { DocumentFilm } from '#lib/model/documents.ts';
import type { Programme } from './programme.ts';

/** The original title of a film under the one its reader knows it by, in its language. Nothing where they are one. */
export function OriginalTitle({ programme, film }: { programme: Programme; film: DocumentFilm }) {
  const title = originalBeside(film, programme.locale);
  return title === null ? null : <bdi lang={originalLanguage(film) ?? undefined}>{title}</bdi>;
}

/** The same on a line of its own. */
export const OriginalTitleLine = (shown: Parameters<typeof OriginalTitle>[0]) =>
  originalBeside(shown.film, shown.programme.locale) === null ? null : (
    <p className="film-original">
      <OriginalTitle {...shown} />
    </p>
  );
