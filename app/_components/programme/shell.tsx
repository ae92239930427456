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
 * demonstration says by itself that it is one. `here` names this page in either language, so that
 * the language link keeps it. `children` hold `<main id="content">`.
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
   * What the tag of this address holds while it reads as it was drawn; null where nobody can ask
   * for one.
   */
  freshAs?: string | null;
  /** A page about a code has none of its own. */
  isCode?: boolean;
  /** Whether the page is the same for all who read it, so that a code may lead to it. */
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
 * Whose hours these are, for a visitor whose clock shows others: app/_islands/early.ts knows, and
 * nothing stands here before.
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
 * What says that something is new since the visitor's last visit, and leads there. It stands
 * hidden: `app/_islands/since-visit.ts` knows what was read here, shows it with those of
 * « Ma sélection » that changed, and marks the séances (`since-mark.tsx`). Not in a preview, which
 * has no releases one could have read.
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
