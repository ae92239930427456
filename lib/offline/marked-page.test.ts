import { expect, it } from 'vitest';
import { assetsOfPage, assetsOfStyle, markedPage, pictureStem, picturesOfPage } from './marked-page.ts';

it('writes into its first tag from when the page is, and changes nothing else', () => {
  const html = '<!DOCTYPE html><html lang="fr" class="a"><head><title>&lt;html</title></head><body>x</body></html>';
  expect(markedPage(html, '2026-06-06T07:12:00.000Z')).toBe(
    html.replace('<html ', '<html data-offline-at="2026-06-06T07:12:00.000Z" '),
  );
});

it('finds the files a page needs, and neither its links nor other sites', () => {
  const html = `<link rel="stylesheet" href="/_next/static/chunks/a.css" data-precedence="next"/>
    <link rel="preload" href="/_next/static/media/b.woff2" as="font"/><script src="/theme.js"></script>
    <link rel="stylesheet" href="/documents.css?v=1"/><link rel="preload" href="/fonts/d-1.woff2" as="font"/>
    <script src="/islands.js?v=1&amp;x=2" defer></script><link rel="icon" href="/icon.svg?icon.1.svg"/>
    <a href="/fr/festivals/x">x</a><form data-src="/clash.js?v=1"></form><div data-times="/api/public/abc/times/fr-1.json"></div><form action="/api/selections"></form><a href="/feeds/x/programme.ics">y</a><img src="https://else.example/a.png">
    <script src="/theme.js"></script>`;
  expect(assetsOfPage(html)).toEqual([
    '/_next/static/chunks/a.css',
    '/_next/static/media/b.woff2',
    '/theme.js',
    '/documents.css?v=1',
    '/fonts/d-1.woff2',
    '/islands.js?v=1&x=2',
    '/icon.svg?icon.1.svg',
    '/clash.js?v=1',
    '/api/public/abc/times/fr-1.json',
  ]);
});

it('finds what the script of a page fetches itself', () => {
  const html = String.raw`<script src="/_next/static/chunks/a.js"></script><script>f.push([1,"42:\"/_next/static/chunks/b.js\"\n43:I[6,[\"/_next/static/chunks/a.js\",\"/fr/else.js\"]]"])</script>`;
  expect(assetsOfPage(html)).toEqual(['/_next/static/chunks/a.js', '/_next/static/chunks/b.js']);
});

it('finds the fonts of a style sheet, relative to it', () => {
  const css = `@font-face{src:url(../media/b.woff2)format("woff2")}a{background:url("data:image/svg+xml,x")}b{src:url('/_next/static/media/c.woff2')}c{src:url(/fonts/d-1.woff2)}`;
  expect(assetsOfStyle(css, '/_next/static/chunks/a.css')).toEqual([
    '/_next/static/media/b.woff2',
    '/_next/static/media/c.woff2',
    '/fonts/d-1.woff2',
  ]);
});

it('finds the smallest size of each picture, and recognises it in every size', () => {
  const [stem, other] = ['/pictures/x/0123456789abcdef0123-', '/pictures/x/ffffffffffffffffffff-'];
  const html = `<picture><source srcSet="${stem}240.avif 240w, ${stem}480.avif 480w"/><img src="${stem}240.webp" srcSet="${stem}240.webp 240w"/></picture>
    <img src="${other}240.webp"/><img src="${stem}240.webp"/><img src="/pictures/x/${'a'.repeat(20)}-240.webp?preview=s"/>`;
  expect(picturesOfPage(html)).toEqual([`${stem}240.webp`, `${other}240.webp`]);
  expect([`${stem}240.webp`, `${stem}1600.avif`].map(pictureStem)).toEqual([stem, stem]);
});
