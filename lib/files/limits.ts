/**
 * At most, of one file that comes in. What exceeds one is refused or cut with a sentence that names
 * it: sentences take these as their values.
 */
export const MAX_OF_FILE = {
  bytes: 20_000_000,
  calendarBytes: 5_000_000,
  rows: 20_000,
  columns: 120,
  events: 20_000,
  /** Whatever its séances: two for each. */
  people: 40_000,
  /** Elements, lists or objects within each other. */
  levels: 64,
  /**
   * Of one text or unfolded line: no text that people read is longer, and tags within tags take
   * their time squared.
   */
  characters: 100_000,
} as const;
