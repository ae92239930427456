import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { Islands } from '#app/_components/islands.tsx';
import { OfflineMark } from '#app/_components/offline-mark.tsx';
import { identityOf } from '#app/_components/programme/identity.ts';
import { inOtherLocale, SiteHeader } from '#app/_components/site-header.tsx';
import { programmeBase } from '#lib/i18n/paths.ts';
import { KeepingTaps } from './keeping-taps.tsx';
import type { OwnView } from './own-view.ts';

/** What stands around a volunteer's page and the sheets they open from it. No framework runs here. */
export function OwnFrame({ view, children }: { view: OwnView; children: ReactNode }) {
  const { locale, base, who, t, document, say } = view;
  const { className, ...looks } = identityOf({ accent: document?.festival.accent ?? null });
  return (
    <div {...looks} className={clsx('team own', className)}>
      <KeepingTaps view={view} />
      <Islands />
      {who.isDemonstration && <aside className="demo no-print">{t('demonstration')}</aside>}
      <SiteHeader
        locale={locale}
        otherHref={inOtherLocale(locale, base)}
        festival={{ name: say(who.name), href: document && programmeBase(locale, who.slug) }}
      />
      {children}
      <OfflineMark locale={locale} timeZone={who.timeZone} />
    </div>
  );
}
