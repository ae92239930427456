import { DomUtils, parseDocument } from 'htmlparser2';
import { createElement } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { markupOf } from '#app/documents/document.tsx';
import { messages } from '#lib/i18n/messages.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { PushBox } from './push-box.tsx';
import { beginPush } from './push-here.ts';

vi.mock('#lib/push/keys.ts', () => ({ pushKeys: () => ({ publicKey: 'k' }) }));

type Element = ReturnType<typeof DomUtils.findAll>[number];

afterEach(() => vi.unstubAllGlobals());

/**
 * Whether « Me prévenir » is visible in a browser that can, and perhaps does already, get
 * notifications.
 */
async function isSeen(page: { isOffered: boolean }, isTold: boolean): Promise<boolean> {
  const kept = { match: async () => (isTold ? { json: async () => ({ wishes: [] }) } : undefined) };
  vi.stubGlobal('caches', { open: async () => kept });
  vi.stubGlobal('navigator', { serviceWorker: {} });
  vi.stubGlobal('PushManager', {});
  vi.stubGlobal('Notification', { permission: 'granted', requestPermission: async () => 'denied' });
  const form = { querySelectorAll: () => [], addEventListener: () => {} };
  const querySelector = (selector: string) => (selector === 'form' ? form : null);
  const data = { ...page, post: '/api/team/t/push', words: {} };
  const box = { hidden: true, dataset: { push: JSON.stringify(data) }, querySelector };
  await beginPush(box as unknown as HTMLElement);
  return !box.hidden;
}

it('is visible where it is offered, and afterwards on a device with notifications, which can stop them there', async () => {
  expect([await isSeen({ isOffered: true }, false), await isSeen({ isOffered: true }, true)]).toEqual([true, true]);
  expect([await isSeen({ isOffered: false }, false), await isSeen({ isOffered: false }, true)]).toEqual([false, true]);
});

type Heard = (event: object) => Promise<void>;
const submits: Heard[] = [];

/**
 * As much of a DOM element as the box needs, made from the drawn markup; selectors may have one
 * part.
 */
class Part {
  className = '';
  tabIndex = 0;

  constructor(readonly node: Element) {}

  get dataset() {
    const data = Object.entries(this.node.attribs).filter(([name]) => name.startsWith('data-'));
    return Object.fromEntries(data.map(([name, value]) => [name.slice('data-'.length), value]));
  }
  get hidden() {
    return 'hidden' in this.node.attribs;
  }
  set hidden(isHidden: boolean) {
    delete this.node.attribs.hidden;
    if (isHidden) this.node.attribs.hidden = '';
  }
  get checked() {
    return 'checked' in this.node.attribs;
  }
  set checked(isChecked: boolean) {
    delete this.node.attribs.checked;
    if (isChecked) this.node.attribs.checked = '';
  }
  get value() {
    return this.node.attribs.value;
  }
  set textContent(text: string) {
    this.node.children = parseDocument(text).children;
  }
  querySelectorAll(selectors: string): Part[] {
    const asked = selectors.split(', ').map((one) => /^(\w+)?(?:\.([\w-]+))?(?:\[([\w-]+).*\])?$/.exec(one));
    const isAsked = ({ name, attribs }: Element) =>
      asked.some(
        (one) =>
          one &&
          (one[1] ?? name) === name &&
          (!one[2] || attribs.class?.split(' ').includes(one[2])) &&
          (!one[3] || one[3] in attribs),
      );
    return DomUtils.findAll(isAsked, this.node.children).map((node) => new Part(node));
  }
  querySelector(selector: string): Part | null {
    return this.querySelectorAll(selector)[0] ?? null;
  }
  addEventListener(_: string, heard: Heard) {
    submits.push(heard);
  }
  remove() {
    DomUtils.removeElement(this.node);
  }
  focus() {}
  /** The visible text. */
  get seen(): string[] {
    const all = DomUtils.find((node) => node.type === 'text', this.node.children, true, Number.POSITIVE_INFINITY);
    const isHidden = (node: (typeof all)[number]['parent']): boolean =>
      node !== null && (('attribs' in node && 'hidden' in node.attribs) || isHidden(node.parent));
    return all.filter(({ parent }) => !isHidden(parent)).map((node) => DomUtils.textContent(node));
  }
}
const post = '/api/selections/t/push';
/** « Me prévenir » as a visitor's page draws it. */
function drawnBox(isOffered: boolean): Part {
  const place = { page: '/fr/my/t', post, icon: '/192.png' };
  const drawn = createElement(PushBox, { locale: 'fr', audience: 'visitor', place, isOffered, className: '' });
  const [node] = DomUtils.findAll(({ name }) => name === 'section', parseDocument(markupOf(drawn)).children);
  if (!node) throw new Error('no box');
  return new Part(node);
}

it('shows its title and the sentence after they were stopped where it is no longer offered', async () => {
  vi.stubGlobal('HTMLElement', Part);
  const kept = new Map([['push', { key: 'k', wishes: [], post }]]);
  const state = {
    match: async () => (kept.size > 0 ? { json: async () => kept.get('push') } : undefined),
    keys: async () => [],
    delete: async () => kept.delete('push'),
  };
  vi.stubGlobal('caches', { open: async () => state });
  vi.stubGlobal('navigator', { serviceWorker: { getRegistration: async () => undefined } });
  vi.stubGlobal('PushManager', {});
  vi.stubGlobal('Notification', { permission: 'granted', requestPermission: async () => 'denied' });
  vi.stubGlobal('fetch', async () => new Response(null, { status: 204 }));
  const box = drawnBox(false);
  await beginPush(box as unknown as HTMLElement);
  const { title, lead, stopped } = messages.fr.push;
  expect(box.hidden).toBe(false);
  expect(box.seen).toEqual(expect.arrayContaining([typeset(title, 'fr'), typeset(lead.visitor, 'fr')]));
  await submits[0]?.({ preventDefault: () => {}, submitter: box.querySelector('[data-stop]') });
  expect(box.seen).toEqual([typeset(title, 'fr'), typeset(stopped, 'fr')]);
});

it('says that the browser refuses, and where to change it, also where only its subscription says so', async () => {
  vi.stubGlobal('HTMLElement', Part);
  const refusing = {
    getSubscription: async () => null,
    subscribe: async () => Promise.reject(new DOMException('denied', 'NotAllowedError')),
  };
  const ready = Promise.resolve({ pushManager: refusing });
  vi.stubGlobal('caches', { open: async () => ({ match: async () => undefined }) });
  vi.stubGlobal('navigator', { serviceWorker: { register: async () => {}, ready } });
  vi.stubGlobal('PushManager', {});
  vi.stubGlobal('Notification', { permission: 'granted', requestPermission: async () => 'granted' });
  const box = drawnBox(true);
  submits.length = 0;
  await beginPush(box as unknown as HTMLElement);
  for (const one of box.querySelectorAll('input')) one.checked = true;
  await submits[0]?.({ preventDefault: () => {}, submitter: null });
  expect(box.seen).toContain(typeset(messages.fr.push.refused, 'fr'));
  expect(box.seen).not.toContain(typeset(messages.fr.push.failed, 'fr'));
});
