import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { plainDocument } from './plain-document.ts';

it('has the paper, the ink and the accent of all pages, by day and in the dark', () => {
  const tokens = readFileSync(join(import.meta.dirname, '..', 'globals.css'), 'utf8');
  const of = (name: string) => Array.from(tokens.matchAll(new RegExp(`--${name}: (#\\w+);`, 'g')), ([, is]) => is);
  const html = plainDocument('fr', 'Titre', '');
  for (const name of ['paper', 'ink', 'accent']) {
    const [light, dark] = of(name);
    expect(html, name).toContain(`light-dark(${light},${dark})`);
  }
});
