/**
 * The caches of the service worker. All begin alike, so that nobody else's are ever touched; the
 * number goes up when what stands in them is read another way, and what has another number is
 * deleted.
 */
export const OURS = 'lanterne/';
export const CURRENT = `${OURS}1/`;

/** What the worker knows of each festival it keeps. */
export const STATE = `${CURRENT}state`;
/** What pages are drawn with, by addresses that change with what stands there. */
export const ASSETS = `${CURRENT}assets`;

export const cachesOfFestival = (festival: string) => `${CURRENT}festival/${festival}/`;
/** The pages of one version of a programme in one language. */
export const cacheOfVersion = (festival: string, locale: string, version: string) =>
  `${cachesOfFestival(festival)}${locale}/${version}`;

/** The small pictures of a festival, whatever the version and the language. */
export const picturesOfFestival = (festival: string) => `${cachesOfFestival(festival)}pictures`;

const PRIVATE = `${CURRENT}private/`;
/** What stands under one secret address. */
export const cacheOfSecret = (section: string, token: string) => `${PRIVATE}${section}/${token}`;
/**
 * The board of the day of one festival in one language, for one account: whose it is stands beside
 * it.
 */
export const cacheOfBoard = (festival: string, locale: string) => `${PRIVATE}board/${festival}/${locale}`;

/** So many festivals are kept on one device: those opened last. */
export const KEPT_FESTIVALS = 3;
