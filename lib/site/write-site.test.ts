import { expect, it } from 'vitest';
import { writeSite } from './write-site.ts';

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

it('lists its pages for search engines, at the addresses at which a web space shows them', async () => {
  const files = await written('https://asso.example');
  expect(files.get('sitemap.xml')).toBe(
    '<urlset><url><loc>https://asso.example/fr/festivals/f/</loc><xhtml:link href="https://asso.example/en/festivals/f/films/3-a/"/></url></urlset>',
  );
  // What it names is written too.
  expect(files.has('en/festivals/f/films/3-a/index.html')).toBe(true);
  expect(files.get('robots.txt')).toBe('User-agent: *\nAllow: /\n\nSitemap: https://asso.example/sitemap.xml\n');
});

it('leaves robots.txt to the root of a host, and lists nothing where search engines are led elsewhere', async () => {
  const below = await written('https://asso.example/2026');
  expect([below.has('sitemap.xml'), below.has('robots.txt')]).toEqual([true, false]);
  for (const files of [
    await written('https://asso.example', 'https://lanterne.example'),
    await written('https://asso.example', null, null),
  ])
    expect([files.has('sitemap.xml'), files.has('robots.txt'), files.has('404.html')]).toEqual([false, false, true]);
});

it('says in both languages what is not there, and leads to the programme by its whole address', async () => {
  const page = (await written('https://asso.example/2026')).get('404.html') ?? '';
  expect(page).toContain('<html lang="fr">');
  expect(page).toContain('<section lang="fr"><h1>Cette page n’existe pas</h1>');
  expect(page).toContain('<section lang="en"><h2>This page does not exist</h2>');
  expect(page).toContain('<a href="https://asso.example/2026/fr/festivals/f/">Voir le programme');
  expect(page).toContain('Écrans &amp; Cie');
  expect(page).toContain('<a href="https://asso.example/2026/en/festivals/f/">See the programme: Screens</a>');
});
