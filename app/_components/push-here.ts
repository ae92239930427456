import { jsonPost } from '#app/_ui/json-post.ts';
import { subscriptionFields } from '#app/_worker/push.ts';
import { allPushes, dropPush, pushOf, writePush } from '#app/_worker/state.ts';
import type { PushPage } from '#lib/push/page.ts';
import { registeredWorker } from './site-worker.ts';

/*
 * The script of « Me prévenir » (`app/_components/push-box.tsx`): it shows the box once it knows
 * what this browser can do, asks for permission only after the button is pressed, and ends
 * notifications at the same place.
 */

/**
 * Only iOS tells whether a page was opened from the home screen, and only there notifications
 * depend on it.
 */
const isOnlyInBrowser = () => (navigator as { standalone?: boolean }).standalone === false;

const canBeTold = () =>
  'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis && 'caches' in globalThis;

const begun = new WeakSet<HTMLElement>();

/** Sets up the box for what this browser can do; only once, however often it is called. */
export async function beginPush(box: HTMLElement): Promise<void> {
  if (begun.has(box)) return;
  begun.add(box);
  const page = JSON.parse(box.dataset.push ?? '') as PushPage;
  const part = (name: string) => box.querySelector<HTMLElement>(`[data-${name}]`);
  const form = box.querySelector('form');
  if (!form) return;
  if (!canBeTold()) {
    const steps = part('steps');
    if (steps && page.isOffered && isOnlyInBrowser()) {
      form.remove();
      steps.hidden = false;
      box.hidden = false;
    }
    return;
  }
  const say = (text: string, isBad = false) => {
    const said = part('said');
    if (!said) return;
    said.textContent = text;
    said.className = text === '' ? '' : isBad ? 'notice bad' : 'notice good';
  };
  const boxes = [...form.querySelectorAll<HTMLInputElement>('input[name=wish]')];
  const chosen = () => boxes.filter(({ checked }) => checked).map(({ value }) => value);
  const show = async () => {
    const kept = await keptHere(page);
    for (const one of boxes) if (kept) one.checked = kept.wishes.includes(one.value);
    const [start, stop, state] = [part('start'), part('stop'), part('state')];
    if (start) start.textContent = kept ? page.words.save : page.words.start;
    if (stop) stop.hidden = !kept;
    if (state) state.textContent = kept ? page.words.on : page.words.off;
  };
  // The box was shown only to stop notifications; what is left is the sentence that they stopped.
  const nothingElse = () => {
    for (const one of box.querySelectorAll('[data-lead], fieldset, .push-acts, [data-state]')) one.remove();
    const said = part('said');
    if (said) said.tabIndex = -1;
    said?.focus();
  };
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const isStop = event.submitter instanceof HTMLElement && event.submitter.dataset.stop !== undefined;
    if (!isStop && chosen().length === 0) return say(page.words.none, true);
    say('');
    try {
      const said = isStop ? await stop(page) : await start(page, chosen());
      await show();
      say(page.words[said], said === 'refused' || said === 'failed');
      if (said === 'stopped' && !page.isOffered) return nothingElse();
    } catch (error) {
      // Some browsers say only here that they do not allow it, whatever their permission says.
      const isRefused = error instanceof Error && error.name === 'NotAllowedError';
      say(page.words[isRefused ? 'refused' : 'failed'], true);
    }
    if (isStop) part('start')?.focus();
  });
  await show();
  const kept = await keptHere(page);
  box.hidden = !(page.isOffered || kept);
  // Registers again, in case the server forgot this browser or has an outdated address for it.
  if (kept) await start(page, kept.wishes).catch(() => {});
}

/** What this browser is notified of by this page; nothing once its permission was withdrawn. */
const keptHere = async ({ post }: PushPage) => (Notification.permission === 'granted' ? pushOf(post) : null);

async function start(page: PushPage, wishes: readonly string[]): Promise<'saved' | 'refused' | 'failed'> {
  // Asked before anything else, since browsers ignore the tap after other waiting.
  if ((await Notification.requestPermission()) !== 'granted') return 'refused';
  const subscription = await subscribed(await registeredWorker(), page.key);
  const { page: at, post: to, icon, words, locale } = page;
  const answer = await post(page, { what: 'keep', ...subscriptionFields(subscription), wishes, locale });
  if (answer.status === 404 || answer.status === 410) await dropPush(page.post);
  if (!answer.ok) return 'failed';
  const { key } = (await answer.json()) as { key: string };
  await writePush({ key, page: at, post: to, icon, wishes, stop: words.stop });
  return 'saved';
}

/**
 * This browser's push subscription: one for all pages of the site, made anew if it is bound to a
 * former key of the server.
 */
async function subscribed({ pushManager }: ServiceWorkerRegistration, key: string): Promise<PushSubscription> {
  const there = await pushManager.getSubscription();
  if (there && base64url(there.options.applicationServerKey) === key) return there;
  await there?.unsubscribe();
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
}

const base64url = (bytes: ArrayBuffer | null): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes ?? new ArrayBuffer(0))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

async function stop(page: PushPage): Promise<'stopped' | 'failed'> {
  const kept = await pushOf(page.post);
  const answer = kept && (await post(page, { what: 'stop', key: kept.key }));
  if (answer && answer.status >= 500) return 'failed';
  await dropPush(page.post);
  if ((await allPushes()).length === 0) {
    const registration = await navigator.serviceWorker.getRegistration();
    await (await registration?.pushManager.getSubscription())?.unsubscribe();
  }
  return 'stopped';
}

const post = (page: PushPage, body: object): Promise<Response> => fetch(page.post, jsonPost(body));
