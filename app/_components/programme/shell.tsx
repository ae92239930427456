import type { CSSProperties, ReactNode } from 'react';
import { inkOn } from '../../../lib/festivals/accent.ts';
import { spokenZone } from '../../../lib/time/other-zone.ts';
import { SiteHeader } from '../site-header.tsx';
import { ProgrammeFooter } from './footer.tsx';
import type { Here, Programme } from './programme.ts';
import { ZoneNote } from './zone-note.tsx';
import './frame.css';
import './day.css';
import './event.css';
import './single.css';
import './order.css';
import './calendars.css';
import './print.css';

/**
 * The frame of every page of a programme. `banner` stands above everything (BROUILLON); a demonstration says by itself that it
 * is one. `here` names this page in either language, so that the language link keeps it. `children` hold `<main id="content">`.
 */
export function ProgrammeShell({
  programme,
  here,
  banner,
  children,
}: {
  programme: Programme;
  here: Here;
  banner?: ReactNode;
  children: ReactNode;
}) {
  const { festival } = programme.document;
  return (
    <div className="programme" style={accentStyle(festival.accent)}>
      {banner}
      {festival.isDemonstration && <aside className="demo">{programme.t('demonstration')}</aside>}
      <div className="beam">
        <SiteHeader locale={programme.locale} otherHref={here(programme.otherPaths)} />
        <ZoneNote
          timeZone={festival.timeZone}
          startsOn={festival.startsOn}
          endsOn={festival.endsOn}
          label={programme.t('zone')}
          sentence={programme.t('otherZone', { zone: spokenZone(festival.timeZone, programme.locale) })}
        />
        {children}
      </div>
      <ProgrammeFooter programme={programme} />
    </div>
  );
}

/** A festival's own colour in the place of the lamp's; the ink on it is computed. */
function accentStyle(accent: string | null): CSSProperties | undefined {
  const ink = accent === null ? null : inkOn(accent);
  if (accent === null || ink === null) return undefined;
  return {
    '--lamp': accent,
    '--lamp-ink': ink,
    '--beam': `color-mix(in srgb, ${accent} 50%, transparent)`,
    '--beam-soft': `color-mix(in srgb, ${accent} 14%, transparent)`,
  } as CSSProperties;
}
