import type { Locale } from '#lib/i18n/locale.ts';

type CalendarAddresses = Readonly<{
  /** The file itself. */
  https: string;
  /** Opens the calendar of an iPhone, a Mac, Thunderbird or Outlook on a computer. */
  webcal: string;
  /** For Google, which hides cancelled events unless the title says it. */
  google: string;
  /** Outlook.com's and Microsoft 365's form for a calendar from the web. */
  outlook: string;
  microsoft: string;
}>;

/**
 * Everything « s’abonner » can mean for one feed. `siteUrl` has no slash at its end, `path` is the
 * feed's; `locale` chooses the language of its labels (`own`, the festival's, needs no word),
 * `name` what Outlook calls it.
 */
export function calendarAddresses(
  siteUrl: string,
  path: string,
  { locale, own, name }: { locale: Locale; own: Locale; name: string },
): CalendarAddresses {
  const language: Record<string, string> = locale === own ? {} : { lang: locale };
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
  };
}

/** A message without a receiver yet: to oneself, or to a friend. */
export function mailWith(subject: string, body: string): string {
  // A lone surrogate would make encodeURIComponent throw.
  const written = (text: string) => encodeURIComponent(text.toWellFormed());
  return `mailto:?subject=${written(subject)}&body=${written(body)}`;
}
