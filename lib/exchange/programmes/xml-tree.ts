import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import type { Unread } from './incoming.ts';

/** An element of an XML file, with its content in order. */
export type XmlElement = Readonly<{
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly (XmlElement | string)[];
  /** The line where its tag begins, from 1. */
  line: number;
}>;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  allowBooleanAttributes: true,
  // Ids and hours are not numbers: 007 and 10:30 stay as they are written.
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  // Numeric ones too: without this, &#233; would not be decoded.
  htmlEntities: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: MAX_OF_FILE.levels,
  captureMetaData: true,
});

/** The root of an XML file, or why there is none. */
export function readXml(text: string): XmlElement | Unread {
  const declaration = declarationAt(text);
  if (declaration >= 0) return { code: 'declarations', line: lineOf(text, declaration) };
  const checked = XMLValidator.validate(text, { allowBooleanAttributes: true });
  if (checked !== true) return { code: 'brokenXml', line: checked.err.line };
  try {
    const nodes: unknown = parser.parse(text);
    const lines = lineCounter(text);
    const root = childrenOf(nodes, lines).find((child) => typeof child !== 'string');
    return root ?? { code: 'brokenXml' };
  } catch (error) {
    // The parser gives no more than an English message.
    return { code: /nested/i.test(String(error)) ? 'tooDeep' : 'brokenXml' };
  }
}

const SKIPPED = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

/**
 * The position of a declaration of a document type or entity, -1 if there is none. No schedule
 * needs one, and malicious files use them. Comments, CDATA and processing instructions may contain
 * such words and are skipped.
 */
function declarationAt(text: string): number {
  const begins = /<[!?]/g;
  for (let found = begins.exec(text); found; found = begins.exec(text)) {
    const at = found.index;
    const skipped = SKIPPED.find(([open]) => text.startsWith(open, at));
    if (!skipped) return at;
    const [open, close] = skipped;
    const end = text.indexOf(close, at + open.length);
    if (end < 0) return -1;
    begins.lastIndex = end + close.length;
  }
  return -1;
}

function lineOf(text: string, at: number): number {
  let line = 1;
  for (let end = text.indexOf('\n'); end >= 0 && end < at; end = text.indexOf('\n', end + 1)) line += 1;
  return line;
}

/** Returns the line of a position; positions must be asked in the order of the file. */
function lineCounter(text: string): (at: number) => number {
  let line = 1;
  let from = 0;
  return (at) => {
    for (let end = text.indexOf('\n', from); end >= 0 && end < at; end = text.indexOf('\n', from)) {
      line += 1;
      from = end + 1;
    }
    return line;
  };
}

const isRecord = (value: unknown): value is Record<PropertyKey, unknown> => typeof value === 'object' && value !== null;

/**
 * The parser's result has no type: a list of objects, each with one key, which is a tag or `#text`.
 */
function childrenOf(nodes: unknown, lines: (at: number) => number): (XmlElement | string)[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: unknown): (XmlElement | string)[] => {
    if (!isRecord(node)) return [];
    const name = Object.keys(node).find((key) => key !== ':@');
    if (name === undefined) return [];
    const inside = node[name];
    if (name === '#text') return [String(inside)];
    const meta = Object.getOwnPropertySymbols(node).map((symbol) => node[symbol])[0];
    // Before its children, because positions must be asked in order.
    const line = lines(isRecord(meta) && typeof meta.startIndex === 'number' ? meta.startIndex : 0);
    return [{ name, attributes: attributesOf(node[':@']), children: childrenOf(inside, lines), line }];
  });
}

function attributesOf(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name, text === true ? '' : String(text)]));
}

/** The elements of a name that stand directly in one. */
export const xmlElements = (parent: XmlElement, name: string): XmlElement[] =>
  parent.children.filter((child): child is XmlElement => typeof child !== 'string' && child.name === name);

/** All text in an element; what has tags keeps them, as somebody wrote HTML there. */
export function textIn({ children }: XmlElement): string {
  return children
    .map((child) =>
      typeof child === 'string' ? child : `<${child.name}${hrefOf(child)}>${textIn(child)}</${child.name}>`,
    )
    .join('');
}

const hrefOf = ({ attributes: { href } }: XmlElement) =>
  href === undefined ? '' : ` href="${href.replaceAll('"', '&quot;')}"`;

/**
 * The text of the first element of a name that stands directly in one; undefined when there is
 * none.
 */
export function textBelow(parent: XmlElement, name: string): string | undefined {
  const found = parent.children.find((child): child is XmlElement => typeof child !== 'string' && child.name === name);
  return found && textIn(found);
}
