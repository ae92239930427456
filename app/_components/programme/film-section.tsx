import { filmTitle, titleLanguage } from '#lib/films/title.ts';
import { isEmpty } from '#lib/i18n/text.ts';
import type { DocumentFilm, DocumentVersion } from '#lib/model/documents.ts';
import { FilmFacts } from './credits.tsx';
import type { Programme } from './programme.ts';
import { Prose, Said } from './text.tsx';
import { TrailerOfFilm } from './trailer.tsx';

/** A film on the page of its séance: facts, synopsis, and its content notes, folded. */
export function FilmSection({
  programme,
  film,
  version,
  isNamed,
}: {
  programme: Programme;
  film: DocumentFilm;
  version: DocumentVersion | null;
  /** False where the page has the film's own title; the heading is then « Le film ». */
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

/** Folded, as the notes may reveal the plot; native, so that they open without a script. */
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
