import { clsx } from 'clsx';
import { DateOf, TimeRange } from '#app/_components/time.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Entry, PlanDay, SelectionPlan, Way } from '#lib/selections/plan.ts';
import { writeAct } from '#lib/selections/selection.ts';
import { isSat, type Timed } from '#lib/selections/times.ts';
import { formatTime } from '#lib/time/format.ts';
import { MyEntry } from './entry.tsx';
import { ActButton, counted, type Drawing, fill, Say, type SelectionWords, saidMinutes, TitleLink } from './say.tsx';

/**
 * A selection by day: clashes, walking times, what fits in between. Drawn by the server for a
 * private address and by an island for the browser's own; every button belongs to the form
 * `drawing.form`.
 */
export function MyPlan({ drawing, plan }: { drawing: Drawing; plan: SelectionPlan }) {
  const { words, locale } = drawing;
  // During the festival, what is over is folded; afterwards it is all there is.
  const dated = plan.days.flatMap(({ entries }) => entries);
  const isOver = dated.length > 0 && dated.every(({ isPast }) => isPast);
  const chosen = dated.length + plan.undated.length;
  return (
    <section className="my-plan" aria-labelledby="chosen">
      <h2 id="chosen" className="sr-only">
        {words.days}
      </h2>
      {chosen > 0 && !isOver && (
        <p className={plan.clashes > 0 ? 'my-verdict bad' : 'my-verdict good'}>
          {plan.clashes > 0
            ? fill(counted(words.clashes, plan.clashes, locale), { count: plan.clashes })
            : words.noClash}
        </p>
      )}
      {plan.missing > 0 && (
        <p className="notice">{fill(counted(words.missing, plan.missing, locale), { count: plan.missing })}</p>
      )}
      {plan.days.map((day) => (
        <Day key={day.date} drawing={drawing} day={day} isOver={isOver} />
      ))}
      {plan.undated.length > 0 && (
        <section className="my-day" aria-labelledby="my-undated">
          <h3 id="my-undated" className="day-title">
            {words.undated}
          </h3>
          <Line drawing={drawing} entries={plan.undated} />
        </section>
      )}
    </section>
  );
}

function Day({ drawing, day, isOver }: { drawing: Drawing; day: PlanDay; isOver: boolean }) {
  const { words, locale } = drawing;
  const past = isOver ? [] : day.entries.filter(({ isPast }) => isPast);
  const rest = day.entries.filter((entry) => !past.includes(entry));
  const total = day.minutes > 0 ? words.total : words.totalShort;
  return (
    <section className="my-day" aria-labelledby={`my-${day.date}`}>
      <div className="my-day-head">
        <h3 id={`my-${day.date}`} className="day-title">
          <DateOf date={day.date} locale={locale} className="capital" />
        </h3>
        <p className="my-total">
          <Say
            text={counted(total, day.count, locale)}
            values={{ count: day.count, time: saidMinutes(day.minutes, locale) }}
          />
        </p>
      </div>
      {past.length > 0 && (
        <details className="my-past">
          <summary>{fill(counted(words.past, past.length, locale), { count: past.length })}</summary>
          <Line drawing={drawing} entries={past} />
        </details>
      )}
      <Line drawing={drawing} entries={rest} />
    </section>
  );
}

function Line({ drawing, entries }: { drawing: Drawing; entries: readonly Entry[] }) {
  if (entries.length === 0) return null;
  return (
    <ol className="my-line">
      {entries.map((entry) => (
        <li key={entry.event.number}>
          {entry.way && isSat(entry.event) && <WayTo drawing={drawing} way={entry.way} to={entry.event} />}
          <MyEntry drawing={drawing} entry={entry} />
        </li>
      ))}
    </ol>
  );
}

/** What lies between two séances, as a sentence; where there is time, what would fit, folded. */
function WayTo({ drawing, way, to }: { drawing: Drawing; way: Way; to: Timed }) {
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
              <TimeRange from={event.startsAt} to={event.endsAt} locale={locale} className="unit" {...event.range} />{' '}
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

/** Shown when nothing is chosen yet: what one can do. */
export function Nothing({ words, home }: { words: SelectionWords; home: string }) {
  return (
    <section className="my-empty">
      <p className="lead">{words.empty}</p>
      <p>{words.emptyHint}</p>
      <p>
        <a className="btn lamp" href={home}>
          {words.choose}
        </a>
      </p>
    </section>
  );
}

/** « Garder sous une adresse privée »; once that is done, the link to it. */
export function KeepPrivately({
  locale,
  words,
  kept: { token, waiting },
  state,
}: {
  locale: Locale;
  words: SelectionWords;
  kept: { token: string | null; waiting: readonly string[] };
  state: 'idle' | 'busy' | 'failed';
}) {
  return (
    <section className="my-box" aria-labelledby="keep">
      <h2 id="keep">{words.keep.title}</h2>
      {token ? (
        <>
          <p>{words.keep.linked}</p>
          {waiting.length > 0 && <p className="notice">{words.keep.waiting}</p>}
          <p>
            <a className="btn" href={`/${locale}/my/${token}`}>
              {words.keep.openLinked}
            </a>
          </p>
        </>
      ) : (
        <>
          <p>{words.keep.intro}</p>
          <p>
            <button type="button" className="btn lamp" data-does="keep" aria-disabled={state === 'busy' || undefined}>
              {words.keep.button}
            </button>
          </p>
          <p className="hint">{words.keep.year}</p>
        </>
      )}
      <p role="status" className={state === 'failed' ? 'notice bad' : undefined}>
        {state === 'failed' ? words.keep.failed : ''}
      </p>
    </section>
  );
}

/** « Oublier », in two taps. */
export function Forget({ words }: { words: SelectionWords }) {
  return (
    <details className="my-forget">
      <summary>{words.forget.browser}</summary>
      <p>{words.forget.browserHint}</p>
      <p>
        <button type="button" className="btn bad" data-does="forget">
          {words.forget.yes}
        </button>
      </p>
    </details>
  );
}
