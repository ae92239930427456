import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const all = readdirSync(import.meta.dirname, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => relative(root, join(parentPath, name)));
const text = (path: string) => readFileSync(join(root, path), 'utf8');

/** The sheets that have a rule for a class, by the class. Names without a hyphen are words that many sheets share. */
const sheetsOf = new Map<string, Set<string>>();
/** Those are of documents, which have their one sheet (app/documents). */
const imported = new Set<string>();
for (const sheet of all.filter((path) => path.endsWith('.css'))) {
  for (const [, target = ''] of text(sheet).matchAll(/@import "(\.[^"]+)"/g))
    imported.add(join(dirname(sheet), target));
  for (const [, selector = ''] of text(sheet).matchAll(/([^{};]+)\{/g))
    for (const [, name = ''] of selector.matchAll(/\.([a-z][a-z0-9]*-[a-z0-9-]*)/g))
      sheetsOf.set(name, (sheetsOf.get(name) ?? new Set()).add(sheet));
}

/** What Tailwind writes where it is used, though a sheet names it too. */
const isUtility = (name: string) => /^([mp][trblxy]?-\d|text-|max-w-|gap-)/.test(name);

const read = new Map<string, { imports: string[]; classes: string[] }>();
function file(path: string) {
  const known = read.get(path);
  if (known) return known;
  const source = path.endsWith('.css') ? '' : text(path);
  const found = {
    imports: Array.from(source.matchAll(/(?:from|import)\s*\(?\s*'([#.][^']+)'/g), ([, asked = '']) =>
      asked.startsWith('#') ? asked.slice(1) : join(dirname(path), asked),
    ).filter((target) => target.startsWith('app/') && existsSync(join(root, target))),
    classes: Array.from(source.matchAll(/className=(?:"[^"]*"|\{[^}]*\})/g), ([words]) =>
      Array.from(words.matchAll(/[\w-]+/g), ([name]) => name),
    ).flat(),
  };
  read.set(path, found);
  return found;
}

/** A page with its layouts, and all they import. */
function drawnBy(page: string): Set<string> {
  const found = new Set([page]);
  for (let folder = dirname(page); folder !== '.'; folder = dirname(folder))
    if (existsSync(join(root, folder, 'layout.tsx'))) found.add(join(folder, 'layout.tsx'));
  for (const path of found) for (const target of file(path).imports) found.add(target);
  return found;
}

it('has on each page the styles of whatever it draws', () => {
  const pages = all.filter((path) => path.endsWith('/page.tsx'));
  expect(pages.length).toBeGreaterThan(50);
  const bare = pages.flatMap((page) => {
    const drawn = drawnBy(page);
    const names = new Set([...drawn].flatMap((path) => file(path).classes));
    return [...names]
      .map((name) => ({ name, sheets: [...(sheetsOf.get(name) ?? [])] }))
      .filter(({ name, sheets }) => sheets.length > 0 && !isUtility(name))
      .filter(({ sheets }) => !sheets.some((sheet) => drawn.has(sheet) || imported.has(sheet)))
      .map(({ name, sheets }) => `${page}: .${name} stands in ${sheets.join(', ')}`);
  });
  expect(bare).toEqual([]);
});
