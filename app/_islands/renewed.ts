/** The event for a part of a page that a script draws: what it is drawn from was renewed. */
export const RENEWED = 'lanterne-renewed';
