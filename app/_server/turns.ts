import { AsyncResource } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { acceptedLocale } from '#lib/i18n/accepted-locale.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import { RETRY_AFTER } from './answer-status.ts';
import { isAnsweredBeforeNext } from './before-next.ts';
import { everywhere } from './headers.ts';
import { addressKindOf } from './known-addresses.ts';
import { plainPage } from './plain-page.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;
type Waiting = Readonly<{ begin: () => void; since: number; isAtDoor: boolean }>;

/** How many may be answered in turn at once. */
const AT_ONCE = 2;
/**
 * What is not answered by then waits for a thread, a disk or a client, and takes no turn any more;
 * in milliseconds.
 */
const TURN = 30;
/**
 * However many others come, one begins after so long, in milliseconds; later one who comes with a
 * password, or a link that stands for one.
 */
const LONGEST_HOLD = 50;
const LONGEST_HOLD_AT_DOORS = 1000;
/** How many of those are answered at once, and how many wait. */
const AT_DOORS = 2;
const WAITING_AT_DOORS = 40;

const DOOR = /^\/(?:api\/auth|[a-z]+\/(?:sign-in|setup|reset|invitation))(?:\/|$)/;
/**
 * What a page is drawn with, and whether the server is there; calendars and data are fetched by
 * programs, which wait.
 */
const WITH_PAGES = /^\/(?:fonts|pictures|api\/health)(?:\/|$)/;

const pathOf = (request: IncomingMessage) => (request.url ?? '').split('?', 1)[0] ?? '';

/** Whether somebody reads a page that lies ready for all, or what belongs to one. */
function isReading(request: IncomingMessage): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  const path = pathOf(request);
  const kind = addressKindOf(path);
  if (kind === 'handler') return WITH_PAGES.test(path);
  return kind === 'front' || kind === 'file' || kind === 'document' || path.startsWith('/_next/static/');
}

/**
 * Who is answered when: there is one thread for all. Readers of pages at once; programs that fetch
 * something, what is drawn for one person, what does something and what is not there in turns, two
 * at once. So hundreds who come together hold no reader up.
 */
export class RequestTurns {
  #waiting: Waiting[] = [];
  #taken = 0;
  #atDoors = 0;
  /** How many connections and requests have come, to see whether more do. */
  #come = 0;
  #isLooking = false;
  readonly #length: number;

  /** `turn`: milliseconds after which what is not answered takes no turn any more. */
  constructor(turn = TURN) {
    this.#length = turn;
    for (const channel of ['net.server.socket', 'http.server.request.start'])
      subscribe(channel, () => {
        this.#come += 1;
      });
  }

  /**
   * Has this request answered when it is its turn; says 503 itself where too many wait at the
   * doors.
   */
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
    // What runs for a request finds its response by the context it came in.
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
   * Lets the next begin once a round of the event loop has brought nobody: Node takes one new
   * connection in each round, and whoever opens one would wait for as many turns as there are
   * connections before theirs.
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
 * From now on the server has its requests answered in turns. Called once by instrumentation.ts,
 * before it listens (`lib/cli/start.mjs`).
 */
export function takeTurns(): void {
  const shared = globalThis as typeof globalThis & { lanterneTurns?: RequestTurns };
  shared.lanterneTurns = new RequestTurns();
}

type Refusal = Readonly<{ headers: Record<string, string>; body: string }>;
const refusals = new Map<Locale, Refusal>();

/**
 * Says 503. Written once for a language: of hundreds who are refused the last would wait for the
 * others.
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
