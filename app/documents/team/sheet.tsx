import { clsx } from 'clsx';
import type { CSSProperties } from 'react';
import type { Programme } from '#app/_components/programme/programme.ts';
import { Said } from '#app/_components/programme/text.tsx';
import { DateOf, TimeRange } from '#app/_components/time.tsx';
import { isEmpty } from '#lib/i18n/text.ts';
import { SEPARATOR } from '#lib/i18n/typeset.ts';
import type { LiveFacts } from '#lib/model/live-facts.ts';
import { accessAnswersOf } from '#lib/programme/access.ts';
import type { RoomSheet } from '#lib/programme/room-sheets.ts';
import type { RoomPerson } from '#lib/volunteers/people-in-rooms.ts';
import { cueText, sheetFactsOf } from './facts.ts';
import { printSize } from './print-size.ts';
import { DrawnEntry } from './sheet-entry.tsx';
import type { TeamWords } from './team-words.ts';

type Props = {
  sheet: RoomSheet;
  programme: Programme;
  words: TeamWords;
  /** Who has a shift in this room that day. */
  people: readonly RoomPerson[];
  /** The live facts of today. */
  facts: LiveFacts;
  /** Epoch milliseconds while this day runs; null on any other day. */
  now: number | null;
};

/** The sheet of one room on one day: one A4 on paper, a list of cards on a phone. */
export function DrawnSheet({ sheet, programme, words, people, facts, now }: Props) {
  const { date, room, crew, entries } = sheet;
  const { t } = words;
  const { document, index, locale } = programme;
  const venue = document.venues.length > 1 ? index.venues.get(room.venue) : undefined;
  const day = document.days.find((one) => one.date === date);
  const id = `sheet-${date}-${room.number}`;
  const { points, layout, fits } = printSize({
    head: [
      ...people.map(({ name, task }) => `${name}, ${programme.say(task)}, 00 h 00 – 00 h 00`),
      crew?.names ?? '',
      crew?.note ?? '',
      ...(document.festival.isDemonstration ? [programme.terms('demonstration')] : []),
    ],
    entries: entries.map((entry) => ({
      title: entry.kind === 'block' ? '' : programme.say(entry.event.title),
      cues: entry.kind === 'event' ? entry.cues.map((cue) => cueText(cue, entry.event, programme, words)) : [],
      facts: entry.kind === 'event' ? sheetFactsOf(entry.event, programme, words).map(({ text }) => text) : [],
    })),
  });
  return (
    <section
      aria-labelledby={`${id} ${id}-day`}
      className={clsx('sheet', layout, !fits && 'is-long')}
      style={{ '--print-size': `${points}pt` } as CSSProperties}
    >
      <header className="sheet-head night-card">
        <p className="sheet-day" id={`${id}-day`}>
          <DateOf date={date} locale={locale} />
          {day && !isEmpty(day.title) && (
            <>
              {SEPARATOR}
              <Said programme={programme} text={day.title} />
            </>
          )}
        </p>
        <h2 id={id}>
          <Said programme={programme} text={room.name} />
        </h2>
        <p className="sheet-room">
          {venue && <Said programme={programme} text={venue.name} />}
          {room.seats !== null && <span>{t('seats', { count: room.seats })}</span>}
          {room.wheelchairPlaces !== null && room.wheelchairPlaces > 0 && (
            <span>{t('wheelchair', { count: room.wheelchairPlaces })}</span>
          )}
          {accessAnswersOf(room).map(({ access, is }) => (
            <span key={access}>{programme.terms(`${is ? 'ability' : 'lack'}.${access}`)}</span>
          ))}
        </p>
        <Crew sheet={sheet} people={people} programme={programme} words={words} now={now} />
      </header>
      {document.festival.isDemonstration && <p className="demo print-only">{programme.terms('demonstration')}</p>}
      {entries.length > 0 ? (
        <ol className="sheet-entries">
          {entries.map((entry, i) => (
            <DrawnEntry key={i} entry={entry} programme={programme} words={words} facts={facts} now={now} />
          ))}
        </ol>
      ) : (
        <p className="sheet-empty">{t('nothingHere')}</p>
      )}
      <p className="sheet-foot print-only">
        <Said programme={programme} text={document.festival.name} />
        <span>{t('version', { number: document.number })}</span>
      </p>
    </section>
  );
}

/** Who works in the room: volunteers, and people who are only noted by name. */
function Crew({ sheet: { crew }, people, programme, words: { t }, now }: Omit<Props, 'facts'>) {
  const said = people.map((one) => ({ ...one, does: programme.say(one.task) }));
  return (
    <>
      <p className="sheet-crew">
        <b>{t('crew')}</b>{' '}
        {people.length === 0 && !crew?.names && <span className="sheet-blank">{t('crewNobody')}</span>}
        {people.length === 0 && crew?.names && <bdi>{crew.names}</bdi>}
      </p>
      {people.length > 0 && (
        <ul className="sheet-people" aria-label={t('crew')}>
          {said.map(({ name, does, isThere, isReferent, times }) => (
            <li key={`${name} ${does}`}>
              <bdi>{name}</bdi>
              {isReferent && <b> {t('referent')}</b>}, <span dir="auto">{does}</span>,{' '}
              <TimeRange from={times.startsAt} to={times.endsAt} locale={programme.locale} className="nowrap" />
              {isThere && now !== null && (
                <span className="no-print">
                  {SEPARATOR}
                  {t('isThere')}
                </span>
              )}
            </li>
          ))}
          {crew?.names && (
            <li>
              <bdi>{crew.names}</bdi>
            </li>
          )}
        </ul>
      )}
      {crew?.note && (
        <p className="sheet-note" dir="auto">
          {programme.say(crew.note)}
        </p>
      )}
    </>
  );
}
