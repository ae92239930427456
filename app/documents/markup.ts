import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { ReactNode } from 'react';

// Next keeps React's renderer away from pages, whose parts it sends to a browser to be taken over.
// Released pages are taken over by nobody.
const load = createRequire(join(process.cwd(), 'package.json'));
const { renderToStaticMarkup }: typeof import('react-dom/server') = load('react-dom/server');

/**
 * What React writes for these elements, escaped as it escapes everything. For what is long: Next
 * draws each element of a page twice, once as data and once from it, to write data that `plainHtml`
 * takes out again. Components in it neither wait for anything nor have a half in the browser.
 */
export const markupOf = (elements: ReactNode): string => renderToStaticMarkup(elements);
