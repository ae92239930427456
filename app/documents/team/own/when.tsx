import { publicSentences } from '#app/_components/programme/programme.ts';
import { mapOf } from '#app/_components/programme/venue-of-event.tsx';
import { AfterMidnight } from '#app/_components/programme/when.tsx';
import { Spoken, TimeRange } from '#app/_components/time.tsx';
import { isAfterMidnight } from '#lib/time/festival-day.ts';
import { formatTimeRange, spokenTimeRange } from '#lib/time/format.ts';
import type { ShiftTimes } from '#lib/volunteers/shift-times.ts';
import type { OwnView } from './own-view.ts';

/**
 * When a shift is, under the heading of its day: as late as it is today, with what was planned
 * beside.
 */
export function ShiftWhen({
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
      <TimeRange from={times.startsAt} to={times.endsAt} locale={locale} />
      {isLate && (
        <>
          {' '}
          <s className="own-planned relative nowrap">
            <Spoken as={t('planned', { time: spokenTimeRange(planned.startsAt, planned.endsAt, locale) })}>
              {formatTimeRange(planned.startsAt, planned.endsAt, locale)}
            </Spoken>
          </s>
        </>
      )}
      {isAfterMidnight(times) && (
        <span className="own-night">
          <AfterMidnight programme={{ locale, t: publicSentences(locale) }} event={times} />
        </span>
      )}
    </>
  );
}

/**
 * The building a room is in, where its name does not begin with it, its address, and the way there
 * on a map of somebody else's: a link that nothing is loaded by.
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

/** Where: its room, else its place in words. */
export const shiftPlaceOf = (
  { roomName, say, t }: OwnView,
  { roomId, place }: { roomId: number | null; place: string },
) => [roomName(roomId), say({ fr: place, en: place })].filter(Boolean).join(', ') || t('elsewhere');
