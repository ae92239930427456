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
              <TimeRange
                from={times.startsAt}
                to={times.endsAt}
                isEndAgain={times.isEndAgain}
                locale={programme.locale}
                className="nowrap"
              />
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

/**
 * The amount of text on one sheet: for each séance its title, the lines of its conduite, and what
 * to know.
 */
type PrintedAmount = {
  entries: readonly { title: string; cues: readonly string[]; facts: readonly string[] }[];
  head: readonly string[];
};

type PrintSize = {
  /** The size of the type, in points. */
  points: number;
  /** `columns`: the conduite beside what to know; `dense`: both across the whole width. */
  layout: 'columns' | 'dense';
  /**
   * False when even the smallest type does not fit: the sheet then continues overleaf rather than
   * lose a line.
   */
  fits: boolean;
};

/** In points. Smaller type cannot be read on a wall; larger looks like a poster. */
const LARGEST = 11.5;
const SMALLEST = 5.5;
/** Below this size, a dense sheet in larger type is easier to read than columns. */
const SMALLEST_COLUMNS = 8.2;
/** The printable height and width of A4 inside the margins, in points. */
const HEIGHT = 770;
const WIDTH = 521;
const LINE_HEIGHT = 1.34;
/**
 * The average width of a letter, and the space lost at the end of a line, in em: measured, and
 * rounded up.
 */
const LETTER = 0.56;
/** The room's name, the date and the space around them, in lines. */
const HEAD_LINES = 7;
/** A reserve for lines that wrap earlier than estimated, and for the rules between séances. */
const MARGIN = 1.1;

const linesOf = (texts: readonly string[], width: number, points: number) =>
  texts.reduce((sum, text) => sum + Math.max(1, Math.ceil((text.length * LETTER * points) / width)), 0);

/** The estimated height of a sheet, in points. */
function heightOf({ entries, head }: PrintedAmount, points: number, layout: PrintSize['layout']): number {
  const lines = entries.reduce(
    (sum, { title, cues, facts }) =>
      layout === 'columns'
        ? // A tag, the title in larger type and the time; then the longer of the two columns, the
          // conduite without its hours.
          sum +
          2.8 +
          1.4 * linesOf([title], WIDTH, points * 1.4) +
          Math.max(linesOf(cues, WIDTH * 0.38, points), linesOf(facts, WIDTH * 0.42, points) * 1.05)
        : sum +
          1.5 +
          linesOf([`${title} ${' '.repeat(40)}`], WIDTH, points * 1.1) +
          linesOf([cues.join('  000000  '), facts.join('     ')], WIDTH, points),
    HEAD_LINES + linesOf(head, WIDTH, points * 1.1),
  );
  return lines * LINE_HEIGHT * points * MARGIN;
}

/**
 * The largest type, to a tenth of a point, in which the sheet fits; null when it does not fit even
 * at `smallest`.
 */
function largest(amount: PrintedAmount, layout: PrintSize['layout'], smallest: number): number | null {
  for (let tenths = LARGEST * 10; tenths >= smallest * 10; tenths -= 1) {
    if (heightOf(amount, tenths / 10, layout) <= HEIGHT) return tenths / 10;
  }
  return null;
}

/** The type size and layout with which a sheet fits on one A4. */
export function printSize(amount: PrintedAmount): PrintSize {
  const columns = largest(amount, 'columns', SMALLEST_COLUMNS);
  if (columns !== null) return { points: columns, layout: 'columns', fits: true };
  const dense = largest(amount, 'dense', SMALLEST);
  return { points: dense ?? SMALLEST, layout: 'dense', fits: dense !== null };
}
