import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { joinFacts } from './join-facts.ts';

it('puts a dot between facts, and none where one is empty', () => {
  expect(joinFacts(['Auditorium', '', null, 1962, false, undefined, 'complet'])).toBe(
    'Auditorium\u00A0· 1962\u00A0· complet',
  );
  expect(joinFacts([''])).toBe('');
});

// The title of a page or a file does not wrap.
it('lets no dot of the interface begin a line', () => {
  const app = join(import.meta.dirname, '../../app');
  const lines = readdirSync(app, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
    .flatMap((path) => readFileSync(join(app, path), 'utf8').split('\n'));
  const isComment = (line: string) => /^\s*(?:\*|\/\/|\/\*|\{\/\*)/.test(line);
  expect(lines.length).toBeGreaterThan(10_000);
  expect(lines.filter((line) => /\S ·/.test(line) && !isComment(line) && !/title/.test(line))).toEqual([]);
});
