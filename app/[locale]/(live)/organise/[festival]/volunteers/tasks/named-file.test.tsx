import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it, onTestFinished, vi } from 'vitest';
import { originalFile } from '#lib/pictures/picture-files.ts';
import { NamedFile } from './named-file.tsx';

it('says of a file that its content is missing on this server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lanterne-named-file-'));
  vi.stubEnv('LANTERNE_DATA', folder);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });
  const file = { name: 'Plan', hash: 'a'.repeat(64), format: 'pdf', bytes: 240_000 } as const;
  const said = () => renderToStaticMarkup(<NamedFile file={file} locale="fr" />).replaceAll(/[\u00a0\u202f]/g, ' ');
  expect(said()).toBe('<span class="block max-w-[30rem] text-warn">Ce fichier manque ici : Plan (PDF, 240 ko)</span>');
  const path = originalFile(folder, file.hash, 'pdf');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '%PDF-1.7');
  expect(said()).toBe('<span class="block max-w-[30rem]">Plan (PDF, 240 ko)</span>');
});
