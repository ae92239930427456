import { programmeOf } from '#app/_components/programme/programme.ts';
import { htmlOf, SECRET_ROBOTS } from '#app/documents/document.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { underLive } from '#lib/live/drawn.ts';
import { teamFactsOf } from '#lib/programme/live-now.ts';
import { teamOf } from '#lib/programme/shared-links.ts';
import { now } from '#lib/time/clock.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { fromInstant } from '#lib/time/wall-clock.ts';
import { formKey, pageStamp } from '#lib/volunteers/page-keys.ts';
import { peopleInRooms } from '#lib/volunteers/people-in-rooms.ts';
import { publishedRooms } from '#lib/volunteers/plan.ts';
import { safetyContactOf } from '#lib/volunteers/queries.ts';
import { EmergenciesTold, EmergencyForm, type EmergencyPlace } from './emergency.tsx';
import { emergencyPlaceOf, type OwnView } from './own/own-view.ts';
import { SheetsPart, type SheetsQuery, searchIn } from './sheets-part.tsx';
import { TapDone, TeamFrame } from './team-frame.tsx';
import { teamWords } from './team-words.ts';

/**
 * The room sheets of every day and room, from the current release and today's live facts. Needs no
 * account and no script; a script keeps an open page up to date. Null for a link that opens nothing
 * any more.
 */
export function sheetsDocument(locale: Locale, token: string, query: SheetsQuery): string | null {
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
export function ownSheetsDocument(view: OwnView, query: SheetsQuery): string {
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
