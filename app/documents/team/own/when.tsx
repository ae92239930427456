import { publicSentences } from '#app/_components/programme/programme.ts';
import { AfterMidnight, mapOf } from '#app/_components/programme/when-and-where.tsx';
import { Spoken, TimeRange } from '#app/_components/time.tsx';
import { isAfterMidnight } from '#lib/time/festival-day.ts';
import { formatTimeRange, spokenTimeRange } from '#lib/time/format.ts';
import type { ShiftTimes } from '#lib/volunteers/shift-times.ts';
import type { OwnView } from './own-view.ts';

type Hours = Pick<ShiftTimes, 'start' | 'end' | 'startsAt' | 'endsAt' | 'isEndAgain'>;

/** The hours of a shift: with today's delay, and the planned hours beside. */
export function ShiftHours({
  view: { locale, t },
  times,
  planned,
}: {
  view: OwnView;
  times: Hours;
  planned?: Hours | undefined;
}) {
  const isLate = planned !== undefined && (planned.start !== times.start || planned.end !== times.end);
  return (
    <>
      <TimeRange from={times.startsAt} to={times.endsAt} isEndAgain={times.isEndAgain} locale={locale} />
      {isLate && (
        <>
          {' '}
          <s className="own-planned relative nowrap">
            <Spoken as={t('planned', { time: spokenTimeRange(planned.startsAt, planned.endsAt, locale, planned) })}>
              {formatTimeRange(planned.startsAt, planned.endsAt, locale, planned)}
            </Spoken>
          </s>
        </>
      )}
    </>
  );
}

/** The same below the heading of its day: after midnight that is the day before. */
export function ShiftWhen({ view, times, planned }: { view: OwnView; times: ShiftTimes; planned?: ShiftTimes }) {
  const { locale } = view;
  return (
    <>
      <ShiftHours view={view} times={times} planned={planned} />
      {isAfterMidnight(times) && (
        <span className="own-night">
          <AfterMidnight programme={{ locale, t: publicSentences(locale) }} event={times} />
        </span>
      )}
    </>
  );
}

/**
 * The building of a room, unless the room's name begins with it, its address, and a link to an
 * external map. It is only a link, so the map site hears nothing until it is opened.
 */
export function Building({ view, roomId }: { view: OwnView; roomId: number | null }) {
  const { venueOf, roomName, say, t } = view;
  const venue = venueOf(roomId);
  if (!venue) return null;
  const map = mapOf(venue);
  const name = say(venue.name);
  const line = [roomName(roomId).startsWith(name) ? '' : name, venue.address].filter(Boolean).join(', ');
  if (!line && !map) return null;
  return (
    <p className="own-building">
      <span dir="auto">{line}</span>
      {map && (
        <a className="link" href={map.openStreetMap} rel="noreferrer">
          {t('map')}
          <span className="spoken"> {name}</span>
        </a>
      )}
    </p>
  );
}

/** Where a shift is: its room, else the place that was typed. */
export const shiftPlaceOf = (
  { roomName, say, t }: OwnView,
  { roomId, place }: { roomId: number | null; place: string },
) => [roomName(roomId), say({ fr: place, en: place })].filter(Boolean).join(', ') || t('elsewhere');
