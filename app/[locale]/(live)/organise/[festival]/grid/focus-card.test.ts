import { afterEach, expect, it, vi } from 'vitest';
import { isFocusLost, isOfGrid, keptFocus } from './focus-card.ts';

class Fake {
  isConnected = true;
  constructor(
    readonly place: string,
    readonly dataset: { id?: string } = {},
  ) {}
  matches = (selector: string) => selector.includes(this.place);
  closest = (selector: string) => (selector.split(', ').includes(this.place) ? this : null);
}

afterEach(() => vi.unstubAllGlobals());

it('restores a focus that was lost with its card, and takes it from nothing else', () => {
  vi.stubGlobal('HTMLElement', Fake);
  const card = new Fake('.grid-app', { id: '7' }) as unknown as HTMLElement & Fake;
  const body = new Fake('body') as unknown as HTMLElement;
  const had = keptFocus(card);
  expect(had?.id).toBe(7);
  expect(isFocusLost(had, { activeElement: body, body }), 'the card stands').toBe(false);
  card.isConnected = false;
  expect(isFocusLost(had, { activeElement: body, body })).toBe(true);
  expect(isFocusLost(had, { activeElement: new Fake('input') as unknown as HTMLElement, body })).toBe(false);
  // When the focus was in the message of an act, it is lost with it; fields and sheets handle their
  // focus themselves.
  expect(keptFocus(new Fake('.message') as unknown as HTMLElement)?.id).toBe(null);
  expect(keptFocus(new Fake('input') as unknown as HTMLElement)).toBe(null);
});

it('handles the keys of the grid while the focus is in it, in its panel or nowhere, but not on a button of a bar', () => {
  vi.stubGlobal('Element', Fake);
  const isOf = (place: string) => isOfGrid(new Fake(place) as unknown as Element);
  expect(['body', '.grid-app', '.grid-scroll', '.grid-list', '.grid-side'].map(isOf)).toEqual(Array(5).fill(true));
  expect(['.grid-batch', '.grid-top', '.message'].map(isOf)).toEqual(Array(3).fill(false));
  expect(isOfGrid(null)).toBe(false);
});
