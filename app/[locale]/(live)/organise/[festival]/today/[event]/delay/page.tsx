import { notFound } from 'next/navigation';
import { Spoken } from '#app/_components/time.tsx';
import { titled } from '#app/_server/live-page.tsx';
import { Link } from '#app/_ui/link.tsx';
import { EventHead, type OfEvent } from '#app/[locale]/(live)/organise/[festival]/today/[event]/head.tsx';
import { eventPage } from '#app/[locale]/(live)/organise/[festival]/today/scene.ts';
import { Refused, Tap } from '#app/[locale]/(live)/organise/[festival]/today/tap.tsx';
import type { Voice } from '#lib/i18n/locale.ts';
import { capital } from '#lib/i18n/text.ts';
import { MAX_DELAY } from '#lib/live/day-posts-schema.ts';
import { choiceLabel, choiceSentences, delayHeading, lastToldOf } from '#lib/live/day-sentences.ts';
import type { DelayChoice } from '#lib/live/delay.ts';
import { delayPreviewOf } from '#lib/live/queries.ts';
import { formatDuration, formatTime, spokenDuration, spokenTime } from '#lib/time/format.ts';
import { fromInstant } from '#lib/time/wall-clock.ts';

export const generateMetadata = titled('board', 'delay.title');

/** What a delay would do, for each choice, before anything is announced. */
export default eventPage(function DelayPage(scene) {
  const { query } = scene;
  const minutes = minutesOf(query.minutes);
  if (minutes === null) notFound();
  const { festival, event, at, team, document, locale, words } = scene;
  const { t } = words;
  const preview = delayPreviewOf(festival, { event: event.number, minutes }, at, festival.db, team.shifts);
  const title =
    minutes === 0 ? t('delay.onTime') : capital(t('late', { minutes: formatDuration(minutes, locale) }), locale);
  const heads = preview && pairs((manner) => delayHeading(preview, document, locale, manner));
  return (
    <>
      <EventHead scene={scene} act={title} />
      <Refused scene={scene} />
      {!preview || !heads ? (
        <p className="today-warn">{t('delay.impossible')}</p>
      ) : (
        <>
          <Since scene={scene} minutes={minutes} seen={minutesOf(query.seen)} />
          <div className="today-does">
            {heads.map(([printed, spoken]) => (
              <p key={printed} className="relative">
                <Spoken as={spoken}>{printed}</Spoken>
              </p>
            ))}
          </div>
          <p className="hint">{t('delay.kept')}</p>
          <h2 className="sr-only">{preview.choices.length > 1 ? t('delay.choose') : t('preview.does')}</h2>
          <div className="today-choices">
            {preview.choices.map((choice, i) => (
              <Choice
                key={choice.kind}
                scene={scene}
                minutes={minutes}
                choice={choice}
                isFirst={i === 0}
                isOnly={preview.choices.length === 1}
              />
            ))}
          </div>
        </>
      )}
    </>
  );
});

/**
 * What somebody else announced after the reader chose, and the total that their « +5 » then gives.
 */
function Since({ scene, minutes, seen }: OfEvent & { minutes: number; seen: number | null }) {
  const { event, board, words, locale, festival, paths } = scene;
  const { t } = words;
  const last = lastToldOf(board.history, [event.number]);
  if (seen === null || seen === event.delay || !last) return null;
  const fromThere = event.delay + minutes - seen;
  const isOther = minutes > seen && fromThere !== minutes && fromThere <= MAX_DELAY;
  const say = (duration: typeof formatDuration, time: typeof formatTime) =>
    t(event.delay > 0 ? 'delay.since' : 'delay.sinceOnTime', {
      by: last.by || t('somebody'),
      minutes: duration(event.delay, locale),
      time: time(fromInstant(last.at, festival.timeZone), locale),
      total: duration(minutes, locale),
    });
  return (
    <div role="alert" className="today-since">
      <p className="relative">
        <Spoken as={say(spokenDuration, spokenTime)}>{say(formatDuration, formatTime)}</Spoken>
      </p>
      {isOther && (
        <Link href={paths.delay(event.number, fromThere, event.delay)} className="btn">
          {t('delay.fromThere', { total: formatDuration(fromThere, locale) })}
        </Link>
      )}
    </div>
  );
}

function minutesOf(typed: string | string[] | undefined): number | null {
  const minutes = typeof typed === 'string' && /^\d{1,3}$/.test(typed) ? Number(typed) : null;
  return minutes !== null && minutes <= MAX_DELAY ? minutes : null;
}

/** Printed sentences, each with its spoken form. */
function pairs(say: (manner: Voice) => string[]): [printed: string, spoken: string][] {
  const spoken = say('spoken');
  return say('printed').map((sentence, i) => [sentence, spoken[i] ?? sentence]);
}

function Choice({
  scene,
  minutes,
  choice,
  isFirst,
  isOnly,
}: OfEvent & { minutes: number; choice: DelayChoice; isFirst: boolean; isOnly: boolean }) {
  const { document, locale, event, words } = scene;
  const label = choiceLabel(choice, isOnly, locale);
  const values = {
    event: event.number,
    minutes,
    choice: choice.kind,
    ...Object.fromEntries(
      choice.delays.flatMap((one, i) => [
        [`shown.${i}.event`, one.event],
        [`shown.${i}.delay`, one.delay],
        [`shown.${i}.cut`, one.cut],
        [`shown.${i}.was`, one.was],
      ]),
    ),
  };
  return (
    <Tap
      scene={scene}
      name={`delay-${choice.kind}`}
      what="delay"
      values={values}
      label={words.t('delayNamed', { title: words.text(event.title), minutes: formatDuration(minutes, locale) })}
      className="today-choice"
    >
      <ul>
        {pairs((manner) => choiceSentences(choice, document, locale, manner)).map(([printed, spoken]) => (
          <li key={printed} className="relative">
            <Spoken as={spoken}>{printed}</Spoken>
          </li>
        ))}
      </ul>
      <button type="submit" className={isFirst ? 'btn lamp' : 'btn'}>
        <span className="relative">
          <Spoken as={choiceLabel(choice, isOnly, locale, 'spoken')}>{label}</Spoken>
        </span>
      </button>
    </Tap>
  );
}
