import { CircleCheckBig } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import type { CSSProperties } from 'react';
import { DateOf, TimeRange } from '#app/_components/time.tsx';
import { Link } from '#app/_ui/link.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import type { deskPaths } from '#lib/i18n/paths.ts';
import { SEPARATOR, typeset, typesetIn } from '#lib/i18n/typeset.ts';
import { formatTime, formatTimeRange, spokenTimeRange } from '#lib/time/format.ts';
import { fromEpochMinutes } from '#lib/time/wall-clock.ts';
import type { VolunteersBoard } from '#lib/volunteers/board.ts';
import { type Cell, type CoverageLine, type Hole, type Staffing, staffings } from '#lib/volunteers/coverage.ts';
import { reasonInWords } from '#lib/volunteers/warning-sentences.ts';
import { whoCould } from '#lib/volunteers/warnings.ts';
import { ActButton } from './act-scope.tsx';
import { DayPills } from './day-pills.tsx';
import { Count } from './staffing.tsx';

type Window = { start: number; end: number };

/**
 * Rooms × time, with a line for each task and `present/needed` for each stretch, as colour and
 * figures.
 */
export async function CoverageSection({ board, locale, paths, asked }: Scene & { asked: string | undefined }) {
  const t = await getTranslations('coordination.coverage');
  const { rooms, holes, untimed } = board.coverage;
  const cells = rooms.flatMap(({ lines }) => lines.flatMap((line) => line.cells));
  const days = [...new Set(cells.map(({ day }) => day))].sort();
  const day = days.find((one) => one === asked) ?? holes[0]?.day ?? days[0];
  const ofDay = (line: CoverageLine) => line.cells.filter((cell) => cell.day === day);
  const drawn = rooms
    .map(({ roomId, lines }) => ({ roomId, lines: lines.filter((line) => ofDay(line).length > 0) }))
    .filter(({ lines }) => lines.length > 0);
  const span = windowOf(cells.filter((cell) => cell.day === day));
  const missingOn = (date: string) =>
    holes.filter((hole) => hole.day === date).reduce((sum, { missing }) => sum + missing, 0);
  const room = (id: number | null) => typesetIn(board.plan.names.rooms.get(id ?? 0)?.name, locale) || t('nowhere');
  const sayCell = (cell: Cell) => {
    const { startsAt, endsAt, present, needed, checkedIn } = cell;
    return t('cell', { time: spokenTimeRange(startsAt, endsAt, locale, cell), present, needed, checkedIn });
  };
  return (
    <section aria-labelledby="coverage">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h2 id="coverage">{t('title')}</h2>
        <Legend />
      </div>
      <DayPills
        days={days}
        current={day}
        locale={locale}
        href={(date) => `${paths.volunteers()}?day=${date}#coverage`}
        note={(date) => {
          const count = missingOn(date);
          return count > 0 ? { text: String(count), spoken: t('missing', { count }) } : null;
        }}
      />
      {day && (
        <div className="cover card" style={{ '--hours': (span.end - span.start) / 60 } as CSSProperties}>
          <p className="spoken">
            <DateOf date={day} locale={locale} />
          </p>
          <Hours span={span} zone={board.plan.moments.zone} locale={locale} />
          {drawn.map(({ roomId, lines }) => (
            <section key={roomId ?? 0} aria-label={room(roomId)}>
              <h3>{room(roomId)}</h3>
              {lines.map((line) => (
                <div key={line.taskId} className="cover-line">
                  <h4>{typesetIn(board.plan.names.tasks.get(line.taskId)?.name, locale)}</h4>
                  <ul className="cover-track">
                    {ofDay(line).map((cell) => (
                      <CoverCell key={cell.start} cell={cell} span={span} say={sayCell} locale={locale} paths={paths} />
                    ))}
                  </ul>
                </div>
              ))}
            </section>
          ))}
        </div>
      )}
      {untimed.length > 0 && (
        <p className="mt-3 text-warn">
          <Link href={`${paths.volunteers('shifts')}#untimed`} className="link">
            {t('untimed', { count: untimed.length })}
          </Link>
        </p>
      )}
    </section>
  );
}

/** From the full hour before the first to the full hour after the last. Epoch minutes. */
function windowOf(cells: readonly Cell[]): Window {
  const first = cells.reduce((min, cell) => (cell.start < min.start ? cell : min), cells[0] ?? EMPTY);
  const last = cells.reduce((max, cell) => (cell.end > max.end ? cell : max), cells[0] ?? EMPTY);
  const past = (wall: string) => Number(wall.slice(14));
  const start = first.start - past(first.startsAt);
  return { start, end: last.end + ((60 - past(last.endsAt)) % 60) };
}
const EMPTY = { start: 0, end: 60, startsAt: '2000-01-01T00:00', endsAt: '2000-01-01T01:00' };

function Hours({ span, zone, locale }: { span: Window; zone: string; locale: Scene['locale'] }) {
  const count = Math.max(1, Math.round((span.end - span.start) / 60));
  const every = count > 14 ? 2 : 1;
  return (
    <p className="cover-hours" aria-hidden="true">
      {Array.from({ length: Math.ceil(count / every) }, (_, i) => i * every).map((hour) => (
        <span key={hour} style={{ left: `${(hour / count) * 100}%` }}>
          {formatTime(fromEpochMinutes(span.start + hour * 60, zone), locale)}
        </span>
      ))}
    </p>
  );
}

type CellProps = { cell: Cell; span: Window; say: (cell: Cell) => string } & Pick<Scene, 'locale' | 'paths'>;

/**
 * A plain link with a sentence, since there are hundreds: a festival of six hundred shifts is drawn
 * at once.
 */
function CoverCell({ cell, span, say, locale, paths }: CellProps) {
  const part = (minutes: number) => `${((minutes / (span.end - span.start)) * 100).toFixed(2)}%`;
  // Shorter stretches lie above: one of a minute is as wide as a finger needs, and covers those
  // beside it.
  const place = { '--from': part(cell.start - span.start), '--long': part(cell.end - cell.start) };
  return (
    <li style={{ ...place, zIndex: cell.start - cell.end } as CSSProperties}>
      <a
        href={paths.volunteers('shifts', cell.shiftIds[0])}
        className={`cover-cell is-${cell.staffing}`}
        aria-label={say(cell)}
      >
        <span className="cover-when">{formatTimeRange(cell.startsAt, cell.endsAt, locale, cell)}</span>
        <b className="num">
          {cell.present}/{cell.needed}
        </b>
      </a>
    </li>
  );
}

async function Legend() {
  const t = await getTranslations('coordination.staffing');
  return (
    <ul className="cover-legend">
      {staffings.map((staffing: Staffing) => (
        <li key={staffing}>
          <span aria-hidden="true" className={`cover-cell is-${staffing}`} />
          {t(staffing)}
        </li>
      ))}
    </ul>
  );
}

/** How many shifts are shown, the soonest first, and how many people are proposed for each. */
const MAX_SHOWN = 4;
const MAX_PEOPLE = 3;

/**
 * Shifts that lack people, soonest first; for each the people who could take it, ranked, with
 * reasons and a button.
 */
export async function Holes({ board, locale, paths, isAll }: Scene & { isAll: boolean }) {
  const t = await getTranslations('coordination.holes');
  const { holes } = board.coverage;
  const shown = isAll ? holes : holes.slice(0, MAX_SHOWN);
  const days = [...new Set(shown.map(({ day }) => day))];
  return (
    <section aria-labelledby="holes">
      <h2 id="holes">{t('title')}</h2>
      {holes.length === 0 && (
        <p className="mt-3 flex items-center gap-2 rounded-card bg-good-bg px-4 py-3 font-semibold text-good">
          <CircleCheckBig aria-hidden size={20} className="flex-none" />
          {t('none')}
        </p>
      )}
      {days.map((day) => (
        <div key={day}>
          <h3 className="vol-day">
            <DateOf date={day} locale={locale} />
          </h3>
          <ul className="grid grid-cols-1 gap-3">
            {shown
              .filter((hole) => hole.day === day)
              .map((hole) => (
                <HoleCard key={hole.shiftId} hole={hole} board={board} locale={locale} paths={paths} />
              ))}
          </ul>
        </div>
      ))}
      {holes.length > shown.length && (
        <p className="mt-3">
          <Link href={`${paths.volunteers()}?holes=all#holes`} className="link inline-block py-2">
            {t('more', { count: holes.length - shown.length })}
          </Link>
        </p>
      )}
    </section>
  );
}

async function HoleCard({ hole, board, locale, paths }: Scene & { hole: Hole }) {
  const t = await getTranslations('coordination.holes');
  const messages = await getTranslations('coordination.messages');
  const { plan } = board;
  const { could } = whoCould(board.running, hole.shiftId);
  const shift = plan.prepared.shifts.get(hole.shiftId);
  const room = typesetIn(plan.names.rooms.get(hole.roomId ?? 0)?.name, locale);
  const task = typesetIn(plan.names.tasks.get(hole.taskId)?.name, locale);
  const title = typesetIn(plan.names.events.get(shift?.eventId ?? 0), locale);
  return (
    <li className="hole card">
      <p className="hole-time">
        <TimeRange from={hole.startsAt} to={hole.endsAt} isEndAgain={hole.isEndAgain} locale={locale} />
        <Count present={hole.present} needed={hole.needed} staffing={hole.present === 0 ? 'empty' : 'short'} />
      </p>
      <div className="min-w-0">
        <h4>
          <Link href={paths.volunteers('shifts', hole.shiftId)} className="hole-link">
            {task}
            {room && <span className="font-normal text-soft">{`${SEPARATOR}${room}`}</span>}
          </Link>
        </h4>
        {title && <p className="truncate text-soft">{title}</p>}
      </div>
      <ul className="hole-people">
        {could.slice(0, MAX_PEOPLE).map(({ volunteerId, reasons }) => {
          const name = plan.names.volunteers.get(volunteerId)?.name ?? '';
          return (
            <li key={volunteerId}>
              <ActButton
                act="assign"
                values={{ shiftId: hole.shiftId, volunteerId }}
                className="hole-person"
                label={t('ask', {
                  name,
                  why: reasons.map((reason) => reasonInWords(reason, plan.names, locale)).join(', '),
                })}
              >
                <b>{typeset(name, locale)}</b>
                <span>{reasons.map((reason) => reasonInWords(reason, plan.names, locale)).join(SEPARATOR)}</span>
              </ActButton>
            </li>
          );
        })}
        {could.length === 0 && (
          <li className="self-center text-soft">
            {plan.volunteers.length === 0 ? messages('nobody.all') : t('nobody')}
          </li>
        )}
        {could.length > MAX_PEOPLE && (
          <li className="self-center">
            <Link href={`${paths.volunteers('shifts', hole.shiftId)}#who`} className="link">
              {t('others', { count: could.length - MAX_PEOPLE })}
            </Link>
          </li>
        )}
      </ul>
    </li>
  );
}

/** What every part of the board gets. */
export type Scene = { board: VolunteersBoard; locale: Locale; paths: ReturnType<typeof deskPaths> };
