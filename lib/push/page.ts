import type { Locale } from '#db/enums.ts';

/** What a page says of itself in `data-push`, for the script that has its reader told. */
export type PushPage = Readonly<{
  locale: Locale;
  /** The page a message opens, where it posts, and what a device installs of it. */
  page: string;
  post: string;
  icon: string;
  /** Else it stands for those alone who are told on this device, to stop it. */
  isOffered: boolean;
  /** The public key messages are signed with (RFC 8292). */
  key: string;
  words: PushWords;
}>;

/** What is said when something was tapped. */
type PushWords = Readonly<{
  on: string;
  off: string;
  save: string;
  start: string;
  saved: string;
  stopped: string;
  refused: string;
  failed: string;
  none: string;
  /** Of the button in a message. */
  stop: string;
}>;

/**
 * Where a page posts that has somebody told. Apart from `i18n/paths.ts`, which is too heavy for an
 * island.
 */
export const pushAddresses = {
  visitor: (token: string) => `/api/selections/${token}/push`,
  volunteer: (token: string) => `/api/team/${token}/push`,
  team: (festival: string) => `/api/festivals/${festival}/push`,
};
