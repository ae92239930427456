import type { Locale } from '#db/enums.ts';

/** The data in `data-push` of a page, for the script that subscribes its reader. */
export type PushPage = Readonly<{
  locale: Locale;
  /** The page a message opens, the address to post to, and what a device installs for it. */
  page: string;
  post: string;
  icon: string;
  /**
   * When false, it is shown only to those who already receive notifications on this device, so that
   * they can stop them.
   */
  isOffered: boolean;
  /** The public key with which messages are signed (RFC 8292). */
  key: string;
  words: PushWords;
}>;

/** What the page says after a button was pressed. */
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
  /** The label of the button in a notification. */
  stop: string;
}>;

/**
 * The addresses to which a page posts a subscription. They are not in `i18n/paths.ts`, because that
 * is too heavy for an island.
 */
export const pushAddresses = {
  visitor: (token: string) => `/api/selections/${token}/push`,
  volunteer: (token: string) => `/api/team/${token}/push`,
  team: (festival: string) => `/api/festivals/${festival}/push`,
};
