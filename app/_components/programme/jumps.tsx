import { TimeOf } from '#app/_components/time.tsx';
import { type ProgrammeDay, partsOfDay } from '#lib/programme/day.ts';
import type { DayPart } from '#lib/programme/facets.ts';
import { hourOfWall } from '#lib/time/festival-day.ts';
import type { WallClock } from '#lib/time/wall-clock.ts';
import { elsewhereSentences, type Programme } from './programme.ts';
import { ROOMS } from './rooms-grid.tsx';

/**
 * The targets of links within a day: what is running, what is open all day, an hour, and parts of
 * the day by name.
 */
export const NOW = 'now';
export const ALL_DAY = 'all-day';
export const hourId = (at: WallClock) => `h${hourOfWall(at).replace(':', '')}`;

/** The full hour of a wall clock. */
const hourOf = (at: WallClock): WallClock => `${at.slice(0, 13)}:00`;

/** « Soir », which reads « Ce soir » while its day is on. */
export function DayPartName({ programme, part }: { programme: Programme; part: DayPart }) {
  return (
    <>
      <span className="of-day">{programme.t(`part.${part}`)}</span>
      <span className="of-today">{programme.t(`partToday.${part}`)}</span>
    </>
  );
}

/**
 * Links within a day, in a line that stays in sight: what is running, parts of the day, the hours
 * of the evening, what is open all day, the rooms. early.ts hides those that no longer lead
 * anywhere.
 */
export function Jumps({ programme, day }: { programme: Programme; day: ProgrammeDay }) {
  const { t, document, locale, feeds } = programme;
  const parts = partsOfDay(day, document.festival.dayStartsAt);
  const evening = parts.find(({ part }) => part === 'evening')?.hours ?? [];
  // One link for each hour in which something starts, except the first, to which « Ce soir » leads.
  const hours = evening.filter(({ at }, i) => i > 0 && hourOf(at) !== hourOf(evening[i - 1]?.at ?? ''));
  return (
    <nav className="jumps" aria-label={t('jumps')}>
      <ul>
        {feeds && (
          <li hidden>
            <a href={`#${NOW}`} className="is-now">
              {elsewhereSentences(programme)('now.running')} <span className="num" />
            </a>
          </li>
        )}
        {parts.map(({ part }) => (
          <li key={part}>
            <a href={`#${part}`}>
              <DayPartName programme={programme} part={part} />
            </a>
          </li>
        ))}
        {hours.map(({ at }) => (
          <li key={at}>
            <a href={`#${hourId(at)}`}>
              <TimeOf at={hourOf(at)} locale={locale} />
            </a>
          </li>
        ))}
        {day.dropIns.length > 0 && (
          <li>
            <a href={`#${ALL_DAY}`}>{t('allDay')}</a>
          </li>
        )}
        {day.hours.length > 0 && (
          <li className="to-rooms">
            <a href={`#${ROOMS}`}>{t('roomsAndHours')}</a>
          </li>
        )}
      </ul>
    </nav>
  );
}
