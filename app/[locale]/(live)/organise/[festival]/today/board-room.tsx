import { Spoken } from '#app/_components/time.tsx';
import { Link } from '#app/_ui/link.tsx';
import type { BoardEvent, BoardRoom } from '#lib/live/day-board.ts';
import type { DocumentBlock } from '#lib/model/documents.ts';
import { formatTime, spokenTime } from '#lib/time/format.ts';
import { EventCard, EventRow } from './board-event.tsx';
import { Holders } from './holders.tsx';
import type { TodayScene } from './scene.ts';

/** One room: what runs, what is next, who holds it, and the rest of its day folded. */
export function RoomOfToday({ scene, room }: { scene: TodayScene; room: BoardRoom }) {
  const { words, document, paths } = scene;
  const { t, text } = words;
  const id = `room-${room.number}`;
  return (
    <section className="today-room" aria-labelledby={id}>
      <h2 id={id}>
        <bdi>{text(room.name)}</bdi>
        {document.venues.length > 1 && <span className="today-venue">{text(room.venue)}</span>}
      </h2>
      {room.now.map((event) => (
        <EventCard key={event.number} scene={scene} event={event} is="now" />
      ))}
      {room.now.length === 0 && room.next && <p className="today-quiet">{t('waiting')}</p>}
      {room.next && <EventCard scene={scene} event={room.next} is="next" />}
      {room.now.length === 0 && !room.next && <p className="today-quiet">{t('free')}</p>}
      {room.blocks.map((block) => (
        <BlockLine key={`${block.startsAt} ${block.kind}`} scene={scene} block={block} />
      ))}
      <Folded scene={scene} events={room.later} says={t('later', { count: room.later.length })} />
      <Folded scene={scene} events={room.cancelled} says={t('cancelled', { count: room.cancelled.length })} />
      <Folded scene={scene} events={room.over} says={t('over', { count: room.over.length })} />
      <Holders scene={scene} room={room} />
      <p>
        <Link
          href={paths.emergency(room.number)}
          className="btn quiet -ml-[1.1em] text-bad"
          aria-label={t('emergency.inNamed', { room: text(room.name) })}
        >
          {t('emergency.title')}
        </Link>
      </p>
    </section>
  );
}

export function Folded({ scene, events, says }: { scene: TodayScene; events: readonly BoardEvent[]; says: string }) {
  if (events.length === 0) return null;
  return (
    <details className="today-folded">
      <summary>{says}</summary>
      <ul>
        {events.map((event) => (
          <EventRow key={event.number} scene={scene} event={event} />
        ))}
      </ul>
    </details>
  );
}

function BlockLine({ scene, block }: { scene: TodayScene; block: DocumentBlock }) {
  const { words, locale } = scene;
  const { t, text } = words;
  const title = text(block.title) || t(block.kind === 'set-up' ? 'setUp' : 'break');
  const say = (time: (at: string) => string) =>
    t('untilBreak', { title, from: time(block.startsAt), to: time(block.endsAt) });
  return (
    <p className="today-block relative">
      <Spoken as={say((at) => spokenTime(at, locale))}>{say((at) => formatTime(at, locale))}</Spoken>
    </p>
  );
}
