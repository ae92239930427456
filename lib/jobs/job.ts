import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { constants, getPriority, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { MessagePort } from 'node:worker_threads';

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
  | 'publication-figures'
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

/** A job as it is passed to a thread or process of the pool. */
type Task = Readonly<{ name: string; lane: string; asked: unknown; port: MessagePort }>;
/** The answer of a process. */
export type ProcessAnswer = { done: JobDone } | { thrown: unknown };

/** The argument that tells the program of the threads that it runs as a process. */
export const AS_PROCESS = 'as-process';
/** How much its priority is lowered, on the scale of 40 of `nice`. */
export const STEP_BACK = 10;

/**
 * Runs the jobs of a lane, one after another, in a process that is started for the first job and
 * stopped after `idle` milliseconds without one. A library with threads of its own (libvips) is not
 * bound by the priority and the memory limit of the calling thread. In a process, all of it has a
 * lower priority than the server, returns its memory, and cannot crash the server.
 */
export class JobProcess {
  readonly #program: string;
  readonly #megabytes: number;
  readonly #idle: number;
  #child: ChildProcess | null = null;
  #letGo: NodeJS.Timeout | undefined;

  /** `program`: an address, as for threads. */
  constructor(program: string, { megabytes, idle }: { megabytes: number; idle: number }) {
    this.#program = program;
    this.#megabytes = megabytes;
    this.#idle = idle;
  }

  /**
   * Throws what the job throws. Stops the process and throws if `signal` is aborted or the process
   * exits.
   */
  async run({ port, ...asked }: Task, { signal }: { signal: AbortSignal }): Promise<JobDone> {
    clearTimeout(this.#letGo);
    const child = this.#begin();
    const over = new AbortController();
    const until = { signal: AbortSignal.any([signal, over.signal]) };
    try {
      child.send(asked);
      const [answer] = (await Promise.race([
        once(child, 'message', until),
        once(child, 'exit', until).then(() => Promise.reject(new Error('The process of a job has exited.'))),
      ])) as [ProcessAnswer];
      if ('thrown' in answer) throw answer.thrown;
      return answer.done;
    } catch (error) {
      if (signal.aborted) await this.destroy();
      throw error;
    } finally {
      over.abort();
      port.postMessage(null);
      port.close();
      this.#rest();
    }
  }

  /** Stops the process, whatever it is doing. */
  async destroy(): Promise<void> {
    clearTimeout(this.#letGo);
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  #begin(): ChildProcess {
    const child = this.#child ?? this.#start();
    child.ref();
    child.channel?.ref();
    return child;
  }

  #start(): ChildProcess {
    const child = fork(fileURLToPath(this.#program), [AS_PROCESS], {
      // The program needs none of the command line flags of the server.
      execArgv: [`--max-old-space-size=${this.#megabytes}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.once('exit', () => {
      if (this.#child === child) this.#child = null;
    });
    // If it cannot be started or reached, its job learns of the exit.
    child.on('error', (error) => console.error(error));
    stepBack(child, STEP_BACK);
    this.#child = child;
    return child;
  }

  /** Without a job, the process does not keep a finished program alive. */
  #rest(): void {
    this.#child?.unref();
    this.#child?.channel?.unref();
    this.#letGo = setTimeout(() => void this.destroy(), this.#idle).unref();
  }
}

/**
 * Lowers the priority of a process by so much, on the scale of 40 of `nice`. Must be called before
 * it starts threads, because they inherit its priority.
 */
export function stepBack({ pid }: ChildProcess, by: number): void {
  try {
    if (pid) setPriority(pid, Math.min(constants.priority.PRIORITY_LOW, getPriority() + by));
  } catch {
    // Where the system does not allow it, it keeps the priority of the server.
  }
}
