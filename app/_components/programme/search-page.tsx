import { DateOf, TimeOf } from '#app/_components/time.tsx';
import { filmTitle, titledFilm } from '#lib/films/title.ts';
import { SEPARATOR } from '#lib/i18n/typeset.ts';
import type { DocumentEvent } from '#lib/model/documents.ts';
import { isUndated } from '#lib/programme/day.ts';
import { type Filters, queryOf } from '#lib/programme/filters.ts';
import { type FoundFilm, MAX_FOUND, type SearchAnswer, snippet } from '#lib/programme/search.ts';
import { plainOf } from '#lib/text/markdown.ts';
import { dateOfHour } from '#lib/time/festival-day.ts';
import { FilmFacts, OriginalTitleLine } from './credits.tsx';
import { EventCard } from './event-card.tsx';
import { FoundCount as HowMany, SearchForm } from './find-bar.tsx';
import { DelayFlag, PlacesFlag } from './live.tsx';
import { type EventProps, type Programme, pageSentences } from './programme.ts';
import { ListPage } from './programme-page.tsx';
import { NothingLeft, OfferedFilters, OtherWays } from './search-offered.tsx';
import { IndexItems } from './single-page.tsx';
import { Marked } from './text.tsx';
import { Place } from './when-and-where.tsx';

type Props = { programme: Programme; query: string; filters: Filters; found: SearchAnswer };

/**
 * The results of a search: filters its words stand for, films with their showings, people, then
 * séances, those to come first, with the found words marked. Where nothing was found, suggestions
 * that would find something.
 */
export function SearchPage({ programme, query, filters, found }: Props) {
  const { f, paths, t } = programme;
  if (query === '' && filters.length > 0) return <ListPage programme={programme} filters={filters} />;
  const names = found.films.length + found.people.length + found.pages.length;
  // The counts are of the corrected words, if those were searched.
  const asked = found.total > 0 ? (found.nearest[0]?.query ?? query) : query;
  const isNothing = query !== '' && found.total === 0;
  return (
    <main id="content">
      <div className="page found">
        <h1 className="day-title">{f('resultsTitle')}</h1>
        <div className="find">
          <SearchForm programme={programme} filters={filters} query={query} />
          <HowMany
            programme={programme}
            events={found.unfiltered}
            filters={filters}
            path={searchFor(programme, [], query)}
          />
        </div>
        <Corrections programme={programme} filters={filters} found={found} />
        {query !== '' && (
          <p role="status">
            {isNothing && names > 0
              ? f('noneOnlyNames', { query: asked })
              : f('resultCount', { count: found.total, query: asked })}
          </p>
        )}
        <OfferedFilters programme={programme} filters={filters} offered={found.offered} />
        {found.offered.length === 0 && <Names programme={programme} found={found} />}
        <Events programme={programme} found={found} />
        {found.total > MAX_FOUND && <p className="hint">{f('more', { count: MAX_FOUND })}</p>}
        {found.offered.length > 0 && <Names programme={programme} found={found} />}
        {isNothing && filters.length > 0 && (
          <NothingLeft
            programme={programme}
            events={found.unfiltered}
            filters={filters}
            to={(left) => searchFor(programme, left, query)}
          />
        )}
        {isNothing && names === 0 && (
          <>
            <WaysOn programme={programme} filters={filters} found={found} />
            <OtherWays programme={programme} filters={filters} />
          </>
        )}
        <nav aria-label={pageSentences(programme)('indexes.title')}>
          <ul className="ways-on">
            <li>
              <a href={paths.home()}>{t('backToProgramme')}</a>
            </li>
            <IndexItems programme={programme} />
          </ul>
        </nav>
      </div>
    </main>
  );
}

const searchFor = ({ paths }: Programme, filters: Filters, query: string) =>
  `${paths.search()}?${[new URLSearchParams({ q: query }).toString(), queryOf(filters).slice(1)].filter(Boolean).join('&')}`;

/** The placeholder of the link in a sentence. */
const LINK = '{link}';

/**
 * « Rien pour « audidescripton ». Vouliez-vous dire « audiodescription » ? » The results below are
 * those of the corrected word.
 */
function Corrections({ programme, filters, found }: Omit<Props, 'query'>) {
  return found.nearest.map(({ typed, meant, query }) => {
    const [before = '', after = ''] = programme.f('nearest', { typed, meant: LINK }).split(LINK);
    return (
      <p key={typed} className="found-nearest">
        {before}
        <a className="link" href={searchFor(programme, filters, query)} rel="nofollow">
          {meant}
        </a>
        {after}
      </p>
    );
  });
}

/** Searches with fewer of the words, which would find something. */
function WaysOn({ programme, filters, found }: Omit<Props, 'query'>) {
  const { f } = programme;
  if (found.ways.length === 0) return null;
  return (
    <div className="nothing-left">
      <p>
        <b>{f('none')}</b>
      </p>
      <ul>
        {found.ways.map(({ query, count }) => (
          <li key={query}>
            <a className="btn" href={searchFor(programme, filters, query)} rel="nofollow">
              {f('without', { words: query, count })}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Above the séances if the search was for a name, below if it was for a type of séance. */
function Names({ programme, found }: { programme: Programme; found: SearchAnswer }) {
  return (
    <>
      <FoundFilms
        programme={programme}
        films={found.films}
        words={found.words}
        over={({ number }) => found.over.has(number)}
      />
      <People programme={programme} found={found} />
      <Pages programme={programme} found={found} />
    </>
  );
}

function People({ programme, found: { people, words } }: { programme: Programme; found: SearchAnswer }) {
  if (people.length === 0) return null;
  return (
    <section aria-labelledby="found-people" className="found-names">
      <h2 id="found-people">{programme.f('people')}</h2>
      <ul>
        {people.map((person) => (
          <li key={person.number}>
            <a className="find-chip" href={programme.paths.person(person)}>
              <bdi>
                <Marked text={person.name} words={words} />
              </bdi>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Pages({ programme, found: { pages, words } }: { programme: Programme; found: SearchAnswer }) {
  const { f, paths, say } = programme;
  if (pages.length === 0) return null;
  return (
    <section aria-labelledby="found-pages" className="found-names">
      <h2 id="found-pages">{f('pages')}</h2>
      <ul>
        {pages.map((page) => (
          <li key={page.slug}>
            <a className="find-chip" href={paths.page(page)}>
              <bdi>
                <Marked text={say(page.title)} words={words} />
              </bdi>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Séances to come, then past ones under a heading of their own. */
function Events({ programme, found: { events, over, words } }: { programme: Programme; found: SearchAnswer }) {
  const { f } = programme;
  const past = events.filter(({ number }) => over.has(number));
  const next = events.filter(({ number }) => !over.has(number));
  return (
    <>
      {next.length > 0 && <EventList programme={programme} name={f('toCome')} events={next} words={words} />}
      {past.length > 0 && (
        <EventList
          programme={programme}
          name={f('isOver', { count: past.length })}
          events={past}
          words={words}
          isOver
        />
      )}
    </>
  );
}

type ListProps = {
  programme: Programme;
  name: string;
  events: readonly DocumentEvent[];
  words: readonly string[];
  isOver?: boolean;
};

function EventList({ programme, name, events, words, isOver = false }: ListProps) {
  return (
    <section className="found-list">
      <h2>{name}</h2>
      <ul className="plain found-events">
        {events.map((event, i) => (
          <li key={event.number}>
            {/* Said once for those of one day that follow each other. */}
            {event.day !== null && event.day !== events[i - 1]?.day && (
              <p className="found-day">
                <DateOf date={event.day} locale={programme.locale} style="long" className="capital" />
                {isOver && `${SEPARATOR}${programme.f('over')}`}
              </p>
            )}
            <EventCard programme={programme} event={event} heading="h3" words={words} />
            <Why programme={programme} event={event} words={words} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/**
 * The sentence of a text that contains the words, where the title does not show why a séance was
 * found.
 */
function Why({ programme, event, words }: EventProps & { words: readonly string[] }) {
  const { say, index } = programme;
  const texts = [
    plainOf(say(event.synopsis)),
    ...event.items.flatMap(({ film }) => (film === null ? [] : plainOf(say(index.films.get(film)?.synopsis ?? '')))),
    ...event.people.map(({ person }) => say(index.people.get(person)?.name ?? '')),
  ];
  for (const text of texts) {
    const piece = snippet(text, words);
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

type FilmsProps = { programme: Programme; over: (event: DocumentEvent) => boolean };

/** Films found by their titles, each with its showings. */
export function FoundFilms({
  programme,
  films,
  words,
  over,
}: FilmsProps & { films: readonly FoundFilm[]; words: readonly string[] }) {
  const { f, paths, say } = programme;
  if (films.length === 0) return null;
  return (
    <section aria-labelledby="found-films" className="found-films">
      <h2 id="found-films">{f('films')}</h2>
      <ul className="plain">
        {films.map(({ film, showings }) => (
          <li key={film.number}>
            <h3>
              <a href={paths.film(titledFilm(film))}>
                <bdi>
                  <Marked text={say(filmTitle(film))} words={words} />
                </bdi>
              </a>
            </h3>
            <OriginalTitleLine programme={programme} film={film} />
            <p className="faint">
              <FilmFacts programme={programme} film={film} />
            </p>
            <ul>
              {showings.map((event) => (
                <li key={event.number}>
                  <Showing programme={programme} event={event} over={over} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Showing({ programme, event, over }: FilmsProps & { event: DocumentEvent }) {
  const { f, locale, paths, t } = programme;
  return (
    <>
      <a href={paths.event(event)} className="link">
        {event.startsAt === null ? (
          t(isUndated(event) ? 'undated' : 'cancelled')
        ) : (
          <>
            <DateOf date={dateOfHour(event.startsAt)} locale={locale} style="long" />,{' '}
            <TimeOf at={event.startsAt} locale={locale} />
          </>
        )}
      </a>
      {event.rooms.length > 0 ? SEPARATOR : ' '}
      <span className="found-where">
        {event.rooms.length > 0 && <Place programme={programme} event={event} />}
        {over(event) && `${SEPARATOR}${f('over')}`}
      </span>{' '}
      <PlacesFlag programme={programme} event={event} /> <DelayFlag programme={programme} event={event} />
    </>
  );
}
