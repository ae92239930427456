import type { ReactNode } from 'react';
import type { DocumentEvent } from '../../../lib/programme/documents.ts';
import { spokenZone } from '../../../lib/time/other-zone.ts';
import { Early, Islands } from '../islands.tsx';
import { OfflineMark } from '../offline-mark.tsx';
import { MyLink, StarForm } from '../selection/star-form.tsx';
import { SiteHeader } from '../site-header.tsx';
import { accentStyle } from './accent-style.ts';
import { ProgrammeFooter } from './footer.tsx';
import { FestivalNotices } from './live.tsx';
import type { Here, Programme } from './programme.ts';
import { SinceVisit } from './since-visit.tsx';
import { ZoneNote } from './zone-note.tsx';
import './frame.css';
import './find.css';
import './now.css';
import './day.css';
import './event.css';
import './single.css';
import './order.css';
import './pages.css';
import './live.css';
import './elsewhere.css';
import './print.css';

/**
 * The frame of every page of a programme. `banner` stands above everything (BROUILLON); a demonstration says by itself that it
 * is one. `here` names this page in either language, so that the language link keeps it. `children` hold `<main id="content">`.
 */
export function ProgrammeShell({
  programme,
  here,
  banner,
  nonce,
  freshAs = nonce ? null : programme.publicKey,
  isCode = false,
  children,
}: {
  programme: Programme;
  here: Here;
  banner?: ReactNode;
  /** Of a page drawn for one reader: the policy of live pages lets no script in without it. */
  nonce?: string | undefined;
  /** What the tag of this address holds while it reads as it was drawn; null where nobody can ask for one. */
  freshAs?: string | null;
  /** A page about a code has none of its own. */
  isCode?: boolean;
  children: ReactNode;
}) {
  const { festival, events } = programme.document;
  const marks = programme.feeds ? spanOf(events) : null;
  return (
    <div className="programme" style={accentStyle(festival.accent)}>
      <Islands nonce={nonce} />
      {banner}
      {festival.isDemonstration && <aside className="demo">{programme.t('demonstration')}</aside>}
      <FestivalNotices programme={programme} />
      <div className="beam">
        <SiteHeader locale={programme.locale} otherHref={here(programme.otherPaths)} isPlain>
          <MyLink programme={programme} />
        </SiteHeader>
        <ZoneNote
          timeZone={festival.timeZone}
          startsOn={festival.startsOn}
          endsOn={festival.endsOn}
          label={programme.t('zone')}
          sentence={programme.t('otherZone', { zone: spokenZone(festival.timeZone, programme.locale) })}
        />
        <Early nonce={nonce} from={marks?.from} to={marks?.to} />
        {children}
      </div>
      <StarForm programme={programme} />
      <ProgrammeFooter programme={programme} here={nonce || isCode ? null : here} />
      {marks && <Early nonce={nonce} />}
      <SinceVisit programme={programme} />
      {marks && freshAs && (
        <span hidden data-island="fresh" data-from={marks.from} data-to={marks.to} data-key={freshAs} />
      )}
      {programme.publicKey && (
        <OfflineMark
          locale={programme.locale}
          timeZone={festival.timeZone}
          festival={{ slug: festival.slug, key: programme.publicKey }}
        />
      )}
    </div>
  );
}

/** While what is told of is on: from the first start to the last end, as instants. Null where nothing has a time. */
function spanOf(events: readonly DocumentEvent[]): { from: string; to: string } | null {
  let from: string | null = null;
  let to: string | null = null;
  for (const { startInstant, endInstant } of events)
    for (const at of [startInstant, endInstant]) {
      if (at === null) continue;
      if (from === null || at < from) from = at;
      if (to === null || at > to) to = at;
    }
  return from !== null && to !== null ? { from, to } : null;
}
