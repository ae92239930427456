import { previewAt } from '#app/documents/behind-at.ts';

/** The draft as the public would see it, behind a secret link, as documents. */
export const GET = previewAt;
export const HEAD = previewAt;
