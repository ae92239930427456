import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import tailwind from '@tailwindcss/postcss';
import postcss from 'postcss';
import { type FontName, fontPaths } from './fonts.ts';

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
