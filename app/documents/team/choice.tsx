import type { ReactNode } from 'react';
import type { Programme } from '#app/_components/programme/programme.ts';
import { Said } from '#app/_components/programme/text.tsx';
import { DateOf } from '#app/_components/time.tsx';
import type { RoomSheet } from '#lib/programme/room-sheets.ts';
import type { TeamWords } from './team-words.ts';

/** Which sheets are shown; null for all. */
export type ChosenSheets = { day: string | null; room: number | null };

/** Days and rooms as links, which is all that choosing needs. Nothing where there is nothing to choose between. */
export function SheetChoice({
  sheets,
  chosen,
  base,
  programme,
  words: { t },
}: {
  sheets: readonly RoomSheet[];
  chosen: ChosenSheets;
  base: string;
  programme: Programme;
  words: TeamWords;
}) {
  const days = [...new Set(sheets.map(({ date }) => date))];
  const rooms = [...new Map(sheets.map(({ room }) => [room.number, room])).values()];
  const href = (next: ChosenSheets) => {
    const query = new URLSearchParams({ day: next.day ?? 'all' });
    if (next.room !== null) query.set('room', String(next.room));
    return `${base}?${query}`;
  };
  const chip = (key: string, next: ChosenSheets, isCurrent: boolean, label: ReactNode) => (
    <li key={key}>
      <a href={href(next)} aria-current={isCurrent ? 'true' : undefined} className="sheet-chip">
        {label}
      </a>
    </li>
  );
  if (days.length < 2 && rooms.length < 2) return null;
  return (
    <nav aria-label={t('choose')} className="sheet-choice no-print">
      {days.length > 1 && (
        <ul aria-label={t('days')}>
          {chip('all', { ...chosen, day: null }, chosen.day === null, t('allDays'))}
          {days.map((date) =>
            chip(
              date,
              { ...chosen, day: date },
              chosen.day === date,
              <DateOf date={date} locale={programme.locale} style="short" />,
            ),
          )}
        </ul>
      )}
      {rooms.length > 1 && (
        <ul aria-label={t('rooms')}>
          {chip('all', { ...chosen, room: null }, chosen.room === null, t('allRooms'))}
          {rooms.map((room) =>
            chip(
              String(room.number),
              { ...chosen, room: room.number },
              chosen.room === room.number,
              <Said programme={programme} text={room.name} />,
            ),
          )}
        </ul>
      )}
    </nav>
  );
}
