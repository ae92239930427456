import { picturePurposes } from '#db/enums.ts';

/** Apart from the schema, which pages that only read need not bring. */
export { picturePurposes };
