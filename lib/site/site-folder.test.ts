import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addressOfFile, ForeignFiles, fileOf, isSafeFile, openSiteFolder, wayTo } from './site-folder.ts';

const newFolder = () => join(mkdtempSync(join(tmpdir(), 'lanterne-site-')), 'site');

/** A run that writes these files, and its result. */
function run(folder: string, files: Record<string, string>) {
  const site = openSiteFolder(folder);
  try {
    for (const [file, text] of Object.entries(files)) site.write(file, Buffer.from(text));
    return site.place();
  } finally {
    site.close();
  }
}

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

it('a second run of the same changes nothing', () => {
  const folder = newFolder();
  const files = { 'index.html': 'a', 'fr/1/index.html': 'b' };
  run(folder, files);
  expect(run(folder, files)).toEqual({ files: 2, bytes: 2, changed: 0, removed: 0 });
});

it('a second run replaces what changed, removes what is gone and leaves the rest as it was', () => {
  const folder = newFolder();
  expect(run(folder, { 'index.html': 'a', 'fr/1/index.html': 'b', 'fr/2/index.html': 'c' })).toEqual({
    files: 3,
    bytes: 3,
    changed: 3,
    removed: 0,
  });
  writeFileSync(join(folder, '.htaccess'), 'mine');
  writeFileSync(join(folder, 'fr', '2', 'mine.txt'), 'mine');
  utimesSync(join(folder, 'index.html'), 1000, 1000);
  expect(run(folder, { 'index.html': 'a', 'fr/3/index.html': 'd' })).toEqual({
    files: 2,
    bytes: 2,
    changed: 1,
    removed: 2,
  });
  expect(filesIn(folder)).toEqual([
    '.htaccess',
    'fr/2/mine.txt',
    'fr/3/index.html',
    'index.html',
    'lanterne-site.json',
  ]);
  expect(existsSync(join(folder, 'fr', '1'))).toBe(false);
  expect(statSync(join(folder, 'index.html')).mtimeMs).toBe(1_000_000);
});

it('a file of somebody else is never replaced, and then nothing is changed', () => {
  const folder = newFolder();
  run(folder, { 'a.html': 'a' });
  writeFileSync(join(folder, 'index.html'), 'mine');
  expect(() => run(folder, { 'a.html': 'b', 'index.html': 'theirs' })).toThrow(ForeignFiles);
  expect(filesIn(folder)).toEqual(['a.html', 'index.html', 'lanterne-site.json']);
  expect(['a.html', 'index.html'].map((file) => readFileSync(join(folder, file), 'utf8'))).toEqual(['a', 'mine']);
});

it('an interrupted run leaves the site as it was, and is finished by the next', () => {
  const folder = newFolder();
  run(folder, { 'index.html': 'a' });
  openSiteFolder(folder).write('index.html', Buffer.from('b'));
  expect(readFileSync(join(folder, 'index.html'), 'utf8')).toBe('a');
  run(folder, { 'index.html': 'c' });
  expect(filesIn(folder)).toEqual(['index.html', 'lanterne-site.json']);
});

it('an edited list removes nothing outside, and an unreadable one owns nothing', () => {
  const folder = newFolder();
  const outside = join(folder, '..', 'outside.txt');
  mkdirSync(folder, { recursive: true });
  writeFileSync(outside, 'mine');
  writeFileSync(join(folder, 'lanterne-site.json'), JSON.stringify({ files: ['../outside.txt', 7] }));
  expect(run(folder, { 'index.html': 'a' }).removed).toBe(0);
  expect(existsSync(outside)).toBe(true);
  writeFileSync(join(folder, 'lanterne-site.json'), '{"files": [');
  expect(() => run(folder, { 'index.html': 'b' })).toThrow(ForeignFiles);
});

it('a file is left out where somebody put their own, and is written elsewhere', () => {
  const folder = newFolder();
  const write = (robots: string) => {
    const site = openSiteFolder(folder);
    site.write('index.html', Buffer.from('a'));
    site.write('404.html', Buffer.from('ours'), true);
    site.write('robots.txt', Buffer.from(robots), true);
    const placed = site.place();
    site.close();
    return placed;
  };
  run(folder, {});
  writeFileSync(join(folder, 'robots.txt'), 'theirs');
  expect(write('ours').files).toBe(2);
  expect(readFileSync(join(folder, 'robots.txt'), 'utf8')).toBe('theirs');
  expect(readFileSync(join(folder, '404.html'), 'utf8')).toBe('ours');
  expect(write('ours').changed).toBe(0);
});

describe('the file of an address', () => {
  it.each([
    ['/fr/festivals/f', 'fr/festivals/f/index.html'],
    ['/en/festivals/f/events/10-terre-rare', 'en/festivals/f/events/10-terre-rare/index.html'],
    ['/fr/festivals/f/events/10-terre-rare/image.png?v=3', 'fr/festivals/f/events/10-terre-rare/image.png'],
    ['/feeds/f/programme.ics', 'feeds/f/programme.ics'],
    ['/feeds/f/programme.ics?lang=en', 'feeds/f/programme.lang-en.ics'],
    ['/feeds/f/rooms/3-a.ics?lang=en&cancelled=title', 'feeds/f/rooms/3-a.lang-en.cancelled-title.ics'],
    ['/documents.css?v=abc', 'documents.css'],
    ['/pictures/0f/1b.webp', 'pictures/0f/1b.webp'],
    ['/pictures/0f/1b.webp?w=640', 'pictures/0f/1b.w-640.webp'],
    ['/icon.svg?icon.3vcg-9w1.svg', 'icon.svg'],
    ['/fr/festivals/f/days/2026-11-28?kind=talk', 'fr/festivals/f/days/2026-11-28/index.html'],
  ])('%s is %s', (address, file) => expect(fileOf(address, 'f')).toBe(file));

  it.each([
    '/',
    '/fr',
    '/fr/organise/f',
    '/fr/festivals/g',
    '/fr/sign-in',
    '/feeds/f/.htaccess',
    '/feeds/f/a%2Fb.ics',
    '/feeds/f/con:.ics',
  ])('%s has none', (address) => expect(fileOf(address, 'f')).toBeNull());

  it('is always inside its folder', () => {
    expect(['a/b.html', 'a/../b', '../b', '/a', 'a//b', 'a\\b', '.git/config', 'a.', ''].filter(isSafeFile)).toEqual([
      'a/b.html',
    ]);
  });
});

it('a page is where a web space finds it', () => {
  expect(['index.html', 'fr/festivals/f/index.html', 'feeds/f/a.ics'].map(addressOfFile)).toEqual([
    '/',
    '/fr/festivals/f/',
    '/feeds/f/a.ics',
  ]);
});

it('the link from a page to another is right under any address', () => {
  const from = 'fr/festivals/f/days/2026-11-28/index.html';
  expect(wayTo('fr/festivals/f/index.html', from)).toBe('../../index.html');
  expect(wayTo('fr/festivals/f/days/2026-11-29/index.html', from)).toBe('../2026-11-29/index.html');
  expect(wayTo('documents.css', from)).toBe('../../../../../documents.css');
  expect(wayTo('fr/festivals/f/index.html', 'index.html')).toBe('fr/festivals/f/index.html');
  expect(wayTo(from, from)).toBe('index.html');
});
