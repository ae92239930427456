import { filmTitle, titleLanguage } from '#lib/films/title.ts';
import type { DocumentPerson } from '#lib/model/documents.ts';
import { filmsBy, personAppearancesOf } from '#lib/programme/around.ts';
import { peopleByLetter } from '#lib/programme/indexes.ts';
import { picturesOn } from '#lib/programme/pictures-on.ts';
import { EventLines } from './event-lines.tsx';
import { indexTitle } from './index-links.tsx';
import { Letters, letterId } from './letters.tsx';
import { PresenceWords } from './people-list.tsx';
import { Picture } from './picture.tsx';
import { type Programme, pageSentences } from './programme.ts';
import { SinglePage } from './single-page.tsx';
import { Said } from './text.tsx';

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
  const { document, index, locale, paths, say } = programme;
  const [portrait] = picturesOn(index, `person:${person.number}`, 'portrait');
  const appearances = personAppearancesOf(document, person.number);
  const about = [say(person.title), person.organisation].filter((text) => text !== '').join(', ');
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
          {films.map((film, i) => (
            <span key={film.number}>
              {i > 0 && ', '}
              <a href={paths.film({ number: film.number, title: filmTitle(film) })}>
                <Said programme={programme} text={filmTitle(film)} language={titleLanguage(film, locale)} />
              </a>
            </span>
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
