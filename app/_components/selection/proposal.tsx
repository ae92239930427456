import type { Proposal } from '#lib/selections/best/proposal.ts';
import { dateOfHour } from '#lib/time/festival-day.ts';
import { formatDate, formatTime } from '#lib/time/format.ts';
import { dayAndTime, Say, saidMinutes } from './say.tsx';
import { counted, type Drawing, fill } from './words.ts';

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
