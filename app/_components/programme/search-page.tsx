import { filmTitle } from '../../../lib/films/title.ts';
import type { Bilingual } from '../../../lib/i18n/text.ts';
import type { DocumentEvent } from '../../../lib/programme/documents.ts';
import { type Filters, keeping } from '../../../lib/programme/filters.ts';
import { type Found, MAX_FOUND, snippet } from '../../../lib/programme/search.ts';
import { DateOf } from '../time.tsx';
import { EventRow } from './event-card.tsx';
import { Found as HowMany, SearchForm } from './find-bar.tsx';
import { SmallHero } from './hero.tsx';
import { Marked } from './marked.tsx';
import { NothingLeft } from './nothing-left.tsx';
import type { Programme } from './programme.ts';
import { ListPage } from './programme-page.tsx';

type Props = { programme: Programme; query: string; filters: Filters; found: Found };

/** What a search found: pages of films and people by name, then séances, best first, with the words that were found. */
export function SearchPage({ programme, query, filters, found }: Props) {
  const { f, document, paths, t } = programme;
  if (query === '' && filters.length > 0) return <ListPage programme={programme} filters={filters} />;
  const keep = keeping(document, filters);
  return (
    <main id="content">
      <SmallHero programme={programme} />
      <div className="page found">
        <h1 className="day-title">{f('resultsTitle')}</h1>
        <div className="find">
          <SearchForm programme={programme} filters={filters} query={query} />
          <HowMany programme={programme} events={document.events} filters={filters} path={paths.search()} />
        </div>
        {query !== '' && <p role="status">{f('resultCount', { count: found.total, query })}</p>}
        {query !== '' && found.total === 0 && found.films.length + found.people.length === 0 && (
          <p className="hint">{f('resultHint')}</p>
        )}
        <Names programme={programme} found={found} />
        <ul className="plain found-events">
          {found.events.map((event) => (
            <li key={event.number}>
              {event.day !== null && (
                <p className="found-day">
                  <DateOf date={event.day} locale={programme.locale} style="long" className="capital" />
                </p>
              )}
              <EventRow programme={programme} event={event} heading="h2" words={found.words} />
              <Why programme={programme} event={event} words={found.words} />
            </li>
          ))}
        </ul>
        {found.total > MAX_FOUND && <p className="hint">{f('more', { count: MAX_FOUND })}</p>}
        {query !== '' && found.total === 0 && filters.length > 0 && (
          <NothingLeft
            programme={programme}
            events={document.events.filter((event) => keep?.(event))}
            filters={filters}
            path={paths.search()}
          />
        )}
        <p>
          <a className="link" href={paths.home()}>
            {t('backToProgramme')}
          </a>
        </p>
      </div>
    </main>
  );
}

function Names({ programme, found: { films, people } }: { programme: Programme; found: Found }) {
  const { f, paths, say } = programme;
  const lists = [
    {
      name: f('films'),
      links: films.map((film) => ({
        href: paths.film({ number: film.number, title: filmTitle(film) }),
        text: say(filmTitle(film)),
      })),
    },
    { name: f('people'), links: people.map((person) => ({ href: paths.person(person), text: person.name })) },
  ];
  return lists
    .filter(({ links }) => links.length > 0)
    .map(({ name, links }) => (
      <section key={name} className="found-names">
        <h2>{name}</h2>
        <ul>
          {links.map(({ href, text }) => (
            <li key={href}>
              <a className="find-chip" href={href}>
                <bdi>{text}</bdi>
              </a>
            </li>
          ))}
        </ul>
      </section>
    ));
}

/** The sentence of a text in which the words stand, when the title does not say why a séance was found. */
function Why({ programme, event, words }: { programme: Programme; event: DocumentEvent; words: readonly string[] }) {
  const { say, index } = programme;
  const texts: (Bilingual | string)[] = [
    event.synopsis,
    ...event.items.flatMap(({ film }) => (film === null ? [] : (index.films.get(film)?.synopsis ?? []))),
    ...event.people.map(({ person }) => index.people.get(person)?.name ?? ''),
  ];
  for (const text of texts) {
    const piece = snippet(say(text), words);
    if (piece !== null)
      return (
        <p className="found-why">
          <bdi>
            <Marked text={piece} words={words} />
          </bdi>
        </p>
      );
  }
  return null;
}
