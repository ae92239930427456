import { clsx } from 'clsx';
import { DateOf, Spoken, TimeOf, TimeRange, Voiced } from '#app/_components/time.tsx';
import type { Voice } from '#lib/i18n/locale.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import type { DocumentEvent, DocumentItem, DocumentRoom, DocumentVenue, PublicDocument } from '#lib/model/documents.ts';
import { accessAnswersOf } from '#lib/programme/access.ts';
import { goneTo, isOneName, type NamedPlace, type PlaceChange, placesOf, walkOf } from '#lib/programme/place.ts';
import { endsAgain, runsBetween, startOfDay } from '#lib/programme/real-times.ts';
import { spokenZone } from '#lib/time/browser-clock.ts';
import { addDays } from '#lib/time/calendar.ts';
import { dateOfHour, isAfterMidnight } from '#lib/time/festival-day.ts';
import { formatDate, formatDateRange, formatTime, spokenDate, spokenTime } from '#lib/time/format.ts';
import { hoursAtNoon } from '#lib/time/wall-clock.ts';
import { type EventProps, elsewhereSentences, type Programme, pageSentences } from './programme.ts';
import { Prose, Said, withCommas } from './text.tsx';

/*
 * When and where, on public pages: the place of a séance and of a venue, its hours, and the marks
 * for what is on or over.
 */

/**
 * Where a séance is: its rooms, each with its venue where the festival has several (except
 * `saidVenue`), and the rooms it is relayed to.
 */
export function Place({
  programme,
  event,
  saidVenue = null,
}: {
  programme: Programme;
  event: DocumentEvent;
  saidVenue?: number | null;
}) {
  const { main, overflow } = placesOf(event, programme.index);
  return (
    <>
      {withCommas(main, (place) => (
        <PlaceName programme={programme} place={place} saidVenue={saidVenue} />
      ))}
      {overflow.map(({ room }) => (
        <span key={room.number}>, {programme.t('overflow', { room: programme.say(room.name) })}</span>
      ))}
    </>
  );
}

/** The names a place is printed with: without its venue where a heading already names that. */
export const placeNames = (place: NamedPlace, saidVenue: number | null) =>
  place.venue?.number === saidVenue ? place.names.slice(-1) : place.names;

export function PlaceName({
  programme,
  place,
  saidVenue = null,
}: {
  programme: Programme;
  place: NamedPlace;
  saidVenue?: number | null;
}) {
  return placeNames(place, saidVenue).map((name, i) => (
    <span key={i}>
      {i > 0 && ' – '}
      <Said programme={programme} text={name} />
    </span>
  ));
}

/**
 * « → Auditorium, Médiathèque, à 12 min à pied », for people at the place where a séance was
 * planned.
 */
export function goneInWords(programme: Programme, change: PlaceChange, manner: Voice): string {
  const t = elsewhereSentences(programme);
  const place = change.to.names.toReversed().map(programme.say).join(', ');
  const key = change.walk === null ? 'gone' : 'goneWalk';
  const values = { place, walk: walkOf(change, programme.locale, manner) };
  return manner === 'spoken' ? t(`screen.${key}Spoken`, values) : t(`screen.${key}`, values);
}

/** The same on a screen. */
export const GoneTo = ({
  programme,
  change,
  className,
}: {
  programme: Programme;
  change: PlaceChange;
  className?: string;
}) => (
  <span className={clsx('relative', className)}>
    <Voiced say={(voice) => goneInWords(programme, change, voice)} />
  </span>
);

/**
 * Where and when a séance is now that was announced in this room, for `at`: another room, another
 * hour or day, or both.
 */
export function NowElsewhere({ programme, event, room, at }: EventProps & { room: number; at: string }) {
  const change = goneTo(event, programme.index, room);
  return (
    <>
      {change && <GoneTo programme={programme} change={change} className="flag warn" />}
      {event.startsAt !== null && at !== event.startsAt && (
        <>
          {' '}
          <span className={change ? undefined : 'flag warn'}>
            {!change && <span aria-hidden="true">→ </span>}
            <DateOf date={dateOfHour(event.startsAt)} locale={programme.locale} style="column" />,{' '}
            <TimeOf at={event.startsAt} locale={programme.locale} style="column" className="nowrap" />
          </span>
        </>
      )}
    </>
  );
}

/**
 * « plein air », « 40 places », « 2 emplacements fauteuil », « boucle magnétique »: the facts of a
 * room.
 */
export function roomFactWords({ t, terms }: Programme, room: DocumentRoom): string[] {
  return [
    room.kind === 'room' ? null : terms(`roomKind.${room.kind}`),
    room.seats === null ? null : t('seats', { count: room.seats }),
    room.wheelchairPlaces === null ? null : t('wheelchairPlaces', { count: room.wheelchairPlaces }),
    ...accessAnswersOf(room).map(({ access, is }) => terms(`${is ? 'ability' : 'lack'}.${access}`)),
  ].filter((fact) => fact !== null);
}

/** Where a séance is and how to get there. Nothing while that is unknown. */
export function VenueOfEvent({ programme, event }: EventProps) {
  const { t, index, paths } = programme;
  const { main, overflow } = placesOf(event, index);
  const end = event.endsAtVenue === null ? undefined : index.venues.get(event.endsAtVenue);
  if (main.length === 0 && !end) return null;
  return (
    <section aria-labelledby="where">
      <h2 id="where">{t('where')}</h2>
      {main.map((place) => (
        <div key={place.room.number} className="place">
          <p className="place-name">
            <a href={paths.room(place.room)}>
              <Said programme={programme} text={place.room.name} />
            </a>
            {place.venue && !isOneName(place.room, place.venue) && (
              <span className="place-venue">
                {', '}
                <a href={paths.venue(place.venue)}>
                  <Said programme={programme} text={place.venue.name} />
                </a>
              </span>
            )}
          </p>
          {place.venue && <VenueFacts programme={programme} venue={place.venue} />}
        </div>
      ))}
      {overflow.map(({ room }) => (
        <p key={room.number}>
          <bdi>{t('overflow', { room: programme.say(room.name) })}</bdi>
        </p>
      ))}
      {end && (
        <p>
          <bdi>{t('endsAt', { venue: programme.say(end.name) })}</bdi>
        </p>
      )}
    </section>
  );
}

/** The address, a map if coordinates are known, and the organiser's directions. */
export function VenueFacts({ programme, venue }: { programme: Programme; venue: DocumentVenue }) {
  const { t } = programme;
  const map = mapOf(venue);
  return (
    <>
      {venue.address !== '' && (
        <p className="address">
          <Said programme={programme} text={venue.address} />
        </p>
      )}
      <Prose programme={programme} text={venue.access} />
      {map && (
        <>
          <p className="no-print">
            <a className="link" href={map.openStreetMap}>
              {t('map')}
            </a>{' '}
            <span className="hint">({t('mapHint')})</span>
          </p>
          <p className="no-print on-phone">
            <a className="link" href={map.geo}>
              {pageSentences(programme)('onPhone')}
            </a>
          </p>
        </>
      )}
    </>
  );
}

/**
 * Links to maps; nothing is loaded from there. Null where neither coordinates nor an address are
 * known.
 */
export function mapOf({ latitude, longitude, address }: DocumentVenue): { openStreetMap: string; geo: string } | null {
  // RFC 5870; phones search for an address in `q`.
  if (latitude !== null && longitude !== null)
    return {
      openStreetMap: `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=18/${latitude}/${longitude}`,
      geo: `geo:${latitude},${longitude}?q=${latitude},${longitude}`,
    };
  if (address.trim() === '') return null;
  const query = encodeURIComponent(address.replace(/\s+/g, ' ').trim().toWellFormed());
  return { openStreetMap: `https://www.openstreetmap.org/search?query=${query}`, geo: `geo:0,0?q=${query}` };
}

/** From when to when, with « vers » where a length is unknown. Nothing without a time. */
export function When({ programme, event }: EventProps) {
  if (event.startsAt === null) return null;
  return (
    <TimeRange
      from={event.startsAt}
      to={event.endsAt}
      isApproximate={event.endIsApproximate}
      isEndAgain={endsAgain(event, programme.document.festival.timeZone)}
      locale={programme.locale}
      className="unit"
    />
  );
}

/** « jusqu’à », before the hour of an end; « jusque vers » where a length is unknown. */
export const untilWord = ({ t }: Programme, { endIsApproximate }: DocumentEvent): string =>
  t(endIsApproximate ? 'untilAbout' : 'until');

/**
 * « après minuit, dimanche 29 novembre », for a séance or shift that stands on the page of the
 * evening before.
 */
export function AfterMidnight({
  programme,
  event,
}: {
  programme: Pick<Programme, 'locale' | 't'>;
  event: Pick<DocumentEvent, 'startsAt' | 'day'>;
}) {
  if (event.startsAt === null || !isAfterMidnight(event)) return null;
  const date = dateOfHour(event.startsAt);
  const { locale, t } = programme;
  return (
    <span className="relative">
      <Spoken as={t('afterMidnight', { date: spokenDate(date, locale) })}>
        {t('afterMidnight', { date: formatDate(date, locale) })}
      </Spoken>
    </span>
  );
}

/**
 * A sentence about a day and hour: until when something can be watched, or from when it can be
 * booked.
 */
export function OfMoment({
  programme: { locale, t },
  word,
  at,
}: {
  programme: Programme;
  word: 'availableUntil' | 'opensAt';
  at: string;
}) {
  const date = dateOfHour(at);
  return (
    <Spoken as={t(word, { date: `${spokenDate(date, locale)} ${spokenTime(at, locale)}` })}>
      {t(word, { date: `${formatDate(date, locale)} ${formatTime(at, locale)}` })}
    </Spoken>
  );
}

/** The hour of a part; « vers 17 h 40 » where something before it has no known length. */
export function ItemTime({ programme, item }: { programme: Programme; item: DocumentItem }) {
  if (item.startsAt === null) return null;
  return (
    <span className="unit">
      {item.startIsApproximate && `${programme.t('about')} `}
      <TimeOf at={item.startsAt} locale={programme.locale} />
    </span>
  );
}

/** « terminé », beside the dates of a festival that is over. */
export function Over({ programme }: { programme: Programme }) {
  if (!programme.document.isOver) return null;
  return <span className="over-word">{programme.t('overShort')}</span>;
}

/** The same as a sentence, with what is still offered, for the pages people reach first. */
export function OverSentence({ programme, className }: { programme: Programme; className: string }) {
  if (!programme.document.isOver) return null;
  return <p className={className}>{programme.t('over')}</p>;
}

/**
 * The instants between which early.ts marks elements about this séance as on, then as over. Nothing
 * for a séance that does not take place.
 */
export function marksOf({ document }: Programme, event: DocumentEvent) {
  if (event.status !== 'planned') return {};
  const { start, end } = runsBetween(document, event);
  return end === null ? {} : { 'data-start': start ?? undefined, 'data-end': end };
}

/** « 14 h – 16 h, terminée »: shown once the séance is over, by the mark of early.ts. */
export const EventOver = ({ programme }: { programme: Programme }) => (
  <span className="event-over">, {programme.f('over')}</span>
);

/**
 * « Édition suivante : … », once that is published here; worded so that it stays true when that
 * edition is over too.
 */
export function AnnouncedEdition({ programme, className }: { programme: Programme; className: string }) {
  const { nextEdition } = programme.document;
  if (!nextEdition) return null;
  const { locale, t } = programme;
  const { slug, name, startsOn, endsOn, url = '' } = nextEdition;
  return (
    <p className={className}>
      {t('nextEdition')}{' '}
      {programme.isServed || url !== '' ? (
        <a href={url + programmeBase(locale, slug)}>
          <Said programme={programme} text={name} />
        </a>
      ) : (
        <Said programme={programme} text={name} />
      )}
      , {formatDateRange(startsOn, endsOn, locale)}.
    </p>
  );
}

/**
 * Attributes for an element about one day, from its start to that of the next day: early.ts marks
 * it (`data-on`) while the day is on.
 */
export const whileOn = ({ festival }: PublicDocument, date: string) => ({
  'data-on-from': startOfDay(date, festival),
  'data-on-to': startOfDay(addDays(date, 1), festival),
});

/**
 * The span of the programme, from the first planned start to the last end with delays, as instants.
 * Null where nothing has a time, and for a festival that is over.
 */
export function spanOf(document: PublicDocument): { from: string; to: string } | null {
  if (document.isOver) return null;
  let from: string | null = null;
  let to: string | null = null;
  for (const event of document.events)
    for (const at of [event.startInstant, runsBetween(document, event).end]) {
      if (at === null) continue;
      if (from === null || at < from) from = at;
      if (to === null || at > to) to = at;
    }
  return from !== null && to !== null ? { from, to } : null;
}

/**
 * Names the festival's time zone to visitors whose device has another; app/_islands/early.ts shows
 * it. In a frame it is no landmark, since the page around the frame may have the same.
 */
export function ZoneNote({ programme, isFramed = false }: { programme: Programme; isFramed?: boolean }) {
  const { document, locale, t } = programme;
  const { timeZone, startsOn, endsOn } = document.festival;
  const Note = isFramed ? 'p' : 'aside';
  return (
    <Note
      hidden
      className="zone-note no-print"
      aria-label={isFramed ? undefined : t('zone')}
      data-hours={hoursAtNoon([startsOn, endsOn], timeZone)}
    >
      {t('otherZone', { zone: spokenZone(timeZone, locale) })}
    </Note>
  );
}
