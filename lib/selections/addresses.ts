import type { Locale } from '#db/enums.ts';

/** Raised when the shape of `ProgrammeTimes` changes: browsers keep what they fetched for ever. */
export const TIMES_FORMAT = 3;

/**
 * Where a visitor's own programme is posted to, its calendar, and what its page is drawn from.
 * Apart from `i18n/paths.ts`, whose readable addresses carry an alphabet too heavy for an island.
 */
export const selectionAddresses = {
  post: () => '/api/selections',
  postTo: (token: string) => `/api/selections/${token}`,
  feed: (token: string) => `/feeds/selections/${token}.ics`,
  times: (key: string, locale: Locale) => `/api/public/${key}/times/${locale}-${TIMES_FORMAT}.json`,
};
