import { Link } from '#app/_ui/link.tsx';
import { filmTitle } from '#lib/films/title.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { roomsFor } from '#lib/live/rooms-for.ts';
import { indexDraft } from '#lib/model/draft.ts';
import { frozenDraft } from '#lib/programme/frozen-draft.ts';
import { FilmList } from './film-list.tsx';
import type { OfEvent } from './head.tsx';

/**
 * Acts that publish: another room, another film, an absent person, cancelling. Each leads to what
 * it would do.
 */
export function Change({ scene }: OfEvent) {
  const { words, board, paths, event } = scene;
  const { t } = words;
  return (
    <section className="today-section" aria-labelledby="change">
      <h2 id="change">{t('change.title')}</h2>
      {!board.mayPublish ? (
        <p className="hint">{t('change.ask')}</p>
      ) : (
        <>
          <p className="hint">{t('change.lead')}</p>
          <Rooms scene={scene} />
          <People scene={scene} />
          <Films scene={scene} />
          <p className="today-chips">
            <Link href={paths.cancel(event.number)} className="btn bad">
              {t('change.cancel')}
            </Link>
          </p>
        </>
      )}
    </section>
  );
}

function Rooms({ scene }: OfEvent) {
  const { words, paths, event, document, live } = scene;
  const { t, text } = words;
  const rooms = roomsFor(document, event, live);
  return (
    <>
      <h3>{t('change.room')}</h3>
      {rooms.length === 0 && <p className="hint">{t('change.noRoom')}</p>}
      <ul className="today-options">
        {rooms.map(({ number, name, seats, busyWith }) => (
          <li key={number}>
            <Link href={paths.room(event.number, number)} className="today-option">
              <b>
                <bdi>{text(name)}</bdi>
              </b>
              <span className={busyWith ? 'text-warn' : 'text-good'}>
                {busyWith ? t('change.roomBusy', { title: text(busyWith) }) : t('change.roomFree')}
              </span>
              {seats !== null && <span className="num text-soft">{t('change.roomSeats', { count: seats })}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

function People({ scene }: OfEvent) {
  const { words, paths, event, document, board } = scene;
  const { t } = words;
  const own = document.events.find(({ number }) => number === event.number)?.people ?? [];
  const numbers = [...new Set(own.filter(({ presence }) => presence !== 'recorded').map(({ person }) => person))];
  const people = numbers.flatMap((number) => document.people.find((one) => one.number === number) ?? []);
  if (people.length === 0) return null;
  return (
    <>
      <h3>{t('change.person')}</h3>
      <ul className="today-options">
        {people.map(({ number, name }) => (
          <li key={number}>
            <Link href={paths.person(number, board.date)} className="today-option">
              <b>
                <bdi>{name}</bdi>
              </b>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

function Films({ scene }: OfEvent) {
  const { words, paths, event, festival, at, locale } = scene;
  const { t } = words;
  const { draft } = frozenDraft(festival, at, festival.db);
  const index = indexDraft(draft);
  const own = draft.events.find(({ number }) => number === event.number);
  const items = (own?.items ?? []).filter(({ filmId }) => filmId !== null);
  const used = new Set(items.map(({ filmId }) => filmId));
  const others = draft.films
    .filter(({ id }) => !used.has(id))
    .map((film) => ({
      number: film.number,
      title: inLocale(filmTitle(film), locale),
      directors: film.directors.join(', '),
    }))
    .sort((a, b) => a.title.localeCompare(b.title, locale));
  if (items.length === 0) return null;
  return (
    <>
      <h3>{t('change.film')}</h3>
      {others.length === 0 && <p className="hint">{t('change.noFilm')}</p>}
      {others.length > 0 &&
        items.map((item) => {
          const film = index.films.get(item.filmId ?? 0);
          const title = film ? inLocale(filmTitle(film), locale) : '';
          return (
            <FilmList
              key={item.id}
              label={t('change.filmWhich', { title })}
              find={t('change.filmFind')}
              films={others.map((one) => ({ ...one, href: paths.film(event.number, item.id, one.number) }))}
            />
          );
        })}
    </>
  );
}
