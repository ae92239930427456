import { filmTitle, titleLanguage } from '#lib/films/title.ts';
import { isEmpty } from '#lib/i18n/text.ts';
import type { DocumentFilm, DocumentVersion } from '#lib/model/documents.ts';
import { FilmFacts } from './credits.tsx';
import type { Programme } from './programme.ts';
import { Prose, Said } from './text.tsx';
import { TrailerOfFilm } from './trailer.tsx';

/**
 * A film on the page of its séance: its facts, its synopsis, and what it may be hard to watch for,
 * folded.
 */
export function FilmSection({
  programme,
  film,
  version,
  isNamed,
}: {
  programme: Programme;
  film: DocumentFilm;
  version: DocumentVersion | null;
  /** False where the page bears the film's own title already: « Le film » then. */
  isNamed: boolean;
}) {
  const { paths } = programme;
  const id = `film-${film.number}`;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        <a href={paths.film({ number: film.number, title: filmTitle(film) })}>
          {isNamed ? (
            <Said programme={programme} text={filmTitle(film)} language={titleLanguage(film, programme.locale)} />
          ) : (
            programme.t('theFilm')
          )}
        </a>
      </h2>
      <p className="facts-line">
        <FilmFacts programme={programme} film={film} version={version} />
      </p>
      {isEmpty(film.synopsis) ? (
        <Prose programme={programme} text={film.shortSynopsis ?? {}} isPlain />
      ) : (
        <Prose programme={programme} text={film.synopsis} />
      )}
      <TrailerOfFilm programme={programme} film={film} />
      <ContentNotes programme={programme} film={film} />
    </section>
  );
}

/** Folded, because it may give the film away; native, so that it opens without a script. */
export function ContentNotes({ programme, film }: { programme: Programme; film: DocumentFilm }) {
  const notes = film.contentNotes.filter((note) => !isEmpty(note));
  if (notes.length === 0) return null;
  return (
    <details className="content-notes">
      <summary>{programme.t('contentNotes')}</summary>
      <p className="hint">{programme.t('contentNotesHint')}</p>
      <ul>
        {notes.map((note, i) => (
          <li key={i}>
            <Said programme={programme} text={note} />
          </li>
        ))}
      </ul>
    </details>
  );
}
