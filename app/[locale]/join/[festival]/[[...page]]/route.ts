import { joinAt } from '#app/documents/join/join-at.ts';

/** « Devenir bénévole », and an application behind its private link, are documents. */
export const GET = joinAt;
export const HEAD = joinAt;
