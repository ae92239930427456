import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const pages = readdirSync(join(root, 'app'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /(^|\/)page\.tsx$/.test(path))
  .map((path) => join('app', path))
  .sort();
const kindOf = (page: string) =>
  page.startsWith('app/[locale]/released/[key]/')
    ? 'released'
    : page.startsWith('app/[locale]/(live)/')
      ? 'live'
      : 'neither';

const importsOf = (path: string) =>
  Array.from(read(path).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g), (m) => m[1] ?? '');

/** The packages a file reaches, through every file of this repository it imports. */
function packagesOf(path: string, seen = new Set<string>()): Set<string> {
  const packages = new Set<string>();
  if (seen.has(path)) return packages;
  seen.add(path);
  for (const target of importsOf(path)) {
    if (!target.startsWith('.')) packages.add(target);
    else if (/\.tsx?$/.test(target)) {
      const file = normalize(relative(root, join(root, dirname(path), target)));
      for (const name of packagesOf(file, seen)) packages.add(name);
    }
  }
  return packages;
}

/** The layouts around a page, inside `app/[locale]`. */
function layoutsOf(page: string): string[] {
  const folders = page.split('/').slice(0, -1);
  return folders
    .map((_, i) => join(...folders.slice(0, i + 1), 'layout.tsx'))
    .filter((file) => existsSync(join(root, file)));
}

describe('pages', () => {
  it('and routes have one name for each part of an address that changes, or the server does not start', () => {
    const names = new Map<string, Set<string>>();
    for (const path of readdirSync(join(root, 'app'), { recursive: true, encoding: 'utf8' })) {
      if (!/(^|\/)(page\.tsx|route\.tsx?)$/.test(path)) continue;
      const parts = path.split('/').filter((part) => !/^\(.*\)$/.test(part));
      for (const [i, part] of parts.entries()) {
        if (!/^\[\w/.test(part)) continue;
        const above = parts.slice(0, i).join('/');
        names.set(above, (names.get(above) ?? new Set()).add(part));
      }
    }
    expect([...names].filter(([, all]) => all.size > 1)).toEqual([]);
  });

  it('are of two kinds and nothing between', () => {
    expect(pages.length).toBeGreaterThan(8);
    expect(pages.filter((page) => kindOf(page) === 'neither')).toEqual([]);
  });

  it.each(pages.filter((page) => kindOf(page) === 'live'))('live, drawn for each request: %s', (page) => {
    expect(layoutsOf(page).some((file) => /export const dynamic = 'force-dynamic'/.test(read(file)))).toBe(true);
    expect(read(page)).not.toContain('generateStaticParams');
  });

  it.each(pages.filter((page) => kindOf(page) === 'released'))('released, a pure function of its path: %s', (page) => {
    // The proxy keeps it, not Next.
    expect(layoutsOf(page).some((file) => /export const dynamic = 'force-dynamic'/.test(read(file)))).toBe(true);
    expect(read(page)).not.toMatch(/generateStaticParams|revalidate/);
    const packages = packagesOf(page);
    const refused = [...packages].filter((name) =>
      /^(react-aria-components|next-intl|use-intl|next-auth.*|next\/headers|next\/link)$/.test(name),
    );
    expect(refused, 'a released page reads nothing of the request and carries no framework of the desk').toEqual([]);
  });
});
