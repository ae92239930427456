import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { compareFolders } from './compare.ts';

/** A folder with these texts, by path. */
function folderOf(texts: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'net-'));
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

it('reports nothing if two are the same', () => {
  const texts = { 'public/fr.txt': 'status: 200\nBonjour\n' };
  expect(compareFolders(folderOf(texts), folderOf(texts))).toEqual({ report: '', files: 0 });
});

it('reports differences once that only differ in numbers, with their count', () => {
  const page = (number: number, word: string) => `status: 200\n${word} ${number}\nend\n`;
  const pages = (word: string) =>
    Object.fromEntries(Array.from({ length: 5 }, (_, at) => [`public/events/${at}.txt`, page(at, word)]));
  const { report, files } = compareFolders(
    folderOf({ ...pages('Séance'), 'public/home.txt': 'Accueil\n' }),
    folderOf({ ...pages('Rencontre'), 'public/home.txt': 'Début\n' }),
  );
  expect(files).toBe(6);
  expect(report.split('\n\n')).toEqual([
    [
      'The same difference at 5 addresses, as at',
      '  public/events/0',
      '  public/events/1',
      '  public/events/2',
      '     status: 200',
      '    -Séance 0',
      '    +Rencontre 0',
      '     end',
    ].join('\n'),
    'At public/home:\n    -Accueil\n    +Début',
  ]);
});

it('names an address that is missing or new', () => {
  const { report, files } = compareFolders(folderOf({ 'a b.txt': 'A\n' }), folderOf({ 'b.txt': 'B\n' }));
  expect(files).toBe(2);
  expect(report).toContain('At a b:\n    -A');
  expect(report).toContain('At b:\n    +B');
});

it('ignores the hash of bytes where the text is different too, but not where only the hash is', () => {
  const file = (text: string, hash: string) => `${text}\nmore\nmore\nsha256 of all bytes: ~${hash}\n`;
  const before = { 'told.txt': file('one', 'aa'), 'silent.txt': file('two', 'bb') };
  const after = { 'told.txt': file('uno', 'cc'), 'silent.txt': file('two', 'dd') };
  const { report } = compareFolders(folderOf(before), folderOf(after));
  expect(report).toContain('At told:\n    -one\n    +uno\n     more');
  expect(report).not.toContain('~cc');
  expect(report).toContain('-sha256 of all bytes: ~bb');
});
