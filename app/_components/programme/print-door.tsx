import type { CSSProperties } from 'react';
import { capital } from '#lib/i18n/text.ts';
import { colonOf, SEPARATOR } from '#lib/i18n/typeset.ts';
import type { DocumentRoom } from '#lib/model/documents.ts';
import { eventsIn } from '#lib/programme/around.ts';
import { stateInWords } from '#lib/programme/as-text.ts';
import { type DatedEvent, isStruck } from '#lib/programme/day.ts';
import { doorPoints } from '#lib/programme/lines-on-paper.ts';
import { placeOf } from '#lib/programme/place.ts';
import { formatDate, formatTime } from '#lib/time/format.ts';
import { factsLine, nightLine, PrintedLogo, PrintFrame, printedPlaceLine, SheetNote, UpToDate } from './print.tsx';
import { elsewhereSentences, type Programme } from './programme.ts';
import { Said } from './text.tsx';

/** The day of one room on an A4 sheet for its door, to be read from two metres. */
export function PrintDoor({ programme, room, date }: { programme: Programme; room: DocumentRoom; date: string }) {
  const t = elsewhereSentences(programme);
  const { document, index, locale, paths, say } = programme;
  const events = eventsIn(document, room.number).filter(({ day }) => day === date);
  const { names, venue } = placeOf(room, index);
  const points = doorPoints(
    events.map((event) => ({ title: titleOf(programme, event), facts: factsOf(programme, event, room) })),
  );
  return (
    <PrintFrame programme={programme} title={`${t('print.doors')}${colonOf(locale)}${say(room.name)}`} paper="A4">
      <section className="door-sheet" style={{ '--points': `${points}pt` } as CSSProperties}>
        <header>
          <div>
            <h2 className={say(room.name).length > 16 ? 'is-long' : undefined}>
              <Said programme={programme} text={room.name} />
            </h2>
            {venue && names.length > 1 && (
              <p className="door-venue">
                <Said programme={programme} text={venue.name} />
              </p>
            )}
          </div>
          <p className="door-date">{capital(formatDate(date, locale, 'long'), locale)}</p>
        </header>
        {events.length === 0 && <p className="door-empty">{t('print.nothing')}</p>}
        <ol>
          {events.map((event) => (
            <li key={event.number} className={isStruck(event) ? 'off' : undefined}>
              <p className="door-time">{formatTime(event.startsAt, locale)}</p>
              <div>
                <h3>
                  {stateInWords(event, programme.locale) && (
                    <span className="printed-state">{stateInWords(event, programme.locale)}</span>
                  )}{' '}
                  <bdi>{say(event.title)}</bdi>
                </h3>
                <p className="door-facts">
                  <bdi>{factsOf(programme, event, room)}</bdi>
                </p>
              </div>
            </li>
          ))}
        </ol>
        <footer>
          <p>
            <PrintedLogo programme={programme} />{' '}
            <b>
              <Said programme={programme} text={document.festival.name} />
            </b>
          </p>
          <SheetNote programme={programme} />
          <UpToDate programme={programme} path={programme.isServed ? paths.now() : paths.home()} />
        </footer>
      </section>
    </PrintFrame>
  );
}

const titleOf = (programme: Programme, event: DatedEvent) =>
  [stateInWords(event, programme.locale), programme.say(event.title)].filter((text) => text !== null).join(' ');

/** How to get in; and for a séance in another room, from where it is relayed. */
function hereLine(programme: Programme, event: DatedEvent, room: DocumentRoom): string {
  const isRelayed = event.rooms.some(({ room: number, use }) => number === room.number && use === 'overflow');
  if (!isRelayed) return printedPlaceLine(programme, event, false);
  return elsewhereSentences(programme)('print.relayed', { room: printedPlaceLine(programme, event) });
}

function factsOf(programme: Programme, event: DatedEvent, room: DocumentRoom): string {
  const until =
    event.endsAt === null
      ? ''
      : elsewhereSentences(programme)('now.until', { time: formatTime(event.endsAt, programme.locale) });
  return [until, nightLine(programme, event), factsLine(programme, event), hereLine(programme, event, room)]
    .filter((text) => text !== '')
    .join(SEPARATOR);
}
