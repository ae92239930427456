/**
 * The cookie of a device on which a list was last seen as a table, and the one that says with which
 * columns.
 */
export const seenAsTable = (noun: string) => `lanterne-table-${noun}`;
export const columnsCookie = (noun: string) => `lanterne-columns-${noun}`;
