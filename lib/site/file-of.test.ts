import { describe, expect, it } from 'vitest';
import { addressOfFile, fileOf, isSafeFile, wayTo } from './file-of.ts';

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

  it('is safe only below its folder', () => {
    expect(['a/b.html', 'a/../b', '../b', '/a', 'a//b', 'a\\b', '.git/config', 'a.', ''].filter(isSafeFile)).toEqual([
      'a/b.html',
    ]);
  });
});

it('a page stands where a web space shows it', () => {
  expect(['index.html', 'fr/festivals/f/index.html', 'feeds/f/a.ics'].map(addressOfFile)).toEqual([
    '/',
    '/fr/festivals/f/',
    '/feeds/f/a.ics',
  ]);
});

it('the way from a page to another is right under any address', () => {
  const from = 'fr/festivals/f/days/2026-11-28/index.html';
  expect(wayTo('fr/festivals/f/index.html', from)).toBe('../../index.html');
  expect(wayTo('fr/festivals/f/days/2026-11-29/index.html', from)).toBe('../2026-11-29/index.html');
  expect(wayTo('documents.css', from)).toBe('../../../../../documents.css');
  expect(wayTo('fr/festivals/f/index.html', 'index.html')).toBe('fr/festivals/f/index.html');
  expect(wayTo(from, from)).toBe('index.html');
});
