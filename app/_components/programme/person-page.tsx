import { filmTitle, titleLanguage } from '#lib/films/title.ts';
import type { DocumentPerson } from '#lib/model/documents.ts';
import { filmsBy, personAppearancesOf, showingsOf } from '#lib/programme/around.ts';
import { picturesOn } from '#lib/programme/pictures-on.ts';
import { EventLinks } from './event-links.tsx';
import { Portrait } from './gallery.tsx';
import { aboutPerson, PresenceWords } from './people-list.tsx';
import type { Programme } from './programme.ts';
import { SinglePage } from './single-page.tsx';
import { Prose, Said } from './text.tsx';

/** The page of a person: what the organiser says of them, and the séances they take part in. */
export function PersonPage({ programme, person }: { programme: Programme; person: DocumentPerson }) {
  const { document, t } = programme;
  const appearances = personAppearancesOf(document, person.number);
  const theirFilms = filmsBy(document, person).flatMap((film) => showingsOf(document, film.number));
  const expected = appearances.map(({ event }) => event);
  const events = document.events.filter((event) => expected.includes(event) || theirFilms.includes(event));
  const portraits = picturesOn(programme.index, `person:${person.number}`, 'portrait');
  const about = aboutPerson(programme, person);
  return (
    <SinglePage
      programme={programme}
      list="people"
      kind="talk"
      word={t('person')}
      title={person.name}
      below={
        about !== '' && (
          <p className="subtitle">
            <bdi>{about}</bdi>
          </p>
        )
      }
    >
      <div className={portraits.length > 0 ? 'with-portrait' : undefined}>
        <Portrait programme={programme} of={`person:${person.number}`} />
        <Prose programme={programme} text={person.bio} className="single-text" level={2} />
      </div>
      <FilmsBy programme={programme} person={person} />
      <section aria-labelledby="showings">
        <h2 id="showings">{t('showings')}</h2>
        <EventLinks
          programme={programme}
          events={events}
          note={(event) => (
            <PresenceWords
              programme={programme}
              presences={appearances.find((appearance) => appearance.event === event)?.presences ?? []}
            />
          )}
        />
      </section>
    </SinglePage>
  );
}

/** The films they made, as links; nothing where there are none. */
function FilmsBy({ programme, person }: { programme: Programme; person: DocumentPerson }) {
  const films = filmsBy(programme.document, person);
  if (films.length === 0) return null;
  return (
    <section aria-labelledby="films">
      <h2 id="films">{programme.f('films')}</h2>
      <ul className="people">
        {films.map((film) => (
          <li key={film.number}>
            <p className="person-name">
              <a href={programme.paths.film({ number: film.number, title: filmTitle(film) })}>
                <Said programme={programme} text={filmTitle(film)} language={titleLanguage(film, programme.locale)} />
              </a>
            </p>
            {film.year !== null && <p>{film.year}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
