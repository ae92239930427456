import type { ShiftTimes } from '../../../../../../lib/volunteers/shift-times.ts';
import { TimeRange } from '../../../../../_components/time.tsx';
import type { OwnView } from './own-view.ts';

/** When a shift is, as late as it is today, with what was planned beside. */
export function When({
  view: { locale, t },
  times,
  planned,
}: {
  view: OwnView;
  times: ShiftTimes;
  planned?: ShiftTimes;
}) {
  const isLate = planned !== undefined && (planned.start !== times.start || planned.end !== times.end);
  return (
    <>
      <TimeRange from={times.startsAt} to={times.endsAt} locale={locale} className="nowrap" />
      {isLate && (
        <>
          {' '}
          <s className="own-planned">
            <span className="spoken">{t('planned', { time: '' })} </span>
            <TimeRange from={planned.startsAt} to={planned.endsAt} locale={locale} className="nowrap" />
          </s>
        </>
      )}
    </>
  );
}

/** Where: its room, else its place in words. */
export const placeOf = ({ roomName, say, t }: OwnView, { roomId, place }: { roomId: number | null; place: string }) =>
  [roomName(roomId), say({ fr: place, en: place })].filter(Boolean).join(', ') || t('elsewhere');
