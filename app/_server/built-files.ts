import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import tailwind from '@tailwindcss/postcss';
import { type BuildOptions, build } from 'esbuild';
import postcss from 'postcss';
import { type FontName, fontPaths } from './fonts.ts';

/**
 * Bundles and minifies one of our TypeScript files (a path below `app/`) as a script for browsers.
 * Runs only in a build, as it needs the sources.
 */
export async function browserScript(entry: string, more: BuildOptions = {}): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(process.cwd(), 'app', entry)],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    // The oldest browsers we support (docs/decisions/experience.md).
    target: ['chrome111', 'safari16.4', 'firefox115'],
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    ...more,
  });
  return outputFiles?.[0]?.text ?? '';
}

/** The same as an answer. Its address contains the build, so it may be cached for ever. */
export const scriptOfBuild = async (entry: string, more: BuildOptions = {}): Promise<Response> =>
  new Response(await browserScript(entry, more), {
    headers: { ...SCRIPT_HEADERS, 'Cache-Control': 'public, max-age=31536000, immutable' },
  });

export const SCRIPT_HEADERS = {
  'Content-Type': 'text/javascript; charset=utf-8',
  'X-Content-Type-Options': 'nosniff',
};

const H = join(process.cwd(), 'app', '_islands', 'h.ts');

/**
 * A script for public pages that uses shared components: their JSX makes DOM elements
 * (`app/_islands/h.ts`) instead of React's.
 */
export const bundle = (entry: string): Promise<Response> =>
  scriptOfBuild(`_islands/${entry}`, {
    // Leaves out our tsconfig, which says that JSX is React's.
    tsconfigRaw: {},
    jsx: 'transform',
    jsxFactory: 'h',
    jsxFragment: 'Fragment',
    inject: [H],
    alias: { react: H, clsx: H },
  });

/**
 * Bundles and minifies one of our CSS files (a path below `app/`) as a style sheet for documents.
 * Runs only in a build, as it needs the sources.
 */
export async function styleSheet(entry: string): Promise<Response> {
  const from = join(process.cwd(), 'app', entry);
  const { css } = await postcss([tailwind({ base: process.cwd(), optimize: { minify: true } })]).process(
    readFileSync(from, 'utf8'),
    { from },
  );
  // fonts.css names each font by a word; it is replaced by an address with a hash.
  const text = css.replaceAll(/\/fonts\/(\w+)/g, (_, name: FontName) => fontPaths()[name]);
  return new Response(text, {
    headers: {
      'Content-Type': 'text/css; charset=utf-8',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'public, max-age=31536000, immutable',
    },
  });
}
