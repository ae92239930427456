import { describe, expect, it } from 'vitest';
import { fold } from '#lib/feeds/vevent.ts';
import {
  rewrittenCalendar,
  rewrittenPage,
  rewrittenStyles,
  rewrittenText,
  type Site,
  writeSite,
} from './write-site.ts';

const PAGE = '<html><body>a page</body></html>';
const SITEMAP =
  '<urlset><url><loc>https://asso.example/fr/festivals/f</loc><xhtml:link href="https://asso.example/en/festivals/f/films/3-a"/></url></urlset>';

/** The files written for a site of two pages. */
async function written(url: string, canonical: string | null = null, sitemap: string | null = SITEMAP) {
  const files = new Map<string, string>();
  const html = { headers: { 'content-type': 'text/html' } };
  await writeSite({
    site: { festival: 'f', url, canonical },
    languages: ['fr', 'en'],
    name: { fr: 'Écrans & Cie', en: 'Screens' },
    ask: async (path) => {
      if (path === '/sitemap-f.xml')
        return sitemap === null
          ? new Response(null, { status: 404 })
          : new Response(sitemap.replaceAll('https://asso.example', url));
      return new Response(PAGE, html);
    },
    write: (file, bytes) => void files.set(file, new TextDecoder().decode(bytes)),
  });
  return files;
}

it('lists its pages for search engines, at the addresses where a web space shows them', async () => {
  const files = await written('https://asso.example');
  expect(files.get('sitemap.xml')).toBe(
    '<urlset><url><loc>https://asso.example/fr/festivals/f/</loc><xhtml:link href="https://asso.example/en/festivals/f/films/3-a/"/></url></urlset>',
  );
  // What it names is written too.
  expect(files.has('en/festivals/f/films/3-a/index.html')).toBe(true);
  expect(files.get('robots.txt')).toBe('User-agent: *\nAllow: /\n\nSitemap: https://asso.example/sitemap.xml\n');
});

it('writes robots.txt only at the root of a host, and no list if search engines are led elsewhere', async () => {
  const below = await written('https://asso.example/2026');
  expect([below.has('sitemap.xml'), below.has('robots.txt')]).toEqual([true, false]);
  for (const files of [
    await written('https://asso.example', 'https://lanterne.example'),
    await written('https://asso.example', null, null),
  ])
    expect([files.has('sitemap.xml'), files.has('robots.txt'), files.has('404.html')]).toEqual([false, false, true]);
});

it('says in both languages that a page is missing, with a link to the programme by its whole address', async () => {
  const page = (await written('https://asso.example/2026')).get('404.html') ?? '';
  expect(page).toContain('<html lang="fr">');
  expect(page).toContain('<section lang="fr"><h1>Cette page n’existe pas</h1>');
  expect(page).toContain('<section lang="en"><h2>This page does not exist</h2>');
  expect(page).toContain('<a href="https://asso.example/2026/fr/festivals/f/">Voir le programme');
  expect(page).toContain('Écrans &amp; Cie');
  expect(page).toContain('<a href="https://asso.example/2026/en/festivals/f/">See the programme: Screens</a>');
});

const SITE: Site = { festival: 'f', url: 'https://asso.example/2026', canonical: null };
const FILE = 'fr/festivals/f/days/2026-11-28/index.html';

function page(html: string, site = SITE) {
  const named: string[] = [];
  const written = rewrittenPage(html, FILE, site, (address, isNeeded) =>
    named.push(`${isNeeded ? '' : '? '}${address}`),
  );
  return { written, named };
}

describe('a page', () => {
  it.each([
    // Addresses from the root become relative; version and fragment are kept.
    ['<a href="/fr/festivals/f">', '<a href="../../index.html">', '/fr/festivals/f'],
    [
      '<a href="/fr/festivals/f/changes#version-2">',
      '<a href="../../changes/index.html#version-2">',
      '/fr/festivals/f/changes',
    ],
    ['<link href="/documents.css?v=a1">', '<link href="../../../../../documents.css?v=a1">', '/documents.css?v=a1'],
    [
      '<img src="/p/1.webp" srcSet="/p/2.webp 2x, /p/3.webp 3x">',
      '<img src="../../../../../p/1.webp" srcSet="../../../../../p/2.webp 2x, ../../../../../p/3.webp 3x">',
      '/p/1.webp',
      '/p/2.webp',
      '/p/3.webp',
    ],
    [
      '<a href="/feeds/f/a.ics?lang=en&amp;cancelled=title">',
      '<a href="../../../../../feeds/f/a.lang-en.cancelled-title.ics">',
      '/feeds/f/a.ics?lang=en&cancelled=title',
    ],
    // Full addresses become those of files; an organiser may have typed them.
    [
      '<link rel="canonical" href="https://asso.example/2026/fr/festivals/f/legal">',
      '<link rel="canonical" href="https://asso.example/2026/fr/festivals/f/legal/">',
      '? /fr/festivals/f/legal',
    ],
    [
      '<a href="webcal://asso.example/2026/feeds/f/a.ics?lang=en">',
      '<a href="webcal://asso.example/2026/feeds/f/a.lang-en.ics">',
      '? /feeds/f/a.ics?lang=en',
    ],
    [
      '<meta content="https://asso.example/2026/fr/festivals/f/image.png?v=7">',
      '<meta content="https://asso.example/2026/fr/festivals/f/image.png?v=7">',
      '? /fr/festivals/f/image.png?v=7',
    ],
    // Full addresses of pictures for search engines stay, and the pictures are written too.
    [
      '<script type="application/ld+json">{"contentUrl":"https://asso.example/2026/pictures/f/0a-960.webp"}</script>',
      '<script type="application/ld+json">{"contentUrl":"https://asso.example/2026/pictures/f/0a-960.webp"}</script>',
      '? /pictures/f/0a-960.webp',
    ],
    // In a text, and inside another address.
    [
      '<code>https://asso.example/2026/feeds/f/a.ics?lang=en</code>',
      '<code>https://asso.example/2026/feeds/f/a.lang-en.ics</code>',
      '? /feeds/f/a.ics?lang=en',
    ],
    [
      '<a href="https://o.example/?url=https%3A%2F%2Fasso.example%2F2026%2Ffeeds%2Ff%2Fa.ics%3Flang%3Den&amp;name=x">',
      '<a href="https://o.example/?url=https%3A%2F%2Fasso.example%2F2026%2Ffeeds%2Ff%2Fa.lang-en.ics&amp;name=x">',
      '? /feeds/f/a.ics?lang=en',
    ],
    // Not an address of this site.
    ['<a href="https://asso.example/2026/tickets?id=5">', '<a href="https://asso.example/2026/tickets?id=5">'],
    ['<a href="https://asso.example/feeds/f/a.ics?lang=en">', '<a href="https://asso.example/feeds/f/a.ics?lang=en">'],
    ['<a href="https://example.org/fr/festivals/f">', '<a href="https://example.org/fr/festivals/f">'],
    ['<a href="#content">', '<a href="#content">'],
    ['<a href="//example.org/x">', '<a href="//example.org/x">'],
    ['<p>href=&quot;/fr&quot;</p>', '<p>href=&quot;/fr&quot;</p>'],
  ])('%s', (html, written, ...named) => expect(page(html)).toEqual({ written, named }));

  it('names the installation to search engines only on request', () => {
    const html =
      '<link rel="canonical" href="https://asso.example/2026/fr/festivals/f/legal"><meta content="https://asso.example/2026/fr/festivals/f/legal">';
    const { written } = page(html, { ...SITE, canonical: 'https://lanterne.example' });
    expect(written).toBe(
      '<link rel="canonical" href="https://lanterne.example/fr/festivals/f/legal"><meta content="https://asso.example/2026/fr/festivals/f/legal/">',
    );
  });
});

it('a style sheet finds its fonts', () => {
  const named: string[] = [];
  expect(
    rewrittenStyles('a{src:url(/fonts/a.woff2)}b{c:url(data:x)}', 'css/a.css', SITE, (address) => named.push(address)),
  ).toBe('a{src:url(../fonts/a.woff2)}b{c:url(data:x)}');
  expect(named).toEqual(['/fonts/a.woff2']);
});

it('a calendar names its address, also in folded lines', () => {
  const calendar = (name: string) =>
    fold(`SOURCE;VALUE=URI:https://asso.example/2026/feeds/f/rooms/${name}`) +
    fold('DESCRIPTION:/feeds/f/a.ics?lang=en');
  const long = `1-${'a'.repeat(60)}`;
  const written = rewrittenCalendar(calendar(`${long}.ics?lang=en`), SITE, () => {});
  expect(written).toBe(calendar(`${long}.lang-en.ics`));
});

it('a calendar includes its pictures, with their addresses', () => {
  const line = fold(`IMAGE;VALUE=URI;DISPLAY=BADGE:https://asso.example/2026/pictures/f/${'0'.repeat(20)}-480.webp`);
  const named: string[] = [];
  expect(rewrittenCalendar(line, SITE, (address) => named.push(address))).toBe(line);
  expect(named).toEqual([`/pictures/f/${'0'.repeat(20)}-480.webp`]);
});

it('a feed names its own address', () => {
  const own = (query: string) => `<link rel="self" href="https://asso.example/2026/feeds/f/changes${query}"/>`;
  expect(rewrittenText(own('.atom?lang=en'), SITE, () => {})).toBe(own('.lang-en.atom'));
});
