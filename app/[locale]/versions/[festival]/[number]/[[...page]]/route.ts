import { versionAt } from '#app/documents/behind-at.ts';

/** A published version, for those who may see the desk, as documents. */
export const GET = versionAt;
export const HEAD = versionAt;
