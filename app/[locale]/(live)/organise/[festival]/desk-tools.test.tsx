import { PathnameContext, SearchParamsContext } from 'next/dist/shared/lib/hooks-client-context.shared-runtime';
import { expect, it } from 'vitest';
import { markupOf } from '#app/documents/document.tsx';
import { SamePageIn } from './desk-tools.tsx';

const linkFrom = (path: string, search: string) => {
  const link = (
    <PathnameContext.Provider value={path}>
      <SearchParamsContext.Provider value={new URLSearchParams(search)}>
        <SamePageIn locale="en">English</SamePageIn>
      </SearchParamsContext.Provider>
    </PathnameContext.Provider>
  );
  return /href="([^"]*)"/.exec(markupOf(link))?.[1];
};

it('links to the same page with the same query', () => {
  expect(linkFrom('/fr/organise/nel/films', '')).toBe('/en/organise/nel/films');
  expect(linkFrom('/fr/organise/nel/today/1/delay', 'minutes=5&seen=0')).toBe(
    '/en/organise/nel/today/1/delay?minutes=5&amp;seen=0',
  );
});
