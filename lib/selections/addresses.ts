import type { Locale } from '#db/enums.ts';

/**
 * Raised whenever the shape of `ProgrammeTimes` changes, because browsers keep what they fetched
 * for ever.
 */
export const TIMES_FORMAT = 4;

/**
 * The address to which a visitor's selection is posted, that of its calendar, and that of the data
 * its page is drawn from. They are not in `i18n/paths.ts`, because its readable addresses need a
 * table of letters that is too large for an island.
 */
export const selectionAddresses = {
  post: () => '/api/selections',
  postTo: (token: string) => `/api/selections/${token}`,
  feed: (token: string) => `/feeds/selections/${token}.ics`,
  times: (key: string, locale: Locale) => `/api/public/${key}/times/${locale}-${TIMES_FORMAT}.json`,
};
