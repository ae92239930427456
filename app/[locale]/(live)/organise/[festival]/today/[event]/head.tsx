import { ArrowLeft } from 'lucide-react';
import { DateOf, TimeOf, Voiced } from '#app/_components/time.tsx';
import { Link } from '#app/_ui/link.tsx';
import type { EventScene, TodayScene } from '#app/[locale]/(live)/organise/[festival]/today/scene.ts';
import { Entries, EventFlags, EventWhen, Unannounced } from '#app/[locale]/(live)/organise/[festival]/today/state.tsx';
import { partTitle } from '#lib/films/title.ts';
import type { Voice } from '#lib/i18n/locale.ts';
import { capital } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { SEPARATOR } from '#lib/i18n/typeset.ts';
import type { DayChange } from '#lib/live/day-history.ts';
import { dayChangeSentence, lastToldOf } from '#lib/live/day-sentences.ts';
import { byNumber } from '#lib/model/keyed.ts';
import { roomsApartIn } from '#lib/programme/place.ts';
import type { Cue } from '#lib/programme/room-sheets.ts';
import { dayToSay } from '#lib/time/festival-day.ts';
import { formatTime, spokenTime } from '#lib/time/format.ts';
import { fromInstant } from '#lib/time/wall-clock.ts';

export type OfEvent = { scene: EventScene };

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
      <Voiced say={(voice) => sentenceOf(scene, last, voice)} />
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

/** The conduite of the séance with its delay; the current line is highlighted. */
export function Conduite({ scene }: OfEvent) {
  const { event, words, locale, document } = scene;
  const { t, text } = words;
  const items = document.events.find(({ number }) => number === event.number)?.items ?? [];
  const terms = translator(locale, 'terms');
  const films = byNumber(document.films);
  const say = (cue: Cue) => {
    if (cue.what !== 'item') return t(`cues.${cue.what}`);
    const item = items[cue.item ?? -1];
    const title = item && text(partTitle(item, films.get(item.film ?? 0)));
    const kind = item ? capital(terms(`itemKind.${item.kind}`), locale) : '';
    return title ? `${kind}${SEPARATOR}${title}` : kind;
  };
  if (event.cues.length === 0) return null;
  return (
    <section className="today-section" aria-labelledby="cues">
      <h2 id="cues">{t('cues.title')}</h2>
      <ol className="today-cues">
        {event.cues.map((cue, i) => (
          <li
            key={i}
            className={i === event.current ? 'is-on' : undefined}
            aria-current={i === event.current ? 'step' : undefined}
          >
            <TimeOf at={cue.at} locale={locale} style="column" />
            <span>{say(cue)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
