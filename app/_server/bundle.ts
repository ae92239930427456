import { join } from 'node:path';
import { scriptOfBuild } from './browser-script.ts';

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
