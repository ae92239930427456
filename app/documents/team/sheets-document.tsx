import type { ReactNode } from 'react';
import { PrintButton } from '#app/_components/programme/print.tsx';
import { type Programme, programmeOf } from '#app/_components/programme/programme.ts';
import { Said } from '#app/_components/programme/text.tsx';
import { DateOf, InstantOf } from '#app/_components/time.tsx';
import type { Query } from '#app/_server/live-page.tsx';
import { htmlOf, SECRET_ROBOTS } from '#app/documents/document.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { idInQuery } from '#lib/i18n/typed-numbers.ts';
import { underLive } from '#lib/live/queries.ts';
import type { TeamDocument } from '#lib/model/documents.ts';
import type { LiveFacts } from '#lib/model/live-facts.ts';
import { teamFactsOf } from '#lib/programme/live-now.ts';
import { type RoomSheet, roomAndDay, roomSheetsOf } from '#lib/programme/room-sheets.ts';
import { teamOf } from '#lib/programme/shared-links.ts';
import { now } from '#lib/time/clock.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { fromInstant } from '#lib/time/wall-clock.ts';
import { formKey, pageStamp } from '#lib/volunteers/page-keys.ts';
import { peopleInRooms, type RoomPerson } from '#lib/volunteers/people-in-rooms.ts';
import { publishedRooms } from '#lib/volunteers/plan.ts';
import { safetyContactOf } from '#lib/volunteers/queries.ts';
import { EmergenciesTold, EmergencyForm, type EmergencyPlace } from './emergency.tsx';
import { emergencyPlaceOf, type OwnView } from './own/own-view.ts';
import { DrawnSheet } from './sheet.tsx';
import { TapDone, TeamFrame, TeamNotices } from './team-frame.tsx';
import { type TeamWords, teamWords } from './team-words.ts';

/**
 * The room sheets of every day and room, from the current release and today's live facts. Needs no
 * account and no script; a script keeps an open page up to date. Null for a link that opens nothing
 * any more.
 */
export function sheetsDocument(locale: Locale, token: string, query: Query): string | null {
  const at = now();
  const opened = teamOf(token, at);
  if (!opened.ok) return null;
  const { who: festival, document } = opened;
  const base = sitePaths(locale).team(token);
  const wall = fromInstant(at, festival.timeZone);
  const facts = teamFactsOf(festival.id, at);
  const words = teamWords(locale);
  const name = inLocale(festival.name, locale);
  const emergency = {
    token,
    locale,
    who: festival,
    now: Date.parse(at),
    contact: safetyContactOf(festival.id, festival.db),
    rooms: publishedRooms(festival, document),
    formKey: (...parts: readonly (string | number)[]) => formKey(0, festival.link.id, ...parts),
  };
  return htmlOf({
    locale,
    title: `${words.t('title')} · ${name}`,
    head: SECRET_ROBOTS,
    style: '/team.css',
    isFontWaited: false,
    body: (
      <TeamFrame view={{ locale, base, who: festival, document }} className="team" search={searchIn(query)}>
        <TapDone locale={locale} said={query.said} />
        <SheetsPart
          document={document}
          programme={document && programmeOf({ document: underLive(document, facts), locale, base, siteUrl: null })}
          base={base}
          people={peopleInRooms(festival, document, facts)}
          facts={facts}
          stamp={pageStamp(festival)}
          now={Date.parse(at)}
          wall={wall}
          today={festivalDayOf(wall, festival.dayStartsAt)}
          query={query}
          words={words}
        >
          <SheetEmergency place={emergency} room={query.room} />
        </SheetsPart>
      </TeamFrame>
    ),
  });
}

/** The same sheets of the team, for a volunteer whose page's address asks for a day or a room. */
export function ownSheetsDocument(view: OwnView, query: Query): string {
  const { base, t, who, document, facts, locale } = view;
  return htmlOf({
    locale,
    title: t('sheets'),
    head: SECRET_ROBOTS,
    style: '/team.css',
    isFontWaited: false,
    body: (
      <TeamFrame view={view} className="team own" search={searchIn(query)}>
        <TapDone locale={locale} said={query.said} />
        <SheetsPart {...view} people={peopleInRooms(who, document, facts, who.db)} query={query} words={view.team}>
          <p>
            <a className="link" href={base}>
              {t('back')}
            </a>
          </p>
          <SheetEmergency
            place={{ ...emergencyPlaceOf(view), rooms: publishedRooms(who, document) }}
            room={query.room}
          />
        </SheetsPart>
      </TeamFrame>
    ),
  });
}

/**
 * « Malaise » on a room sheet, and the emergencies told from there. `room` is the number of the
 * room shown, as the address has it.
 */
function SheetEmergency({
  place,
  room,
}: {
  place: EmergencyPlace & { rooms: ReturnType<typeof publishedRooms> };
  room: unknown;
}) {
  const here = [...place.rooms].find(([, { number }]) => String(number) === room)?.[0] ?? null;
  return (
    <div data-sheet-token={place.token} className="no-print">
      <EmergencyForm place={place} roomId={here} className="emergency-fold" />
      <EmergenciesTold place={place} />
    </div>
  );
}

/**
 * The room sheets of a release, by day and room: for a link to the sheets, and for a volunteer who
 * asks for all rooms.
 */
function SheetsPart({
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
  query: Query;
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
function chosenIn(query: Query, today: string | null): ChosenSheets {
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
const searchIn = (query: Query): string => searchOf(chosenIn(query, null), query.day !== undefined);

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
