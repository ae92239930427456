import { AsyncResource } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { acceptedLocale } from '#lib/i18n/accepted-locale.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import { everywhere, RETRY_AFTER } from './answer-head.ts';
import { addressKindOf, isAnsweredBeforeNext } from './before-next.ts';
import { plainPage } from './plain-page.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;
type Waiting = Readonly<{ begin: () => void; since: number; isAtDoor: boolean }>;

/** How many requests are answered in turn at the same time. */
const AT_ONCE = 2;
/**
 * A request unanswered after this many milliseconds is waiting for a thread, a disk or a client, so
 * it gives up its turn.
 */
const TURN = 30;
/**
 * A request begins after waiting this long even if others keep coming, in milliseconds; one with a
 * password or a link like an invitation waits longer.
 */
const LONGEST_HOLD = 50;
const LONGEST_HOLD_AT_DOORS = 1000;
/** How many of the latter are answered at the same time, and how many may wait. */
const AT_DOORS = 2;
const WAITING_AT_DOORS = 40;

const DOOR = /^\/(?:api\/auth|[a-z]+\/(?:sign-in|setup|reset|invitation))(?:\/|$)/;
/**
 * Files that pages need, and the health check. Other handlers serve calendars and data to programs,
 * which can wait.
 */
const WITH_PAGES = /^\/(?:fonts|pictures|api\/health)(?:\/|$)/;

const pathOf = (request: IncomingMessage) => (request.url ?? '').split('?', 1)[0] ?? '';

/**
 * Whether a request is for a cached page that is the same for everybody, or for a file of such a
 * page.
 */
function isReading(request: IncomingMessage): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  const path = pathOf(request);
  const kind = addressKindOf(path);
  if (kind === 'handler') return WITH_PAGES.test(path);
  return kind === 'front' || kind === 'file' || kind === 'document' || path.startsWith('/_next/static/');
}

/**
 * Decides when each request is answered, as there is one thread for all. Readers of pages are
 * answered at once; everything else (programs fetching files, pages drawn for one person, posts,
 * addresses that do not exist) takes turns, two at a time. So hundreds of requests that come
 * together delay no reader.
 */
export class RequestTurns {
  #waiting: Waiting[] = [];
  #taken = 0;
  #atDoors = 0;
  /** Counts connections and requests, to notice whether more are arriving. */
  #come = 0;
  #isLooking = false;
  readonly #length: number;

  /** `turn`: milliseconds after which an unanswered request gives up its turn. */
  constructor(turn = TURN) {
    this.#length = turn;
    for (const channel of ['net.server.socket', 'http.server.request.start'])
      subscribe(channel, () => {
        this.#come += 1;
      });
  }

  /** Answers this request when it is its turn; answers 503 itself where too many sign-ins wait. */
  take(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
    if (isReading(request)) {
      if (!isAnsweredBeforeNext(request, response)) answer(request, response);
      return;
    }
    const isAtDoor = request.method === 'POST' && DOOR.test(pathOf(request));
    if (isAtDoor && this.#waiting.filter((one) => one.isAtDoor).length >= WAITING_AT_DOORS) {
      void refuse(request, response);
      return;
    }
    // Keeps the async context of the request, in which its code finds the response.
    const begin = AsyncResource.bind(() => {
      if (response.destroyed || request.socket.destroyed) return;
      void this.#turn(response, isAtDoor);
      answer(request, response);
    });
    this.#waiting.push({ begin, since: performance.now(), isAtDoor });
    this.#look();
  }

  async #turn(response: ServerResponse, isAtDoor: boolean): Promise<void> {
    const closed = once(response, 'close').catch(() => {});
    this.#taken += 1;
    if (isAtDoor) this.#atDoors += 1;
    await Promise.race([closed, pause(this.#length)]);
    this.#taken -= 1;
    this.#look();
    if (!isAtDoor) return;
    await closed;
    this.#atDoors -= 1;
    this.#look();
  }

  /**
   * Begins the next request after a round of the event loop in which nothing arrived: Node accepts
   * one new connection per round, so otherwise a new reader would wait for one turn per connection
   * before theirs.
   */
  #look(): void {
    if (this.#isLooking || this.#waiting.length === 0) return;
    this.#isLooking = true;
    setImmediate(() => {
      const come = this.#come;
      setImmediate(() => {
        this.#isLooking = false;
        this.#begin(come === this.#come);
      });
    });
  }

  #begin(isQuiet: boolean): void {
    if (this.#taken >= AT_ONCE) return;
    const at = this.#waiting.findIndex(({ isAtDoor }) => !isAtDoor || this.#atDoors < AT_DOORS);
    const next = this.#waiting[at];
    if (!next) return;
    const hold = next.isAtDoor ? LONGEST_HOLD_AT_DOORS : LONGEST_HOLD;
    if (isQuiet || performance.now() - next.since > hold) {
      this.#waiting.splice(at, 1);
      next.begin();
    }
    this.#look();
  }
}

/**
 * Makes the server answer its requests in turns. Called once by instrumentation.ts, before it
 * listens (`lib/cli/start.mjs`).
 */
export function takeTurns(): void {
  const shared = globalThis as typeof globalThis & { lanterneTurns?: RequestTurns };
  shared.lanterneTurns = new RequestTurns();
}

type Refusal = Readonly<{ headers: Record<string, string>; body: string }>;
const refusals = new Map<Locale, Refusal>();

/**
 * Answers 503. The page is made once per language: if hundreds are refused, making it each time
 * would delay the last ones.
 */
async function refuse(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const locale = acceptedLocale(request.headers['accept-language'] ?? null);
  const refusal = refusals.get(locale) ?? (await writtenRefusal(locale));
  refusals.set(locale, refusal);
  response.writeHead(503, refusal.headers).end(refusal.body);
}

async function writtenRefusal(locale: Locale): Promise<Refusal> {
  const { failure, errors } = messages[locale];
  const busy = { title: failure.title, body: errors.serverBusy };
  const page = plainPage(locale, 503, busy, { ...everywhere, 'Retry-After': String(RETRY_AFTER) });
  return { headers: Object.fromEntries(page.headers), body: await page.text() };
}
