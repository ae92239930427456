import type { ReactNode } from 'react';
import { FilmStar } from '#app/_components/selection/star.tsx';
import { Duration } from '#app/_components/time.tsx';
import { filmTitle, originalBeside, titledFilm, titleLanguage } from '#lib/films/title.ts';
import { trailerOf } from '#lib/films/trailer.ts';
import { versionLabel } from '#lib/films/version-label.ts';
import { isWebAddress } from '#lib/i18n/contacts-in.ts';
import { countries } from '#lib/i18n/countries.ts';
import { inLocale, isEmpty } from '#lib/i18n/text.ts';
import { setTranslator } from '#lib/i18n/typeset-messages.ts';
import type { DocumentFilm, DocumentVersion } from '#lib/model/documents.ts';
import { showingsOf } from '#lib/programme/around.ts';
import { themesOfFilm } from '#lib/programme/indexes.ts';
import { picturesOn } from '#lib/programme/pictures-on.ts';
import { CalendarLink } from './calendar-link.tsx';
import { CreditNames, FilmFacts, OriginalTitle, Version } from './credits.tsx';
import { Showings } from './event-links.tsx';
import { wayToFilms } from './films-page.tsx';
import { ThemeName } from './flags.tsx';
import { Gallery, Picture, Plate, Poster } from './picture.tsx';
import type { Programme } from './programme.ts';
import { SinglePage } from './single-page.tsx';
import { Prose, Said, withCommas } from './text.tsx';

type Props = { programme: Programme; film: DocumentFilm };

/** The page of a film: its facts, and every séance that shows it. */
export function FilmPage({ programme, film }: Props) {
  const { document, t } = programme;
  const events = showingsOf(document, film.number);
  return (
    <SinglePage
      programme={programme}
      list="films"
      kind="screening"
      word={t('film')}
      title={filmTitle(film)}
      titleLanguage={titleLanguage(film, programme.locale)}
      below={<FilmStar programme={programme} film={film} />}
    >
      <div className="columns">
        <div className="main-column">
          <Gallery programme={programme} of={`film:${film.number}`} />
          {!isEmpty(film.shortSynopsis) && (
            <p className="lead">
              <Said programme={programme} text={film.shortSynopsis ?? {}} />
            </p>
          )}
          {!isEmpty(film.synopsis) && (
            <section aria-labelledby="synopsis">
              <h2 id="synopsis">{t('synopsis')}</h2>
              <Prose programme={programme} text={film.synopsis} />
            </section>
          )}
          <TrailerOfFilm programme={programme} film={film} />
          <ContentNotes programme={programme} film={film} />
          <Showings programme={programme} events={events} none={t('noShowings')} />
        </div>
        <div className="side-column">
          <Poster programme={programme} of={`film:${film.number}`} />
          <section>
            <FilmDetails programme={programme} film={film} />
          </section>
          <CalendarLink
            programme={programme}
            path={(feeds) => feeds.film(titledFilm(film))}
            name={programme.say(filmTitle(film))}
          />
        </div>
      </div>
    </SinglePage>
  );
}

function FilmDetails({ programme, film }: Props) {
  const { t, locale } = programme;
  const name = setTranslator(locale, 'films');
  const versions = film.versions.filter((version) => versionLabel(version, locale).printed !== '');
  const themes = themesOfFilm(programme.document, film.number).flatMap(
    (slug) => programme.index.themes.get(slug) ?? [],
  );
  const credit = (list: readonly string[]) =>
    list.length > 0 ? <CreditNames programme={programme} names={list} /> : null;
  const rows: [string, ReactNode][] = [
    [
      name('label.originalTitle'),
      originalBeside(film, locale) === null ? null : <OriginalTitle programme={programme} film={film} />,
    ],
    [name('label.directors'), credit(film.directors)],
    [name('label.writers'), credit(film.writers)],
    [name('label.production'), film.production === '' ? null : <Said programme={programme} text={film.production} />],
    [name('label.year'), film.year],
    [name('label.countries'), film.countries.length === 0 ? null : <Countries programme={programme} film={film} />],
    [t('duration'), film.minutes === null ? null : <Duration minutes={film.minutes} locale={locale} />],
    [
      t('versions'),
      versions.length === 0
        ? null
        : versions.map((version, i) => (
            <span key={i} className="dotted">
              <Version programme={programme} version={version} />
            </span>
          )),
    ],
    [
      t('themes'),
      themes.length === 0
        ? null
        : withCommas(themes, (theme) => (
            <a className="name-link" href={programme.paths.theme(theme)}>
              <ThemeName programme={programme} theme={theme} />
            </a>
          )),
    ],
  ];
  return (
    <>
      <dl className="facts film-facts">
        {rows
          .filter(([, value]) => value !== null)
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {isWebAddress(film.website) && (
        <p>
          <a className="link" href={film.website}>
            {name('label.website')}
          </a>
        </p>
      )}
    </>
  );
}

/** Links from each country to the films from there. */
const Countries = ({ programme, film }: Props) =>
  withCommas(film.countries, (code) => (
    <a className="name-link" href={wayToFilms(programme, 'by-country', code)}>
      {countries.name(code, programme.locale)}
    </a>
  ));

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
        <a href={paths.film(titledFilm(film))}>
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
function ContentNotes({ programme, film }: { programme: Programme; film: DocumentFilm }) {
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

/**
 * The trailer of a film: a still with a button that names the site which is contacted when it is
 * pressed. Without a script, and in a preview, whose policy allows no other site, a link.
 */
function TrailerOfFilm({ programme, film }: { programme: Programme; film: DocumentFilm }) {
  const { t, locale, index, document } = programme;
  const trailer = film.trailer ? trailerOf(film.trailer) : null;
  if (!trailer) return null;
  const title = inLocale(filmTitle(film), locale);
  // The first still is shown above already.
  const [, still] = picturesOn(index, `film:${film.number}`, 'still');
  return (
    <figure className="trailer no-print">
      {programme.feeds && (
        <div className="trailer-still">
          {still ? (
            <Picture
              programme={programme}
              picture={still}
              sizes="(min-width: 64rem) 42rem, 100vw"
              most={960}
              isDecorative
              className="picture"
            />
          ) : (
            <Plate programme={programme} title={title} theme={themesOfFilm(document, film.number)[0]} />
          )}
          <button
            type="button"
            hidden
            data-island="trailer"
            data-kind={trailer.kind}
            data-source={trailer.source}
            data-title={t('trailer.of', { title })}
          >
            <span>{t('trailer.start')}</span>
          </button>
        </div>
      )}
      <figcaption>
        {programme.feeds && t('trailer.asked', { site: trailer.site })}{' '}
        <a className="link" href={trailer.link}>
          {t('trailer.there', { site: trailer.site })}
        </a>
      </figcaption>
    </figure>
  );
}
