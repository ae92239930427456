/** The cookie of a device on which the desk's navigation is folded to its icons. */
export const NAV_FOLDED = 'lanterne-nav-folded';

/**
 * The cookie of a device on which a list was last shown as a table, and the one with its columns.
 */
export const seenAsTable = (noun: string) => `lanterne-table-${noun}`;
export const columnsCookie = (noun: string) => `lanterne-columns-${noun}`;
