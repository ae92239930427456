import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { logLine } from './log-file.ts';
import { onceInProcess } from './one-in-process.ts';

/**
 * From now on every request of this process is logged: its time, address, status and duration in
 * milliseconds, but not who sent it.
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

/** The part of an address after one of these words is a secret, or the id of a person. */
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
/** The form of a secret anywhere in an address: no readable part has capitals or `_`. */
const SECRET = /^(?=.*[A-Z_])[A-Za-z0-9_-]{20,}/;
/** A longer path is logged in part only, because no page has such an address. */
const MAX_PATH = 300;

/** An address in the form in which it may be logged: without its secrets and without its query. */
export function saidPath(url: string): string {
  const [path = ''] = url.slice(0, MAX_PATH).split(/[?#]/);
  const parts = path.split('/');
  return parts
    .map((part, index) => (BEFORE_SECRETS.has(parts[index - 1] ?? '') || SECRET.test(part) ? '…' : part))
    .join('/');
}
