/**
 * The cookie of a device on which a list was last shown as a table, and the one with its columns.
 */
export const seenAsTable = (noun: string) => `lanterne-table-${noun}`;
export const columnsCookie = (noun: string) => `lanterne-columns-${noun}`;
