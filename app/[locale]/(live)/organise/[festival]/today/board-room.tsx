import { clsx } from 'clsx';
import { ChevronRight } from 'lucide-react';
import { Spoken } from '#app/_components/time.tsx';
import { Link } from '#app/_ui/link.tsx';
import type { BoardEvent, BoardRoom } from '#lib/live/day-board.ts';
import type { DocumentBlock } from '#lib/model/documents.ts';
import { roomsApartIn } from '#lib/programme/place.ts';
import { formatTime, spokenTime } from '#lib/time/format.ts';
import { DelayChips } from './delay-chips.tsx';
import { Holders } from './holders.tsx';
import type { TodayScene } from './scene.ts';
import { Entries, EventFlags, EventWhen, Unannounced } from './state.tsx';

/**
 * A room: what is running, what is next, who holds it, and the rest of its day, folded. If there is
 * only one room, « Malaise » is in the head of the page instead.
 */
export function RoomOfToday({ scene, room, isOnly }: { scene: TodayScene; room: BoardRoom; isOnly: boolean }) {
  const { words, document, paths } = scene;
  const { t, text } = words;
  const id = `room-${room.number}`;
  return (
    <section className="today-room" aria-labelledby={id}>
      <h2 id={id}>
        <bdi>{text(room.name)}</bdi>
        {room.venue && <span className="today-venue">{text(room.venue)}</span>}
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
      {!isOnly && (
        <p>
          <Link
            href={paths.emergency(room.number)}
            className="btn quiet -ml-[1.1em] text-bad"
            aria-label={t('emergency.inNamed', { room: text(roomsApartIn(document).get(room.number)?.name) })}
          >
            {t('emergency.title')}
          </Link>
        </p>
      )}
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

type Props = { scene: TodayScene; event: BoardEvent };

/** The running or next séance: all its facts, and a delay in two taps. */
function EventCard({ scene, event, is }: Props & { is: 'now' | 'next' }) {
  const { words, paths } = scene;
  const { t, text } = words;
  return (
    <article className={clsx('today-card', event.kind, `is-${is}`)}>
      <p className="today-line">
        <b className="today-is">{t(is === 'now' ? 'running' : 'next')}</b> <EventWhen event={event} words={words} />
      </p>
      <h3>
        <Link href={paths.event(event.number)}>
          <bdi>{text(event.title)}</bdi>
        </Link>
      </h3>
      <p className="today-flags">
        <EventFlags event={event} words={words} /> <Entries event={event} words={words} />
      </p>
      <Unannounced event={event} words={words} />
      {event.notices.map((notice, i) => (
        <p key={i} className="today-told">
          {text(notice.text)}
        </p>
      ))}
      <Quick scene={scene} event={event} />
    </article>
  );
}

/** +5 +10 +15 +20, and a link to everything else. */
function Quick({ scene, event }: Props) {
  const { words, paths } = scene;
  const { t, text } = words;
  const title = text(event.title);
  return (
    <nav className={clsx('today-quick', event.delay > 0 && 'says-totals')} aria-label={t('delayGroup', { title })}>
      <DelayChips scene={scene} event={event} />
      <Link href={paths.event(event.number)} className="btn lamp" aria-label={t('actNamed', { title })}>
        {t('act')}
      </Link>
    </nav>
  );
}

/** A line for a séance that comes later, is over, or does not take place. */
function EventRow({ scene, event }: Props) {
  const { words, paths } = scene;
  return (
    <li>
      <Link href={paths.event(event.number)} className={clsx('today-row', event.kind)}>
        <EventWhen event={event} words={words} />
        <span className="today-row-title">
          <bdi>{words.text(event.title)}</bdi> <EventFlags event={event} words={words} />{' '}
          <Entries event={event} words={words} />
        </span>
        <ChevronRight aria-hidden size={18} />
      </Link>
    </li>
  );
}
