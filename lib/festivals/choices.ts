/** What the forms of a festival offer, and how much of it: pages show it without the schemas. */
export type { HeadStyle, Lettering } from '#db/enums.ts';
// App reads no file of db.
export { accessibilityStates, headStyles, letterings } from '#db/enums.ts';

/**
 * Days after its end for which a festival keeps what is private of its people; the column has the
 * usual number too.
 */
export const PRIVATE_DAYS = { usual: 90, least: 7, most: 730 } as const;
