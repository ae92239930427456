import { picturePurposes } from '#db/enums.ts';

/** Separate from the schema, so that pages that only read do not load it. */
export { picturePurposes };
