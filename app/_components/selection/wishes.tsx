import type { ReactNode } from 'react';
import { DateOf, Duration, TimeOf } from '#app/_components/time.tsx';
import { type Limits, PAUSES, UNTIL, wishedDays } from '#lib/selections/best/limits.ts';
import type { Proposal } from '#lib/selections/best/proposal.ts';
import { hasEvent, type Selection, writeAct } from '#lib/selections/selection.ts';
import { isOpen, isOpenOtherwise, isSat, isToCome } from '#lib/selections/times.ts';
import { dateOfHour } from '#lib/time/festival-day.ts';
import { formatDate, formatTime } from '#lib/time/format.ts';
import { ActButton, counted, type Drawing, dayAndTime, fill, Say, saidMinutes } from './say.tsx';

/**
 * The wished-for films, whether a chosen séance shows each, and the proposal (`children`). Nothing
 * without a wished-for film.
 */
export function Wishes({
  drawing,
  selection,
  now,
  children,
}: {
  drawing: Drawing;
  selection: Selection;
  /** Epoch minutes. */
  now: number;
  children?: ReactNode;
}) {
  const { words, index, locale, form } = drawing;
  const films = selection.films.flatMap((number) => index.film(number) ?? []);
  if (films.length === 0) return null;
  const stateOf = (film: number) => {
    const showings = index.showing(film).filter(isSat);
    if (showings.some(({ number }) => hasEvent(selection, number))) return words.wishes.chosen;
    const count = index.showing(film).filter((event) => isOpen(event, now) || isOpenOtherwise(event, now)).length;
    if (count > 0) return fill(counted(words.totalShort, count, locale), { count });
    return showings.some((event) => isToCome(event, now)) ? words.live.places.full : words.wishes.noShowing;
  };
  return (
    <section className="my-wishes" aria-labelledby="wishes">
      <h2 id="wishes">{words.wishes.title}</h2>
      <ul className="my-films">
        {films.map((film) => (
          <li key={film.number}>
            <span>
              <a href={film.path}>
                <bdi>{film.title}</bdi>
              </a>{' '}
              <span className="faint">({stateOf(film.number)})</span>
            </span>
            {form && (
              <ActButton
                form={form}
                act={writeAct('unwish', film.number)}
                label={words.remove}
                name={fill(words.removeOf, { title: film.title })}
                className="quiet"
              />
            )}
          </li>
        ))}
      </ul>
      {children}
    </section>
  );
}

/** A proposal, to accept whole or in part: every séance has a box. */
export function ProposalView({ drawing, proposal }: { drawing: Drawing; proposal: Proposal }) {
  const { words, locale, index, form } = drawing;
  const { wishes } = words;
  const { events, films, walk, isOptimal } = proposal;
  const titlesOf = (numbers: readonly number[]) => numbers.flatMap((film) => index.film(film)?.title ?? []);
  const [left, outside, full] = [titlesOf(proposal.left), titlesOf(proposal.outside), titlesOf(proposal.full)];
  return (
    <section className="my-proposal" aria-labelledby="proposal">
      <h3 id="proposal">
        {wishes.proposal}
        {films > 0 && <span className="my-finds">{fill(counted(wishes.finds, films, locale), { count: films })}</span>}
      </h3>
      {events.length === 0 ? (
        (left.length > 0 || outside.length + full.length === 0) && (
          <p>{left.length > 0 ? wishes.nothing : wishes.allChosen}</p>
        )
      ) : (
        <>
          <p className={isOptimal ? 'good' : 'faint'}>{isOptimal ? wishes.optimal : wishes.best}</p>
          <ul>
            {events.map((event) => (
              <li key={event.number} className={event.kind}>
                <label>
                  <input
                    type="checkbox"
                    form={form ?? undefined}
                    name="take"
                    value={event.number}
                    defaultChecked
                    aria-label={fill(wishes.takeOf, {
                      title: event.title,
                      day: formatDate(dateOfHour(event.startsAt), locale),
                      time: formatTime(event.startsAt, locale),
                    })}
                  />
                  <span>
                    <b>
                      <bdi lang={event.lang}>{event.title}</bdi>
                    </b>{' '}
                    <Say text={words.otherAt} values={dayAndTime(event, locale)} />,{' '}
                    <span className="faint">
                      <bdi>{event.place}</bdi>
                    </span>
                  </span>
                </label>
              </li>
            ))}
          </ul>
          {walk > 0 && (
            <p className="faint">
              <Say text={wishes.walkTotal} values={{ walk: saidMinutes(walk, locale) }} />
            </p>
          )}
          {form && (
            <p>
              <button type="submit" form={form} name="act" value="take" className="btn lamp">
                {wishes.take}
              </button>
            </p>
          )}
        </>
      )}
      {left.length > 0 && <Missed text={wishes.left} titles={left} />}
      {outside.length > 0 && <Missed text={wishes.outside} titles={outside} />}
      {full.length > 0 && <Missed text={wishes.full} titles={full} />}
    </section>
  );
}

/** Wished-for films that could not be placed, and why. */
const Missed = ({ text, titles }: { text: string; titles: readonly string[] }) => (
  <p>
    <Say text={text} values={{ titles: <bdi>{titles.join(', ')}</bdi> }} />
  </p>
);

/**
 * « Proposer les séances »: on which days, until when, with what pause. Without scripts it reloads
 * the page; with them `my-programme.tsx` computes it.
 */
export function ProposeForm({
  drawing,
  selection,
  now,
  limits,
  action,
  isBusy = false,
}: {
  drawing: Drawing;
  selection: Selection;
  /** Epoch minutes. */
  now: number;
  limits: Limits;
  action?: string;
  isBusy?: boolean;
}) {
  const { words, locale, index } = drawing;
  const { wishes } = words;
  const days = wishedDays(index, selection, now);
  return (
    <form method="get" action={action} className="my-propose no-print">
      {days.length > 1 && (
        <Group title={wishes.onDays} hint={wishes.allDays}>
          {days.map((day) => (
            <Choice key={day} type="checkbox" name="day" value={day} isChosen={limits.days.includes(day)}>
              <DateOf date={day} locale={locale} style="column" />
            </Choice>
          ))}
        </Group>
      )}
      <Group title={wishes.until}>
        <Choice type="radio" name="until" value="" isChosen={limits.until === null}>
          {wishes.anyHour}
        </Choice>
        {UNTIL.map((hour) => (
          <Choice key={hour} type="radio" name="until" value={hour} isChosen={limits.until === hour}>
            {hour === '24:00' ? wishes.midnight : <TimeOf at={hour} locale={locale} />}
          </Choice>
        ))}
      </Group>
      <Group title={wishes.pause}>
        {PAUSES.map((minutes) => (
          <Choice key={minutes} type="radio" name="pause" value={minutes} isChosen={limits.pause === minutes}>
            {minutes === 0 ? wishes.noPause : <Duration minutes={minutes} locale={locale} style="hours" />}
          </Choice>
        ))}
      </Group>
      <p>
        <button type="submit" name="propose" value="1" className="btn lamp" aria-disabled={isBusy || undefined}>
          {wishes.propose}
        </button>{' '}
        <span role="status">{isBusy ? wishes.searching : ''}</span>
      </p>
    </form>
  );
}

function Group({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend>
        {title} {hint && <span className="faint">{hint}</span>}
      </legend>
      <div className="my-limits">{children}</div>
    </fieldset>
  );
}

function Choice({
  type,
  name,
  value,
  isChosen,
  children,
}: {
  type: 'checkbox' | 'radio';
  name: keyof Limits | 'day';
  value: string | number;
  isChosen: boolean;
  children: ReactNode;
}) {
  return (
    <label className="my-limit">
      <input type={type} name={name} value={value} defaultChecked={isChosen} />
      <span>{children}</span>
    </label>
  );
}
