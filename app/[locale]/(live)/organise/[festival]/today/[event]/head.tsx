import { ArrowLeft } from 'lucide-react';
import { DateOf, Spoken } from '#app/_components/time.tsx';
import { Link } from '#app/_ui/link.tsx';
import type { eventScene, TodayScene } from '#app/[locale]/(live)/organise/[festival]/today/scene.ts';
import { Entries, EventFlags, EventWhen, Unannounced } from '#app/[locale]/(live)/organise/[festival]/today/state.tsx';
import type { Voice } from '#lib/i18n/locale.ts';
import type { DayChange } from '#lib/live/day-history.ts';
import { dayChangeSentence, lastToldOf } from '#lib/live/day-history-sentences.ts';
import { roomsApartIn } from '#lib/programme/place.ts';
import { dayToSay } from '#lib/time/festival-day.ts';
import { formatTime, spokenTime } from '#lib/time/format.ts';
import { fromInstant } from '#lib/time/wall-clock.ts';

export type OfEvent = { scene: NonNullable<Awaited<ReturnType<typeof eventScene>>> };

/** The link back to the board. */
export const ToBoard = ({ scene: { paths, words } }: { scene: Pick<OfEvent['scene'], 'paths' | 'words'> }) => (
  <p className="today-back">
    <Link href={paths.board()} className="btn quiet">
      <ArrowLeft aria-hidden size={18} />
      {words.t('title')}
    </Link>
  </p>
);

/**
 * The séance this page is about, as it is now. `act`: the title of the act, if the page is about
 * one.
 */
export function EventHead({ scene, act }: OfEvent & { act?: string }) {
  const { event, room, words, paths, festival } = scene;
  const day = dayToSay(event.startsAt, fromInstant(scene.at, festival.timeZone), festival.dayStartsAt);
  const title = <bdi>{words.text(event.title)}</bdi>;
  return (
    <header className="today-head">
      {act ? (
        <p className="today-back">
          <Link href={paths.event(event.number)} className="btn quiet">
            <ArrowLeft aria-hidden size={18} />
            {title}
          </Link>
        </p>
      ) : (
        <ToBoard scene={scene} />
      )}
      <h1>{act ?? title}</h1>
      <p className="today-line">
        <b>{room ? words.text(roomsApartIn(scene.document).get(room.number)?.name) : words.t('elsewhere')}</b>{' '}
        {day && <DateOf date={day} locale={words.locale} />} <EventWhen event={event} words={words} />
      </p>
      <p className="today-flags">
        <EventFlags event={event} words={words} /> <Entries event={event} words={words} />
      </p>
      <Unannounced event={event} words={words} />
      <LastTold scene={scene} events={[event.number]} />
    </header>
  );
}

/**
 * The last act of today on one of these séances (numbers), by whom and when, so that people about
 * to act know of it.
 */
function LastTold({ scene, events }: { scene: TodayScene; events: readonly number[] }) {
  const last = lastToldOf(scene.board.history, events);
  if (!last) return null;
  return (
    <p className="today-last relative">
      <Spoken as={sentenceOf(scene, last, 'spoken')}>{sentenceOf(scene, last, 'printed')}</Spoken>
    </p>
  );
}

function sentenceOf({ words, document, locale, festival }: TodayScene, last: DayChange, manner: Voice): string {
  const at = fromInstant(last.at, festival.timeZone);
  return words.t('last', {
    sentence: dayChangeSentence(last, document, locale, manner),
    by: last.by || words.t('history.itself'),
    time: manner === 'spoken' ? spokenTime(at, locale) : formatTime(at, locale),
  });
}
