import { DomUtils, parseDocument } from 'htmlparser2';
import { SITE } from './outlets-testing.ts';
import { programmeAt } from './programme-at.ts';

type Node = ReturnType<typeof parseDocument>['children'][number];
type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number];

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();
export const textOf = (node: Node) => squeezed(DomUtils.textContent(node));
/** The text of an element as it is read aloud. */
const nameOf = (element: Element): string =>
  squeezed(
    element.children
      .map((child) => {
        if (!('attribs' in child)) return DomUtils.textContent(child);
        return child.attribs['aria-hidden'] === 'true' ? '' : ` ${nameOf(child)} `;
      })
      .join(''),
  );
export const hasClass = (element: Element, name: string) => (element.attribs.class ?? '').split(' ').includes(name);

/** A part of a page: its text, and its links by their names. */
function partOf(nodes: Node[]) {
  const links = DomUtils.getElementsByTagName('a', nodes).map((link) => ({
    name: nameOf(link),
    text: textOf(link),
    href: link.attribs.href ?? '',
  }));
  return {
    links,
    text: nodes.map(textOf).join(' '),
    follow: (name: RegExp) => open(links.find((link) => name.test(link.name))?.href ?? `nothing is called ${name}`),
    /** Where the links of this name lead: usually one address. */
    leadsTo: (name: RegExp) => [...new Set(links.flatMap((link) => (name.test(link.name) ? link.href : [])))].join(),
  };
}

/** A page of a programme as a reader without scripts has it. */
export async function open(path: string) {
  const answer = await programmeAt(new Request(SITE + path));
  const { children } = parseDocument(await answer.text());
  const all = DomUtils.getElementsByTagName('*', children);
  const named = (name: string) => all.filter((one) => one.name === name);
  return {
    path,
    answer,
    all,
    whole: partOf(children),
    main: partOf(named('main')),
    foot: partOf(named('footer')),
    textsOf: (name: string) => named(name).map(textOf),
    events: all.filter((one) => one.name === 'article' && hasClass(one, 'event')),
    said: all.filter(({ attribs }) => attribs.role === 'status').map(textOf),
    /** The part with this label or this title. */
    labelled: (label: string) => {
      const title = named('h2').find((one) => textOf(one) === label)?.attribs.id;
      const isLabelled = ({ attribs }: Element) =>
        attribs['aria-label'] === label || (title !== undefined && attribs['aria-labelledby'] === title);
      return partOf(all.filter(isLabelled));
    },
  };
}
