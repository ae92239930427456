import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { hearBack, holdPage, mayLeavePage, replaceAddress } from './hold-page.ts';

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
    state: here.state,
    back,
    pushState: (...given: unknown[]) => pushed.push(given),
    replaceState: (_: unknown, __: string, address: string) =>
      vi.stubGlobal('location', { href: `${here.href}${address}`, origin: 'https://x.example' }),
  });
  hearBack();
});
let stop = () => {};
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
});

/** The router listens after `hearBack`, but before a page that a link leads to. */
function begin(answer: boolean, pageOf?: (address: URL) => string) {
  const router = vi.fn();
  page.addEventListener('popstate', router);
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
    ...(pageOf && { pageOf }),
  });
  const goTo = (href: string) => {
    vi.stubGlobal('location', { href, origin: 'https://x.example' });
    page.dispatchEvent(new Event('popstate'));
  };
  return { state, router, goTo, goBack: () => goTo('https://x.example/fr/organise/f') };
}

it('restores the address and asks before « Back » is followed', async () => {
  const { goBack, router, state } = begin(true);
  goBack();
  expect(router).not.toHaveBeenCalled();
  expect(pushed).toEqual([[here.state, '', here.href]]);
  await vi.waitFor(() => expect(back).toHaveBeenCalledOnce());
  // After agreeing once, the reader is not asked again.
  goBack();
  expect(router).toHaveBeenCalledOnce();
  // Until something else is typed.
  state.change();
  goBack();
  expect(router).toHaveBeenCalledOnce();
});

it('stays if the answer is no, and says so to navigation without a link', async () => {
  const { goBack, state } = begin(false);
  goBack();
  expect(await mayLeavePage('/fr/organise/f')).toBe(false);
  expect(back).not.toHaveBeenCalled();
  const asked = state.asked;
  stop();
  expect(await mayLeavePage('/fr/organise/f')).toBe(true);
  expect(state.asked).toBe(asked);
});

it('restores the present address of the page', () => {
  const { goBack } = begin(false);
  replaceAddress('&q=li');
  goBack();
  expect(pushed).toEqual([[here.state, '', `${here.href}&q=li`]]);
});

it('asks nothing on the way to another place of the same page, and later restores that place', () => {
  const { goTo, goBack, router, state } = begin(false);
  goTo(`${here.href}#main`);
  expect([router.mock.calls.length, state.asked, pushed]).toEqual([1, 0, []]);
  goBack();
  expect(pushed).toEqual([[here.state, '', `${here.href}#main`]]);
});

it('asks nothing if everything is saved', async () => {
  const { goBack, router, state } = begin(false);
  state.isUnsaved = false;
  goBack();
  expect(router).toHaveBeenCalledOnce();
  expect(await mayLeavePage('/fr/organise/f')).toBe(true);
  expect(state.asked).toBe(0);
  const close = new Event('beforeunload', { cancelable: true });
  page.dispatchEvent(close);
  expect(close.defaultPrevented).toBe(false);
  state.isUnsaved = true;
  page.dispatchEvent(close);
  expect(close.defaultPrevented).toBe(true);
});

it('asks nothing, and takes nothing as an agreement, on the way to another address of the page', async () => {
  const { goTo, router, state } = begin(true, ({ pathname }) => pathname);
  const inside = '/fr/organise/f/films?event=3';
  expect(await mayLeavePage(inside)).toBe(true);
  vi.stubGlobal('Element', FakeLink);
  const follows = (href: string) => {
    const click = Object.defineProperty(new Event('click', { cancelable: true }), 'target', {
      value: new FakeLink(href),
    });
    page.dispatchEvent(click);
    return !click.defaultPrevented;
  };
  expect(follows(`https://x.example${inside}`)).toBe(true);
  goTo(`https://x.example${inside}`);
  expect([router.mock.calls.length, state.asked, pushed]).toEqual([1, 0, []]);
  expect(follows('https://x.example/fr/organise/f')).toBe(false);
  goTo('https://x.example/fr/organise/f');
  expect(pushed, 'where the page was gone to last').toEqual([[here.state, '', `https://x.example${inside}`]]);
  await vi.waitFor(() => expect(state.asked).toBeGreaterThan(0));
});

class FakeLink {
  readonly origin = 'https://x.example';
  readonly dataset = {};
  readonly click = () => {};
  constructor(readonly href: string) {}
  readonly closest = () => this;
  readonly getAttribute = () => this.href;
}
