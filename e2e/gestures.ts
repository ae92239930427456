import type { Locator, Page } from '@playwright/test';
import { expect } from './fixtures.ts';

/**
 * The keystroke-level model, in seconds: pressing a key or button, pointing at something, moving
 * the hand, making a decision.
 */
const KEY = 0.28;
const POINT = 1.1;
const HAND = 0.4;
const DECISION = 1.35;

type Place = Readonly<{ x: number; y: number }>;

/**
 * Does what a person would do with one hand on the mouse, only with what is visible, and adds up
 * the time it takes.
 */
export class Gestures {
  private seconds = 0;
  private hand: 'mouse' | 'keys' = 'mouse';

  constructor(private readonly page: Page) {}

  /** The time so far: a decision and all gestures. */
  get total(): number {
    return Math.round((DECISION + this.seconds) * 100) / 100;
  }

  private with(hand: 'mouse' | 'keys'): void {
    if (this.hand !== hand) this.seconds += HAND;
    this.hand = hand;
  }

  async click(target: Locator): Promise<void> {
    await expect(target).toBeInViewport();
    this.with('mouse');
    await target.click();
    this.seconds += POINT + KEY;
  }

  /** From where something is taken to where it is dropped. */
  async drag(target: Locator, to: Place): Promise<void> {
    await expect(target).toBeInViewport();
    const box = await target.boundingBox();
    if (!box) throw new Error('Nothing to take');
    this.with('mouse');
    const { mouse } = this.page;
    await mouse.move(box.x + 20, box.y + 12);
    await mouse.down();
    await mouse.move(box.x + 12, box.y + 30, { steps: 3 });
    await mouse.move(to.x, to.y, { steps: 6 });
    await expect(this.page.locator('.grid-tip')).toHaveCount(1);
    await mouse.up();
    this.seconds += POINT + KEY + POINT;
  }

  async type(text: string): Promise<void> {
    this.with('keys');
    await this.page.keyboard.type(text);
    this.seconds += KEY * text.length;
  }

  /** Keys held together count separately. */
  async press(keys: string): Promise<void> {
    this.with('keys');
    await this.page.keyboard.press(keys);
    this.seconds += KEY * keys.split('+').length;
  }
}
