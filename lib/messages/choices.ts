/**
 * In characters: a subject, and a text in one language; a telephone sends such a text as some ten
 * SMS.
 */
export const MAX_SUBJECT = 150;
export const MAX_MESSAGE = 1500;
