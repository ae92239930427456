import { describe, expect, it } from 'vitest';
import { plainHtml } from './plain-html.ts';

const page = (body: string) =>
  `<!DOCTYPE html><html lang="fr"><head><link rel="preload" as="font" href="/_next/a.woff2"/><link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/a.js"/><script src="/_next/static/chunks/a.js" async=""></script></head><body>${body}<script src="/_next/static/chunks/b.js" id="_R_" async=""></script><script>(self.__next_f=self.__next_f||[]).push([0])</script><script>self.__next_f.push([1,"<script>x</scr"])</script></body></html>`;

describe('a page without the framework', () => {
  it('keeps its words, its own scripts and its data, and nothing else that runs', () => {
    const own =
      '<main>Où ?</main><script src="/islands.js?v=1" defer=""></script><script type="application/ld+json">{"a":"<b>"}</script>';
    const plain = plainHtml(page(own)) ?? '';
    expect(plain).toContain(own);
    expect(plain).toContain('as="font"');
    expect(plain).not.toMatch(/_next\/static\/chunks|__next_f/);
  });

  it('is none where the page says that it needs it', () => {
    expect(plainHtml(page('<div data-framework=""></div>'))).toBeNull();
  });
});
