import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AA_TEXT,
  contrastOf,
  GROUNDS,
  inkOn,
  LAMP,
  type LitRoom,
  luminanceOf,
  mixed,
  nearestReadable,
  readability,
  STEP,
  shadesOf,
} from './colours.ts';

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

const colours = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
const rooms: readonly LitRoom[] = ['light', 'dark'];

describe('a festival’s colour', () => {
  it('has the backgrounds of globals.css', () => {
    const css = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8');
    const block = (selector: string) => css.slice(css.indexOf(selector)).split('}')[0] ?? '';
    const blocks = { light: block(':root {'), dark: block('@variant dark-room {') };
    for (const room of rooms)
      for (const [name, value] of Object.entries(GROUNDS[room])) expect(blocks[room]).toContain(`--${name}: ${value};`);
    const papers = Array.from(css.matchAll(/--paper: (#\w+);/g), ([, colour]) => colour);
    expect(papers).toEqual([GROUNDS.light.paper, GROUNDS.dark.paper]);
    expect(blocks.light).toContain(`--lamp: ${LAMP};`);
  });

  it.each(rooms)('is proposed so that it can be read in the %s appearance, no further away than needed', (room) => {
    fc.assert(
      fc.property(colours, (colour) => {
        const proposed = nearestReadable(colour, room);
        expect(readability(proposed, room)).toBeGreaterThanOrEqual(AA_TEXT);
        // Every step between it and the requested colour fails.
        const end = room === 'light' ? '#000000' : '#ffffff';
        for (let step = 0; mixed(colour, end, step * STEP) !== proposed; step += 1)
          expect(readability(mixed(colour, end, step * STEP), room)).toBeLessThan(AA_TEXT);
      }),
    );
  });

  it.each(rooms)(
    'can be read on its tint and below its ink in the %s appearance, like the palest text of the page',
    (room) => {
      fc.assert(
        fc.property(colours, (colour) => {
          const shades = shadesOf(colour, room);
          if (!shades) throw new Error(colour);
          expect(contrastOf(shades.text, shades.tint)).toBeGreaterThanOrEqual(AA_TEXT);
          expect(contrastOf(GROUNDS[room].faint, shades.tint)).toBeGreaterThanOrEqual(AA_TEXT);
          expect(contrastOf(shades.fill, shades.ink === 'black' ? '#000000' : '#ffffff')).toBeGreaterThanOrEqual(
            AA_TEXT,
          );
          if (room === 'dark') expect(contrastOf(shades.fill, GROUNDS.dark.paper)).toBeGreaterThanOrEqual(3);
        }),
      );
    },
  );

  it('is dark enough below the text of a night card of the team, whatever was chosen', () => {
    const read = (path: string) => readFileSync(new URL(`../../app/${path}`, import.meta.url), 'utf8');
    const own = read('documents/team/night-card.css');
    const share = Number(/--beam: color-mix\(in srgb, var\(--light-text\) (\d+)%, transparent\)/.exec(own)?.[1]) / 100;
    const nights = Array.from(read('globals.css').matchAll(/--night: (#\w+);\s+--night-ink: (#\w+);/g));
    expect(nights.length).toBeGreaterThan(1);
    fc.assert(
      fc.property(colours, (colour) => {
        const beam = shadesOf(colour, 'light')?.text ?? '';
        for (const [, night = '', ink = ''] of nights)
          expect(contrastOf(mixed(night, beam, share), ink)).toBeGreaterThanOrEqual(AA_TEXT);
      }),
    );
  });

  it.each([
    ['#0a5563', { light: '#0a5563', dark: '#60919a' }],
    ['#ffe14a', { light: '#756722', dark: '#ffe14a' }],
    ['#00004d', { light: '#00004d', dark: '#8787ab' }],
  ])('stays %s if it can be read', (colour, expected) => {
    expect({ light: nearestReadable(colour, 'light'), dark: nearestReadable(colour, 'dark') }).toEqual(expected);
  });

  it('is none if it is not written as one', () => expect(shadesOf('red', 'light')).toBeNull());
});
