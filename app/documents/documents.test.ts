import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { programmeBase } from '#lib/i18n/paths.ts';
import { pagesOf } from '#lib/offline/page-list.ts';
import { exampleDocument } from '#lib/programme/testing.ts';
import { releasedPages } from './outlets.tsx';

/**
 * Sections that the list of pages to keep offline leaves out: narrowed pages, the first page while
 * it shows a day (it is kept under the address of that day), and what is made for other sites,
 * programs, the press, paper or a screen in a hall.
 */
const NOT_KEPT: readonly string[] = [
  'list',
  'today',
  'image',
  'embed',
  'integrate',
  'open-data',
  'press',
  'print',
  'qr',
  'screen',
];

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const importsOf = (path: string) =>
  Array.from(
    read(path).matchAll(/^(?:import|export) (?!type\b)(?:[^'"]*? from )?'([^']+)'/gm),
    ([, name]) => name ?? '',
  );

/**
 * Every file of this repository that a document imports, directly or not, with the packages each
 * names.
 */
function filesOf(path: string, seen = new Map<string, string[]>()): Map<string, string[]> {
  if (seen.has(path)) return seen;
  const all = importsOf(path);
  seen.set(
    path,
    all.filter((name) => !/^[.#]/.test(name)),
  );
  // `#lib/x.ts` means `lib/x.ts`.
  for (const name of all.filter((one) => /^[.#].*\.tsx?$/.test(one)))
    filesOf(name.startsWith('#') ? name.slice(1) : normalize(relative(root, join(root, dirname(path), name))), seen);
  return seen;
}

const drawing = readdirSync(join(root, 'app/documents'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx$/.test(file) && !/\.test\.tsx$/.test(file))
  .map((file) => join('app/documents', file));

describe('what is read without an account', () => {
  it('is drawn by components that are not async and have no client part', () => {
    const files = new Map<string, string[]>();
    for (const path of drawing) filesOf(path, files);
    expect(files.size).toBeGreaterThan(150);
    const wrong = [...files].flatMap(([path, packages]) => {
      const text = read(path);
      const reasons = packages.filter((name) =>
        /^(next\/(?!og$)|next-intl|lucide-react|react-aria|react-hook-form)/.test(name),
      );
      if (/^['"]use client['"]/.test(text)) reasons.push('use client');
      if (path.endsWith('.tsx') && /\buse(?:State|Effect|Context|Id|Ref|Memo|Callback)\(/.test(text))
        reasons.push('a hook');
      if (path.endsWith('.tsx') && /^(?:export )?async function [A-Z]/m.test(text))
        reasons.push('a component that waits');
      if (/^import '.*\.css';/m.test(text)) reasons.push('a style sheet, which stands in app/documents/*.css');
      return reasons.map((reason) => `${path}: ${reason}`);
    });
    // Only the pages of a version ask who is signed in: next-auth reads the session there.
    expect(wrong.filter((line) => !/^app\/_server\/(?:actor|auth|auth-cookie)\.ts: next/.test(line))).toEqual([]);
  });

  it('has a style sheet that contains every file once', () => {
    for (const sheet of [
      'app/documents/documents.css',
      'app/documents/own.css',
      'app/documents/paper.css',
      'app/documents/team.css',
    ]) {
      const named = Array.from(read(sheet).matchAll(/@import "([^"]+)"/g), ([, file]) =>
        join(dirname(sheet), file ?? ''),
      );
      expect(named.filter((file) => !existsSync(join(root, file)))).toEqual([]);
      expect(new Set(named).size).toBe(named.length);
    }
  });

  it('is kept by browsers, or listed as not kept', () => {
    const series = [{ number: 90, title: { fr: 'Courts' }, introduction: {}, offers: [] }];
    const pages = [{ slug: 'presse', title: { fr: 'Presse' }, text: {}, isInNavigation: true, showsPartners: false }];
    const { frame, events, others } = pagesOf(exampleDocument({ series, pages }), 'fr');
    const base = programmeBase('fr', exampleDocument().festival.slug);
    const listed = new Set(
      [...frame, ...events.map(([path]) => path), ...others].map((path) => path.slice(base.length).split('/')[1] ?? ''),
    );
    expect(Object.keys(releasedPages).filter((kind) => !listed.has(kind) && !NOT_KEPT.includes(kind))).toEqual([]);
  });
});
