import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { type ThemeLabels, ThemeSelect } from '#app/_ui/theme-select.tsx';
import { type Locale, otherLocale, pathIn } from '#lib/i18n/locale.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { setTranslator } from '#lib/i18n/typeset-messages.ts';

/** The sentences of the theme switch. */
export function themeLabels(locale: Locale): ThemeLabels {
  const t = setTranslator(locale, 'common');
  return { label: t('theme'), system: t('themeSystem'), light: t('themeLight'), dark: t('themeDark') };
}

/** Skips the header of the page. */
export const SkipLink = ({ locale }: { locale: Locale }) => (
  <a href="#content" className="skip">
    {setTranslator(locale, 'common')('skip')}
  </a>
);

/**
 * A link to the same page in the other language. It reloads the page, so that `<html lang>` is
 * right for every reader.
 */
export function LanguageLink({ locale, otherHref }: { locale: Locale; otherHref: string }) {
  const other = otherLocale(locale);
  const t = setTranslator(locale, 'common');
  return (
    <a
      href={otherHref}
      hrefLang={other}
      lang={other}
      className="inline-flex min-h-11 min-w-11 items-center justify-center rounded-full px-2 font-semibold no-underline hover:underline sm:px-3"
    >
      <span aria-hidden="true" className="uppercase sm:hidden">
        {other}
      </span>
      <span className="max-sm:sr-only">{t(other === 'fr' ? 'french' : 'english')}</span>
    </a>
  );
}

/** The address of this page in the other language. */
export const inOtherLocale = (locale: Locale, path: string) => pathIn(otherLocale(locale), path);

export type HeaderProps = {
  locale: Locale;
  otherHref: string;
  children?: ReactNode;
  festival?: LeadingFestival;
};

/**
 * A festival as pages outside the programme name it: its name with typography, and its address;
 * null while nothing is published.
 */
type LeadingFestival = Readonly<{ name: string; href: string | null }>;

/**
 * The header of a page outside a programme: the skip link, its festival or else Lanterne, what the
 * page adds (`children`), the other language at `otherHref`, and the appearance. Pages of the
 * framework use `LiveHeader`, those of a programme `FestivalHeader`.
 */
export function SiteHeader({
  locale,
  otherHref,
  theme = <ThemeSelect labels={themeLabels(locale)} />,
  children,
  festival,
}: HeaderProps & { theme?: ReactNode }) {
  return (
    <>
      <SkipLink locale={locale} />
      <header
        className={clsx(
          'no-print relative z-10 flex items-center gap-x-2 gap-y-1 px-[var(--gutter,clamp(1rem,4vw,3rem))] py-2',
          !festival && 'flex-wrap',
        )}
      >
        {festival ? (
          <Leading {...festival} />
        ) : (
          <a href={sitePaths(locale).home()} className={LEADING}>
            <Lantern />
            <span className="max-[23.4rem]:sr-only">Lanterne</span>
          </a>
        )}
        <div className="flex max-w-full flex-none flex-wrap items-center justify-end sm:gap-1">
          {children}
          <LanguageLink locale={locale} otherHref={otherHref} />
          {theme}
        </div>
      </header>
    </>
  );
}

const LEADING =
  'mr-auto inline-flex min-h-11 min-w-0 items-center gap-2 font-bold font-title text-lg tracking-tight no-underline';

/** A long name takes two lines, with the controls beside it. */
function Leading({ name, href }: LeadingFestival) {
  const said = <bdi className="line-clamp-2 leading-tight">{name}</bdi>;
  if (href === null) return <span className={LEADING}>{said}</span>;
  return (
    <a href={href} className={LEADING}>
      {said}
    </a>
  );
}

/** Lanterne's logo, only a drawing, as the word stands beside it. */
function Lantern() {
  return (
    <svg viewBox="0 0 28 28" className="size-7" aria-hidden="true" focusable="false">
      <path
        d="M9.6 8.2a4.4 4.4 0 0 1 8.8 0"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.9"
        strokeLinecap="round"
      />
      <path d="M6.9 9.1h14.2" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round" />
      <path d="M8.4 11h11.2l1.2 10.4H7.2z" className="fill-lamp" />
      <path
        d="M8.4 11 7.2 21.4m12.4-10.4 1.2 10.4"
        stroke="currentColor"
        strokeWidth="1.9"
        strokeLinecap="round"
        fill="none"
      />
      <path d="M6.2 23.2h15.6" stroke="currentColor" strokeWidth="2.6" strokeLinecap="round" />
      <path
        d="M14 19.6c-1.7 0-2.7-1.1-2.7-2.5 0-1.9 2-2.4 2.4-4.3 1.9 1 3 2.7 3 4.3 0 1.4-1 2.5-2.7 2.5z"
        fill="currentColor"
      />
    </svg>
  );
}
