type GoogleFacts = Readonly<{
  title: string;
  /** ISO UTC. */
  startInstant: string;
  endInstant: string | null;
  location: string;
  /** The séance's public page. */
  url: string;
}>;

/** `2026-11-28T08:30:00.000Z` in the form that Google expects: `20261128T083000Z`. */
const compact = (iso: string) => `${iso.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

/**
 * Google Calendar's form for one new entry, filled in. The entry is a copy, which is not updated.
 */
export function googleEventLink({ title, startInstant, endInstant, location, url }: GoogleFacts): string {
  const link = new URL('https://calendar.google.com/calendar/render');
  link.searchParams.set('action', 'TEMPLATE');
  link.searchParams.set('text', title.slice(0, 300));
  link.searchParams.set('dates', `${compact(startInstant)}/${compact(endInstant ?? startInstant)}`);
  if (location !== '') link.searchParams.set('location', location.slice(0, 300));
  link.searchParams.set('details', url);
  return link.href;
}
