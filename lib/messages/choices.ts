/**
 * Characters of a subject, and of a text in one language: a telephone sends some ten SMS of that.
 */
export const MAX_SUBJECT = 150;
export const MAX_MESSAGE = 1500;
