import type { ElementHandle, Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/** What the eye can tell a focused element by: its own look, that of the label that holds or follows it, and of what frames it. */
type Look = string;

type Stop = { role: string; name: string; handle: ElementHandle<Element>; look: Look };

/** A reader without a pointer. Every stop is checked: on the screen, not covered, and not looking as it does without focus. */
export class Keyboard {
  readonly page: Page;
  /** Stops whose look was the same with and without focus, or that lay under something else. */
  readonly unseen: string[] = [];
  #at: Stop | null = null;

  constructor(page: Page) {
    this.page = page;
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** Replaces what the focused field holds. */
  async type(text: string): Promise<void> {
    await this.press('Control+A');
    await (text === '' ? this.press('Delete') : this.page.keyboard.type(text));
  }

  /** Tabs until the focus stands on something of this role and name; fails after `within` stops. */
  async to(role: string, name: string | RegExp, { within = 60, back = false } = {}): Promise<void> {
    const passed: string[] = [];
    for (let stops = 0; stops < within; stops += 1) {
      const stop = await this.tab(back);
      if (stop.role === role && (typeof name === 'string' ? stop.name === name : name.test(stop.name))) return;
      passed.push(`${stop.role} “${stop.name}”`);
    }
    throw new Error(`No ${role} “${name}” within ${within} stops of ${this.page.url()}; passed:\n${passed.join('\n')}`);
  }

  /** To it, and Enter. */
  async follow(name: string | RegExp, options?: { within?: number; back?: boolean }): Promise<void> {
    await this.to('link', name, options);
    await this.press('Enter');
  }

  /** The focus has not fallen back to the document: the next Tab goes on from where the reader was. */
  async expectKept(after: string): Promise<void> {
    await expect
      .poll(() => this.page.evaluate(() => document.activeElement?.tagName), { message: `the focus after ${after}` })
      .not.toBe('BODY');
  }

  private async tab(back: boolean): Promise<Stop> {
    await this.press(back ? 'Shift+Tab' : 'Tab');
    const handle = (await this.page.evaluateHandle(() => document.activeElement ?? document.body)).asElement();
    if (!handle) throw new Error('The page has no active element.');
    // The parts of a date are stops inside one field.
    const before = this.#at;
    if (before && (await handle.evaluate((now, then) => now === then, before.handle).catch(() => false))) return before;
    await this.leave();
    const isBody = await handle.evaluate((element) => element === document.body);
    // Past the last stop the focus leaves the page for a moment.
    if (isBody) return { role: 'document', name: '', handle, look: '' };
    const { role, name } = await nameOf(this.page);
    this.#at = { role, name, handle, look: await handle.evaluate(lookOf) };
    if (!(await handle.evaluate(isOnTop))) this.unseen.push(`covered: ${role} “${name}” on ${this.page.url()}`);
    return this.#at;
  }

  /** The stop that was left, looked at again: by now it has no focus. */
  private async leave(): Promise<void> {
    const left = this.#at;
    this.#at = null;
    if (!left) return;
    // A page that was left meanwhile cannot be asked any more.
    const look = await left.handle
      .evaluate((element) => element.isConnected)
      .then((isThere) => (isThere ? left.handle.evaluate(lookOf) : null))
      .catch(() => null);
    if (look === left.look) this.unseen.push(`no focus to be seen: ${left.role} “${left.name}” on ${this.page.url()}`);
  }
}

/** As a screen reader says it. A part of a date field has the focus while its field does not. */
async function nameOf(page: Page): Promise<{ role: string; name: string }> {
  if ((await page.locator(':focus').count()) === 0) return { role: 'part', name: '' };
  const snapshot = await page.locator(':focus').ariaSnapshot();
  const [, role = '', name = ''] = /^'?- '?(\w+)(?: "((?:[^"\\]|\\.)*)")?/.exec(snapshot) ?? [];
  return { role, name: name.replaceAll('\\"', '"') };
}

/** Runs in the page. A hidden control shows its focus on its label or on the card around it. */
function lookOf(element: Element): Look {
  const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
  const around = [element, element.parentElement, element.closest('label'), ...labels, element.nextElementSibling];
  const faces = around.flatMap((face) => (face ? [getComputedStyle(face)] : []));
  const after = getComputedStyle(element, '::after');
  return [...faces, after]
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
}

/** Runs in the page. Whether some of it stands in the window with nothing over it. */
function isOnTop(element: Element): boolean {
  const box = element.getBoundingClientRect();
  const points = [0.5, 0.1, 0.9].flatMap((x) =>
    [0.5, 0.1, 0.9].map((y) => [box.left + box.width * x, box.top + box.height * y]),
  );
  return points.some(([x = 0, y = 0]) => {
    const top = document.elementFromPoint(x, y);
    return top !== null && (element.contains(top) || top.contains(element));
  });
}
