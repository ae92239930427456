import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { Early, Islands } from '#app/_components/islands.tsx';
import { OfflineMark } from '#app/_components/offline-mark.tsx';
import { StarForm } from '#app/_components/selection/star-form.tsx';
import { env } from '#lib/env.ts';
import { selectionAddresses } from '#lib/selections/addresses.ts';
import { spokenZone } from '#lib/time/other-zone.ts';
import { FestivalHeader } from './festival-header.tsx';
import { ProgrammeFooter } from './footer.tsx';
import { identityOf } from './identity.ts';
import { FestivalNotices } from './live.tsx';
import { type Here, type Programme, pageSentences } from './programme.ts';
import { spanOf } from './while-on.ts';

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
        <ZoneNote
          timeZone={festival.timeZone}
          startsOn={festival.startsOn}
          endsOn={festival.endsOn}
          label={programme.t('zone')}
          sentence={programme.t('otherZone', { zone: spokenZone(festival.timeZone, programme.locale) })}
        />
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
 * Names the festival's time zone to visitors whose device has another; app/_islands/early.ts fills
 * it in.
 */
function ZoneNote({
  timeZone,
  startsOn,
  endsOn,
  label,
  sentence,
}: {
  timeZone: string;
  startsOn: string;
  endsOn: string;
  label: string;
  sentence: string;
}) {
  return (
    <aside
      hidden
      className="zone-note no-print"
      aria-label={label}
      data-zone={timeZone}
      data-from={startsOn}
      data-to={endsOn}
    >
      {sentence}
    </aside>
  );
}

/**
 * A bar that says what is new since the visitor's last visit, with a link. It is hidden at first:
 * `app/_islands/since-visit.ts` knows what was read in this browser, shows the bar with the changed
 * séances of « Ma sélection », and marks the séances (`since-mark.tsx`). Not in a preview, which
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
      <p>{t('since.notice')}</p>
      <p hidden data-mine={t('since.mine')} data-none={t('since.mineNone')} />
      <a className="btn lamp" href={paths.changes()}>
        {t('changes.title')}
      </a>
      <button type="button" className="btn">
        {t('since.read')}
      </button>
    </aside>
  );
}
