import { CircleCheckBig } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { DateOf, TimeRange } from '#app/_components/time.tsx';
import { Link } from '#app/_ui/link.tsx';
import { SEPARATOR, typeset, typesetIn } from '#lib/i18n/typeset.ts';
import type { Hole } from '#lib/volunteers/coverage.ts';
import { reasonInWords } from '#lib/volunteers/warning-sentences.ts';
import { whoCould } from '#lib/volunteers/who-could.ts';
import { ActButton } from './act-scope.tsx';
import type { Scene } from './scene.ts';
import { Count } from './staffing.tsx';

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
  const { could } = whoCould(plan.prepared, hole.shiftId);
  const shift = plan.prepared.shifts.get(hole.shiftId);
  const room = typesetIn(plan.names.rooms.get(hole.roomId ?? 0)?.name, locale);
  const task = typesetIn(plan.names.tasks.get(hole.taskId)?.name, locale);
  const title = typesetIn(plan.names.events.get(shift?.eventId ?? 0), locale);
  return (
    <li className="hole card">
      <p className="hole-time">
        <TimeRange from={hole.startsAt} to={hole.endsAt} locale={locale} />
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
