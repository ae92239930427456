import type { Locale } from '../i18n/locale.ts';

export type CalendarAddresses = Readonly<{
  /** The file itself. */
  https: string;
  /** Opens the calendar of an iPhone, a Mac, Thunderbird or Outlook on a computer. */
  webcal: string;
  /** For Google, which hides cancelled events unless the title says it. */
  google: string;
  /** Outlook.com's and Microsoft 365's form for a calendar from the web. */
  outlook: string;
  microsoft: string;
  /** A message to oneself with the address in it. */
  mail: (subject: string) => string;
}>;

/**
 * Everything « s’abonner » can mean for one feed. `siteUrl` has no slash at its end, `path` is the feed's; `locale` chooses the
 * language of its labels (French is the feed's own and needs no word), `name` what Outlook calls it.
 */
export function calendarAddresses(
  siteUrl: string,
  path: string,
  { locale, name }: { locale: Locale; name: string },
): CalendarAddresses {
  const language: Record<string, string> = locale === 'fr' ? {} : { lang: locale };
  const address = (options: Record<string, string>) => {
    const query = new URLSearchParams(options).toString();
    return `${siteUrl}${path}${query && `?${query}`}`;
  };
  const https = address(language);
  const google = address({ ...language, cancelled: 'title' });
  const fromWeb = (host: string) =>
    `https://${host}/calendar/0/addfromweb?${new URLSearchParams({ url: https, name }).toString()}`;
  return {
    https,
    webcal: https.replace(/^https?:/, 'webcal:'),
    google,
    outlook: fromWeb('outlook.live.com'),
    microsoft: fromWeb('outlook.office.com'),
    // A lone surrogate would make encodeURIComponent throw.
    mail: (subject) =>
      `mailto:?subject=${encodeURIComponent(subject.toWellFormed())}&body=${encodeURIComponent(https)}`,
  };
}
