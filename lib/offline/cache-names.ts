/**
 * The caches of the service worker. All names begin alike, so that caches of other programs are
 * never touched. The number is raised when their content is read in another way; caches with
 * another number are deleted.
 */
export const OURS = 'lanterne/';
export const CURRENT = `${OURS}1/`;

/** What the worker knows of each festival it keeps. */
export const STATE = `${CURRENT}state`;
/** The files needed to draw pages, whose addresses change with their content. */
export const ASSETS = `${CURRENT}assets`;

export const cachesOfFestival = (festival: string) => `${CURRENT}festival/${festival}/`;
/** The pages of one version of a programme in one language. */
export const cacheOfVersion = (festival: string, locale: string, version: string) =>
  `${cachesOfFestival(festival)}${locale}/${version}`;

/** The small pictures of a festival, for all versions and languages. */
export const picturesOfFestival = (festival: string) => `${cachesOfFestival(festival)}pictures`;

const PRIVATE = `${CURRENT}private/`;
/** The pages under one secret address. */
export const cacheOfSecret = (section: string, token: string) => `${PRIVATE}${section}/${token}`;
/**
 * The board of the day of one festival in one language, for one account, which is stored beside it.
 */
export const cacheOfBoard = (festival: string, locale: string) => `${PRIVATE}board/${festival}/${locale}`;

/** How many festivals one device keeps: those opened last. */
export const KEPT_FESTIVALS = 3;
