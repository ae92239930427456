import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { onceInProcess } from '#lib/one-in-process.ts';
import { exchangeUnderWay } from '#lib/under-way.ts';

/** Seconds after which a client should ask again, sent with a 503. */
export const RETRY_AFTER = 10;

/**
 * When Next passes a request on to the second server (`httpxy`), it and our log add eleven
 * listeners to the response; Node warns of a leak at ten.
 */
const MOST_LISTENERS = 20;

/**
 * Makes the response available to the code that runs for its request. Called once by
 * instrumentation.ts; Node reports a request on this channel before the server handles it.
 */
export const carryResponse = (): void =>
  onceInProcess('lanterneResponses', () => {
    subscribe('http.server.request.start', (message) => {
      const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
      // Next would answer 500, since no Request can be made with TRACE: treated as a method that no
      // route answers.
      if (request.method === 'TRACE') request.method = 'DELETE';
      hideRewrites(response);
      response.setMaxListeners(MOST_LISTENERS);
      exchangeUnderWay().enterWith({ request, response });
    });
  });

/**
 * Next names in a header where the answer came from, which would show internal addresses such as
 * that of the second server.
 */
function hideRewrites(response: ServerResponse): void {
  const set = response.setHeader.bind(response);
  response.setHeader = (name, value) => (name.toLowerCase() === 'x-middleware-rewrite' ? response : set(name, value));
}

/**
 * Sets the status of the page that is being drawn, unless its headers were sent. Otherwise a page
 * could only choose one by `notFound()` and `forbidden()`, for which Next sends an empty body that
 * a script must fill (16.4.6: `errorShell` in app-render.js). The answer to a form that a script
 * posted keeps its status, since the page is only part of it.
 */
export function answerStatus(status: 403 | 404 | 410 | 503): void {
  const exchange = exchangeUnderWay().getStore();
  if (!exchange || exchange.response.headersSent || exchange.request.headers['next-action']) return;
  exchange.response.statusCode = status;
  if (status === 503) exchange.response.setHeader('Retry-After', String(RETRY_AFTER));
}
