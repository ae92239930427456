import type { ReactNode } from 'react';
import { PrintButton } from '#app/_components/programme/print.tsx';
import type { Programme } from '#app/_components/programme/programme.ts';
import { Said } from '#app/_components/programme/text.tsx';
import { DateOf, InstantOf } from '#app/_components/time.tsx';
import { idInQuery } from '#lib/i18n/typed-numbers.ts';
import type { TeamDocument } from '#lib/model/documents.ts';
import type { LiveFacts } from '#lib/model/live-facts.ts';
import { type RoomSheet, roomAndDay, roomSheetsOf } from '#lib/programme/room-sheets.ts';
import type { RoomPerson } from '#lib/volunteers/people-in-rooms.ts';
import { DrawnSheet } from './sheet.tsx';
import { TeamNotices } from './team-frame.tsx';
import type { TeamWords } from './team-words.ts';

export type SheetsQuery = Record<string, string | string[] | undefined>;

/**
 * The room sheets of a release, by day and room: for a link to the sheets, and for a volunteer who
 * asks for all rooms.
 */
export function SheetsPart({
  document,
  programme,
  base,
  people,
  facts,
  stamp,
  now,
  wall,
  today,
  query,
  words,
  children,
}: {
  document: TeamDocument | null;
  programme: Programme | null;
  base: string;
  /** Who has a shift, by room and day. */
  people: ReadonlyMap<string, RoomPerson[]>;
  /** The live facts of today that the team may read. */
  facts: LiveFacts;
  /**
   * The state they are drawn from (`pageStamp`), which an open page compares to know whether it is
   * up to date.
   */
  stamp: string;
  /** The instant they are drawn, in epoch milliseconds, and the festival's local time then. */
  now: number;
  wall: string;
  today: string;
  query: SheetsQuery;
  words: TeamWords;
  /** Drawn above the title. */
  children: React.ReactNode;
}) {
  const { t, locale } = words;
  const sheets = document ? roomSheetsOf(document, new Set(people.keys())) : [];
  const chosen = chosenIn(query, sheets.some(({ date }) => date === today) ? today : null);
  const shown = sheets.filter(
    ({ date, room }) => (chosen.day ?? date) === date && (chosen.room ?? room.number) === room.number,
  );
  return (
    <>
      {document && <TeamNotices notices={facts.notices} clocks={document.festival} wall={wall} words={words} />}
      <main id="content" tabIndex={-1} className="team-main">
        <div className="team-head no-print">
          {children}
          <h1>{t('title')}</h1>
          {document && (
            <p className="team-release">
              {t('version', { number: document.number })},{' '}
              <InstantOf at={document.publishedAt} zone={document.festival.timeZone} locale={locale} style="long" />
            </p>
          )}
          {shown.length > 0 && (
            <p className="team-print">
              <PrintButton label={t('print')} /> <span className="hint">{t('printHint', { count: shown.length })}</span>
            </p>
          )}
        </div>
        {programme && <SheetChoice sheets={sheets} chosen={chosen} base={base} programme={programme} words={words} />}
        {programme && shown.length > 0 ? (
          <div className="sheets">
            {shown.map((sheet) => (
              <DrawnSheet
                key={`${sheet.date} ${sheet.room.number}`}
                sheet={sheet}
                programme={programme}
                words={words}
                people={people.get(roomAndDay(sheet.room.number, sheet.date)) ?? []}
                facts={facts}
                now={sheet.date === today ? now : null}
              />
            ))}
          </div>
        ) : (
          <p className="team-empty">{t(programme ? 'nothing' : 'unpublished')}</p>
        )}
      </main>
      {document && <span hidden data-island="fresh" {...heardBetween(document)} data-key={stamp} />}
      {document && <span hidden data-island="conduite" />}
    </>
  );
}

/**
 * When an open page asks for news: from the publication to the end of the last séance, since news
 * come while the rooms are being prepared too.
 */
function heardBetween({ publishedAt, events }: TeamDocument) {
  const ends = events.flatMap(({ startInstant, endInstant }) => endInstant ?? startInstant ?? []).sort();
  return { 'data-from': publishedAt, 'data-to': ends.at(-1) ?? publishedAt };
}

/**
 * Reads `?day=2026-11-28&room=3`. Without a day it is today while the festival runs, else all days;
 * `all` means all.
 */
function chosenIn(query: SheetsQuery, today: string | null): ChosenSheets {
  const { day, room } = query;
  return {
    day: day === undefined ? today : typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null,
    room: idInQuery(room),
  };
}

/** The same choice as a query; without a day where the reader's address had none. */
function searchOf({ day, room }: ChosenSheets, isDaySaid = true): string {
  const query = new URLSearchParams(isDaySaid ? { day: day ?? 'all' } : {});
  if (room !== null) query.set('room', String(room));
  return query.size > 0 ? `?${query}` : '';
}

/** The query for the link to these sheets in the other language. */
export const searchIn = (query: SheetsQuery): string => searchOf(chosenIn(query, null), query.day !== undefined);

/** Which sheets are shown; null stands for all. */
type ChosenSheets = { day: string | null; room: number | null };

/** Links to the days and rooms; nothing where there is only one of each. */
function SheetChoice({
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
  const href = (next: ChosenSheets) => base + searchOf(next);
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
