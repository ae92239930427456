import { expect, it } from 'vitest';
import { maskOf, textOf } from './read.ts';

const KEY = '0123456789abcdef';
const mask = maskOf([KEY], '/nowhere');
const read = (body: string, headers: Record<string, string>, status = 200) =>
  textOf('/fr/x', new Response(body, { status, headers }), mask);

it('reads the head, linked data, text, links and fields of a page', async () => {
  const page = `<!DOCTYPE html><html lang="fr"><head><title>Jour 1</title><meta name="robots" content="noindex">
    <link rel="stylesheet" href="/_next/static/css/0a1b.css"><link rel="stylesheet" href="/_next/static/css/2c3d.css"><link rel="preload" as="style" href="/_next/static/css/4e.css"><script nonce="abc" src="/islands.js?v=abcdef1234"></script>
    <script type="application/ld+json">{"@type":"Event","name":"Débat"}</script></head>
    <body><h1>Samedi <time datetime="2026-06-06">6 juin</time></h1><p hidden>caché</p><script>let x = 1</script>
    <a href="/fr/y" rel="next">Suite</a><form method="post" action="/fr/z"><input type="hidden" name="$ACTION_ID_f00" value="">
    <input type="text" name="title" required value="Terre rare"><select name="room"><option value="2" selected>Studio</option></select>
    <button>Enregistrer</button></form></body></html>`;
  expect(await read(page, { 'content-type': 'text/html; charset=utf-8', etag: 'W/"a"' })).toBe(`/fr/x
status: 200
content-type: text/html; charset=utf-8
etag: weak

--- head
lang="fr"
title: Jour 1
meta content="noindex" name="robots"
link href="/_next/static/….css" rel="stylesheet"
script src="/islands.js?v=…"

--- linked data
{
 "@type": "Event",
 "name": "Débat"
}

--- text
# Samedi {datetime: 2026-06-06} 6 juin
{hidden} caché
Suite
Studio
Enregistrer

--- links
Suite → /fr/y (rel="next")

--- forms
form action="/fr/z" method="post"
input $ACTION
input name="title" required type="text" value="Terre rare"
select name="room"
option selected value="2" Studio
button Enregistrer
`);
});

it('keeps keys from the data, and masks random values', async () => {
  const id = '6f1c2b3a-0000-4000-8000-123456789abc';
  const text = await read(`${KEY} ${id}`, {
    'content-type': 'text/plain',
    link: '</_next/static/a.css>; rel=preload; nonce="x", </feeds/y>; rel="alternate"',
    'content-security-policy': "script-src 'nonce-Zm9v'",
  });
  expect(text).toContain(`${KEY} …`);
  expect(text).toContain('link: </feeds/y>; rel="alternate"\n');
  expect(text).toContain("content-security-policy:\n  script-src 'nonce-…'");
});

it('tells bytes with the same text apart', async () => {
  const json = { 'content-type': 'application/json' };
  const [plain, spaced] = [await read('{"a":1}', json), await read('{ "a": 1 }', json)];
  expect(plain).not.toBe(spaced);
  expect(plain.split('\n').slice(0, -2)).toEqual(spaced.split('\n').slice(0, -2));
});
