import { clsx } from 'clsx';
import type { CSSProperties } from 'react';
import { TimeOf } from '#app/_components/time.tsx';
import type { DatedEvent, Overview } from '#lib/programme/day.ts';
import { documentFacetsOf } from '#lib/programme/facets.ts';
import { placeOf } from '#lib/programme/place.ts';
import { runsBetween } from '#lib/programme/runs-between.ts';
import { spokenTime } from '#lib/time/format.ts';
import { addMinutes, minutesBetween } from '#lib/time/wall-clock.ts';
import { kindLikeItem } from './parts.tsx';
import { PlaceName } from './place.tsx';
import type { Programme } from './programme.ts';
import { Said } from './text.tsx';

/** More rooms than that do not fit beside the list: the drawing then stands above it. */
export const ROOMS_BESIDE = 3;
/** The height the title takes, as a time: no line crosses it. */
const TITLE_MINUTES = 20;

/** The day drawn to scale, a column for each room: what runs at the same time, and where the gaps are. For wide screens. */
export function OverviewNav({
  programme,
  overview,
  isWide,
}: {
  programme: Programme;
  overview: Overview;
  isWide: boolean;
}) {
  const { rooms, minutes } = overview;
  const names = rooms.flatMap((number) => programme.index.rooms.get(number) ?? []);
  return (
    <nav
      className={clsx('overview no-print', isWide && 'is-wide')}
      aria-label={programme.t('overview')}
      style={{ '--rooms': rooms.length, '--minutes': minutes } as CSSProperties}
    >
      <p className="overview-title" aria-hidden="true">
        {programme.t('overview')}
      </p>
      {names.length > 1 && (
        <div className="overview-rooms" aria-hidden="true">
          {names.map((room) => (
            <span key={room.number}>
              <PlaceName programme={programme} place={placeOf(room, programme.index)} />
            </span>
          ))}
        </div>
      )}
      <div className="overview-scale">
        <Scale programme={programme} overview={overview} />
        <ol className="overview-events">
          {overview.events.map(({ event, room, from, minutes: length, lane, lanes }) => (
            <li
              key={event.number}
              data-f={[...(documentFacetsOf(programme.document).tokens.get(event.number) ?? [])].join(' ')}
              data-start={runsBetween(programme.document, event).start ?? undefined}
              data-end={runsBetween(programme.document, event).end ?? undefined}
              className={clsx(event.kind, event.status === 'cancelled' && 'off')}
              style={
                {
                  '--room': rooms.indexOf(room),
                  '--from': from,
                  '--length': length,
                  '--lane': lane,
                  '--lanes': lanes,
                } as CSSProperties
              }
            >
              {event.status === 'planned' && <LaterParts programme={programme} event={event} />}
              <a href={programme.paths.event(event)}>
                <TimeOf at={event.startsAt} locale={programme.locale} />{' '}
                <b>
                  <Said programme={programme} text={event.title} />
                </b>
                <UnseenFacts programme={programme} event={event} room={room} />
              </a>
            </li>
          ))}
        </ol>
      </div>
    </nav>
  );
}

/** What comes after the first part, to scale and in its own colour: the debate behind the film. */
function LaterParts({ programme, event }: { programme: Programme; event: DatedEvent }) {
  const { timeZone } = programme.document.festival;
  return event.items
    .filter(({ kind, minutes }) => kind !== 'film' && minutes > 0)
    .map((item) => ({ item, from: minutesBetween(event.startsAt, item.startsAt ?? event.startsAt, timeZone) }))
    .filter(({ from }) => from >= TITLE_MINUTES)
    .map(({ item, from }) => (
      <span
        key={from}
        aria-hidden="true"
        className={clsx('overview-part', kindLikeItem[item.kind])}
        style={{ '--from': from, '--length': item.minutes } as CSSProperties}
      />
    ));
}

function Scale({ programme, overview }: { programme: Programme; overview: Overview }) {
  const { timeZone } = programme.document.festival;
  return (
    <ol className="overview-hours" aria-hidden="true">
      {Array.from({ length: overview.minutes / 60 }, (_, i) => (
        <li key={i} style={{ '--from': i * 60 } as CSSProperties}>
          <TimeOf at={addMinutes(overview.from, i * 60, timeZone)} locale={programme.locale} />
        </li>
      ))}
    </ol>
  );
}

/** What the place and height of a drawn séance show, in words: its room, its end, and that it runs. */
function UnseenFacts({ programme, event, room: number }: { programme: Programme; event: DatedEvent; room: number }) {
  const room = programme.index.rooms.get(number);
  const { locale, t } = programme;
  return (
    <span className="spoken">
      {room && (
        <>
          , <PlaceName programme={programme} place={placeOf(room, programme.index)} />
        </>
      )}
      {event.endsAt !== null && `, ${t('until')} ${spokenTime(event.endsAt, locale)}`}
      {event.status === 'planned' && <span className="now-word">, {programme.f('nowRunning')}</span>}
    </span>
  );
}
