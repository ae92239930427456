/**
 * Where a volunteer's page is posted to (and asked whether anything is new), what is read with it,
 * and their calendar, which has a token of its own. Apart from `i18n/paths.ts`, which is too heavy
 * for an island.
 */
export const volunteerAddresses = {
  post: (token: string) => `/api/team/${token}`,
  /** The file beside the briefing of a task. */
  briefing: (token: string, taskId: number) => `/api/team/${token}/briefings/${taskId}`,
  feed: (calendarToken: string) => `/feeds/volunteers/${calendarToken}.ics`,
};
