import { afterEach, expect, it, vi } from 'vitest';
import { isFocusLost, keptFocus } from './focus-card.ts';

class Fake {
  isConnected = true;
  constructor(
    readonly place: string,
    readonly dataset: { id?: string } = {},
  ) {}
  matches = (selector: string) => selector.includes(this.place);
  closest = (selector: string) => (selector === this.place ? this : null);
}

afterEach(() => vi.unstubAllGlobals());

it('what goes with a card that is put on another day is given back, and nobody is taken away from elsewhere', () => {
  vi.stubGlobal('HTMLElement', Fake);
  const card = new Fake('.grid-app', { id: '7' }) as unknown as HTMLElement & Fake;
  const body = new Fake('body') as unknown as HTMLElement;
  const had = keptFocus(card);
  expect(had?.id).toBe(7);
  expect(isFocusLost(had, { activeElement: body, body }), 'the card stands').toBe(false);
  card.isConnected = false;
  expect(isFocusLost(had, { activeElement: body, body })).toBe(true);
  expect(isFocusLost(had, { activeElement: new Fake('input') as unknown as HTMLElement, body })).toBe(false);
  // « Défaire » in the message of an act goes with that message; a field or a sheet cares for itself.
  expect(keptFocus(new Fake('.message') as unknown as HTMLElement)?.id).toBe(null);
  expect(keptFocus(new Fake('input') as unknown as HTMLElement)).toBe(null);
});
