import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { logLine } from './log-file.ts';
import { onceInProcess } from './one-in-process.ts';

/**
 * From now on every request of this process has a line: when, which address, how it was answered
 * and in how many milliseconds; not who asked.
 */
export const logRequests = (): void =>
  onceInProcess('lanterneRequestLog', () => {
    subscribe('http.server.request.start', (message) => {
      const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
      const from = performance.now();
      const { method = '', url = '' } = request;
      response.once('close', () => {
        const ms = Math.round(performance.now() - from);
        const line = { method, path: saidPath(url), status: response.statusCode, ms };
        logLine('requests', response.writableFinished ? line : { ...line, cut: true });
      });
    });
  });

/** Behind these words of an address stands a secret, or the id of a person. */
const BEFORE_SECRETS: ReadonlySet<string> = new Set([
  'team',
  'preview',
  'my',
  'setup',
  'invitation',
  'reset',
  'selections',
  'volunteers',
]);
/**
 * What looks like a secret wherever it stands: no readable part of an address has capitals or `_`.
 */
const SECRET = /^(?=.*[A-Z_])[A-Za-z0-9_-]{20,}/;
/** Longer ones are said in part: they are nobody's address. */
const MAX_PATH = 300;

/** An address as a log may keep it: without its secrets, and without what was asked behind `?`. */
export function saidPath(url: string): string {
  const [path = ''] = url.slice(0, MAX_PATH).split(/[?#]/);
  const parts = path.split('/');
  return parts
    .map((part, index) => (BEFORE_SECRETS.has(parts[index - 1] ?? '') || SECRET.test(part) ? '…' : part))
    .join('/');
}
