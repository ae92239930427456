import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { constants, getPriority, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { MessagePort } from 'node:worker_threads';
import type { JobDone } from './job.ts';

/** A job as a thread or a process of the pool is given it. */
type Task = Readonly<{ name: string; lane: string; asked: unknown; port: MessagePort }>;
/** What a process answers. */
export type ProcessAnswer = { done: JobDone } | { thrown: unknown };

/** The argument under which the program of the threads is a process. */
export const AS_PROCESS = 'as-process';
/** On a scale of 40. */
export const STEP_BACK = 10;

/**
 * Does the jobs of a lane, one after the other, in a process of its own, which is started for the
 * first and let go after `idle` milliseconds without one. A library that computes in threads of its
 * own (libvips) takes neither the priority nor the memory limit of a thread that calls it: as a
 * process all of it steps back behind the server, gives its memory back, and a file that breaks it
 * breaks the server no more.
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
   * Throws what the job throws; ends the process and throws where `signal` says so, or where it
   * ended by itself.
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

  /** Ends it, whatever it does. */
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
      // Its program needs none of the flags of a command.
      execArgv: [`--max-old-space-size=${this.#megabytes}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.once('exit', () => {
      if (this.#child === child) this.#child = null;
    });
    // Of one that cannot be started, or asked any more: its job hears of the exit.
    child.on('error', (error) => console.error(error));
    stepBack(child, STEP_BACK);
    this.#child = child;
    return child;
  }

  /** Without a job it keeps no finished program alive. */
  #rest(): void {
    this.#child?.unref();
    this.#child?.channel?.unref();
    this.#letGo = setTimeout(() => void this.destroy(), this.#idle).unref();
  }
}

/**
 * Lets a process work behind this one, by so much on a scale of 40. Before it has started a thread
 * of its own: all of them begin with the priority it has.
 */
export function stepBack({ pid }: ChildProcess, by: number): void {
  try {
    if (pid) setPriority(pid, Math.min(constants.priority.PRIORITY_LOW, getPriority() + by));
  } catch {
    // Where the system does not let it, it works beside the server as an equal.
  }
}
