import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { holdPage, mayLeavePage, replaceAddress } from './hold-page.ts';

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
  vi.stubGlobal('history', {
    ...{ state: here.state, back, pushState: (...given: unknown[]) => pushed.push(given) },
    replaceState: (_: unknown, __: string, address: string) =>
      vi.stubGlobal('location', { href: `${here.href}${address}`, origin: 'https://x.example' }),
  });
});
let stop = () => {};
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
});

function begin(answer: boolean) {
  const state = { isUnsaved: true, asked: 0, change: () => {} };
  stop = holdPage({
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
  const goTo = (href: string) => {
    vi.stubGlobal('location', { href, origin: 'https://x.example' });
    page.dispatchEvent(new Event('popstate'));
  };
  return { state, router, goTo, goBack: () => goTo('https://x.example/fr/organise/f') };
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
  const { goBack, state } = begin(false);
  goBack();
  expect(await mayLeavePage()).toBe(false);
  expect(back).not.toHaveBeenCalled();
  const asked = state.asked;
  stop();
  expect(await mayLeavePage()).toBe(true);
  expect(state.asked).toBe(asked);
});

it('puts back the address the page has by now', () => {
  const { goBack } = begin(false);
  replaceAddress('&q=li');
  goBack();
  expect(pushed).toEqual([[here.state, '', `${here.href}&q=li`]]);
});

it('asks nothing on the way to another place of the same page, and puts that back later', () => {
  const { goTo, goBack, router, state } = begin(false);
  goTo(`${here.href}#main`);
  expect([router.mock.calls.length, state.asked, pushed]).toEqual([1, 0, []]);
  goBack();
  expect(pushed).toEqual([[here.state, '', `${here.href}#main`]]);
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
