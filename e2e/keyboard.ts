import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

type Stop = { role: string; name: string };

declare global {
  interface Window {
    /** Where the focus of a `Keyboard` is in this document, and how that element looked with it. */
    lastStop?: { element: Element; look: string } | undefined;
  }
}

/** The elements that may have a role; only those are asked for their name, which takes long. */
const elementsOf: Readonly<Record<string, string>> = {
  link: 'a',
  button: 'button',
  textbox: 'input, textarea, [role=textbox]',
  checkbox: 'input',
  combobox: 'select, input',
};

/**
 * A reader without a pointer. Every focused element is checked: it must be in sight, not covered,
 * and look different without the focus.
 */
export class Keyboard {
  readonly page: Page;
  /** Elements that looked the same with and without the focus, or that were covered. */
  readonly unseen: string[] = [];
  #at: Stop | null = null;

  constructor(page: Page) {
    this.page = page;
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** Replaces the content of the focused field. */
  async type(text: string): Promise<void> {
    await this.press('Control+A');
    await (text === '' ? this.press('Delete') : this.page.keyboard.type(text));
  }

  /**
   * Presses Tab until an element with this role and name is focused; fails after `within` elements.
   */
  async to(role: string, name: string | RegExp, { within = 60, back = false } = {}): Promise<void> {
    const passed: string[] = [];
    for (let stops = 0; stops < within; stops += 1) {
      const stop = await this.tab(back, elementsOf[role] ?? '*');
      if (stop.role === role && (typeof name === 'string' ? stop.name === name : name.test(stop.name))) return;
      passed.push(`${stop.role} “${stop.name}”`);
    }
    throw new Error(`No ${role} “${name}” within ${within} stops of ${this.page.url()}; passed:\n${passed.join('\n')}`);
  }

  /** Goes to a link and presses Enter. */
  async follow(name: string | RegExp, options?: { within?: number; back?: boolean }): Promise<void> {
    await this.to('link', name, options);
    await this.press('Enter');
  }

  /**
   * Checks that the focus was not lost to the document, so that Tab goes on from where the reader
   * was.
   */
  async expectKept(after: string): Promise<void> {
    await expect
      .poll(() => this.page.evaluate(() => document.activeElement?.tagName), { message: `the focus after ${after}` })
      .not.toBe('BODY');
  }

  private async tab(back: boolean, sought: string): Promise<Stop> {
    await this.press(back ? 'Shift+Tab' : 'Tab');
    // One evaluation for all, as a journey needs hundreds of them.
    const { isNew, isBody, isFocused, isCovered, hadNoLook, other } = await this.page.evaluate(stopInPage, sought);
    const before = this.#at;
    if (before && !isNew) return before;
    if (before && hadNoLook) this.say('no focus to be seen', before);
    this.#at = null;
    // After the last element the focus leaves the page for a moment.
    if (isBody) return { role: 'document', name: '' };
    const part = { role: 'part', name: other ?? '' };
    this.#at = isFocused && other === null ? await nameOf(this.page) : part;
    if (isCovered) this.say('covered', this.#at);
    return this.#at;
  }

  private say(what: string, { role, name }: Stop): void {
    this.unseen.push(`${what}: ${role} “${name}” on ${this.page.url()}`);
  }
}

/** The role and name as a screen reader reads them. */
async function nameOf(page: Page): Promise<Stop> {
  const snapshot = await page.locator(':focus').ariaSnapshot();
  const [, role = '', name = ''] = /^'?- '?(\w+)(?: "((?:[^"\\]|\\.)*)")?/.exec(snapshot) ?? [];
  return { role, name: name.replaceAll('\\"', '"') };
}

/**
 * Runs in the page. Returns whether the focus has moved, what of it can be seen, whether the
 * element it left looks different without it, and the beginning of one that is not `sought`.
 */
function stopInPage(sought: string) {
  /**
   * What can show the focus visually: the look of the element, of its label, and of what frames it.
   */
  const lookOf = (element: Element): string => {
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
    // A hidden control shows its focus on its label or on the card around it.
    const around = [element, element.parentElement, element.closest('label'), ...labels, element.nextElementSibling];
    const faces = around.flatMap((face) => (face ? [getComputedStyle(face)] : []));
    return [...faces, getComputedStyle(element, '::after')]
      .map((style) =>
        [
          style.outlineStyle,
          style.outlineWidth,
          style.outlineColor,
          style.boxShadow,
          style.borderColor,
          style.backgroundColor,
        ].join(),
      )
      .join(';');
  };
  /** Whether a part of it is in the window and not covered. */
  const isOnTop = (element: Element): boolean => {
    const box = element.getBoundingClientRect();
    const points = [0.5, 0.1, 0.9].flatMap((x) =>
      [0.5, 0.1, 0.9].map((y) => [box.left + box.width * x, box.top + box.height * y]),
    );
    return points.some(([x = 0, y = 0]) => {
      const top = document.elementFromPoint(x, y);
      return top !== null && (element.contains(top) || top.contains(element));
    });
  };
  const element = document.activeElement ?? document.body;
  const left = window.lastStop;
  const isBody = element === document.body;
  // The parts of a date are separate stops inside one field, which itself is not focused.
  const isNew = element !== left?.element;
  const isFocused = document.querySelector(':focus') !== null;
  const other = element.matches(sought) ? null : element.outerHTML.slice(0, 80);
  if (!isNew) return { isNew, isBody, isFocused, isCovered: false, hadNoLook: false, other };
  const hadNoLook = left?.element.isConnected === true && lookOf(left.element) === left.look;
  window.lastStop = isBody ? undefined : { element, look: lookOf(element) };
  return { isNew, isBody, isFocused, isCovered: !isBody && !isOnTop(element), hadNoLook, other };
}
