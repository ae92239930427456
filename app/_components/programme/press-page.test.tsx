import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { markupOf } from '#app/documents/document.tsx';
import { programmeBase } from '#lib/i18n/paths.ts';
import { exampleDocument, examplePicture } from '#lib/programme/testing.ts';
import { PressPage } from './press-page.tsx';
import { programmeOf } from './programme.ts';

it('offers a phone as wide as a picture one that is sharp there', () => {
  const pictures = [
    examplePicture('a'.repeat(64), { of: 'film:4', width: 2400, height: 1600, use: 'still', purposes: ['press'] }),
  ];
  const document = exampleDocument({ pictures });
  const programme = programmeOf({ document, locale: 'fr', base: programmeBase('fr', 'f'), siteUrl: null });
  const html = markupOf(<PressPage programme={programme} />);
  expect(html).toContain('sizes="(min-width: 40rem) 17rem, 92vw"');
  expect(html.match(/-(\d+)\.webp \1w/g)).toEqual(['-240.webp 240w', '-480.webp 480w', '-960.webp 960w']);
});

it('names the kind of each picture, and shows a logo on the background it was made for', () => {
  const uses = ['still', 'logo', 'logo-dark'] as const;
  const pictures = uses.map((use, i) =>
    examplePicture(String(i).repeat(64), { of: use === 'still' ? 'film:4' : 'festival', use, purposes: ['press'] }),
  );
  const programme = programmeOf({
    document: exampleDocument({ pictures }),
    locale: 'fr',
    base: programmeBase('fr', 'f'),
    siteUrl: null,
  });
  const html = markupOf(<PressPage programme={programme} />);
  expect(html.match(/<li class="figure [^"]+"/g)).toEqual([
    '<li class="figure press-logo"',
    '<li class="figure press-logo-dark"',
    '<li class="figure press-still"',
  ]);
  const sheet = readFileSync(join(import.meta.dirname, 'pictures.css'), 'utf8');
  // One rule overrides the colour shown while a picture loads: two would compete by specificity.
  expect(sheet.match(/[\w-]+: [^;]+ !important/g)).toEqual(['background: var(--ground, none) !important']);
  expect(
    Array.from(sheet.matchAll(/\.(press-[\w-]+) \{\s+--ground: ([^;]+);/g), ([, name, colour]) => [name, colour]),
  ).toEqual([
    ['press-logo', '#fff'],
    ['press-logo-dark', '#131118'],
  ]);
});

it('mentions a last day only for a picture that has one', () => {
  const lead = (until: string | null) => {
    const pictures = [examplePicture('a'.repeat(64), { of: 'film:4', use: 'still', purposes: ['press'], until })];
    const base = programmeBase('fr', 'f');
    const programme = programmeOf({ document: exampleDocument({ pictures }), locale: 'fr', base, siteUrl: null });
    return /<p class="lead">(.+?)<\/p>/.exec(markupOf(<PressPage programme={programme} />))?.[1];
  };
  const always = 'Ces images sont données à la presse pour parler du festival. Citez pour chacune le nom indiqué.';
  expect(lead(null)).toBe(always);
  expect(lead('2026-12-31')).toBe(
    `${always} Après le dernier jour indiqué pour une image, ne publiez plus cette image.`,
  );
});
