import { filmTitle, titledFilm, titleLanguage } from '#lib/films/title.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import type { DocumentPerson, DocumentPresence } from '#lib/model/documents.ts';
import { filmsBy, personAppearancesOf, showingsOf } from '#lib/programme/around.ts';
import { peopleByLetter } from '#lib/programme/indexes.ts';
import { picturesOn } from '#lib/programme/pictures-on.ts';
import { aboutPerson } from './credits.tsx';
import { EventLines, EventLinks } from './event-links.tsx';
import { Picture, Portrait } from './picture.tsx';
import { type EventProps, type Programme, pageSentences } from './programme.ts';
import { indexTitle, Letters, letterId, SinglePage } from './single-page.tsx';
import { Prose, Said, withCommas } from './text.tsx';

type Props = { programme: Programme };

/** Everybody who is announced, by family name: who they are, their films, their role, and where. */
export function PeoplePage({ programme }: Props) {
  const { document, locale } = programme;
  const t = pageSentences(programme);
  const letters = peopleByLetter(document, locale);
  return (
    <SinglePage
      programme={programme}
      kind="other"
      title={indexTitle(programme, 'people')}
      below={<p className="subtitle">{t('indexes.peopleCount', { count: document.people.length })}</p>}
    >
      <Letters letters={letters.map(([letter]) => letter)} label={t('indexes.a-to-z')} />
      <ol className="people-index">
        {letters.flatMap(([letter, people]) =>
          people.map((person, i) => (
            <li key={person.number} id={i === 0 ? letterId(letter) : undefined}>
              <PersonOfIndex programme={programme} person={person} />
            </li>
          )),
        )}
      </ol>
    </SinglePage>
  );
}

function PersonOfIndex({ programme, person }: Props & { person: DocumentPerson }) {
  const { document, index, locale, paths } = programme;
  const [portrait] = picturesOn(index, `person:${person.number}`, 'portrait');
  const appearances = personAppearancesOf(document, person.number);
  const about = aboutPerson(programme, person);
  const films = filmsBy(document, person);
  return (
    <article className="person">
      {portrait && (
        <Picture programme={programme} picture={portrait} sizes="72px" most={240} isDecorative className="picture" />
      )}
      <h2 className="person-name">
        <a href={paths.person(person)}>
          <Said programme={programme} text={person.name} />
        </a>
      </h2>
      {about !== '' && (
        <p>
          <bdi>{about}</bdi>
        </p>
      )}
      {films.length > 0 && (
        <p className="person-films">
          {withCommas(films, (film) => (
            <a href={paths.film(titledFilm(film))}>
              <Said programme={programme} text={filmTitle(film)} language={titleLanguage(film, locale)} />
            </a>
          ))}
        </p>
      )}
      <EventLines
        programme={programme}
        events={appearances.map(({ event }) => event)}
        note={(event) => (
          <>
            {' ('}
            <PresenceWords
              programme={programme}
              presences={appearances.find((appearance) => appearance.event === event)?.presences ?? []}
            />
            {')'}
          </>
        )}
      />
    </article>
  );
}

/** Who is there, each person once: their role, how they take part, and whether it is certain. */
export function PeopleList({ programme, event }: EventProps) {
  const numbers = [...new Set(event.people.map(({ person }) => person))].filter((n) => programme.index.people.has(n));
  if (numbers.length === 0) return null;
  return (
    <section aria-labelledby="people">
      <h2 id="people">{programme.t('people')}</h2>
      <ul className="people">
        {numbers.map((number) => (
          <PersonOfEvent
            key={number}
            programme={programme}
            number={number}
            presences={event.people.filter(({ person }) => person === number)}
          />
        ))}
      </ul>
    </section>
  );
}

function PersonOfEvent({
  programme,
  number,
  presences,
}: {
  programme: Programme;
  number: number;
  presences: DocumentPresence[];
}) {
  const person = programme.index.people.get(number);
  if (!person) return null;
  const about = aboutPerson(programme, person);
  return (
    <li>
      <p className="person-name">
        <a href={programme.paths.person(person)}>
          <Said programme={programme} text={person.name} />
        </a>
      </p>
      {about !== '' && (
        <p>
          <bdi>{about}</bdi>
        </p>
      )}
      <p className="person-role">
        <PresenceWords programme={programme} presences={presences} />
      </p>
    </li>
  );
}

/** « Animation, en visio, sous réserve ». Taking part in person is not mentioned. */
function PresenceWords({ programme, presences }: { programme: Programme; presences: DocumentPresence[] }) {
  const { terms, t, locale } = programme;
  const said = presences.map(({ role, presence, isTentative }) =>
    [
      terms(`personRole.${role}`),
      presence === 'in-person' ? '' : terms(`presence.${presence}`),
      isTentative ? t('tentative') : '',
    ]
      .filter((word) => word !== '')
      .join(', '),
  );
  return typeset([...new Set(said)].join('; '), locale);
}

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
              <a href={programme.paths.film(titledFilm(film))}>
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
