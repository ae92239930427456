import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { textPartsOf } from '#lib/text/parts.ts';
import { TextParts } from './parts.tsx';

const drawn = (text: string) => renderToStaticMarkup(<TextParts blocks={textPartsOf(text)} level={3} />);

describe('a text in light Markdown', () => {
  it('has headings one level below the heading above it', () => {
    expect(
      drawn('# Titre\nUn *mot*, **deux**.\n1. un\n3. trois\n- a\n\n> [ici](https://exemple.org), https://b.fr'),
    ).toBe(
      '<h3 dir="auto">Titre</h3><p dir="auto">Un <em>mot</em>, <strong>deux</strong>.</p>' +
        '<ol><li value="1"><p dir="auto">un</p></li><li value="3"><p dir="auto">trois</p></li></ol>' +
        '<ul><li><p dir="auto">a</p></li></ul>' +
        '<blockquote><p dir="auto"><a class="link named" href="https://exemple.org" rel="noopener nofollow ugc">ici</a>, ' +
        '<a class="link" href="https://b.fr" rel="noopener nofollow ugc">https://b.fr</a></p></blockquote>',
    );
  });

  it('has only these tags, whatever somebody typed', () => {
    const typed = fc.array(
      fc.constantFrom(
        '<',
        '>',
        '"',
        "'",
        '&',
        '<script>',
        '</p>',
        '<img src=x onerror=y>',
        'javascript:',
        '](',
        '[',
        ')',
        '*',
        '_',
        '\n',
        '- ',
        '> ',
        '# ',
        'a',
        '\\',
        'https://a.fr/',
        '<https://',
      ),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(typed, (pieces) => {
        const rest = drawn(pieces.join(''))
          .replace(
            /<(?:p|h3) dir="auto">|<\/?(?:ul|ol|blockquote|strong|em)>|<br\/>|<li(?: value="\d+")?>|<\/(?:p|h3|li|a)>/g,
            '',
          )
          .replace(/<a class="link(?: named)?" href="https?:\/\/[^"<>]*" rel="noopener nofollow ugc">/g, '');
        expect(rest).not.toMatch(/[<>]/);
      }),
      { seed: 7, numRuns: 1000 },
    );
  });
});
