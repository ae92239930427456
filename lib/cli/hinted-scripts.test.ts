import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { HINT, hintScripts } from './hinted-scripts.ts';

it('is once at the top of each script of a build, and nowhere else', () => {
  const root = mkdtempSync(join(tmpdir(), 'lanterne-hints-'));
  const chunks = join(root, '.next', 'static', 'chunks');
  mkdirSync(chunks, { recursive: true });
  const files = { 'a.js': '(self.a = 1);', 'a.css': '.a {}' };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(chunks, name), text);
  hintScripts(root);
  hintScripts(root);
  const read = (name: string) => readFileSync(join(chunks, name), 'utf8');
  expect([read('a.js'), read('a.css')]).toEqual([HINT + files['a.js'], files['a.css']]);
});
