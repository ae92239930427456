import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/**
 * The vocabulary of schema.org as `schema-dts` writes it down: that package is generated from the
 * vocabulary's own file. Read as text, so that what is said of a séance is held against it when it
 * runs, texts and dates included.
 */
export type Vocabulary = Readonly<{
  /**
   * The properties of a class with their ranges, those of its parents included. Null when there is
   * no such class.
   */
  propertiesOf: (type: string) => ReadonlyMap<string, readonly string[]> | null;
  isA: (type: string, ancestor: string) => boolean;
  /** The members of an enumeration, in full. */
  membersOf: (type: string) => readonly string[];
}>;

const INTERFACE = /^(?:export )?interface (\w+) extends ([^{]+) \{\n([\s\S]*?)^\}/gm;
const PROPERTY = /^ {4}"([a-zA-Z]\w*)"\?: SchemaValue<([^,]+), "\1">;/gm;

export function readVocabulary(): Vocabulary {
  const folder = dirname(createRequire(import.meta.url).resolve('schema-dts'));
  const text = readFileSync(join(folder, 'schema.d.ts'), 'utf8');
  const parents = new Map<string, string[]>();
  const own = new Map<string, Map<string, string[]>>();
  for (const [, name = '', bases = '', body = ''] of text.matchAll(INTERFACE)) {
    parents.set(
      name,
      Array.from(bases.matchAll(/\w+(?:Base|Leaf)\b/g), ([base]) => base),
    );
    const ranges = Array.from(body.matchAll(PROPERTY), ([, property = '', range = '']) => [
      property,
      range.split('|').map((one) => one.trim()),
    ]);
    own.set(name, new Map(ranges as [string, string[]][]));
  }
  const lineage = (name: string): string[] => [name, ...(parents.get(name) ?? []).flatMap(lineage)];
  const rootOf = (type: string) => (parents.has(`${type}Leaf`) ? `${type}Leaf` : `${type}Base`);
  return {
    propertiesOf: (type) =>
      parents.has(rootOf(type)) ? new Map(lineage(rootOf(type)).flatMap((name) => [...(own.get(name) ?? [])])) : null,
    isA: (type, ancestor) =>
      type === ancestor ||
      lineage(rootOf(type)).some((name) => name === `${ancestor}Base` || name === `${ancestor}Leaf`),
    membersOf: (type) => {
      const line = new RegExp(`^export type ${type} = (.*);$`, 'm').exec(text)?.[1] ?? '';
      return Array.from(line.matchAll(/"(https:\/\/schema\.org\/\w+)"/g), ([, member]) => member ?? '');
    },
  };
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})$/;
const DURATION = /^P(?:T?\d+[DHM])+$/;

const isOf: Record<string, (value: unknown) => boolean> = {
  Text: (value) => typeof value === 'string',
  URL: (value) => typeof value === 'string' && URL.canParse(value),
  // A year alone is a date of ISO 8601 with less precision.
  Date: (value) => typeof value === 'string' && (DATE.test(value) || /^\d{4}$/.test(value)),
  DateTime: (value) => typeof value === 'string' && DATE_TIME.test(value),
  Duration: (value) => typeof value === 'string' && DURATION.test(value),
  Number: (value) => typeof value === 'number' && Number.isFinite(value),
  Integer: Number.isInteger,
  Boolean: (value) => typeof value === 'boolean',
};

/** Everything about these nodes that the vocabulary does not know: each with the path to it. */
export function problemsOf(value: unknown, vocabulary: Vocabulary, path = '$'): string[] {
  if (Array.isArray(value)) return value.flatMap((one, i) => problemsOf(one, vocabulary, `${path}[${i}]`));
  if (typeof value !== 'object' || value === null) return [`${path} is no thing`];
  const { '@type': type, '@id': _, ...properties } = value as Record<string, unknown>;
  const known = typeof type === 'string' ? vocabulary.propertiesOf(type) : null;
  if (!known) return [`${path} is of no class: ${type}`];
  return Object.entries(properties).flatMap(([property, given]) => {
    const here = `${path}.${property}`;
    const range = known.get(property);
    if (!range) return [`${here}: ${type} has no such property`];
    return (Array.isArray(given) ? given : [given]).flatMap((one) => problemOf(one, range, vocabulary, here));
  });
}

function problemOf(value: unknown, range: readonly string[], vocabulary: Vocabulary, path: string): string[] {
  if (typeof value !== 'object' || value === null) {
    const isMember = range.some((type) => vocabulary.membersOf(type).includes(String(value)));
    return isMember || range.some((type) => isOf[type]?.(value)) ? [] : [`${path}: ${value} is none of ${range}`];
  }
  const { '@type': type = '' } = value as { '@type'?: string };
  const isOfRange = range.some((expected) => vocabulary.isA(type, expected));
  return [...(isOfRange ? [] : [`${path}: ${type} is none of ${range}`]), ...problemsOf(value, vocabulary, path)];
}
