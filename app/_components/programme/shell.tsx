import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { Early, Islands, OfflineMark } from '#app/_components/islands.tsx';
import { StarForm } from '#app/_components/selection/star.tsx';
import { Spoken } from '#app/_components/time.tsx';
import { env } from '#lib/env.ts';
import { isWebAddress, mailto } from '#lib/i18n/contacts-in.ts';
import { hasPress } from '#lib/programme/pictures-on.ts';
import { selectionAddresses } from '#lib/selections/addresses.ts';
import { formatInstant, spokenInstant } from '#lib/time/format.ts';
import { FestivalHeader } from './festival-header.tsx';
import { identityOf } from './identity.ts';
import { declaredState } from './legal-pages.tsx';
import { FestivalNotices } from './live.tsx';
import { PageLinks, Partners } from './own-page.tsx';
import { elsewhereSentences, type Here, openDataSentences, type Programme, pageSentences } from './programme.ts';
import { IndexItems } from './single-page.tsx';
import { spanOf, ZoneNote } from './when-and-where.tsx';

/**
 * The frame of every page of a programme. `banner` stands above everything (BROUILLON); a
 * demonstration adds its own. `here` names this page in either language, for the link to the other
 * one. `children` contain `<main id="content">`.
 */
export function ProgrammeShell({
  programme,
  here,
  banner,
  freshAs = programme.publicKey,
  isCode = false,
  isKept = true,
  children,
}: {
  programme: Programme;
  here: Here;
  banner?: ReactNode;
  /**
   * The tag of the page as it was drawn, to ask later whether it changed; null where that cannot be
   * asked.
   */
  freshAs?: string | null;
  /** The page shows a QR code itself, so its footer has none. */
  isCode?: boolean;
  /** Whether the page is the same for all readers, so that a QR code may lead to it. */
  isKept?: boolean;
  children: ReactNode;
}) {
  const { festival } = programme.document;
  const { className, ...looks } = identityOf(festival);
  const marks = programme.feeds ? spanOf(programme.document) : null;
  return (
    <div className={clsx('programme', className)} {...looks}>
      <Islands />
      {banner}
      {festival.isDemonstration && <aside className="demo">{programme.terms('demonstration')}</aside>}
      <div className="beam">
        <FestivalHeader programme={programme} here={here} />
        <ZoneNote programme={programme} />
        <Early from={marks?.from} to={marks?.to} />
        <FestivalNotices programme={programme} />
        {programme.isServed && (programme.document.pictures?.length ?? 0) > 0 && (
          <p hidden data-island="spared" className="spared no-print">
            {programme.t('spared')}{' '}
            <button type="button" className="btn small">
              {programme.t('showPictures')}
            </button>
          </p>
        )}
        {children}
      </div>
      <StarForm programme={programme} />
      <ProgrammeFooter programme={programme} here={isKept && !isCode && programme.isServed ? here : null} />
      <Early />
      <SinceVisit programme={programme} />
      {marks && freshAs && (
        <span hidden data-island="fresh" data-from={marks.from} data-to={marks.to} data-key={freshAs} />
      )}
      {programme.publicKey && env().isKeptOffline && (
        <OfflineMark
          locale={programme.locale}
          timeZone={festival.timeZone}
          festival={{ slug: festival.slug, key: programme.publicKey }}
        />
      )}
    </div>
  );
}

/**
 * A line that says that something is new since the visitor's last visit, and opens for what to do
 * with it: a screen may be small. It is hidden at first:
 * `app/_islands/since-visit.ts` knows what was read in this browser, shows the bar with the changed
 * séances of « Ma sélection », and marks the séances (`flags.tsx`). Not in a preview, which
 * has no releases.
 */
function SinceVisit({ programme }: { programme: Programme }) {
  const { document, paths, feeds, locale, publicKey } = programme;
  if (!feeds) return null;
  const t = pageSentences(programme);
  return (
    <aside
      hidden
      className="since-bar no-print"
      aria-label={t('changes.title')}
      data-island="since"
      data-festival={document.festival.uid}
      data-slug={document.festival.slug}
      data-times={publicKey ? selectionAddresses.times(publicKey, locale) : undefined}
      data-number={document.number}
      data-at={document.publishedAt}
      data-new={t('since.new')}
      data-changed={t('since.changed')}
    >
      <details>
        <summary>{t('since.notice')}</summary>
        <a className="btn lamp" href={paths.changes()}>
          {t('changes.title')}
        </a>
        <button type="button" className="btn">
          {t('since.read')}
        </button>
      </details>
      <p hidden data-mine={t('since.mine')} data-none={t('since.mineNone')} />
    </aside>
  );
}

/** The organiser, their contact, and the number of this version. */
export function ProgrammeFooter({
  programme,
  here = null,
}: {
  programme: Programme;
  /** The page its QR code leads to; null where a code would lead nowhere. */
  here?: Here | null;
}) {
  const { document, t, paths } = programme;
  const e = elsewhereSentences(programme);
  const { organiser, website, contactEmail } = document.festival;
  const words = pageSentences(programme);
  const state = declaredState(document);
  return (
    <footer className="foot">
      <Partners programme={programme} partners={(document.partners ?? []).filter(({ isAtFoot }) => isAtFoot)} isFoot />
      {organiser !== '' && (
        <p className="foot-name">
          <bdi>{t('footer.organisedBy', { name: organiser })}</bdi>
        </p>
      )}
      <ul className="no-print">
        <IndexItems programme={programme} />
        {isWebAddress(website) && (
          <li>
            <a href={website}>{t('footer.website')}</a>
          </li>
        )}
        {contactEmail !== '' && (
          <li>
            <a href={mailto(contactEmail)}>{t('footer.write')}</a>
          </li>
        )}
        <PageLinks programme={programme} isNavigation={false} />
        {programme.feeds && (
          <>
            {programme.isServed && !document.isOver && (
              <li>
                <a href={paths.now()}>{e('now.link')}</a>
              </li>
            )}
            <li>
              <a href={paths.changes()}>{words('changes.title')}</a>
            </li>
            <li>
              <a href={paths.subscribe()}>{t('subscribeShort')}</a>
            </li>
            <li>
              <a href={paths.print()}>{t('print')}</a>
            </li>
            <li>
              <a href={paths.copy()}>{e('copy.title')}</a>
            </li>
            {programme.isServed && (
              <li>
                <a href={paths.integrate()}>{e('embed.link')}</a>
              </li>
            )}
            {hasPress(document) && (
              <li>
                <a href={paths.press()}>{words('press.title')}</a>
              </li>
            )}
            <li>
              <a href={paths.openData()}>{openDataSentences(programme)('title')}</a>
            </li>
            {here && (
              <li>
                <a href={paths.qr(here(paths).replace(/\?.*$/, ''))} rel="nofollow">
                  {e('qr.link')}
                </a>
              </li>
            )}
          </>
        )}
        <li>
          <a href={paths.legal()}>{words('legal.title')}</a>
        </li>
        <li>
          <a href={paths.privacy()}>{words('privacy.title')}</a>
        </li>
        <li>
          {/* Where the law requires a statement, every page must name the state itself. */}
          <a href={paths.accessibility()}>
            {state
              ? words('accessibility.footer', { state: words(`accessibility.state.${state}`) })
              : words('accessibility.title')}
          </a>
        </li>
      </ul>
      {document.number > 0 && <ReleaseLine programme={programme} />}
      {!programme.isServed && <p className="no-print">{t('footer.files')}</p>}
      <p className="no-print">{t('footer.madeWith')}</p>
    </footer>
  );
}

function ReleaseLine({ programme }: { programme: Programme }) {
  const { document, locale, t } = programme;
  const { number, publishedAt, festival } = document;
  const line = (at: string) => t('footer.release', { number, at });
  return (
    <p className="relative">
      <Spoken as={line(spokenInstant(publishedAt, festival.timeZone, locale))}>
        {line(formatInstant(publishedAt, festival.timeZone, locale))}
      </Spoken>
    </p>
  );
}
