import { clsx } from 'clsx';
import { placesClass } from '#app/_components/programme/places-class.ts';
import { DateOf, Spoken, TimeOf, TimeRange } from '#app/_components/time.tsx';
import { capital } from '#lib/i18n/text.ts';
import type { Entry } from '#lib/selections/plan.ts';
import { writeAct } from '#lib/selections/selection.ts';
import type { TimedEvent } from '#lib/selections/times.ts';
import { dateOfHour, isAfterMidnight } from '#lib/time/festival-day.ts';
import { formatDate, formatTime, spokenDuration, spokenTime } from '#lib/time/format.ts';
import { placeChangeKey } from '#lib/venues/walk.ts';
import { ActButton, type Drawing, dayAndTime, fill, Say, saidMinutes, TitleLink } from './say.tsx';

type Props = { drawing: Drawing; entry: Entry };

/**
 * A chosen séance: when, what, where, what the reader must not miss, and other showings of the same
 * work.
 */
export function MyEntry({ drawing, entry }: Props) {
  const { words, locale, form } = drawing;
  const { event, clashes } = entry;
  const isOff = event.status === 'cancelled';
  return (
    <article
      id={`s${event.number}`}
      className={clsx('my-entry', event.kind, isOff && 'off', clashes.length > 0 && 'clashing')}
    >
      {event.startsAt && (
        <p className="my-when">
          <TimeRange from={event.startsAt} to={event.endsAt} locale={locale} className="unit" {...event.range} />
          {isAfterMidnight(event) && (
            <span className="faint">
              {' '}
              <Say text={words.afterMidnight} values={dayAndTime(event, locale)} />
            </span>
          )}
        </p>
      )}
      <h4 className="event-title">
        {event.status !== 'planned' && (
          <span className={clsx('flag', event.status === 'postponed' && 'warn')}>{words[event.status]}</span>
        )}{' '}
        <TitleLink event={event} />
      </h4>
      <p className="my-facts">
        <span className={clsx('tag', event.kind)}>
          <bdi>{event.word}</bdi>
        </span>{' '}
        <bdi>{event.place}</bdi>
        {event.isDropIn && <span className="faint"> {words.dropIn}</span>}
      </p>
      <Today drawing={drawing} entry={entry} />
      <Notices drawing={drawing} entry={entry} />
      <Others drawing={drawing} entry={entry} />
      {form && (
        <p className="my-acts">
          <ActButton
            form={form}
            act={writeAct('remove', event.number)}
            label={words.remove}
            name={fill(words.removeOf, { title: event.title })}
            className="quiet"
          />
        </p>
      )}
    </article>
  );
}

/** Its live facts: the delay, the places, and what was said about it. */
function Today({ drawing: { words, locale }, entry: { event } }: Props) {
  if (!event.today) return null;
  const { late, places, notices } = event.today;
  const { live } = words;
  return (
    <>
      {(late || places) && (
        <p className="chips">
          {late && event.startsAt && (
            <span className="flag warn relative">
              <Spoken
                as={fill(live.delaySpoken, {
                  minutes: spokenDuration(late.minutes, locale),
                  time: spokenTime(late.startsAt, locale),
                  planned: spokenTime(event.startsAt, locale),
                })}
              >
                {capital(fill(live.delay, { minutes: late.minutes }), locale)},{' '}
                {fill(live.delayed, {
                  time: formatTime(late.startsAt, locale),
                  planned: formatTime(event.startsAt, locale),
                })}
              </Spoken>
            </span>
          )}{' '}
          {places && <span className={placesClass[places]}>{capital(live.places[places], locale)}</span>}
        </p>
      )}
      {notices.length > 0 && (
        <div className="live-note">
          {notices.map(({ at, on, text }) => (
            <div key={at + text} className="live-notice">
              <span className="live-notice-at">
                {on && <DateOf date={on} locale={locale} />} <TimeOf at={at} locale={locale} />
              </span>
              <p dir="auto">{text}</p>
            </div>
          ))}
        </div>
      )}
    </>
  );
}

function Notices({ drawing, entry }: Props) {
  const { words, form } = drawing;
  const { event, moved, clashes, way } = entry;
  // The previous séance is already named between the two.
  const further = clashes.filter((other) => other.start <= (event.start ?? 0) && other.number !== way?.from.number);
  return (
    <>
      {event.status === 'cancelled' && <p className="notice bad">{words.isCancelled}</p>}
      {event.status === 'postponed' && <p className="notice">{words.isPostponed}</p>}
      {moved && event.status === 'planned' && (
        <div className="notice my-moved">
          <Moved drawing={drawing} entry={entry} />
          {form && (
            <ActButton
              form={form}
              act={writeAct('seen', event.number)}
              label={words.seen}
              name={fill(words.seenOf, { title: event.title })}
            />
          )}
        </div>
      )}
      {further.map((other) => (
        <p key={other.number} className="notice bad">
          <Say text={words.also} values={{ title: <TitleLink event={other} /> }} />
        </p>
      ))}
    </>
  );
}

/** Where and when it was before: another hour, another room, or both. */
function Moved({ drawing, entry }: Props) {
  const { words, locale } = drawing;
  const { event, moved } = entry;
  if (!moved) return null;
  const { startsAt } = moved;
  return (
    <>
      {startsAt === null && event.startsAt !== null && <p>{words.movedFromNothing}</p>}
      {startsAt !== null && startsAt !== event.startsAt && (
        <p>
          <Say text={words.moved} values={dayAndTime({ startsAt }, locale)} />
        </p>
      )}
      {moved.room !== null && moved.room !== event.room && (
        <p>
          <OtherPlace drawing={drawing} event={event} from={moved.room} />
        </p>
      )}
    </>
  );
}

/** « Change de lieu : Médiathèque, à 12 min à pied (c’était Grande salle). » */
function OtherPlace({ drawing, event, from }: { drawing: Drawing; event: TimedEvent; from: number }) {
  const { words, locale, index } = drawing;
  const was = index.room(from);
  const left = was?.venue ?? null;
  const isElsewhere = left !== null && event.begins !== null && left !== event.begins;
  const walk = isElsewhere ? index.walk(left, event.begins) : null;
  const change = (
    <Say
      text={capital(words.placeChange[placeChangeKey({ isElsewhere, walk })], locale)}
      values={{
        room: <bdi>{index.room(event.room ?? 0)?.name ?? event.place}</bdi>,
        venue: <bdi>{event.begins === null ? '' : index.venueName(event.begins)}</bdi>,
        walk: walk !== null && saidMinutes(walk, locale),
      }}
    />
  );
  return was ? <Say text={words.movedRoom} values={{ change, room: <bdi>{was.name}</bdi> }} /> : change;
}

function Others({ drawing, entry: { event, others, clashes } }: Props) {
  const { words, locale, form } = drawing;
  if (others.length === 0) return null;
  // If nothing is wrong with it, its other showings are only listed.
  const isInNeed = clashes.length > 0 || event.status !== 'planned';
  return (
    <div className="my-others">
      <p>{words.others}</p>
      <ul>
        {others.map(({ event: other, fits }) => (
          <li key={other.number}>
            <span>
              <a href={other.path}>
                <Say text={words.otherAt} values={dayAndTime(other, locale)} />
              </a>
              , <bdi>{other.place}</bdi>{' '}
              <span className={fits ? 'good' : 'faint'}>({fits ? words.otherFits : words.otherClashes})</span>
            </span>
            {form && isInNeed && (
              <ActButton
                form={form}
                act={writeAct('swap', event.number, other.number)}
                label={words.swap}
                name={fill(words.swapOf, {
                  day: formatDate(dateOfHour(other.startsAt), locale),
                  time: formatTime(other.startsAt, locale),
                })}
                {...(fits ? { className: 'lamp' } : {})}
              />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
