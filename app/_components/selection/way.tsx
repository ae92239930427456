import { clsx } from 'clsx';
import { TimeRange } from '#app/_components/time.tsx';
import { writeAct } from '#lib/selections/acts.ts';
import type { Timed } from '#lib/selections/hours.ts';
import type { Way } from '#lib/selections/plan.ts';
import { formatTime } from '#lib/time/format.ts';
import { ActButton, Say, saidMinutes, TitleLink } from './say.tsx';
import { counted, type Drawing, fill } from './words.ts';

/** What stands between two séances, in a sentence; where there is time, what fits into it, folded. */
export function WayTo({ drawing, way, to }: { drawing: Drawing; way: Way; to: Timed }) {
  return (
    <div className={clsx('my-way', way.kind)}>
      <p>
        <WaySentence drawing={drawing} way={way} to={to} />
      </p>
      {way.fits.length > 0 && <Fits drawing={drawing} fits={way.fits} />}
    </div>
  );
}

function WaySentence({ drawing, way, to }: { drawing: Drawing; way: Way; to: Timed }) {
  const { words, locale, index } = drawing;
  const venue = (number: number | null) => <bdi>{number === null ? '' : index.venueName(number)}</bdi>;
  const values = {
    minutes: saidMinutes(way.minutes, locale),
    walk: way.walk !== null && saidMinutes(way.walk, locale),
    from: venue(way.from.ends),
    to: venue(to.begins),
    title: (
      <b>
        <TitleLink event={way.from} />
      </b>
    ),
  };
  return <Say text={words.way[sentenceOf(way)]} values={values} />;
}

function sentenceOf({ kind, minutes, walk, from }: Way): keyof Drawing['words']['way'] {
  if (kind === 'overlap') return from.end === null || minutes < 2 ? 'during' : 'overlap';
  if (kind === 'short') return minutes === 0 ? 'shortNone' : 'short';
  if (walk === null) return 'unknown';
  if (walk > 0) return 'walk';
  return minutes === 0 ? 'none' : 'free';
}

function Fits({ drawing, fits }: { drawing: Drawing; fits: readonly Timed[] }) {
  const { words, locale, form } = drawing;
  return (
    <details className="my-fits">
      <summary>{fill(counted(words.fits, fits.length, locale), { count: fits.length })}</summary>
      <ul>
        {fits.map((event) => (
          <li key={event.number} className={event.kind}>
            <span className="my-fit">
              <TimeRange from={event.startsAt} to={event.endsAt} locale={locale} className="unit" />{' '}
              <b>
                <TitleLink event={event} />
              </b>{' '}
              <span className="faint">
                <bdi>{event.place}</bdi>
              </span>
            </span>
            {form && (
              <ActButton
                form={form}
                act={writeAct('add', event.number)}
                label={words.add}
                name={fill(words.addOf, { title: event.title, time: formatTime(event.startsAt, locale) })}
              />
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
