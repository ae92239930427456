import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lettering } from '#lib/festivals/choices.ts';
import { shortHash } from '#lib/short-hash.ts';

const FILES = {
  bricolage: '@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2',
  atkinson: '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
  newsreader: '@fontsource-variable/newsreader/files/newsreader-latin-wght-normal.woff2',
  hanken: '@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2',
};
export type FontName = keyof typeof FILES;
export const fontNames = Object.keys(FILES) as FontName[];

/** The bytes of a font that documents use (WOFF2). */
export const fontBytes = (name: FontName) => readFileSync(join(process.cwd(), 'node_modules', FILES[name]));

/**
 * The fonts of a page for each choice of the festival: the one for titles, then the one for text.
 */
export const FONTS_OF: Readonly<Record<Lettering, readonly FontName[]>> = {
  bricolage: ['bricolage', 'atkinson'],
  newsreader: ['newsreader', 'hanken'],
  hanken: ['hanken'],
};

let paths: Readonly<Record<FontName, string>> | undefined;

/**
 * The addresses of the fonts that documents use. Each contains a hash of the font, so it may be
 * cached for ever.
 */
export function fontPaths(): Readonly<Record<FontName, string>> {
  paths ??= Object.fromEntries(fontNames.map((name) => [name, pathOf(name)])) as Record<FontName, string>;
  return paths;
}

const pathOf = (name: FontName) => `/fonts/${name}-${shortHash(fontBytes(name), 12)}.woff2`;
