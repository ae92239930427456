/*
 * Draws components of the server in the browser, without their framework: their JSX calls `h`,
 * which makes elements of the page. For functions of their props alone; handlers and hooks belong
 * to an island.
 */

type Props = Readonly<Record<string, unknown>> | null;
type Component = (props: Record<string, unknown>) => unknown;

/** What `<>…</>` is made of. */
export const Fragment = ({ children }: { children?: unknown }): unknown => children;

export function h(type: string | Component, props: Props, ...children: unknown[]): unknown {
  if (typeof type === 'function') return type({ ...props, ...(children.length > 0 ? { children } : {}) });
  const element = document.createElement(type);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (name === 'key' || name === 'children' || value === undefined || value === null || value === false) continue;
    element.setAttribute(ATTRIBUTES[name] ?? name, value === true ? '' : String(value));
  }
  element.append(...nodesOf(children.length > 0 ? children : props?.children));
  return element;
}

/** All that our components ask of the package of this name. */
export const clsx = (...names: unknown[]): string => names.filter(Boolean).join(' ');

/** As React spells them. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  className: 'class',
  htmlFor: 'for',
  dateTime: 'datetime',
  defaultChecked: 'checked',
  tabIndex: 'tabindex',
};

function nodesOf(drawn: unknown): Node[] {
  if (drawn instanceof Node) return [drawn];
  if (Array.isArray(drawn)) return drawn.flatMap(nodesOf);
  return typeof drawn === 'string' || typeof drawn === 'number' ? [document.createTextNode(String(drawn))] : [];
}

/**
 * Makes the content of `place` what was drawn. What is there already stays the element it was: the
 * focus, what is unfolded and what is ticked outlive a change elsewhere.
 */
export function draw(place: Element, drawn: unknown): void {
  settle(place, nodesOf(drawn));
}

function settle(place: Element, wanted: readonly Node[]): void {
  const present = [...place.childNodes];
  for (const [i, node] of wanted.entries()) {
    const old = present[i];
    if (!old) place.append(node);
    else if (!isSame(old, node)) old.replaceWith(node);
    else if (old instanceof Element && node instanceof Element) become(old, node);
    else if (old.textContent !== node.textContent) old.textContent = node.textContent;
  }
  for (const rest of present.slice(wanted.length)) rest.remove();
}

const idOf = (node: Node) => (node instanceof Element ? node.id : '');
const isSame = (a: Node, b: Node) => a.nodeName === b.nodeName && idOf(a) === idOf(b);

function become(old: Element, wanted: Element): void {
  // Whether it is unfolded is the reader's.
  for (const { name } of [...old.attributes])
    if (!wanted.hasAttribute(name) && name !== 'open') old.removeAttribute(name);
  for (const { name, value } of wanted.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  settle(old, [...wanted.childNodes]);
}
