import { PushScript } from '#app/_components/push-box.tsx';
import { Spoken } from '#app/_components/time.tsx';
import { htmlOf, SECRET_ROBOTS } from '#app/documents/document.tsx';
import { EmergenciesTold } from '#app/documents/team/emergency.tsx';
import { TapDone } from '#app/documents/team/tap-done.tsx';
import { TeamNotices } from '#app/documents/team/team-notices.tsx';
import { programmeBase } from '#lib/i18n/paths.ts';
import { ownManifests } from '#lib/offline/manifest.ts';
import { formatInstant, spokenInstant } from '#lib/time/format.ts';
import { TapsForm } from './act-form.tsx';
import { AnswersPart, ParentWaited } from './answers.tsx';
import { Briefings } from './briefings.tsx';
import { OfferedShifts, OpenShifts } from './chances.tsx';
import { Checklists } from './checklists.tsx';
import { ContactAgain } from './contact-again.tsx';
import { askedIn, ExchangeForm } from './exchange-form.tsx';
import { CalendarPart, LinkPart, PushPart } from './links-part.tsx';
import { NewsPart } from './news.tsx';
import { NowCard } from './now-card.tsx';
import { OwnFrame } from './own-frame.tsx';
import { emergencyPlaceOf, type OwnView } from './own-view.ts';
import { OwnWays } from './own-ways.tsx';
import { Problems } from './problem.tsx';
import { RoomConduite } from './room-conduite.tsx';
import { RoomsNow } from './rooms-now.tsx';
import { ShiftDays, Waiting } from './shift-days.tsx';

/** A volunteer's own page, for one hand in a corridor: now, the room, their shifts. */
export function ownDocument(view: OwnView, query: Query): string {
  return htmlOf({
    locale: view.locale,
    title: view.t('title'),
    head: (
      <>
        {SECRET_ROBOTS}
        <PushScript />
        {view.face && <link rel="manifest" href={ownManifests.team(view.token, view.locale)} />}
      </>
    ),
    style: '/own.css',
    ...(view.face && { face: view.face }),
    isFontWaited: false,
    body: <OwnPage view={view} query={query} />,
  });
}

type Query = Readonly<Record<string, string | string[] | undefined>>;

function OwnPage({ view, query }: { view: OwnView; query: Query }) {
  const { locale, t, who, stamp, token } = view;
  return (
    <OwnFrame view={view}>
      <main id="content" tabIndex={-1} className="own-main" data-stamp={stamp} data-token={token}>
        <TeamNotices notices={view.facts.notices} clocks={view.who} wall={view.wall} words={view.team} />
        <TapsForm view={view} />
        <Head view={view} />
        <TapDone locale={locale} said={query.said} />
        <div className="own-columns">
          <div>
            <EmergenciesTold place={emergencyPlaceOf(view)} />
            <ParentWaited view={view} />
            <NewsPart view={view} />
            <NowCard view={view} />
            <Problems view={view} />
            <RoomConduite view={view} />
            <Checklists view={view} />
          </div>
          <div>
            <OfferedShifts view={view} />
            <ShiftDays view={view} />
            <Briefings view={view} />
            <ExchangeForm view={view} asked={askedIn(query)} />
            <OpenShifts view={view} isWhole={query.open === 'all'} />
          </div>
          <div>
            <RoomsNow view={view} />
            <PushPart view={view} />
            <CalendarPart view={view} />
            <LinkPart view={view} />
            <OwnWays view={view} />
            <AnswersPart view={view} />
            <ContactAgain view={view} />
          </div>
        </div>
        {view.document && (
          <p className="own-foot">
            <a className="link" href={programmeBase(locale, who.slug)}>
              {t('programme')}
            </a>
          </p>
        )}
      </main>
    </OwnFrame>
  );
}

function Head({ view }: { view: OwnView }) {
  const { t, locale, who, now, zone, base } = view;
  // With its day: the page is read without a network too, and maybe tomorrow.
  const drawn = (say: typeof formatInstant) => say(new Date(now).toISOString(), zone, locale, 'short');
  return (
    <header className="own-head" id="head">
      <h1>{t('title')}</h1>
      <p className="own-age">
        <bdi>{who.volunteer.name}</bdi> ·{' '}
        <span className="relative">
          <Spoken as={t('updated', { when: drawn(spokenInstant) })}>
            {t('updated', { when: drawn(formatInstant) })}
          </Spoken>
        </span>{' '}
        ·{' '}
        <a href={base} className="link">
          {t('refresh')}
        </a>
      </p>
      <Waiting view={view} />
    </header>
  );
}
