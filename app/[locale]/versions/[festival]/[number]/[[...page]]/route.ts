import { versionAt } from '#app/documents/version-at.ts';

export const dynamic = 'force-dynamic';

/** A version as it was published, for those who see the desk, as documents. */
export const GET = versionAt;
export const HEAD = versionAt;
