import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { noteFault } from '#lib/faults.ts';
import { oneInProcess } from '#lib/one-in-process.ts';
import { typedAddress } from './known-addresses.ts';

type Answer = (request: Request) => Promise<Response>;

/** Routes say what they answer, the server's start asks. */
const answers = oneInProcess('lanterneAnswers', () => new Map<string, Answer>());

/**
 * A section of the site, as `festivals`, and what stands behind it: plain words, secrets and
 * numbers. Whatever is spelled otherwise Next knows what to do with.
 */
const DOCUMENT = /^\/[a-z]{2}\/([a-z]+)((?:\/[\w-]+)+)(?:\?|$)/;
/** Of a document nothing depends on who is signed in, and no client chooses a nonce. */
const HIDDEN: ReadonlySet<string> = new Set(['cookie', 'x-nonce']);
/** Addresses are read for their path; no festival has this host. */
const ORIGIN = 'http://here.invalid';

/**
 * From now on documents of this section are answered by `answer`, which asks nothing of Next,
 * before Next hears of them: what Next does around a page that lies ready takes three times what
 * the page takes. Said where the route is read, so the first is still answered by Next.
 */
export function answersBeforeNext(section: string, answer: Answer): void {
  // While somebody works on Lanterne a route is read anew, and this one would be the old one.
  if (process.env.NODE_ENV !== 'production') return;
  answers().set(section, answer);
}

/** Answers a document, if its route has been read. False: it is Next's. */
export function isAnsweredBeforeNext(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  const { url = '' } = request;
  const answer = answers().get(DOCUMENT.exec(url)?.[1] ?? '');
  // In capitals it leads elsewhere (proxy.ts).
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
  // What is written as it is sent has no length.
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
