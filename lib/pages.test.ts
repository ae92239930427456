import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const pages = readdirSync(join(root, 'app'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /(^|\/)page\.tsx$/.test(path))
  .map((path) => join('app', path))
  .sort();
/** The layouts around a page, inside `app/[locale]`. */
function layoutsOf(page: string): string[] {
  const folders = page.split('/').slice(0, -1);
  return folders
    .map((_, i) => join(...folders.slice(0, i + 1), 'layout.tsx'))
    .filter((file) => existsSync(join(root, file)));
}

describe('pages', () => {
  it('and routes have one name for each dynamic part of an address, or the server does not start', () => {
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

  it('are live, drawn for each request', () => {
    expect(pages.length).toBeGreaterThan(8);
    for (const page of pages) {
      expect(page).toMatch(/^app\/\[locale\]\/\(live\)\//);
      expect(layoutsOf(page).some((file) => /export const dynamic = 'force-dynamic'/.test(read(file)))).toBe(true);
      expect(read(page)).not.toContain('generateStaticParams');
    }
  });
});
