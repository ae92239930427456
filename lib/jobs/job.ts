/**
 * Where a job is done. `reading`: what pages wait for, of our own data. Each lane has threads and memory of its own, so that no reader waits behind a file.
 */
export type Lane = 'reading';

/** Work that a thread does by name: it is asked `In` and answers `Out`, both as a thread can hand them on. */
export type Job<In, Out> = Readonly<{
  name: string;
  lane: Lane;
  /** How long it may take at most, once it is its turn. */
  milliseconds: number;
  /** Its shape; no value stands here. */
  shape?: (asked: In) => Out;
}>;

/** What a thread answers: a failure the reader can do something about loses its class on the way. */
export type Done =
  | { answer: unknown }
  | { failed: { code: string; values: Record<string, string | number>; status: number } };
