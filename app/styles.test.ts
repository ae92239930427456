import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const all = readdirSync(import.meta.dirname, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => relative(root, join(parentPath, name)));
const text = (path: string) => readFileSync(join(root, path), 'utf8');

/**
 * The style sheets with a rule for these classes (at the beginning of a selector), by the classes:
 * `a`, `a.b`.
 */
const sheetsOf = new Map<string, Set<string>>();
const sheets = all.filter((path) => path.endsWith('.css'));
const selectorsOf = (sheet: string) =>
  Array.from(
    text(sheet)
      .replace(/\/\*.*?\*\//gs, '')
      .matchAll(/([^{};]+)\{/g),
    ([, selectors = '']) => selectors,
  );
for (const sheet of sheets)
  for (const selectors of selectorsOf(sheet))
    for (const selector of selectors.split(','))
      for (const names of selector.match(/(?<=^\s*\.)[a-z][\w-]*(?:\.[a-z][\w-]*)*(?![\w.-])/) ?? [])
        sheetsOf.set(names, (sheetsOf.get(names) ?? new Set()).add(sheet));
const styled = [...sheetsOf].map(([names, sheets]) => ({ names, all: names.split('.'), sheets: [...sheets] }));

/** Classes of components that a page imports without drawing them, with the reason. */
const undrawn = {
  act: 'events/[event]/delete-event.tsx: the link to the page that asks, which has only the form of that file',
  'theme-island': 'theme-select.tsx: where the framework runs, theme-switch.tsx stands for it',
};

/** `classes`: for each element with classes, all it may have. */
const read = new Map<string, { imports: string[]; classes: Set<string>[] }>();
function file(path: string) {
  const known = read.get(path);
  if (known) return known;
  const source = text(path);
  const found = {
    imports: Array.from(source.matchAll(/(?:from|import)\s*\(?\s*['"]([#.][^'"]+)['"]/g), ([, asked = '']) =>
      asked.startsWith('#') ? asked.slice(1) : join(dirname(path), asked),
    ).filter((target) => target.startsWith('app/') && existsSync(join(root, target))),
    classes: Array.from(
      source.matchAll(/className=("[^"]*"|\{(?:[^{}]|\{[^{}]*\})*\})/gi),
      ([, value = '']) =>
        new Set(
          (value.match(/"[^"]*"|'[^']*'|`[^`]*`/g) ?? []).flatMap((literal) => literal.slice(1, -1).split(/\s+/)),
        ),
    ),
  };
  read.set(path, found);
  return found;
}

/** A page with its layouts, and everything they import. */
function drawnBy(page: string): Set<string> {
  const found = new Set([page]);
  for (let folder = dirname(page); folder !== '.'; folder = dirname(folder))
    if (existsSync(join(root, folder, 'layout.tsx'))) found.add(join(folder, 'layout.tsx'));
  for (const path of found) for (const target of file(path).imports) found.add(target);
  return found;
}

const pages = all.filter((path) => path.endsWith('/page.tsx'));
/** Classes on a page that lacks the style sheet with their rule. */
const bare = pages.flatMap((page) => {
  const drawn = drawnBy(page);
  const elements = [...drawn].flatMap((path) => file(path).classes);
  return styled
    .filter(({ sheets }) => !sheets.some((sheet) => drawn.has(sheet)))
    .filter(({ all }) => elements.some((classes) => all.every((name) => classes.has(name))))
    .map(({ names, sheets }) => ({ page, name: names, sheets }));
});

it('has on each page the styles of everything it draws', () => {
  expect(pages.length).toBeGreaterThan(50);
  const isExcused = (names: string) => names.split('.').some((name) => Object.hasOwn(undrawn, name));
  expect(bare.filter(({ name }) => !isExcused(name))).toEqual([]);
});

it('lists no exception that is not needed', () => {
  const names = new Set(bare.map(({ name }) => name));
  expect(Object.keys(undrawn).filter((name) => !names.has(name))).toEqual([]);
});

// A filter that hid séances drew the styles of every element of the day anew.
it('names what it styles by a class, in a programme, where that depends on what another element has', () => {
  const outer = (selector: string): string => {
    const without = selector.replace(/:has\([^()]*\)/g, '.has').replace(/\([^()]*\)/g, '');
    return without === selector ? selector : outer(without);
  };
  const wide = sheets
    .filter((sheet) => sheet.startsWith('app/_components/programme/'))
    .flatMap(selectorsOf)
    .flatMap((selectors) => outer(selectors).split(','))
    .filter((selector) => /\.has.*[\s>+~](?:\*|[a-z]+)(?:::?[a-z-]+)*\s*$/s.test(selector));
  expect(wide).toEqual([]);
});
