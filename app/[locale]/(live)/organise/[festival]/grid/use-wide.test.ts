import { expect, it, vi } from 'vitest';
import { isWide } from './view.ts';

it('depends on the screen, even while the page is printed', () => {
  const at = (media: 'screen' | 'print', width: number) => {
    vi.stubGlobal('matchMedia', (query: string) => ({ matches: query === 'print' ? media === query : width >= 768 }));
    return isWide();
  };
  expect([at('screen', 390), at('print', 1000), at('screen', 390)]).toEqual([false, false, false]);
  expect([at('screen', 1400), at('print', 700), at('screen', 1400)]).toEqual([true, true, true]);
  expect(at('screen', 390)).toBe(false);
  vi.unstubAllGlobals();
});
