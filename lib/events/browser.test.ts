import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Everything that a file loads in a browser: packages, and all files it imports for more than their
 * types.
 */
function reached(path: string, seen = new Set<string>(), packages = new Set<string>()) {
  if (seen.has(path)) return { seen, packages };
  seen.add(path);
  const text = readFileSync(join(root, path), 'utf8').replace(/import type [^;]+;/g, '');
  // A browser gets only the address of a server action.
  if (/^'use server'/.test(text) || path.endsWith('.css')) return { seen, packages };
  for (const [, clause = '', target = ''] of text.matchAll(/(?:import|export)\s+([^;']*?)from\s*'([^']+)'/g)) {
    const isTypes = /^\{(\s*type [^,}]+,?)*\s*\}\s*$/.test(clause);
    if (isTypes) continue;
    if (target.startsWith('#')) reached(target.slice(1), seen, packages);
    else if (target.startsWith('.')) reached(relative(root, join(root, dirname(path), target)), seen, packages);
    else packages.add(target);
  }
  return { seen, packages };
}

it('the grid loads neither the check of posts nor the forms of records', () => {
  const { packages } = reached('app/[locale]/(live)/organise/[festival]/grid/grid-app.tsx');
  expect([...packages]).not.toContain('zod');
  expect([...packages]).not.toContain('react-hook-form');
  expect([...packages]).toContain('next-intl');
});

it('warnings, fixes and proposals run in a browser', () => {
  const rules = ['conflicts', 'warning-fixes', 'free-starts', 'slots', 'fix-acts'];
  const proposals = ['proposal', 'linear-model'];
  for (const entry of [
    ...rules.map((name) => `lib/events/${name}.ts`),
    ...proposals.map((name) => `lib/proposals/${name}.ts`),
  ]) {
    const { seen, packages } = reached(entry);
    expect([...packages], entry).toEqual([]);
    expect(
      [...seen].filter((path) => /^db\/(?!enums)|queries|mutations|schema|messages/.test(path)),
      entry,
    ).toEqual([]);
  }
});

it('the form of a séance does not load its check, which is loaded once it is needed', () => {
  const { packages } = reached('app/[locale]/(live)/organise/[festival]/events/form/event-form.tsx');
  expect([...packages]).toContain('react-hook-form');
  expect([...packages].filter((one) => /zod|resolvers|temporal/.test(one))).toEqual([]);
});
