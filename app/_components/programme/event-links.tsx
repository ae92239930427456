import type { ComponentProps, ReactNode } from 'react';
import { DateOf, Spoken, TimeOf } from '#app/_components/time.tsx';
import { filmTitle } from '#lib/films/title.ts';
import { versionLabel } from '#lib/films/version-label.ts';
import { groupedBy } from '#lib/grouped.ts';
import type { DocumentEvent, DocumentFilm } from '#lib/model/documents.ts';
import { byDay, type Distinction, distinctionsOf, neighboursOf, otherShowings } from '#lib/programme/around.ts';
import { type DatedEvent, isUndated } from '#lib/programme/day.ts';
import { splitAt } from '#lib/programme/real-times.ts';
import { dateOfHour, isAfterMidnight } from '#lib/time/festival-day.ts';
import { formatDate, spokenDate } from '#lib/time/format.ts';
import { AccessChips, KindTag, SinceSlot, StatusFlag, sinceOf } from './flags.tsx';
import { DelayFlag, LateTime, lateOf, PlacesFlag } from './live.tsx';
import { type EventProps, type Programme, pageSentences } from './programme.ts';
import { Said } from './text.tsx';
import { AfterMidnight, EventOver, marksOf, Place, When } from './when-and-where.tsx';

/*
 * Lists of séances as links: of a film, venue or person, by day, other showings, and the séances
 * before and after.
 */

type EventListProps = { programme: Programme; events: readonly DocumentEvent[] };

/** The séances of a film or a venue; `none` is shown where there are none. */
export function Showings({
  programme,
  events,
  none,
  note,
}: {
  programme: Programme;
  events: readonly DocumentEvent[];
  none: string;
  note?: (event: DocumentEvent) => ReactNode;
}) {
  return (
    <section aria-labelledby="showings">
      <h2 id="showings">{programme.t('showings')}</h2>
      {events.length === 0 ? (
        <p className="hint">{none}</p>
      ) : (
        <EventLinks programme={programme} events={events} note={note} />
      )}
    </section>
  );
}

/** A list that begins with what is ahead; what is over is folded below, with its count. */
function AheadFirst({
  programme,
  events,
  list,
}: EventListProps & { list: (events: readonly DocumentEvent[]) => ReactNode }) {
  const { ahead, past } = splitAt(programme.document, events, programme.today);
  return (
    <>
      {list(ahead)}
      {past.length > 0 && (
        <details className="past">
          <summary>
            {programme.t('pastShowings')} <span className="num">{past.length}</span>
          </summary>
          {list(past)}
        </details>
      )}
    </>
  );
}

/** Séances as lines: when, what, where. `note` adds a remark, such as a person's role. */
export const EventLinks = (props: ComponentProps<typeof Links>) => (
  <AheadFirst {...props} list={(events) => <Links {...props} events={events} />} />
);

function Links({
  programme,
  events,
  note,
  below,
  isUnderDay = false,
  isInRoom = false,
}: {
  programme: Programme;
  events: readonly DocumentEvent[];
  note?: (event: DocumentEvent) => ReactNode;
  /** A further line below. */
  below?: (event: DocumentEvent) => ReactNode;
  /** The heading above names the day. */
  isUnderDay?: boolean;
  /** The page is that of their room. */
  isInRoom?: boolean;
}) {
  return (
    <ul className="event-links">
      {events.map((event) => (
        <li key={event.number} {...sinceOf(event)} {...marksOf(programme, event)} className={event.kind}>
          <p className="event-links-when" hidden={isUnderDay && !event.startsAt}>
            {event.startsAt ? (
              <>
                {!isUnderDay && (
                  <>
                    <DateOf
                      date={dateOfHour(event.startsAt)}
                      locale={programme.locale}
                      style="long"
                      className="capital"
                    />
                    ,{' '}
                  </>
                )}
                <When programme={programme} event={event} />
                {isUnderDay && isAfterMidnight(event) && (
                  <>
                    {' '}
                    <AfterMidnight programme={programme} event={event} />
                  </>
                )}
                <EventOver programme={programme} /> <DelayFlag programme={programme} event={event} />
              </>
            ) : (
              isUndated(event) && programme.t('undated')
            )}
          </p>
          <p className="event-links-title">
            <StatusFlag programme={programme} event={event} />{' '}
            <a href={programme.paths.event(event)}>
              <Said programme={programme} text={event.title} />
            </a>
          </p>
          <p className="event-links-facts">
            <KindTag programme={programme} event={event} /> <SinceSlot />{' '}
            {event.rooms.length > 0 && !isInRoom && (
              <span className="dotted">
                <Place programme={programme} event={event} />
              </span>
            )}
            <Note>{note?.(event)}</Note> <PlacesFlag programme={programme} event={event} />
          </p>
          {below?.(event)}
        </li>
      ))}
    </ul>
  );
}

function Note({ children }: { children: ReactNode }) {
  return children ? <span className="dotted">{children}</span> : null;
}

type ByDay = Omit<ComponentProps<typeof Links>, 'isUnderDay'>;

/** The same, grouped by day with headings. */
export const EventsByDay = (props: ByDay) => (
  <AheadFirst {...props} list={(events) => <Days {...props} events={events} />} />
);

function Days({ programme, events, ...rest }: ByDay) {
  return byDay(events).map(({ day, events: ofDay }) => (
    <section key={day} aria-labelledby={`day-${day}`} className="day-group">
      <h2 id={`day-${day}`}>
        {day === null ? (
          programme.t(ofDay.some(isUndated) ? 'undated' : 'cancelled')
        ) : (
          <a href={programme.paths.day(day)}>
            <DateOf date={day} locale={programme.locale} style="long" className="capital" />
          </a>
        )}
      </h2>
      <Links programme={programme} events={ofDay} {...rest} isUnderDay />
    </section>
  ));
}

/**
 * The other séances of its films, each with its access and with how it differs. Films that are
 * shown together again have one list.
 */
export function OtherShowings({ programme, event }: EventProps) {
  const { document, index, t } = programme;
  const differs = (other: DocumentEvent, film: DocumentFilm) => distinctionsOf(event, other, film.number, index);
  const lists = groupedBy(otherShowings(document, event), ({ film, events }) =>
    JSON.stringify(events.map((other) => [other.number, differs(other, film)])),
  );
  return [...lists.values()].map(
    ([first, ...others]) =>
      first && (
        <section key={first.film.number} aria-labelledby={`others-${first.film.number}`}>
          <h2 id={`others-${first.film.number}`}>
            <bdi>
              {t('otherShowingsOf', {
                titles: new Intl.ListFormat(programme.locale, { type: 'conjunction' }).format(
                  [first, ...others].map(({ film }) => t('quoted', { title: programme.say(filmTitle(film)) })),
                ),
              })}
            </bdi>
          </h2>
          <EventLinks
            programme={programme}
            events={first.events}
            below={(other) => (
              <>
                {other.status === 'planned' && (
                  <p className="chips">
                    <AccessChips programme={programme} event={other} />
                  </p>
                )}
                <NotToConfuse programme={programme} distinctions={differs(other, first.film)} />
              </>
            )}
          />
        </section>
      ),
  );
}

/** « À ne pas confondre : VF au lieu de VOSTFR, sans débat. » */
function NotToConfuse({ programme, distinctions }: { programme: Programme; distinctions: readonly Distinction[] }) {
  if (distinctions.length === 0) return null;
  const t = pageSentences(programme);
  const said = (isSpoken: boolean) =>
    t('notToConfuse', { how: distinctions.map((one) => words(programme, one, isSpoken)).join(', ') });
  return (
    <p className="not-to-confuse relative">
      <Spoken as={said(true)}>{said(false)}</Spoken>
    </p>
  );
}

function words(programme: Programme, distinction: Distinction, isSpoken: boolean): string {
  const t = pageSentences(programme);
  switch (distinction.kind) {
    case 'version': {
      const [there, here] = [distinction.there, distinction.here].map(
        (version) => versionLabel(version, programme.locale)[isSpoken ? 'spoken' : 'printed'],
      );
      return t('versionInsteadOf', { there: there ?? '', here: here ?? '' });
    }
    case 'no-access': {
      const { access } = distinction;
      return t('withoutAccess', { access: programme.terms(isSpoken ? `accessSpoken.${access}` : `access.${access}`) });
    }
    default:
      return t(distinction.kind);
  }
}

/** How many séances each entry of a list shows; its own page has them all. */
const MOST = 5;

/**
 * The first séances of something in a list, those to come before those that are over, one line
 * each: when, what, where. `note` adds a remark to a line.
 */
export function EventLines({
  programme,
  events,
  note,
}: {
  programme: Programme;
  events: readonly DocumentEvent[];
  note?: (event: DocumentEvent) => ReactNode;
}) {
  const { locale, paths } = programme;
  const t = pageSentences(programme);
  const { ahead, past } = splitAt(programme.document, events, programme.today);
  // If only one is left over it is shown too, since « one more » would take as much room.
  const shown = [...ahead, ...past].slice(0, events.length > MOST + 1 ? MOST : events.length);
  return (
    <ul className="event-lines">
      {shown.map((event) => (
        <li key={event.number} {...marksOf(programme, event)}>
          <span className="event-lines-when">
            {event.startsAt === null ? (
              isUndated(event) && programme.t('undated')
            ) : (
              <>
                <DateOf date={dateOfHour(event.startsAt)} locale={locale} style="column" />,{' '}
                <TimeOf at={event.startsAt} locale={locale} />
                <EventOver programme={programme} />
              </>
            )}
          </span>{' '}
          <StatusFlag programme={programme} event={event} />{' '}
          <a href={paths.event(event)}>
            <Said programme={programme} text={event.title} />
          </a>
          <span className="event-lines-where">
            {event.rooms.length > 0 && (
              <>
                {', '}
                <Place programme={programme} event={event} />
              </>
            )}
            {note?.(event)}
          </span>
        </li>
      ))}
      {shown.length < events.length && (
        <li className="event-lines-where">{t('indexes.more', { count: events.length - shown.length })}</li>
      )}
    </ul>
  );
}

/** Links to the séances before and after this one, across days. */
export function Neighbours({ programme, event }: EventProps) {
  const { previous, next } = neighboursOf(programme.document, event);
  if (!previous && !next) return null;
  return (
    <nav className="neighbours no-print" aria-label={programme.t('neighbours')}>
      {previous && <Neighbour programme={programme} event={previous} word={programme.t('previous')} rel="prev" />}
      {next && <Neighbour programme={programme} event={next} word={programme.t('next')} rel="next" />}
    </nav>
  );
}

function Neighbour({
  programme,
  event,
  word,
  rel,
}: {
  programme: Programme;
  event: DatedEvent;
  word: string;
  rel: 'prev' | 'next';
}) {
  const { locale } = programme;
  const late = lateOf(programme, event);
  const date = dateOfHour(event.startsAt);
  return (
    <a rel={rel} className={rel} href={programme.paths.event(event)}>
      <span className="neighbour-word">{word}</span>{' '}
      <b>
        <Said programme={programme} text={event.title} />
      </b>{' '}
      <span className="capital relative">
        <Spoken as={spokenDate(date, locale)}>{formatDate(date, locale, 'short')}</Spoken>,{' '}
        {late ? <LateTime programme={programme} late={late} /> : <TimeOf at={event.startsAt} locale={locale} />}
      </span>
    </a>
  );
}
