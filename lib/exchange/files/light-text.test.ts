import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainOf } from '#lib/text/markdown.ts';
import { lightText, plainText } from './light-text.ts';

it.each([
  ['<p>Un <b>film</b> et <em>un <strong>débat</strong></em>.</p><p>Fin</p>', 'Un **film** et *un **débat***.\n\nFin'],
  ['<h2>Le film</h2><p>a<br>b</p>', '## Le film\n\na\nb'],
  [
    '<p>Au menu :</p><ul>\n <li>un</li>\n <li><p>deux</p><ol><li>dedans</li><li>encore</li></ol></li></ul>fin',
    'Au menu :\n\n- un\n- deux\n   1. dedans\n   2. encore\n\nfin',
  ],
  [
    '<blockquote><p>Une phrase.<br/>Une autre.</p><p>Encore.</p></blockquote><p>Elle</p>',
    '> Une phrase.\n> Une autre.\n>\n> Encore.\n\nElle',
  ],
  [
    'Voir <a href="https://a.example/x(1)">le site</a>, <a href="https://a.example/">a.example</a> ou <a href="mailto:a@b.fr">nous</a>',
    'Voir [le site](https://a.example/x%281%29), a.example ou [nous](mailto:a@b.fr)',
  ],
  [
    '<p>Un <a href="javascript:alert(1)">lien</a>, <a href="/x">un autre</a>, <a href="https://a.example"> </a></p>',
    'Un lien, un autre,',
  ],
  ['<p><b>A</b>telier <b> du soir </b>, <i></i><b><p>x</p><p>y</p></b></p>', 'Atelier **du soir** ,\n\nx\n\ny'],
  [
    '<p>*sans* _rien_ [a](https://b.fr) 3 * 4 M*A*S*H</p><p># non</p><p>&gt; non</p>',
    '\\*sans\\* \\_rien\\_ [a\\](https://b.fr) 3 \\* 4 M*A*S*H\n\n\\# non\n\n\\> non',
  ],
  [
    '<p>Voir https://youtu.be/_a, <a href="https://a.example/_b_">https://a.example/_b_</a>, https://a.example/Film_(2019) _c_</p>',
    'Voir https://youtu.be/_a, https://a.example/_b_, https://a.example/Film_(2019) \\_c\\_',
  ],
  [
    '<!DOCTYPE HTML>\n<HTML>\n<HEAD>\n<META NAME="Generator" CONTENT="x">\n<TITLE>Séance</TITLE>\n</HEAD>\n<BODY>\n<P>Un <B>film</B><o:p></o:p></P>\n</BODY>\n</HTML>',
    'Un **film**',
  ],
  ['<details><summary>Tarifs</summary>Plein : 8 €</details>', 'Tarifs\n\nPlein : 8 €'],
  ['Un film. ![Affiche](/media/a.png)\n![](https://a.example/b.png)Fin', 'Un film. \nFin'],
  ['un *mot* et a < b', 'un *mot* et a < b'],
])('%j becomes light Markdown', (html, text) => expect(lightText(html)).toBe(text));

it('keeps the words of a title unchanged', () => {
  expect(plainText('<b>Cuivre</b> &amp; *cendres*')).toBe('Cuivre & *cendres*');
  expect(plainText('**Cuivre** &amp; cendres')).toBe('**Cuivre** & cendres');
});

it('keeps the words of HTML, even if they look like Markdown', () => {
  const words = fc.array(
    fc.constantFrom('*', '**', '_', '[', '](', ')', '\\', 'un', 'mot', ' ', '> ', '!', '- x', ' https://a.fr/_x '),
    {
      maxLength: 20,
    },
  );
  fc.assert(
    fc.property(words, fc.constantFrom('p', 'b', 'em', 'li', 'h2', 'blockquote'), (pieces, tag) => {
      const inner = pieces.join('');
      const seen = plainOf(lightText(`<div><${tag}>${inner}</${tag}></div>`)).replace(/[\s–-]/g, '');
      expect(seen).toBe(
        inner
          .replaceAll('>', '&gt;')
          .replaceAll('&gt;', '>')
          .replace(/[\s–-]/g, ''),
      );
    }),
    { seed: 7, numRuns: 2000 },
  );
});
