import { clsx } from 'clsx';
import { writeAct } from '../../../lib/selections/acts.ts';
import type { Entry } from '../../../lib/selections/plan.ts';
import { formatDate, formatTime } from '../../../lib/time/format.ts';
import { TimeRange } from '../time.tsx';
import { ActButton, dayAndTime, Say, TitleLink } from './say.tsx';
import { type Drawing, fill } from './words.ts';

type Props = { drawing: Drawing; entry: Entry };

/** A chosen séance: when, what, where, what a reader must not miss, and the other hours of the same work. */
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
          <TimeRange
            from={event.startsAt}
            to={event.endsAt}
            isApproximate={event.isApproximate}
            locale={locale}
            className="unit"
          />
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

function Notices({ drawing, entry }: Props) {
  const { words, form } = drawing;
  const { event, moved, clashes, way } = entry;
  // The séance before it is named between the two.
  const further = clashes.filter((other) => other.start <= (event.start ?? 0) && other.number !== way?.from.number);
  return (
    <>
      {event.status === 'cancelled' && <p className="notice bad">{words.isCancelled}</p>}
      {event.status === 'postponed' && <p className="notice">{words.isPostponed}</p>}
      {moved && event.status === 'planned' && (
        <div className="notice my-moved">
          <p>
            <Moved drawing={drawing} entry={entry} />
          </p>
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

/** Where it stood: another hour, or only another room. */
function Moved({ drawing: { words, locale, index }, entry: { event, moved } }: Props) {
  if (!moved) return null;
  if (moved.startsAt === null && event.startsAt !== null) return words.movedFromNothing;
  if (moved.startsAt === event.startsAt || moved.startsAt === null)
    return (
      <Say
        text={words.movedRoom}
        values={{ room: <bdi>{moved.room === null ? '' : index.roomName(moved.room)}</bdi> }}
      />
    );
  return (
    <Say
      text={words.moved}
      values={dayAndTime({ day: moved.startsAt.slice(0, 10), startsAt: moved.startsAt }, locale)}
    />
  );
}

function Others({ drawing, entry: { event, others, clashes } }: Props) {
  const { words, locale, form } = drawing;
  if (others.length === 0) return null;
  // One that stands well is left alone; its other hours are only told.
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
                  day: formatDate(other.day, locale),
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
