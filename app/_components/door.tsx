import type { ReactNode } from 'react';
import type { Locale } from '#lib/i18n/locale.ts';
import { LiveHeader } from './live-header.tsx';
import { inOtherLocale } from './site-header.tsx';
import './door.css';

/**
 * The frame of pages before the desk (sign-in, first account, invitation): one card. `path` is the
 * address of this page, for the link to the other language.
 */
export function Door({
  locale,
  path,
  title,
  lead,
  children,
}: {
  locale: Locale;
  path: string;
  title: ReactNode;
  lead?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="door">
      <div className="door-light" aria-hidden="true" />
      <LiveHeader locale={locale} otherHref={inOtherLocale(locale, path)} />
      <main id="content" tabIndex={-1} className="door-main">
        <div className="door-title">
          <h1>{title}</h1>
          {lead && <div className="mt-3 max-w-[34rem] text-[1.08rem] text-soft">{lead}</div>}
        </div>
        <div className="door-card card">{children}</div>
      </main>
    </div>
  );
}
