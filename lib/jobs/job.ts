/**
 * Where a job is done. `documents`: pages of large festivals, in one thread that keeps the
 * programmes it has read. `reading`: what somebody waits for, of our own data. `publication` and
 * `warnings`: the same of a large draft, each in the one thread that keeps what it has made of it.
 * `files`: what strangers made, one after the other, each in a thread of its own that ends with it.
 * `plans`: what such a file would change, one after the other in a thread that keeps the last.
 * `pictures`: what is made of pictures, in a process. Each lane has threads and memory of its own:
 * no reader waits behind a file.
 */
export type Lane = 'documents' | 'reading' | 'publication' | 'warnings' | 'files' | 'plans' | 'pictures';

/** What the threads can do; each has its work in the table of `app/_server/jobs/worker.ts`. */
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
 * A job that was asked for and is not done: of which festival it is, if that is known, and since
 * when (an instant) it is done, or waits for its turn.
 */
export type JobUnderWay = Readonly<{ name: JobName; festival: string | null; since: string; isWaiting: boolean }>;

/**
 * Work that a thread does by name: it is asked `In`, is given more as that is made, tells parts of
 * what it finds as it goes, and answers `Out`; all as a thread can hand them on.
 */
export type Job<In, Out, Part = never, Given = never> = Readonly<{
  name: JobName;
  lane: Lane;
  /** How long it may take at most, once it is its turn. */
  milliseconds: number;
  /** Of memory, for a job of files that needs another limit than its lane has. */
  megabytes?: number;
  /** Its shape; no value stands here. */
  shape?: JobWork<In, Out, Part, Given>;
}>;

export type JobWork<In, Out, Part = never, Given = never> = (
  asked: In,
  tell: (part: Part) => void,
  given: AsyncIterable<Given>,
) => Out | Promise<Out>;

/** What goes to and fro while a job is done. */
export type Talk<Part, Given> = Readonly<{
  /** Told each part, in their order and before the end. */
  hear?: (part: Part) => void;
  /** Made one by one, between what others ask. */
  give?: Iterable<Given>;
}>;

/**
 * What a thread answers: a failure the reader can do something about loses its class on the way.
 */
export type JobDone =
  | { answer: unknown }
  | { failed: { code: string; values: Record<string, string | number>; status: number } };
