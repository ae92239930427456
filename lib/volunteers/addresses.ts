/** Where a volunteer's page is posted to (and asked whether anything is new), and their calendar. Apart from `i18n/paths.ts`, which is too heavy for an island. */
export const volunteerAddresses = {
  post: (token: string) => `/api/team/${token}`,
  feed: (token: string) => `/feeds/volunteers/${token}.ics`,
};
