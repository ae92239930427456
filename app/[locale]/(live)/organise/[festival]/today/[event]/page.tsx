import { notFound } from 'next/navigation';
import { festivalTitle } from '#app/_server/live-page.tsx';
import { Link } from '#app/_ui/link.tsx';
import { AnsweredInput } from '#app/_ui/refused-answers.tsx';
import { DelayChips } from '#app/[locale]/(live)/organise/[festival]/today/board.tsx';
import { NoticeForm } from '#app/[locale]/(live)/organise/[festival]/today/notices.tsx';
import { eventPage } from '#app/[locale]/(live)/organise/[festival]/today/scene.ts';
import { Entries, Timed, TimedBeside } from '#app/[locale]/(live)/organise/[festival]/today/state.tsx';
import { JustDone, Refused, Tap } from '#app/[locale]/(live)/organise/[festival]/today/tap.tsx';
import { filmTitle } from '#lib/films/title.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { SEPARATOR } from '#lib/i18n/typeset.ts';
import { MAX_DELAY } from '#lib/live/day-posts-schema.ts';
import { roomsFor } from '#lib/live/rooms-for.ts';
import { indexDraft } from '#lib/model/draft.ts';
import { placesStates } from '#lib/model/live-facts.ts';
import { frozenDraft } from '#lib/programme/frozen-draft.ts';
import { teamDocumentOf } from '#lib/programme/released.ts';
import { saidHour } from '#lib/time/format.ts';
import { fromInstant } from '#lib/time/wall-clock.ts';
import { FilmList } from './film-list.tsx';
import { Conduite, EventHead, type OfEvent } from './head.tsx';

export const generateMetadata = festivalTitle('day', ({ locale, festival, segments }) => {
  const { events = [] } = teamDocumentOf(festival.id, festival.db) ?? {};
  const found = events.find(({ number }) => String(number) === segments.event) ?? notFound();
  return inLocale(found.title, locale);
});

/** Everything that can be done with a séance today, each one tap away from what it would do. */
export default eventPage(function TodayEvent(scene) {
  const { event } = scene;
  const takesPlace = event.status === 'planned';
  return (
    <>
      <EventHead scene={scene} />
      <Refused scene={scene} />
      <JustDone scene={scene} />
      {takesPlace && <DelaySection scene={scene} />}
      {takesPlace && <PlacesSection scene={scene} />}
      {takesPlace && <Change scene={scene} />}
      {takesPlace && <NoticeSection scene={scene} />}
      {takesPlace && <CountSection scene={scene} />}
      <Conduite scene={scene} />
    </>
  );
});

/** How many people came in. */
function CountSection({ scene }: OfEvent) {
  const { event, words } = scene;
  const { t } = words;
  return (
    <section className="today-section" aria-labelledby="count">
      <h2 id="count">{t('count.title')}</h2>
      <p className="hint">{event.entries === null ? t('notCounted') : <Entries event={event} words={words} />}</p>
      <Tap
        scene={scene}
        name="entries"
        what="entries"
        values={{ event: event.number }}
        label={t('count.title')}
        className="today-inline"
      >
        <label htmlFor="entered">{t('count.label')}</label>
        <AnsweredInput
          id="entered"
          name="count"
          type="number"
          inputMode="numeric"
          min={0}
          max={100_000}
          required
          className="input"
        />
        <button type="submit" className="btn">
          {t('count.submit')}
        </button>
      </Tap>
    </section>
  );
}

/** +5 +10 +15 +20, any other delay, and on time again; each leads to what it would do. */
function DelaySection({ scene }: OfEvent) {
  const { event, words, paths, locale } = scene;
  const { t } = words;
  return (
    <section className="today-section" aria-labelledby="delay">
      <h2 id="delay">{t('delay.title')}</h2>
      <p className="hint">
        <Timed at={event.plannedStart} locale={locale}>
          {(time) => t('delay.lead', { time })}
        </Timed>
      </p>
      <p className="today-chips">
        <DelayChips scene={scene} event={event} />
        {event.delay > 0 && (
          <Link href={paths.delay(event.number, 0, event.delay)} className="btn">
            {t('delay.onTime')}
          </Link>
        )}
      </p>
      <form method="get" action={paths.delay(event.number, 0).split('?')[0]} className="today-inline">
        <input type="hidden" name="seen" value={event.delay} />
        <label htmlFor="minutes">{t('delay.other')}</label>
        <input
          id="minutes"
          name="minutes"
          type="number"
          inputMode="numeric"
          min={0}
          max={MAX_DELAY}
          required
          className="input"
        />
        <button type="submit" className="btn">
          {t('unsent.see')}
        </button>
      </form>
    </section>
  );
}

/**
 * « Complet », « dernières places », « places libres »: the effect is explained above, and one tap
 * announces it.
 */
function PlacesSection({ scene }: OfEvent) {
  const { event, words, locale, board, festival, at } = scene;
  const { t } = words;
  const fact = board.facts.findLast((one) => one.kind === 'availability' && one.event === event.number);
  const form = (state: (typeof placesStates)[number] | '', label: string) => (
    <Tap
      key={state}
      scene={scene}
      name={`places-${state}`}
      what="places"
      values={{ event: event.number, places: state, seen: fact?.id ?? '' }}
      label={`${t('places.title')}${SEPARATOR}${label}`}
      className="contents"
    >
      <button type="submit" className="btn" aria-pressed={state === '' ? undefined : event.places === state}>
        {label}
      </button>
    </Tap>
  );
  return (
    <section className="today-section" aria-labelledby="places">
      <h2 id="places">{t('places.title')}</h2>
      <p className="hint">
        {event.endsAt ? (
          <TimedBeside at={event.endsAt} clocks={festival} now={at} locale={locale}>
            {(said) => t('places.lead', said)}
          </TimedBeside>
        ) : (
          t('places.leadOpen')
        )}
      </p>
      <div className="today-chips">
        {[...placesStates].reverse().map((state) => form(state, t(`places.${state}`)))}
        {event.places && form('', t('places.end'))}
      </div>
    </section>
  );
}

/** A message to the public about this séance. */
function NoticeSection({ scene }: OfEvent) {
  const { event, words, locale, festival, at } = scene;
  const { t } = words;
  const today = fromInstant(at, festival.timeZone);
  const lead = event.endsAt ? t('notice.lead', saidHour(event.endsAt, today, festival, locale)) : t('notice.leadOpen');
  return (
    <section className="today-section" aria-labelledby="notice">
      <h2 id="notice">{t('notice.title')}</h2>
      <NoticeForm scene={scene} event={event.number} lead={lead} />
    </section>
  );
}

/**
 * Acts that publish: another room, another film, an absent person, cancelling. Each leads to what
 * it would do.
 */
function Change({ scene }: OfEvent) {
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
