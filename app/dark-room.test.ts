import { expect, it } from 'vitest';
import { styleSheet } from './_server/built-files.ts';

/** Each style sheet is made once: it takes most of the time. */
const [own = '', ...others] = await Promise.all(
  ['own', 'join', 'team'].map(async (name) => (await styleSheet(`documents/${name}.css`)).text()),
);

it('applies where the switch says so, else where the device does, with the same colours', () => {
  const rooms = Array.from(own.matchAll(/@media ([^{}]+)\{([^{}]+)\{color-scheme:dark;([^}]+)\}/g));
  expect(rooms.map(([, media]) => media)).toEqual(['screen', 'screen and (prefers-color-scheme:dark)']);
  const [byChoice, byDevice] = rooms.map(([, , selector]) => selector);
  expect(byChoice).toContain(':root[data-theme=dark]');
  expect(byDevice).toContain(':root:not([data-theme=light])');
  const [chosen, device] = rooms.map(([, , , tokens]) => tokens);
  expect(chosen).toContain('--paper:#131118');
  expect(device).toBe(chosen);
});

it('gives pages of the team the festival’s colours without the styles of its first page', () => {
  for (const css of [own, ...others]) {
    expect(css).toContain('.own-colours');
    expect(css).not.toContain('.hero');
  }
});
