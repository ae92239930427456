import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inkOn, luminanceOf } from './accent.ts';

describe('inkOn', () => {
  it.each([
    ['#ffb224', 'black'],
    ['#ffffff', 'black'],
    ['#000000', 'white'],
    ['#5b35ad', 'white'],
    ['#A31C47', 'white'],
    ['#777777', 'black'],
    ['red', null],
    ['#fff', null],
    ['#12345g', null],
    ['', null],
  ])('chooses for %s', (accent, ink) => {
    expect(inkOn(accent)).toBe(ink);
  });

  it('reaches 4.5:1 on every colour', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (value) => {
        const accent = `#${value.toString(16).padStart(6, '0')}`;
        const accentLuminance = luminanceOf(accent) ?? 0;
        const ink = inkOn(accent) === 'black' ? 0 : 1;
        const [light, dark] = [Math.max(ink, accentLuminance), Math.min(ink, accentLuminance)];
        expect((light + 0.05) / (dark + 0.05)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });
});
