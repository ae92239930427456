import { teamAt } from '#app/documents/team/team-at.ts';

/** Room sheets and volunteers' own pages, each behind a secret link, are documents. */
export const GET = teamAt;
export const HEAD = teamAt;
