import { expect, it } from 'vitest';
import { styleSheet } from './_server/built-files.ts';

it('applies where the switch says so, else where the device does, with the same colours', async () => {
  const css = await (await styleSheet('documents/own.css')).text();
  const rooms = Array.from(css.matchAll(/@media ([^{}]+)\{([^{}]+)\{color-scheme:dark;([^}]+)\}/g));
  expect(rooms.map(([, media]) => media)).toEqual(['screen', 'screen and (prefers-color-scheme:dark)']);
  const [byChoice, byDevice] = rooms.map(([, , selector]) => selector);
  expect(byChoice).toContain(':root[data-theme=dark]');
  expect(byDevice).toContain(':root:not([data-theme=light])');
  const [chosen, device] = rooms.map(([, , , tokens]) => tokens);
  expect(chosen).toContain('--paper:#131118');
  expect(device).toBe(chosen);
});

it('gives pages of the team the festival’s colours without the styles of its first page', async () => {
  for (const sheet of ['join', 'own', 'team']) {
    const css = await (await styleSheet(`documents/${sheet}.css`)).text();
    expect(css).toContain('.own-colours');
    expect(css).not.toContain('.hero');
  }
});
