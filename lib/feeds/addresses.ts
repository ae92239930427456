import type { Locale } from '#lib/i18n/locale.ts';

type CalendarAddresses = Readonly<{
  /** The file itself. */
  https: string;
  /**
   * Opens in the calendar application of an iPhone or Mac, in Thunderbird, or in Outlook on a
   * computer.
   */
  webcal: string;
  /** For Google, which hides cancelled events unless only the title says so. */
  google: string;
  /** The form of Outlook.com and Microsoft 365 for adding a calendar from the web. */
  outlook: string;
  microsoft: string;
}>;

/**
 * All addresses for subscribing to one feed. `siteUrl` has no final slash, `path` is that of the
 * feed; `locale` is the language of its labels (`own`, the festival's, needs no parameter), `name`
 * is the calendar's name in Outlook.
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

/** A `mailto:` link without a recipient, to send to oneself or a friend. */
export function mailWith(subject: string, body: string): string {
  // A lone surrogate would make encodeURIComponent throw.
  const written = (text: string) => encodeURIComponent(text.toWellFormed());
  return `mailto:?subject=${written(subject)}&body=${written(body)}`;
}

type GoogleFacts = Readonly<{
  title: string;
  /** ISO UTC. */
  startInstant: string;
  endInstant: string | null;
  location: string;
  /** What is said of it, with the address of its public page. */
  details: string;
}>;

/** `2026-11-28T08:30:00.000Z` in the form that Google expects: `20261128T083000Z`. */
const compact = (iso: string) => `${iso.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

/**
 * Google Calendar's form for one new entry, filled in. The entry is a copy, which is not updated.
 */
export function googleEventLink({ title, startInstant, endInstant, location, details }: GoogleFacts): string {
  const link = new URL('https://calendar.google.com/calendar/render');
  link.searchParams.set('action', 'TEMPLATE');
  link.searchParams.set('text', title.slice(0, 300));
  link.searchParams.set('dates', `${compact(startInstant)}/${compact(endInstant ?? startInstant)}`);
  if (location !== '') link.searchParams.set('location', location.slice(0, 300));
  link.searchParams.set('details', details);
  return link.href;
}
