import { DateOf, TimeOf } from '#app/_components/time.tsx';
import { filmTitle } from '#lib/films/title.ts';
import { SEPARATOR } from '#lib/i18n/typeset.ts';
import type { DocumentEvent } from '#lib/model/documents.ts';
import { isUndated } from '#lib/programme/day.ts';
import type { FoundFilm } from '#lib/programme/search.ts';
import { dateOfHour } from '#lib/time/festival-day.ts';
import { FilmFacts, OriginalTitleLine } from './credits.tsx';
import { DelayFlag, PlacesFlag } from './live.tsx';
import { Marked } from './marked.tsx';
import { Place } from './place.tsx';
import type { Programme } from './programme.ts';

type Props = { programme: Programme; over: (event: DocumentEvent) => boolean };

/** Films found by their titles, each with its showings. */
export function FoundFilms({
  programme,
  films,
  words,
  over,
}: Props & { films: readonly FoundFilm[]; words: readonly string[] }) {
  const { f, paths, say } = programme;
  if (films.length === 0) return null;
  return (
    <section aria-labelledby="found-films" className="found-films">
      <h2 id="found-films">{f('films')}</h2>
      <ul className="plain">
        {films.map(({ film, showings }) => (
          <li key={film.number}>
            <h3>
              <a href={paths.film({ number: film.number, title: filmTitle(film) })}>
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

function Showing({ programme, event, over }: Props & { event: DocumentEvent }) {
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
