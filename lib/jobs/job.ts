/**
 * Where a job runs. `documents`: pages of large festivals, in one thread that keeps the programmes
 * it has read. `reading`: what somebody waits for, from our own data. `publication` and `warnings`:
 * the same for a large draft, each in a thread that keeps what it has computed. `files`: files from
 * strangers, one after another, each in a new thread that ends with it. `plans`: what such a file
 * would change, one after another in a thread that keeps the last plan. `pictures`: drawing
 * pictures, in a process. Each lane has its own threads and memory, so that no reader waits behind
 * a file.
 */
export type Lane = 'documents' | 'reading' | 'publication' | 'warnings' | 'files' | 'plans' | 'pictures';

/** The jobs of the threads; each has its work in the table of `app/_server/jobs/worker.ts`. */
export type JobName =
  | 'publication-page'
  | 'left-to-settle'
  | 'release'
  | 'workbook'
  | 'text'
  | 'sheets'
  | 'programme'
  | 'festival-file'
  | 'plan'
  | 'list'
  | 'drawing'
  | 'backup'
  | 'keep-picture'
  | 'check-picture'
  | 'picture-colours'
  | 'picture-icon'
  | 'picture-behind'
  | 'picture-size';

/**
 * A job that runs or waits: the festival it is for, if known, and since when (an instant) it runs,
 * or waits.
 */
export type JobUnderWay = Readonly<{ name: JobName; festival: string | null; since: string; isWaiting: boolean }>;

/**
 * A job that a thread does by name: it gets `In`, may get more while that is made (`Given`),
 * reports parts of its result (`Part`), and returns `Out`; all must be values that can be passed
 * between threads.
 */
export type Job<In, Out, Part = never, Given = never> = Readonly<{
  name: JobName;
  lane: Lane;
  /** The longest time it may take, once it runs. */
  milliseconds: number;
  /**
   * The memory limit in megabytes, for a job of the lane `files` that needs another one than the
   * lane.
   */
  megabytes?: number;
  /** Only for its type; never has a value. */
  shape?: JobWork<In, Out, Part, Given>;
}>;

export type JobWork<In, Out, Part = never, Given = never> = (
  asked: In,
  tell: (part: Part) => void,
  given: AsyncIterable<Given>,
) => Out | Promise<Out>;

/** What is exchanged while a job runs. */
export type Talk<Part, Given> = Readonly<{
  /** Called with each part, in order and before the end. */
  hear?: (part: Part) => void;
  /** Made one by one, between other requests. */
  give?: Iterable<Given>;
}>;

/**
 * The answer of a thread. An error that the user can do something about loses its class on the way,
 * so its fields are passed on.
 */
export type JobDone =
  | { answer: unknown }
  | { failed: { code: string; values: Record<string, string | number>; status: number } };
