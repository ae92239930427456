import { Dotted } from '#app/_components/dotted.tsx';
import { DateOf, TimeOf } from '#app/_components/time.tsx';
import { eventsByRoom, type RoomOfDay } from '#lib/programme/around.ts';
import { type DatedEvent, isStruck } from '#lib/programme/day.ts';
import { goneAt, placeOf } from '#lib/programme/place.ts';
import { ranBefore, runsBetween } from '#lib/programme/real-times.ts';
import { formatDateRange } from '#lib/time/format.ts';
import { KindTag, NoteFlags, StatusFlag } from './flags.tsx';
import { DelayFlag, EventNotices, PlacesFlag } from './live.tsx';
import { elsewhereSentences, type Programme } from './programme.ts';
import { SinglePage } from './single-page.tsx';
import { Said } from './text.tsx';
import { NowElsewhere, OverSentence, PlaceName, When, whileOn } from './when-and-where.tsx';

/**
 * What is running and what comes next in each room, on one day. Without a script it lists the day
 * of each room; while the day is on, early.ts hides what is over and what comes after the next
 * séance.
 */
export function NowPage({ programme, date }: { programme: Programme; date: string }) {
  const { document, locale, paths } = programme;
  const { startsOn, endsOn } = document.festival;
  const t = elsewhereSentences(programme);
  const rooms = eventsByRoom(document, date);
  const others = document.days.filter((day) => day.date !== date);
  return (
    <SinglePage
      programme={programme}
      kind="other"
      title={t(document.isOver ? 'now.over' : 'now.title')}
      below={
        <p className="single-when">
          <DateOf date={date} locale={locale} style="long" className="capital" />
        </p>
      }
    >
      <OverSentence programme={programme} className="hint" />
      {!document.isOver && (
        <p className="now-before hint">{t('now.before', { dates: formatDateRange(startsOn, endsOn, locale) })}</p>
      )}
      {rooms.length === 0 && <p className="empty">{t('now.empty')}</p>}
      <div className="now-rooms" {...whileOn(document, date)}>
        {rooms.map(({ room, events }) => (
          <NowRoom key={room?.number ?? 0} programme={programme} date={date} room={room} events={events} />
        ))}
      </div>
      {others.length > 0 && (
        <nav className="now-days no-print" aria-labelledby="other-days">
          <h2 id="other-days">{t('now.days')}</h2>
          <ul>
            {others.map((day) => (
              <li key={day.date}>
                <a className="btn" href={paths.now(day.date)}>
                  <DateOf date={day.date} locale={locale} style="long" className="capital" />
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {programme.feeds && !document.isOver && rooms.some(({ room }) => room !== null) && (
        <p className="no-print">
          <a className="link" href={paths.screen()}>
            {t('now.screenAll')}
          </a>
        </p>
      )}
    </SinglePage>
  );
}

function NowRoom({ programme, date, room, events }: { programme: Programme; date: string } & RoomOfDay) {
  const t = elsewhereSentences(programme);
  const id = `room-${room?.number ?? 0}`;
  return (
    <section className="now-room" aria-labelledby={id}>
      <h2 id={id}>
        {room ? <PlaceName programme={programme} place={placeOf(room, programme.index)} /> : t('now.elsewhere')}
      </h2>
      <ol>
        {events.map((event) => (
          <NowEvent
            key={event.number}
            programme={programme}
            event={event}
            gone={room && goneAt(event, room.number, date)}
            room={room}
          />
        ))}
      </ol>
      <p className="now-done hint">{t('now.done')}</p>
    </section>
  );
}

type OfRoom = { programme: Programme; event: DatedEvent; room: RoomOfDay['room'] };

/** `gone`: when it was announced here, if it is elsewhere or on another day now. */
function NowEvent({ programme, event, room, gone }: OfRoom & { gone: string | null }) {
  const t = elsewhereSentences(programme);
  const old = gone !== null && gone !== event.startsAt ? ranBefore(programme.document, event) : null;
  const { start, end } = old ?? runsBetween(programme.document, event);
  // What does not take place here neither runs here nor comes next.
  const isOff = event.status === 'cancelled' || gone !== null;
  return (
    <li
      className={`${event.kind}${isStruck(event) ? ' off' : ''}`}
      data-start={start ?? undefined}
      data-end={end ?? undefined}
      data-off={isOff ? '' : undefined}
    >
      <p className="now-when">
        {!isOff && <span className="now-running">{t('now.running')}</span>}
        {!isOff && <span className="now-next">{t('now.next')}</span>}
        {gone === null ? (
          <>
            <When programme={programme} event={event} />
            <DelayFlag programme={programme} event={event} />
          </>
        ) : (
          <TimeOf at={gone} locale={programme.locale} />
        )}
      </p>
      <h3>
        <StatusFlag programme={programme} event={event} />{' '}
        <a href={programme.paths.event(event)}>
          <Said programme={programme} text={event.title} />
        </a>
      </h3>
      <p className="now-facts">
        <Dotted
          parts={[
            gone !== null && room ? (
              <NowElsewhere key="gone" programme={programme} event={event} room={room.number} at={gone} />
            ) : (
              <KindTag key="kind" programme={programme} event={event} />
            ),
            event.admission === 'drop-in' && <span key="free">{programme.t('dropIn')}</span>,
          ]}
        />{' '}
        <PlacesFlag programme={programme} event={event} /> <NoteFlags programme={programme} event={event} />
      </p>
      <EventNotices programme={programme} event={event} />
    </li>
  );
}
