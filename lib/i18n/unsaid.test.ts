import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { messages } from './messages.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Groups of messages that are chosen by a code defined in other files, or read directly from the
 * catalogue (`words.howTitle`). For these it is enough that the last word of the key occurs in the
 * code.
 */
const BY_CODE = [
  'acts.again.',
  'acts.back.',
  'acts.redone.',
  'acts.undone.',
  'board.call',
  'board.mail',
  'board.sms',
  'cli.',
  'errors.',
  'failure.',
  'fields.',
  'lists.ofAll.',
  'pages.no-debate',
  'selection.',
  'shifts.',
  'today.delay.choiceSays.',
  'unsaved.',
];

const sources = ['app', 'lib']
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  )
  .concat('proxy.ts', 'instrumentation.ts')
  .filter(
    (path) => /\.tsx?$/.test(path) && !/\.(test|bench)\.tsx?$|testing\.ts$|\.d\.ts$|i18n\/messages\.ts$/.test(path),
  )
  .map((path) => readFileSync(join(root, path), 'utf8'));

const QUOTED = /(['"])([\w.-]+)\1/g;
const TEMPLATE = /`((?:[\w.-]|\$\{(?:[^`{}]|\{[^`{}]*\})*\})+)`/g;
const VALUE = /\$\{(?:[^`{}]|\{[^`{}]*\})*\}/g;

/**
 * Whether `key` can be what the template makes, whose values are words with or without points
 * between them.
 */
const templateMakes = (template: string) => {
  const parts = template.split(VALUE).map((part) => part.replaceAll('.', '\\.'));
  const whole = new RegExp(`^${parts.join('[\\w-]+(?:\\.[\\w-]+)*')}$`);
  return (key: string) => whole.test(key);
};

/**
 * What stands between quotes in `text`, and what its templates make: of those that begin with a
 * word, like `delay.${choice}`, and of all.
 */
function keysIn(text: string) {
  const templates = Array.from(text.matchAll(TEMPLATE), ([, template = '']) => template);
  return {
    quoted: new Set(Array.from(text.matchAll(QUOTED), ([, , key = '']) => key)),
    templates: templates
      .filter((template) => /[\w.]/.test(template.replace(VALUE, '')) && template.includes('${'))
      .map(templateMakes),
    begun: templates.filter((template) => /^[\w-].*\$\{/.test(template)).map(templateMakes),
  };
}

/**
 * What functions that say sentences are called: `const t = useTranslations(…)`,
 * `touch: ReturnType<typeof useTranslations<…>>`.
 */
const speakers = new Set(
  sources.flatMap((text) =>
    Array.from(
      text.matchAll(
        /(\w+)(?: = (?:await )?|: (?:Awaited<)?ReturnType<typeof )(?:useTranslations|getTranslations|translator|sentencesIn)\b/g,
      ),
      ([, name = '']) => name,
    ),
  ),
);
/**
 * The beginning of a call of one, or of what a function answers:
 * `pageSentences(programme)('onPhone')`.
 */
const SPEAKER = new RegExp(`(?:\\b(?:${[...speakers].join('|')})(?:\\.(?:rich|markup|raw|has))?|\\))\\(`, 'g');

/** The first argument of a call, which begins at `from`. */
function firstArgument(text: string, from: number): string {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (depth === 0 && (sign === ',' || sign === ')')) return text.slice(from, at);
    if ('([{'.includes(sign)) depth++;
    if (')]}'.includes(sign)) depth--;
  }
  return '';
}

const files = sources.map(keysIn);
const calls = keysIn(
  sources
    .flatMap((text) => Array.from(text.matchAll(SPEAKER), (call) => firstArgument(text, call.index + call[0].length)))
    .join('\n'),
);

/**
 * Whether something says `key`: called with what is left of it behind a namespace (`t('title')` of
 * `films.form.title`), or in a file that names the namespace too (`films.form`).
 */
function isSaid(key: string): boolean {
  const words = key.split('.');
  return words.some((_, at) => {
    if (at === 0) return false;
    const namespace = words.slice(0, at).join('.');
    const left = words.slice(at).join('.');
    if (calls.quoted.has(left) || calls.begun.some((makes) => makes(left))) return true;
    return files.some(
      ({ quoted, templates }) => quoted.has(namespace) && (quoted.has(left) || templates.some((makes) => makes(left))),
    );
  });
}

function* keys(tree: object, before = ''): Generator<string> {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'object') yield* keys(value, `${before}${key}.`);
    else yield before + key;
  }
}

/** Every word of the code, `room-overlap` and `smsNamed` (of a template `${kind}Named`) too. */
const codeWords = new Set(sources.flatMap((text) => text.match(/[\w-]+/g) ?? []));
const isNamed = (key: string) => codeWords.has(key.slice(key.lastIndexOf('.') + 1).replace(/Named$/, ''));

it('every sentence of the messages is used', () => {
  const left = [...keys(messages.fr)].filter((key) => !isSaid(key));
  const isByCode = (key: string) => BY_CODE.some((start) => key.startsWith(start));
  expect(left.filter((key) => !isByCode(key) || !isNamed(key))).toEqual([]);
  // A group that needs no such line has none.
  expect(BY_CODE.filter((start) => !left.some((key) => key.startsWith(start)))).toEqual([]);
});
