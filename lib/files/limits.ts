/**
 * At most, of one file that comes in. What exceeds one is refused or cut with a sentence that names
 * it: sentences take these as their values.
 */
export const MAX_OF_FILE = {
  bytes: 20_000_000,
  calendarBytes: 5_000_000,
  templateBytes: 10_000_000,
  /** Beside the briefing of a task: it is opened on a telephone. */
  briefingBytes: 10_000_000,
  /** A festival with its pictures: 300 of 13 MB. */
  archiveBytes: 4_000_000_000,
  /** Once it is unpacked: a festival of 8,000 séances, a workbook of 20,000 rows of forty cells. */
  unpackedBytes: 40_000_000,
  rows: 20_000,
  columns: 120,
  /** Of a list, that hold anything: twenty-five of each row. */
  cells: 500_000,
  /** Of all its cells together. */
  charactersInAll: 5_000_000,
  events: 20_000,
  /** Whatever its séances: two for each. */
  people: 40_000,
  /** Elements, lists or objects within each other. */
  levels: 64,
  /**
   * In JSON. What a festival file of 40 MB says is 800,000 in each of its texts; as many empty
   * lists take 100 MB.
   */
  values: 1_500_000,
  /**
   * Of one text or unfolded line: no text that people read is longer, and tags within tags take
   * their time squared.
   */
  characters: 100_000,
} as const;
