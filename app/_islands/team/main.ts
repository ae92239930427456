import { newUuid } from '#app/_components/new-uuid.ts';
import { outboxOf } from '#app/_components/outbox.ts';
import { workerAnswers } from '#app/_components/site-worker.ts';
import { whileSeen } from '#app/_components/while-seen.ts';
import { carryTyped, isWriting, takeAsTyped, typeAgain } from '#app/_islands/typed.ts';
import { ASK_EVERY } from '#lib/live/ask-every.ts';
import { cacheOfSecret } from '#lib/offline/cache-names.ts';
import { pushAddresses } from '#lib/push/page.ts';
import { volunteerAddresses } from '#lib/volunteers/addresses.ts';
import { isStale, light } from './light.ts';
import {
  actedAt,
  actedPartOf,
  type OwnTap,
  placeSaid,
  say,
  send,
  showLine,
  showUnsent,
  storeOf,
  type TapAnswer,
  type TapWords,
} from './show.ts';
import { swap } from './swap.ts';
import { takeToldAway } from './told.ts';

/** A page that takes longer is asked for again. Milliseconds. */
const DRAWN_WITHIN = 30_000;

/** The taps: stored, sent until answered, and each done once. */
type Taps = {
  show: () => void;
  /** Sends the taps that wait. */
  flush: () => Promise<void>;
  leave: () => Promise<void>;
  /** Moves the sentence about the last act back beside its place, after that part was redrawn. */
  keepSaid: () => void;
  /** Says why what was asked in a form is not done. */
  refuse: (form: HTMLElement, sentence: string) => void;
  /** Whether a tap waits, from this page or another at this address. */
  isWaiting: () => Promise<boolean>;
};

/**
 * Takes over the forms that post to the page's secret address. `redraw` draws the page anew after
 * an act; null where another script does, and the sentence then stands at the top.
 */
function keepTaps(token: string, words: TapWords, redraw: (() => Promise<void>) | null): Taps {
  /** Where the last act was made. */
  let acted = actedAt(null);
  const said = document.querySelector<HTMLElement>('#said') ?? document.createElement('div');
  const keepSaid = () => {
    if (!said.isConnected) placeSaid(said, acted);
  };

  /** The link was closed: everything of it is removed from this device, and the server says why. */
  const leave = async () => {
    if (typeof caches !== 'undefined') await caches.delete(cacheOfSecret('team', token));
    location.reload();
  };

  const tell = (sentence: string, isDone: boolean) => {
    if (redraw) placeSaid(said, acted);
    say(said, sentence, isDone, words, () => focusOn(actedPartOf(acted)));
  };
  const refuse = (form: HTMLElement, sentence: string) => {
    acted = actedAt(form);
    tell(sentence, false);
  };

  const store = storeOf(token);
  const outbox = outboxOf<OwnTap, TapAnswer>({
    store,
    lock: `lanterne-team-${token}`,
    send: async (tap) => {
      const sent = await send(token, tap);
      if (sent === 'stopped') await leave();
      return sent;
    },
    settle: async ({ name, body }, { ok, sentence }) => {
      await redraw?.();
      // What was refused can be mended without writing it again.
      const form = ok ? null : document.querySelector<HTMLFormElement>(`form[data-act="${name}"]`);
      if (form) typeAgain(form, new URLSearchParams(body));
      tell(sentence, ok);
      return null;
    },
  });
  const show = () => showUnsent(outbox.read(), words, (key) => void outbox.drop(key));
  outbox.subscribe(show);
  const flush = async () => {
    await outbox.flush();
    // The pressed button disappeared: the focus goes to where it was.
    if (document.activeElement === document.body) focusOn(actedPartOf(acted));
  };

  document.addEventListener('submit', (event) => {
    const form = event.target;
    const button = event.submitter;
    const place = form instanceof HTMLFormElement && form.dataset.act ? form : button;
    const act = place?.dataset.act;
    if (!(form instanceof HTMLFormElement) || !act) return;
    if (isAskingReturns(button)) return;
    event.preventDefault();
    const fields = fieldsOf(form);
    if (button instanceof HTMLButtonElement && button.name) fields.set(button.name, button.value);
    // Each tap is an act with a key of its own: it is sent until answered, and the form is not
    // drawn again with the same key.
    const key = newUuid();
    fields.set('clientKey', key);
    acted = actedAt(place);
    void outbox.add({ key, name: act, body: fields.toString(), at: Date.now() }).then(() => {
      form.reset();
      return flush();
    });
  });
  const isWaiting = async () => outbox.read().length > 0 || (await store.all()).length > 0;
  return { show, flush, leave, keepSaid, refuse, isWaiting };
}

/** A room sheet, which another script keeps up to date: posts from it are sent until answered. */
function beginSheet(token: string, words: TapWords): void {
  const { show, flush, isWaiting } = keepTaps(token, words, null);
  whileSeen(async () => {
    if (await isWaiting()) await flush();
  });
  show();
  void flush();
}

/** A volunteer's own page. */
function begin(main: HTMLElement, token: string, words: TapWords): void {
  let drawnAgain: Promise<void> | null = null;
  /** A part that changed is not replaced yet, as somebody is typing in it. */
  let waits = false;

  const redraw = () => {
    drawnAgain ??= drawAgain().finally(() => {
      drawnAgain = null;
    });
    return drawnAgain;
  };
  const { show, flush, leave, keepSaid, refuse, isWaiting } = keepTaps(token, words, redraw);
  const takeAway = (askedAt: number) =>
    takeToldAway(pushAddresses.volunteer(token), askedAt, (id) => document.getElementById(id) !== null).catch(() => {});
  const drawAgain = async () => {
    // By this header the service worker knows that it is the page itself, and keeps it.
    const whole = new URLSearchParams(location.search).get('open') === 'all' ? '?open=all' : '';
    const asked = { headers: { Accept: 'text/html' }, cache: 'no-cache' } as const;
    const askedAt = Date.now();
    const answer = await answered(location.pathname + whole, asked, DRAWN_WITHIN);
    if (isGone(answer)) return leave();
    const text = answer?.text ?? '';
    const isKept = /^[^>]*>?<html[^>]* data-offline-at=/i.test(text);
    if (!text.includes('own-main') || isKept) return;
    waits = !swap(new DOMParser().parseFromString(text, 'text/html'), listPeople);
    keepSaid();
    light(Date.now());
    show();
    void takeAway(askedAt);
  };

  const look = async () => {
    const answer = await answered(volunteerAddresses.post(token), { cache: 'no-store' }, ASK_EVERY * 2);
    if (isGone(answer)) return leave();
    showLine(answer?.status === 200, words);
    if (answer?.status !== 200) return;
    if (await isWaiting()) await flush();
    const isOld = answer.text !== main.dataset.stamp;
    if (isOld || (waits && !isWriting(main)) || isStale(Date.now()) || document.documentElement.dataset.offlineAt) {
      await redraw();
      delete document.documentElement.dataset.offlineAt;
    }
  };

  // There is one form for exchanges in the page; a button beside a shift opens it with that shift.
  addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-exchange]') : null;
    if (link?.dataset.exchange && askFor(link.dataset.exchange)) event.preventDefault();
  });

  document.addEventListener('submit', (event) => {
    if (!isAskingReturns(event.submitter)) return;
    event.preventDefault();
    void askReturns(event.target as HTMLFormElement);
  });
  const askReturns = async (form: HTMLFormElement) => {
    const body = fieldsOf(form);
    body.set('returns', '1');
    const answer = await answered(form.action, { method: 'POST', body }, DRAWN_WITHIN);
    if (isGone(answer)) return leave();
    const drawn = new DOMParser().parseFromString(answer?.text ?? '', 'text/html');
    const sentence = drawn.querySelector('h1 + p')?.textContent;
    const isAnswered = answer?.status === 200 || (answer !== null && Boolean(sentence));
    showLine(isAnswered, words);
    if (answer?.status === 200) return putReturns(form, drawn) ? undefined : redraw();
    if (sentence) refuse(form, sentence);
  };
  if (document.getElementById('exchange-return')) takeAsTyped(document.querySelector('#exchange'));
  // What was posted before this script ran is answered at the address it was posted to.
  const { page = location.pathname } = main.dataset;
  if (page !== location.pathname) history.replaceState(null, '', page);

  light(Date.now());
  listPeople(document);
  setInterval(() => light(Date.now()), 10_000);
  whileSeen(look);
  show();
  // A kept page does not know what was told since.
  if (document.documentElement.dataset.offlineAt === undefined) void takeAway(performance.timeOrigin);
  void flush();
  const asked = new URLSearchParams(location.search).get('exchange');
  if (asked) askFor(asked);
  void keep(redraw);
}

type Answered = { status: number; text: string };
const isGone = (answer: Answered | null) => answer?.status === 404 || answer?.status === 410;

/** The answer of an address within so many milliseconds; null when there is none. */
async function answered(address: string, init: RequestInit, within: number): Promise<Answered | null> {
  try {
    const answer = await fetch(address, { ...init, signal: AbortSignal.timeout(within) });
    return { status: answer.status, text: await answer.text() };
  } catch {
    return null;
  }
}

const fieldsOf = (form: HTMLFormElement) =>
  new URLSearchParams(
    [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );

const isAskingReturns = (button: HTMLElement | null) =>
  button instanceof HTMLButtonElement && button.name === 'returns';

/**
 * Replaces the exchange form by one with the shifts of the chosen person, and keeps what was typed.
 * Returns whether the page contains it.
 */
function putReturns(form: HTMLFormElement, page: Document): boolean {
  const drawn = page.querySelector('#exchange');
  const old = form.closest('#exchange');
  if (!drawn || !old) return false;
  const made = document.importNode(drawn, true);
  const focus = carryTyped(old, made);
  old.replaceWith(made);
  takeAsTyped(made);
  focus();
  document.getElementById('exchange-return')?.focus({ preventScroll: true });
  return true;
}

function focusOn(part: HTMLElement | undefined): void {
  if (!part) return;
  part.tabIndex = -1;
  part.focus({ preventScroll: true });
}

/** Lists everybody an exchange can be proposed to: the page contains their names only once. */
function listPeople(root: ParentNode): void {
  for (const list of root.querySelectorAll<HTMLSelectElement>('select[data-people]')) {
    const people = JSON.parse(list.dataset.people ?? '[]') as [number, string][];
    list.append(...people.map(([id, name]) => new Option(name, String(id))));
    list.removeAttribute('data-people');
  }
}

function askFor(assignment: string): boolean {
  const place = document.querySelector('#exchange');
  const fold = place?.querySelector('details');
  const choice = place?.querySelector<HTMLSelectElement>('select[name="assignmentId"]');
  if (!fold || !choice || ![...choice.options].some(({ value }) => value === assignment)) return false;
  fold.open = true;
  choice.value = assignment;
  place?.scrollIntoView({ block: 'start' });
  choice.focus({ preventScroll: true });
  return true;
}

/**
 * Has the page kept for times without a network: the service worker keeps what passes through it,
 * so a page that was just loaded without it is asked for once more.
 */
async function keep(redraw: () => Promise<void>): Promise<void> {
  const isNew = !navigator.serviceWorker?.controller;
  if ((await workerAnswers()) && isNew) await redraw();
}

const main = document.querySelector<HTMLElement>('.own-main');
const words = document.querySelector<HTMLElement>('[data-keeping]')?.dataset.keeping;
const sheet = document.querySelector<HTMLElement>('[data-sheet-token]')?.dataset.sheetToken;
if (main?.dataset.token && words) begin(main, main.dataset.token, JSON.parse(words) as TapWords);
else if (sheet && words) beginSheet(sheet, JSON.parse(words) as TapWords);
