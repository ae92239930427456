/**
 * The choices and limits of a festival's forms, in a file without schemas, so that pages can use
 * them.
 */
export type { HeadStyle, Lettering } from '#db/enums.ts';
// Exported again, because app must not import db.
export { accessibilityStates, headStyles, letterings } from '#db/enums.ts';

/**
 * For how many days after its end a festival keeps private data of its people; the column has the
 * same default.
 */
export const PRIVATE_DAYS = { usual: 90, least: 7, most: 730 } as const;
