import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { noteFault } from '#lib/faults.ts';
import { oneInProcess } from '#lib/one-in-process.ts';
import { typedAddress } from './known-addresses.ts';

type Answer = (request: Request) => Promise<Response>;

/** Filled by the routes, read by the server's start. */
const answers = oneInProcess('lanterneAnswers', () => new Map<string, Answer>());

/**
 * Section of the site (`festivals`) and the rest of the path, made of plain words, secrets and
 * numbers. Any other spelling is left to Next.
 */
const DOCUMENT = /^\/[a-z]{2}\/([a-z]+)((?:\/[\w-]+)+)(?:\?|$)/;
/**
 * Headers that documents may not see: no document depends on who is signed in, and no client may
 * choose a nonce.
 */
const HIDDEN: ReadonlySet<string> = new Set(['cookie', 'x-nonce']);
/** Only the path of an address is used; this host stands for none. */
const ORIGIN = 'http://here.invalid';

/**
 * Has `answer` handle the documents of this section before Next does: the work Next does around a
 * cached page takes three times as long as the page. A route calls this when it is loaded, so Next
 * still answers the first request.
 */
export function answersBeforeNext(section: string, answer: Answer): void {
  // In development a route is loaded again after each change, and this would keep the old one.
  if (process.env.NODE_ENV !== 'production') return;
  answers().set(section, answer);
}

/** Answers a document if its route has been loaded. False: Next has to answer it. */
export function isAnsweredBeforeNext(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  const { url = '' } = request;
  const answer = answers().get(DOCUMENT.exec(url)?.[1] ?? '');
  // An address typed in capitals is redirected by proxy.ts.
  if (!answer || typedAddress(url.split('?', 1)[0] ?? '', () => 'fr')) return false;
  void send(request, response, answer).catch((error: unknown) => {
    if (!request.destroyed) noteFault(error);
    response.destroy();
  });
  return true;
}

async function send(request: IncomingMessage, response: ServerResponse, answer: Answer): Promise<void> {
  const answered = await answer(asRequest(request));
  const headers = Object.fromEntries(answered.headers);
  // A stream has no length in advance.
  const isStream = answered.body !== null && !answered.headers.has('content-length');
  const bytes = isStream ? null : Buffer.from(await answered.arrayBuffer());
  response.writeHead(answered.status, headers);
  if (bytes) response.end(bytes);
  else await pipeline(Readable.fromWeb(answered.body as Parameters<typeof Readable.fromWeb>[0]), response);
}

function asRequest({ method = 'GET', url = '', headers }: IncomingMessage): Request {
  const given = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined || HIDDEN.has(name) ? [] : [[name, String(value)]],
  );
  return new Request(ORIGIN + url, { method, headers: given });
}
