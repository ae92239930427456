import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parseDocument } from 'htmlparser2';
import { readSheets } from '#lib/exchange/files/read-file-testing.ts';
import { RANDOM } from './tables.ts';

/*
 * An answer as text that two commits can be compared by: what is sent, without random values and
 * names from a build.
 */

/** The parts of htmlparser2's tree that are used here. */
type Node = { type: string; name?: string; data?: string; attribs?: Record<string, string>; children?: Node[] };

/** Headers about the time and the connection rather than the content. */
const PASSING = /^(?:date|connection|keep-alive|transfer-encoding|content-length|x-powered-by|server-timing|age)$/;

/** The public address in every answer, whatever port listens. */
export const SITE = 'http://lanterne.example.org';

/** Masks values that differ between answers or builds; those `known` from the data stay. */
export type Mask = (text: string) => string;

export function maskOf(known: readonly string[], root: string): Mask {
  const kept = new Set(known);
  const buildFile = join(root, '.next', 'BUILD_ID');
  const build = existsSync(buildFile) ? readFileSync(buildFile, 'utf8').trim() : 'no build';
  return (text) =>
    text
      .replaceAll(build, 'BUILD')
      .replace(/\/_next\/static\/[^"'\s)\\]+?\.(js|css|woff2|png|svg|ico|webp)\b(?:\?[\w=&-]*)?/g, '/_next/static/….$1')
      .replace(/\?(apple-)?icon\.[\w-]+/g, '?$1icon.…')
      .replace(/([?&](?:v|dpl)=)[\w-]{6,}/g, '$1…')
      .replace(/_[rR]_\w*_|:r\w+:/g, '_r_')
      .replace(/\$ACTION_ID_\w+/g, '$ACTION_ID')
      .replace(/nonce(-|=")[\w+/=]+/g, 'nonce$1…')
      .replace(RANDOM, (word) => (kept.has(word) ? word : '…'));
}

/** An answer in the order and words that `npm run net` keeps. */
export async function textOf(address: string, answer: Response, mask: Mask): Promise<string> {
  const bytes = Buffer.from(await answer.arrayBuffer());
  const type = answer.headers.get('content-type') ?? '';
  const body = type.startsWith('text/html')
    ? pageText(bytes.toString('utf8'), mask)
    : await fileText(bytes, type, mask);
  return mask([address, `status: ${answer.status}`, ...headersOf(answer.headers), '', body, ''].join('\n'));
}

function headersOf(headers: Headers): string[] {
  return [...headers]
    .filter(([name]) => !PASSING.test(name))
    .map(([name, value]) => (name === 'link' ? [name, withoutHints(value)] : [name, value]) as [string, string])
    .filter(([name, value]) => name !== 'link' || value !== '')
    .map(([name, value]) => {
      if (name === 'etag') return `etag: ${value.startsWith('W/') ? 'weak' : 'strong'}`;
      if (name === 'set-cookie') return `set-cookie: ${value.replace(/=[^;]*/, '=…')}`;
      if (name.startsWith('content-security-policy')) return `${name}:\n  ${value.replaceAll(/; */g, ';\n  ')}`;
      if (name === 'vary') return `vary: ${value.split(/, */).sort().join(', ')}`;
      return `${name}: ${value}`;
    });
}

/**
 * A Link header without preloads of built files: whether Next names a style sheet there is random.
 */
const withoutHints = (value: string) =>
  value
    .split(/, (?=<)/)
    .filter((link) => !link.includes('/_next/static/'))
    .join(', ');

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');

/**
 * Bytes as their hash, with their content if it is text; nothing for scripts, as they differ in
 * each build.
 */
async function fileText(bytes: Buffer, type: string, mask: Mask): Promise<string> {
  if (type.includes('javascript')) return '(a script)';
  if (/opendocument|openxmlformats/.test(type)) return pretty(JSON.stringify(await readSheets(bytes)));
  const plain = type.includes('gzip') ? gunzipSync(bytes) : bytes;
  if (/^(?:image|font|application\/octet-stream)/.test(type)) return `bytes: ${plain.length} ${sha256(plain)}`;
  const text = plain.toString(type.includes('utf-16le') ? 'utf16le' : 'utf8');
  const shown = type.includes('json') ? pretty(text) : type.includes('xml') ? text.replaceAll('><', '>\n<') : text;
  // The hash is marked, so that a comparison skips it where it only repeats a difference in the
  // text.
  return `${shown}\n${HASH}${sha256(mask(text)).slice(0, 32)}`;
}

/** The beginning of the line that tells bytes apart where their text is the same. */
export const HASH = 'sha256 of all bytes: ~';

function pretty(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 1);
  } catch {
    return json;
  }
}

/** `<head>`, JSON-LD, text, links and form fields of a page, one per line. */
function pageText(html: string, mask: Mask): string {
  const document = parseDocument(html) as unknown as Node;
  const all = [...below(document)];
  const head = all.find(({ name }) => name === 'head');
  const htmlTag = all.find(({ name }) => name === 'html');
  const parts: [string, string[]][] = [
    ['head', [attributesOf(htmlTag), ...new Set((head?.children ?? []).flatMap(headLine).map(mask))]],
    ['linked data', all.filter(isLinkedData).map((node) => pretty(plainText(node)))],
    ['text', textLines(document)],
    ['links', all.flatMap(linkLine)],
    ['forms', all.flatMap(fieldLine)],
  ];
  return parts.map(([name, lines]) => `--- ${name}\n${lines.join('\n')}`).join('\n\n');
}

function* below(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children ?? []) yield* below(child);
}

const isLinkedData = ({ name, attribs }: Node) => name === 'script' && attribs?.type === 'application/ld+json';

const attributesOf = (node?: Node, left: RegExp = /^(?:nonce|class|style|id|integrity|crossorigin)$/) =>
  Object.entries(node?.attribs ?? {})
    .filter(([name]) => !left.test(name))
    .map(([name, value]) => (value === '' ? name : `${name}="${value}"`))
    .sort()
    .join(' ');

function headLine(node: Node): string[] {
  if (!node.name || isLinkedData(node)) return [];
  // Next puts these at one of two places or leaves them out, at random.
  const { name, rel, href = '' } = node.attribs ?? {};
  if (name === 'next-size-adjust' || (rel === 'preload' && href.startsWith('/_next/static/'))) return [];
  if (node.name === 'title') return [`title: ${plainText(node)}`];
  if (node.name === 'style') return [`style ${attributesOf(node)}`.trim()];
  if (node.name === 'script') return [`script ${attributesOf(node) || 'inline'}`];
  return [`${node.name} ${attributesOf(node)}`];
}

const plainText = (node: Node): string =>
  node.type === 'text' ? (node.data ?? '') : (node.children ?? []).map(plainText).join('');
const inOneLine = (text: string) => text.replace(/[ \t\r\n]+/g, ' ').trim();

const UNREAD = new Set(['script', 'style', 'template', 'head']);
const INLINE = new Set(
  'a abbr b bdi bdo button cite code data del dfn em i ins kbd label mark q s samp small span strong sub sup time u var wbr option'.split(
    ' ',
  ),
);
/** Attributes that are read out. */
const SAID = ['alt', 'aria-label', 'title', 'placeholder', 'datetime', 'lang', 'aria-current', 'hidden', 'open'];

/**
 * The text of a page, a line for each block, with the level of headings and texts of attributes.
 */
function textLines(document: Node): string[] {
  const lines: string[] = [];
  let line = '';
  const end = () => {
    if (inOneLine(line)) lines.push(inOneLine(line));
    line = '';
  };
  const walk = (node: Node) => {
    if (node.type === 'text') line += node.data ?? '';
    if (node.name && UNREAD.has(node.name)) return;
    const isBlock = node.name !== undefined && !INLINE.has(node.name);
    if (isBlock) end();
    const level = /^h([1-6])$/.exec(node.name ?? '')?.[1];
    if (level) line += `${'#'.repeat(Number(level))} `;
    const said = SAID.filter((name) => node.attribs?.[name] !== undefined && node.name !== 'html');
    if (said.length > 0)
      line += ` {${said.map((name) => [name, node.attribs?.[name]].filter(Boolean).join(': ')).join(', ')}} `;
    for (const child of node.children ?? []) walk(child);
    if (isBlock) end();
  };
  walk(document);
  end();
  return lines;
}

function linkLine(node: Node): string[] {
  const { name, attribs = {} } = node;
  const target = attribs.href ?? attribs.src;
  if (target === undefined || !['a', 'area', 'img', 'iframe', 'source'].includes(name ?? '')) return [];
  const more = attributesOf(node, /^(?:href|src|class|style|id|alt|aria-.*|title|data-.*|width|height|decoding)$/);
  return [`${inOneLine(plainText(node)) || name} → ${target}${more ? ` (${more})` : ''}`];
}

const FIELDS = new Set(['form', 'input', 'select', 'textarea', 'option', 'button', 'fieldset', 'output', 'progress']);
const PASSED = /^(?:class|style|id|aria-.*|data-.*|autocomplete|spellcheck|rows|cols|tabindex|enctype|accept-charset)$/;

function fieldLine(node: Node): string[] {
  const { name = '', attribs = {} } = node;
  if (!FIELDS.has(name)) return [];
  // The fields by which Next finds the action of a form are named after the build.
  if (attribs.name?.startsWith('$ACTION')) return ['input $ACTION'];
  const given = { ...attribs };
  if (name === 'form' && given.action?.startsWith('javascript:')) given.action = 'javascript';
  const text = name === 'textarea' || name === 'option' || name === 'button' ? inOneLine(plainText(node)) : '';
  return [[name, attributesOf({ ...node, attribs: given }, PASSED), text].filter(Boolean).join(' ')];
}
