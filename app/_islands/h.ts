/*
 * Draws server components in the browser without React: their JSX calls `h`, which makes DOM
 * elements. Only for functions of their props; handlers and state belong in an island.
 */

type Props = Readonly<Record<string, unknown>> | null;
type Component = (props: Record<string, unknown>) => unknown;

/** Stands for `<>…</>`. */
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

/** As much of the `clsx` package as our components use. */
export const clsx = (...names: unknown[]): string => names.filter(Boolean).join(' ');

/** Attributes that React spells differently. */
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
 * Replaces the content of `place` by what was drawn, and keeps elements that are the same, so that
 * the focus, open folds and ticks are not lost.
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
  // Whether a fold is open is the reader's choice.
  for (const { name } of [...old.attributes])
    if (!wanted.hasAttribute(name) && name !== 'open') old.removeAttribute(name);
  for (const { name, value } of wanted.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  settle(old, [...wanted.childNodes]);
}
