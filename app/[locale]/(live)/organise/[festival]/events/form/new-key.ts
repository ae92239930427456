let made = 0;

/** A name for a row that is being typed; the server gives it an id. */
export const newKey = () => `n${Date.now().toString(36)}${(made++).toString(36)}`;
