import { Islands } from '#app/_components/islands.tsx';
import { QrCode } from '#app/_components/programme/qr-code.tsx';
import { inOtherLocale, SiteHeader } from '#app/_components/site-header.tsx';
import { htmlOf, SECRET_ROBOTS, UNLISTED_ROBOTS } from '#app/documents/document.tsx';
import { programmeBase, sitePaths } from '#lib/i18n/paths.ts';
import { SEPARATOR } from '#lib/i18n/typeset.ts';
import { formatDate, formatDateRange } from '#lib/time/format.ts';
import { contactLink, contactOf } from '#lib/volunteers/contact.ts';
import { ownTokenOf } from '#lib/volunteers/joining/applications.ts';
import { JoinForm, JoinRefused } from './join-form.tsx';
import { type JoinAsked, type JoinView, joinView } from './join-view.ts';

/**
 * « Devenir bénévole » of a festival, or an application behind its private link; null where there
 * is no such page.
 */
export function joinDocument(asked: JoinAsked): string | null {
  const view = joinView(asked);
  const isAgain = asked.refused !== undefined || asked.isBusy;
  return (
    view &&
    htmlOf({
      locale: view.locale,
      title: [isAgain && view.t('refusedTitle'), view.t('title'), view.festivalName].filter(Boolean).join(' – '),
      head:
        view.application || view.mine !== null
          ? SECRET_ROBOTS
          : view.page.festival.isDemonstration
            ? UNLISTED_ROBOTS
            : undefined,
      style: '/join.css',
      isFontWaited: false,
      body: <Frame view={view} />,
    })
  );
}

function Frame({ view }: { view: JoinView }) {
  const { locale, paths, token, mine, identity, said } = view;
  return (
    <div {...identity} className={`join ${identity.className}`}>
      {said === 'thanks' && <Islands />}
      <SiteHeader
        locale={locale}
        otherHref={inOtherLocale(locale, mine === null ? paths.page(token ?? undefined) : paths.mine(mine))}
        theme={null}
        festival={{ name: view.festivalName, href: view.page.document && programmeBase(locale, view.slug) }}
      />
      <main id="content" tabIndex={-1} className="join-main">
        <Head view={view} />
        {view.mine !== null ? <Mine view={view} /> : view.application ? <Own view={view} /> : <Open view={view} />}
        <Programme view={view} />
      </main>
    </div>
  );
}

function Head({ view }: { view: JoinView }) {
  const { t, locale, page, application, mine, said } = view;
  const { startsOn, endsOn } = page.festival;
  return (
    <header className="join-head">
      <p>{formatDateRange(startsOn, endsOn, locale)}</p>
      <h1>{t(mine !== null ? 'mine' : application ? (said === 'thanks' ? 'thanks' : 'own') : 'title')}</h1>
      {!application && mine === null && page.state === 'open' && (
        <p>
          {t('lead')}
          {page.settings.joinUntil !== null && ` ${t('until', { date: formatDate(page.settings.joinUntil, locale) })}`}
        </p>
      )}
    </header>
  );
}

/** The public page: the form, or why there is none. */
function Open({ view }: { view: JoinView }) {
  const { t, locale, page } = view;
  if (page.state !== 'open')
    return (
      <section className="join-part">
        <p>
          {page.state === 'full'
            ? t('full')
            : t('closed', { date: formatDate(page.settings.joinUntil ?? page.festival.endsOn, locale) })}
        </p>
      </section>
    );
  return (
    <>
      <JoinRefused view={view} />
      <JoinForm view={view} />
    </>
  );
}

/** Behind a volunteer's own link: their answers, to correct, and the way back to their page. */
function Mine({ view }: { view: JoinView }) {
  const { t, locale, mine } = view;
  return (
    <>
      <JoinRefused view={view} />
      <p className="join-part">
        <a className="link" href={sitePaths(locale).team(mine ?? '')}>
          {t('back')}
        </a>
      </p>
      <JoinForm view={view} />
    </>
  );
}

/**
 * Behind an applicant's private link: the state of the application, and the same form to correct
 * it.
 */
function Own({ view }: { view: JoinView }) {
  const { t, application, said, locale } = view;
  if (!application) return null;
  const { stands } = application;
  const own = ownTokenOf(application);
  const isOpen = stands === 'new' || stands === 'check' || stands === 'waiting';
  return (
    <>
      {(said === 'saved' || said === 'decided') && (
        <p className={said === 'saved' ? 'join-said' : 'join-said bad'} role="status">
          {t(said)}
        </p>
      )}
      <JoinRefused view={view} />
      {said === 'thanks' ? (
        <Link view={view} />
      ) : (
        <section className="join-part">
          <p>{t(`states.${stands === 'check' ? 'new' : stands}`)}</p>
          {own && (
            <p>
              <a className="link" href={sitePaths(locale).team(own)}>
                {t('back')}
              </a>
            </p>
          )}
          {isOpen && <p className="hint">{t('ownLead')}</p>}
        </section>
      )}
      {isOpen && said !== 'thanks' && <JoinForm view={view} />}
    </>
  );
}

/**
 * The private link, shown only this once: to keep, to send to oneself, or to open on another
 * device.
 */
function Link({ view }: { view: JoinView }) {
  const { t, paths, token, siteUrl, festivalName, application } = view;
  const link = siteUrl + paths.page(token ?? undefined);
  const contact = contactOf(application?.answers.contact ?? '');
  const isPhone = contact !== null && contact.contactKind !== 'email';
  return (
    <>
      <section className="join-part">
        <p>{t('thanksText')}</p>
      </section>
      <section className="join-part" aria-labelledby="link">
        <h2 id="link">{t('link')}</h2>
        <p className="hint">{t('linkText')}</p>
        <a className="join-link link" href={link}>
          {link}
        </a>
        <p className="join-acts">
          <button
            type="button"
            className="btn lamp"
            hidden
            data-island="send"
            data-page={link}
            data-title={`${festivalName}, ${t('title')}`}
            data-done={t('copied')}
          >
            {t('share')}
          </button>
          <span role="status" />
          {isPhone && (
            <a
              className="btn"
              href={contactLink({ ...contact, contactKind: 'sms' }, t('smsText', { festival: festivalName, link }))}
            >
              {t('sms')}
            </a>
          )}
        </p>
        <QrCode text={link} label={t('qr')} />
      </section>
    </>
  );
}

function Programme({ view: { t, page, locale, slug } }: { view: JoinView }) {
  if (!page.document) return null;
  const base = programmeBase(locale, slug);
  return (
    <p className="join-part">
      <a className="link" href={base}>
        {t('programme')}
      </a>
      {SEPARATOR}
      <a className="link" href={`${base}/privacy`}>
        {t('privacy')}
      </a>
    </p>
  );
}
