import { expect, it } from 'vitest';
import { linkedJson, node } from './node.ts';

const HOSTILE = [
  '</script><script>alert(1)</script>',
  '<!-- <script>',
  ']]>',
  '&lt;/script&gt;',
  'a\u2028b\u2029c',
  '"\\</SCRIPT\t>',
];

it('contains nothing an HTML parser would act on, and every text unchanged', () => {
  const json = linkedJson([node('Event', { name: HOSTILE.join(' '), keywords: HOSTILE })]);
  expect(json).not.toMatch(/[<>&\u2028\u2029]/);
  expect(JSON.parse(json)).toEqual({
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: HOSTILE.join(' '),
    keywords: HOSTILE,
  });
});

it('makes a graph of several nodes, each under one context', () => {
  expect(JSON.parse(linkedJson([node('Event', { name: 'a' }), node('Place', { name: '' })]))).toEqual({
    '@context': 'https://schema.org',
    '@graph': [{ '@type': 'Event', name: 'a' }, { '@type': 'Place' }],
  });
});
