import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { onceInProcess } from '#lib/one-in-process.ts';
import { exchangeUnderWay } from '#lib/request-under-way.ts';

/** Seconds after which a client may ask again what could not be answered now. */
export const RETRY_AFTER = 10;

/**
 * Of what Next passes on to the second server (`httpxy`), it and our log hear of its end in eleven
 * ways, once each; Node warns of a leak at ten.
 */
const MOST_LISTENERS = 20;

/**
 * From now on what runs for a request can find its response. Called once by instrumentation.ts;
 * Node announces a request on this channel before the server sees it.
 */
export const carryResponse = (): void =>
  onceInProcess('lanterneResponses', () => {
    subscribe('http.server.request.start', (message) => {
      const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
      // Next answers 500 to it, because no Request can be made of it: read as a method that nothing
      // answers.
      if (request.method === 'TRACE') request.method = 'DELETE';
      hideRewrites(response);
      response.setMaxListeners(MOST_LISTENERS);
      exchangeUnderWay().enterWith({ request, response });
    });
  });

/**
 * Next tells in a header where a request was answered from: an address within, as that of the
 * second server.
 */
function hideRewrites(response: ServerResponse): void {
  const set = response.setHeader.bind(response);
  response.setHeader = (name, value) => (name.toLowerCase() === 'x-middleware-rewrite' ? response : set(name, value));
}

/**
 * The status of the page that is being drawn, while none of it was sent. Next lets a page choose no
 * status but by `notFound()` and `forbidden()`, which send an empty body that only a script fills
 * (16.4.6: `errorShell` in app-render.js). The answer to a form that a script posted keeps its own:
 * there the page is not what was asked for.
 */
export function answerStatus(status: 403 | 404 | 410 | 503): void {
  const exchange = exchangeUnderWay().getStore();
  if (!exchange || exchange.response.headersSent || exchange.request.headers['next-action']) return;
  exchange.response.statusCode = status;
  if (status === 503) exchange.response.setHeader('Retry-After', String(RETRY_AFTER));
}
