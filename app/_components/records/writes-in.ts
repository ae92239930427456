/** The cookie with the language that forms on this device show for texts in two languages. */
export const WRITES_IN = 'lanterne-writes-in';
