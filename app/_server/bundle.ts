import { join } from 'node:path';
import { scriptOfBuild } from './browser-script.ts';

const H = join(process.cwd(), 'app', '_islands', 'h.ts');

/**
 * A script of public pages that draws with shared components: their JSX makes elements of the page
 * (`app/_islands/h.ts`) instead of React's.
 */
export const bundle = (entry: string): Promise<Response> =>
  scriptOfBuild(`_islands/${entry}`, {
    // Ours says what React would do with JSX.
    tsconfigRaw: {},
    jsx: 'transform',
    jsxFactory: 'h',
    jsxFragment: 'Fragment',
    inject: [H],
    alias: { react: H, clsx: H },
  });
