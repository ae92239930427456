/**
 * Told to a part of a page that a script of its own draws, when what it is drawn from came anew.
 */
export const RENEWED = 'lanterne-renewed';
