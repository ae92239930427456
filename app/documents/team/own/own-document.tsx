import { CopyAddress } from '#app/_components/programme/copy-page.tsx';
import { QrCode } from '#app/_components/programme/qr-code.tsx';
import { PushBox, PushScript } from '#app/_components/push-box.tsx';
import { Spoken } from '#app/_components/time.tsx';
import type { Query } from '#app/_server/live-page.tsx';
import { htmlOf, SECRET_ROBOTS } from '#app/documents/document.tsx';
import { EmergenciesTold } from '#app/documents/team/emergency.tsx';
import { TapDone, TeamFrame, TeamNotices } from '#app/documents/team/team-frame.tsx';
import { calendarAddresses } from '#lib/feeds/addresses.ts';
import { joinPaths, programmeBase } from '#lib/i18n/paths.ts';
import { capital } from '#lib/i18n/text.ts';
import { SEPARATOR } from '#lib/i18n/typeset.ts';
import { setTranslator } from '#lib/i18n/typeset-messages.ts';
import { ownManifests } from '#lib/offline/manifest.ts';
import { pushAddresses } from '#lib/push/page.ts';
import { formatInstant, spokenInstant } from '#lib/time/format.ts';
import { volunteerAddresses } from '#lib/volunteers/addresses.ts';
import { CONTACT_AGAIN_MONTHS } from '#lib/volunteers/besides-shifts.ts';
import { ALARM_MINUTES } from '#lib/volunteers/calendar.ts';
import { calendarToken } from '#lib/volunteers/links.ts';
import type { OwnNews } from '#lib/volunteers/page.ts';
import { shownAs } from '#lib/volunteers/page-keys.ts';
import { reconfirmSentence } from '#lib/volunteers/reconfirm.ts';
import { ActForm, OwnActButton, TapsForm } from './act-form.tsx';
import { Briefings, Checklists } from './duties.tsx';
import { NowCard } from './now-card.tsx';
import { askedIn, ExchangeForm, OfferedShifts, OpenShifts } from './other-shifts.tsx';
import { emergencyPlaceOf, lineOf, type OwnView } from './own-view.ts';
import { Problems } from './problem.tsx';
import { RoomConduite, RoomsNow } from './room-conduite.tsx';
import { ShiftDays, Waiting } from './shift-days.tsx';
import { shiftPlaceOf } from './when.tsx';

/** A volunteer's own page, for use with one hand in a corridor: now, the room, their shifts. */
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

function OwnPage({ view, query }: { view: OwnView; query: Query }) {
  const { locale, t, who, stamp, token, base } = view;
  return (
    <TeamFrame view={view} className="team own">
      <main
        id="content"
        tabIndex={-1}
        className="team-main own-main"
        data-stamp={stamp}
        data-token={token}
        data-page={base}
      >
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
            {!view.isOver && <CalendarPart view={view} />}
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
    </TeamFrame>
  );
}

function Head({ view }: { view: OwnView }) {
  const { t, locale, who, now, zone, base } = view;
  // The time it was drawn, with its day: without a network the page may be read on another day.
  const drawn = (say: typeof formatInstant) => say(new Date(now).toISOString(), zone, locale, 'short');
  return (
    <header className="own-head" id="head">
      <h1>{t('title')}</h1>
      <p className="own-age">
        <bdi>{who.volunteer.name}</bdi>
        {SEPARATOR}
        <span className="relative">
          <Spoken as={t('updated', { when: drawn(spokenInstant) })}>
            {t('updated', { when: drawn(formatInstant) })}
          </Spoken>
        </span>{' '}
        <a href={base} className="link">
          {t('refresh')}
        </a>
      </p>
      <Waiting view={view} />
    </header>
  );
}

/** The ways they agree to be written to; nothing is sent by another. */
function OwnWays({ view }: { view: OwnView }) {
  const { t, besides } = view;
  const { of, chosen } = besides.ways;
  if (of.length === 0) return null;
  return (
    <section className="own-part" aria-labelledby="ways">
      <h2 id="ways">{t('ways.title')}</h2>
      <p className="hint">{t('ways.text')}</p>
      <ActForm view={view} act="ways" about={[besides.again.version]} className="own-again">
        {of.map((way) => (
          <label key={way} className="choice-box">
            <input type="checkbox" name={way} defaultChecked={chosen.includes(way)} />
            <span>{t(`ways.${way}`)}</span>
          </label>
        ))}
        <button type="submit" className="btn">
          {t('againSave')}
        </button>
      </ActForm>
    </section>
  );
}

/**
 * « Me recontacter l’an prochain »: only they can tick it; otherwise their contact is erased with
 * the rest.
 */
function ContactAgain({ view }: { view: OwnView }) {
  const { t, who, besides } = view;
  const { isTicked, version } = besides.again;
  return (
    <section className="own-part" aria-labelledby="again">
      <h2 id="again">{t('again')}</h2>
      <p className="hint">{t('againText', { days: who.privateDays, months: CONTACT_AGAIN_MONTHS })}</p>
      <ActForm view={view} act="again" about={[version]} className="own-again">
        <label className="choice-box">
          <input type="checkbox" name="isTicked" defaultChecked={isTicked} />
          <span>{t('againTick')}</span>
        </label>
        <button type="submit" className="btn">
          {t('againSave')}
        </button>
      </ActForm>
    </section>
  );
}

/** For a minor: why they have no shift yet, and the link for a parent, unless one refused. */
function ParentWaited({ view }: { view: OwnView }) {
  const { t, locale, who, siteUrl, besides } = view;
  if (besides.parent === null) return null;
  const { token } = besides.parent;
  const address = token && siteUrl + joinPaths(locale, who.slug).parent(token);
  return (
    <section className="own-news" aria-labelledby="parent">
      <p id="parent">{t(address ? 'answers.minor' : 'answers.refused')}</p>
      {address && (
        <div className="own-address">
          <code>{address}</code>
          <CopyAddress locale={locale} address={address} />
        </div>
      )}
    </section>
  );
}

/** The link to the answers they gave when they offered to help, to correct them. */
function AnswersPart({ view }: { view: OwnView }) {
  const { t, locale, who, token } = view;
  return (
    <section className="own-part no-print" aria-labelledby="answers">
      <h2 id="answers">{t('answers.title')}</h2>
      <p className="hint">{t('answers.text')}</p>
      <p className="own-acts">
        <a className="btn" href={joinPaths(locale, who.slug).mine(token)}>
          {t('answers.link')}
        </a>
      </p>
    </section>
  );
}

/** Changes to their shifts made by others: each line stays until they mark it as read. */
function NewsPart({ view }: { view: OwnView }) {
  const { t, page, say, locale } = view;
  if (page.news.length + page.moved.length === 0) return null;
  return (
    <section className="own-part own-news" aria-labelledby="news-title" id="news">
      <h2 id="news-title">{t('news.title')}</h2>
      <ul>
        {page.news.map((news) => (
          <li key={news.shift.assignmentId} className="own-ask">
            <p>{sentenceOf(view, news)}</p>
            {news.inReturn && <p>{t('news.inReturn', { shift: labelOf(view, news.inReturn) })}</p>}
            <OwnActButton
              view={view}
              act="noted"
              fields={{ id: news.shift.assignmentId }}
              about={[news.shift.version]}
              look="btn"
            >
              {t('noted')}
            </OwnActButton>
          </li>
        ))}
        {page.moved.map(({ assignmentId, version, task, planned, moved }) => (
          <li key={assignmentId} className="own-ask">
            <p>{t('news.moved', { task: say(task.name) })}</p>
            <p>{capital(reconfirmSentence(moved, page, locale), locale)}</p>
            <OwnActButton
              view={view}
              act="noted"
              fields={{ id: assignmentId }}
              about={[version]}
              shown={shownAs(planned)}
              look="btn"
            >
              {t('noted')}
            </OwnActButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

function sentenceOf(view: OwnView, { shift, takenBy }: OwnNews): string {
  const { t } = view;
  const values = { shift: labelOf(view, shift), name: takenBy ?? '' };
  if (shift.isOff) return t('news.off', values);
  return t(takenBy === null ? 'news.takenOff' : 'news.given', values);
}

const labelOf = (view: OwnView, shift: OwnNews['shift']) =>
  shift.times.isTimed
    ? `${lineOf(view, shift.task.name, shift.times)}, ${shiftPlaceOf(view, shift)}`
    : view.say(shift.task.name);

function Address({ view: { locale }, label, address }: { view: OwnView; label: string; address: string }) {
  return (
    <div className="own-address">
      <p className="label">{label}</p>
      <code>{address}</code>
      <CopyAddress locale={locale} address={address} />
    </div>
  );
}

/** The notifications they get on this device. */
function PushPart({ view: { locale, base, token, icon, isOver } }: { view: OwnView }) {
  const place = { page: base, post: pushAddresses.volunteer(token), icon };
  return <PushBox locale={locale} audience="volunteer" place={place} isOffered={!isOver} className="own-part" />;
}

/** The calendar of their shifts, to subscribe to on each device. */
function CalendarPart({ view }: { view: OwnView }) {
  const { t, siteUrl, who, say, locale } = view;
  const subscribe = setTranslator(locale, 'subscribe');
  const token = calendarToken(who);
  if (token === null) return null;
  const name = `${say(who.name)} – ${t('title')}`;
  const path = volunteerAddresses.feed(token);
  const { webcal, outlook, https, google } = calendarAddresses(siteUrl, path, { locale, own: who.locale, name });
  return (
    <section className="own-part no-print" aria-labelledby="calendar-title" id="calendar">
      <h2 id="calendar-title">{subscribe('mine')}</h2>
      <p className="hint">{t('calendarLead', { minutes: ALARM_MINUTES })}</p>
      <p className="own-acts">
        <a className="btn lamp" href={webcal}>
          {subscribe('subscribe')}
        </a>
        <a className="btn" href={https}>
          {subscribe('download')}
        </a>
      </p>
      <details className="own-fold">
        <summary>{subscribe('address')}</summary>
        <p className="hint">{t('calendarOnly')}</p>
        <p>
          <a className="btn" href={outlook}>
            {subscribe('outlook.online')}
          </a>
        </p>
        <Address view={view} label={subscribe('address')} address={https} />
        <Address view={view} label={subscribe('googleAddress')} address={google} />
        <p className="hint">{subscribe('googleHint')}</p>
      </details>
    </section>
  );
}

/** The QR code of their own page, to open it on another phone. */
function LinkPart({ view }: { view: OwnView }) {
  const { t, siteUrl, base } = view;
  return (
    <section className="own-part no-print" aria-labelledby="link-title" id="link">
      <details className="own-fold">
        <summary>
          <h2 id="link-title">{t('link')}</h2>
        </summary>
        <p className="hint">{t('linkLead')}</p>
        <QrCode text={siteUrl + base} label={t('qr')} className="own-qr" />
      </details>
    </section>
  );
}
