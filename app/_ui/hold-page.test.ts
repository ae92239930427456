import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { holdPage, mayLeavePage } from './hold-page.ts';

const here = { state: { tree: 1 }, href: 'https://x.example/fr/organise/f/films?view=table' };
let page: EventTarget;
let back: () => void;
let pushed: unknown[];
beforeEach(() => {
  page = new EventTarget();
  back = vi.fn();
  pushed = [];
  vi.stubGlobal('window', page);
  vi.stubGlobal('location', { href: here.href, origin: 'https://x.example' });
  vi.stubGlobal('history', { state: here.state, back, pushState: (...given: unknown[]) => pushed.push(given) });
});
afterEach(() => vi.unstubAllGlobals());

function begin(answer: boolean) {
  const state = { isUnsaved: true, asked: 0, change: () => {} };
  const stop = holdPage({
    isUnsaved: () => state.isUnsaved,
    ask: async () => {
      state.asked += 1;
      return answer;
    },
    subscribe: (listen) => {
      state.change = listen;
      return () => {};
    },
  });
  /** The router, which hears after. */
  const router = vi.fn();
  page.addEventListener('popstate', router);
  return { state, stop, router, goBack: () => page.dispatchEvent(new Event('popstate')) };
}

it('puts the address back and asks before « Back » is followed', async () => {
  const { goBack, router, state } = begin(true);
  goBack();
  expect(router).not.toHaveBeenCalled();
  expect(pushed).toEqual([[here.state, '', here.href]]);
  await vi.waitFor(() => expect(back).toHaveBeenCalledOnce());
  // Whoever agreed is not asked again.
  goBack();
  expect(router).toHaveBeenCalledOnce();
  // Something was written since.
  state.change();
  goBack();
  expect(router).toHaveBeenCalledOnce();
});

it('stays where the answer is no, and says so to what leads elsewhere without a link', async () => {
  const { goBack, stop, state } = begin(false);
  goBack();
  expect(await mayLeavePage()).toBe(false);
  expect(back).not.toHaveBeenCalled();
  const asked = state.asked;
  stop();
  expect(await mayLeavePage()).toBe(true);
  expect(state.asked).toBe(asked);
});

it('asks nothing where everything is saved', async () => {
  const { goBack, router, state } = begin(false);
  state.isUnsaved = false;
  goBack();
  expect(router).toHaveBeenCalledOnce();
  expect(await mayLeavePage()).toBe(true);
  expect(state.asked).toBe(0);
  const close = new Event('beforeunload', { cancelable: true });
  page.dispatchEvent(close);
  expect(close.defaultPrevented).toBe(false);
  state.isUnsaved = true;
  page.dispatchEvent(close);
  expect(close.defaultPrevented).toBe(true);
});
