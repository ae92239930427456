import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ReactNode } from 'react';

// Next forbids importing React's renderer into pages, because it sends their parts to the browser
// to be hydrated. Released pages are never hydrated, so it is loaded by `require`.
const load = createRequire(join(process.cwd(), 'package.json'));
const { renderToStaticMarkup }: typeof import('react-dom/server') = load('react-dom/server');

/**
 * The HTML React writes for these elements, escaped as usual. It is for long pages: Next draws each
 * element twice, to add the data for hydration, which `plainHtml` would remove again. Components
 * drawn here may neither be async nor have a client part.
 */
export const markupOf = (elements: ReactNode): string => renderToStaticMarkup(elements);
