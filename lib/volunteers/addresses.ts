/**
 * The addresses of a volunteer's page: where it posts and asks for news, the files read with it,
 * and the calendar, which has a token of its own. Not in `i18n/paths.ts`, which is too large to be
 * sent to the browser.
 */
export const volunteerAddresses = {
  post: (token: string) => `/api/team/${token}`,
  /** The file beside the briefing of a task. */
  briefing: (token: string, taskId: number) => `/api/team/${token}/briefings/${taskId}`,
  feed: (calendarToken: string) => `/feeds/volunteers/${calendarToken}.ics`,
};
