/**
 * The options in the person's form, separate from the schemas, so that pages need not load these.
 */
// Re-exported, because files of app must not import from db.
export { chosenWays } from '#db/enums.ts';
