import './door.css';
import type { ReactNode } from 'react';
import { Link } from '#app/_ui/link.tsx';
import { ThemeSwitch } from '#app/_ui/theme-switch.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import { type HeaderProps, inOtherLocale, SiteHeader, themeLabels } from './site-header.tsx';

/** The header of pages that run the framework. */
export const LiveHeader = (props: HeaderProps) => (
  <SiteHeader {...props} theme={<ThemeSwitch labels={themeLabels(props.locale)} />} />
);

type Props = {
  locale: Locale;
  /** The page's own address. */
  here: string;
  /** The link in the header that leads away from this page. */
  back: Readonly<{ href: string; label: string }>;
  children: ReactNode;
};

/** The frame of a page that belongs to an account and to no festival. */
export function AccountPage({ locale, here, back, children }: Props) {
  return (
    <>
      <LiveHeader locale={locale} otherHref={inOtherLocale(locale, here)}>
        <Link href={back.href} className="btn quiet max-sm:px-2">
          {back.label}
        </Link>
      </LiveHeader>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto max-w-[64rem] px-[clamp(1rem,4vw,3rem)] pt-[clamp(1rem,4vh,3rem)] pb-16 outline-none"
      >
        {children}
      </main>
    </>
  );
}

/** A part of such a page: its title and lead on the left, its form on the right. */
export function AccountSection({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <section className="grid gap-x-10 gap-y-4 border-line border-t py-8 lg:grid-cols-[15rem_minmax(0,1fr)]">
      <div>
        <h2>{title}</h2>
        {lead && <p className="mt-2 text-soft">{lead}</p>}
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}

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
