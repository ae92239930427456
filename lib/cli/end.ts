import { closeStreams } from '#lib/live/streams.ts';

/** How long requests under way may take to finish once the end was asked for, in milliseconds. */
const GRACE = 1000;

/**
 * Ends the server cleanly: event streams are closed on SIGINT and SIGTERM (one open stream otherwise keeps it alive), and when the
 * start script that holds the lock is gone, the server goes too, so that two never write into one data folder.
 */
export function watchForTheEnd(): void {
  const end = () => {
    closeStreams();
    setTimeout(() => process.exit(0), GRACE).unref();
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  // Whoever started this one may be gone before it could listen; without a channel from the start it is undefined.
  if (process.connected === false) process.kill(process.pid, 'SIGTERM');
  if (process.connected) {
    process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
    // The channel is only listened to; it must not keep a finished server alive.
    process.channel?.unref();
  }
}
