import { clsx } from 'clsx';
import type { CSSProperties } from 'react';
import { hourPattern } from '#app/_components/device-clock.ts';
import { Spoken, TimeOf } from '#app/_components/time.tsx';
import { ScrollBox } from '#app/_ui/scroll-box.tsx';
import { laterBy } from '#lib/model/live-facts.ts';
import { type DatedEvent, isStruck, type Overview } from '#lib/programme/day.ts';
import { documentFacetsOf } from '#lib/programme/facets.ts';
import { placeOf } from '#lib/programme/place.ts';
import { endShown, runsBetween } from '#lib/programme/real-times.ts';
import { dateOfHour, minutesOfDay } from '#lib/time/festival-day.ts';
import { formatDuration, spokenTime } from '#lib/time/format.ts';
import { addMinutes, minutesBetween, toInstant } from '#lib/time/wall-clock.ts';
import { StatusFlag } from './flags.tsx';
import { delaySpoken, factsOf, lateOf, PlacesFlag } from './live.tsx';
import type { Programme } from './programme.ts';
import { kindLikeItem } from './running-order.tsx';
import { Said } from './text.tsx';
import { untilWord } from './when-and-where.tsx';

/** The target of the link to the grid within the day. */
export const ROOMS = 'rooms';
/**
 * With more rooms than this the grid does not fit beside the list, and takes the whole width of a
 * wide screen.
 */
const ROOMS_BESIDE = 4;
/** The height of the title in minutes of the grid: no line of an hour crosses it. */
const TITLE_MINUTES = 30;
/** The height of one line of the title, in minutes. */
const LINE_MINUTES = 14;

type Props = { programme: Programme; overview: Overview };
type Placed = Overview['events'][number];

/**
 * The grid of a day: a column for each room, of which a phone shows two and scrolls to the others.
 * The box scrolls both ways, with the keyboard too; early.ts draws the line of the present time.
 */
export function RoomsGrid({ programme, overview, date }: Props & { date: string }) {
  const { rooms, minutes, from } = overview;
  const { timeZone } = programme.document.festival;
  return (
    <div
      id={ROOMS}
      className={clsx('rooms-grid no-print', rooms.length > ROOMS_BESIDE && 'is-wide')}
      style={{ '--rooms': rooms.length, '--minutes': minutes } as CSSProperties}
    >
      <h2 id={`${ROOMS}-${date}`}>{programme.t('roomsAndHours')}</h2>
      <ScrollBox
        as="nav"
        className="rooms-box"
        aria-labelledby={`${ROOMS}-${date}`}
        data-from={toInstant(from, timeZone)}
        data-begins={minutesOfDay(dateOfHour(from), from)}
        data-hour={hourPattern(programme.locale)}
      >
        <span className="now-line" aria-hidden="true" hidden />
        <ol className="rooms-hours" aria-hidden="true">
          {Array.from({ length: minutes / 60 }, (_, i) => (
            <li key={i} style={{ '--from': i * 60 } as CSSProperties}>
              <TimeOf at={addMinutes(from, i * 60, timeZone)} locale={programme.locale} />
            </li>
          ))}
        </ol>
        {rooms.map((number) => (
          <Lane
            key={number}
            programme={programme}
            room={number}
            events={overview.events.filter(({ room }) => room === number)}
          />
        ))}
      </ScrollBox>
    </div>
  );
}

function Lane({ programme, room: number, events }: { programme: Programme; room: number; events: readonly Placed[] }) {
  const room = programme.index.rooms.get(number);
  const [first, second] = room ? placeOf(room, programme.index).names : [];
  return (
    <section className="lane" aria-labelledby={`lane-${number}`}>
      <h3 id={`lane-${number}`}>
        {first && <Said programme={programme} text={second ?? first} />}
        {second && first && (
          <small>
            {' '}
            <Said programme={programme} text={first} />
          </small>
        )}
      </h3>
      <ol>
        {events.map((placed) => (
          <Block key={placed.event.number} programme={programme} placed={placed} />
        ))}
      </ol>
    </section>
  );
}

/** A séance at the hour it starts now; if it is late, the delay is hatched above it. */
function Block({ programme, placed }: { programme: Programme; placed: Placed }) {
  const { event, from, minutes: length, lane, lanes } = placed;
  const { locale, document, paths, f } = programme;
  const { start, end } = runsBetween(document, event);
  const late = lateOf(programme, event);
  const at = from + (late?.minutes ?? 0);
  // Live facts take the room of the later parts.
  const facts = factsOf(programme, event);
  const endsAt = event.endsAt && endShown(event, document.festival.timeZone, laterBy(facts).end);
  const later = event.status === 'planned' && !facts ? laterPartsOf(programme, event) : [];
  const free = later[0]?.from;
  const titled = free !== undefined && { '--titled': free };
  // A line is left for what is said live.
  const lines = Math.max(1, Math.floor((free ?? length) / LINE_MINUTES) - (facts ? 1 : 0));
  const place = {
    '--from': at,
    '--length': length,
    ...titled,
    '--lines': lines,
    '--lane': lane,
    '--lanes': lanes,
  } as CSSProperties;
  return (
    <li
      data-f={[...(documentFacetsOf(document).tokens.get(event.number) ?? [])].join(' ')}
      data-start={start ?? undefined}
      data-end={end ?? undefined}
      className={clsx(
        event.kind,
        isStruck(event) && 'off',
        length < 45 && 'is-short',
        lanes > 1 && 'is-beside',
        titled && 'is-parted',
      )}
      style={place}
    >
      {late && <span className="lane-wait" aria-hidden="true" style={{ '--length': late.minutes } as CSSProperties} />}
      <a href={paths.event(event)}>
        <b>
          <StatusFlag programme={programme} event={event} />{' '}
          <span className="event-name">
            <Said programme={programme} text={event.title} />
          </span>
        </b>{' '}
        <span className="lane-facts">
          <TimeOf at={late?.startsAt ?? event.startsAt} locale={locale} />{' '}
          {late && (
            <span className="lane-late relative">
              <Spoken as={delaySpoken(programme, late)}>+{formatDuration(late.minutes, locale)}</Spoken>
            </span>
          )}{' '}
          <PlacesFlag programme={programme} event={event} />
        </span>
        <span className="spoken">
          {endsAt && `${untilWord(programme, event)} ${spokenTime(endsAt, locale)}`}
          {event.status === 'planned' && <span className="now-word">, {f('nowRunning')}</span>}
        </span>
        {later.map(({ item, from: startsAfter }) => (
          <span
            key={startsAfter}
            aria-hidden="true"
            className={clsx('lane-part', kindLikeItem[item.kind])}
            style={{ '--from': startsAfter, '--length': item.minutes } as CSSProperties}
          >
            {item.minutes >= 15 && programme.terms(`itemKind.${item.kind}`)}
          </span>
        ))}
      </a>
    </li>
  );
}

/** The parts after the first, to scale and in their own colours: the debate after the film. */
function laterPartsOf(programme: Programme, event: DatedEvent) {
  const { timeZone } = programme.document.festival;
  return event.items
    .filter(({ kind, minutes }) => kind !== 'film' && minutes > 0)
    .map((item) => ({ item, from: minutesBetween(event.startsAt, item.startsAt ?? event.startsAt, timeZone) }))
    .filter(({ from }) => from >= TITLE_MINUTES);
}
