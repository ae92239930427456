/** The cookie that says in which language this device writes texts that stand in two. */
export const WRITES_IN = 'lanterne-writes-in';
