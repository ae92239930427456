import { carryTyped, hasTyped, isWriting } from '#app/_islands/typed.ts';

const partsIn = (root: ParentNode) =>
  new Map(
    [...root.querySelectorAll<HTMLElement>('main > [id], .own-columns > div > [id]')].map((part) => [part.id, part]),
  );

/** The parts of the page as the server last drew them, before scripts changed them. */
let drawn = new Map([...partsIn(document)].map(([id, part]) => [id, part.outerHTML]));

/**
 * Replaces this page by a newer drawing, part by part: unchanged parts stay the same elements, and
 * text, ticks and open folds are kept in changed ones; only a part in which somebody is typing
 * waits. The scroll position stays. `prepare` repeats on a new part what scripts did to the old
 * one. False: a part waits, so the page must be asked for again.
 */
export function swap(next: Document, prepare: (part: HTMLElement) => void): boolean {
  const [before, after] = [partsIn(document), partsIn(next)];
  const sources = new Map([...after].map(([id, part]) => [id, part.outerHTML]));
  let isWhole = true;
  const afterwards: (() => void)[] = [];
  const chosen = (old: HTMLElement | undefined, part: HTMLElement): HTMLElement => {
    const isSame = old && drawn.get(part.id) === sources.get(part.id);
    if (old && (isSame || isWriting(old) || isChoosing(old))) {
      if (!isSame) {
        isWhole &&= isChoosing(old);
        // Not replaced: the next drawing is compared with what the page shows.
        sources.set(part.id, drawn.get(part.id) ?? '');
      }
      return old;
    }
    const made = document.importNode(part, true);
    prepare(made);
    if (old) {
      keepUnfolded(old, made);
      afterwards.push(carryTyped(old, made));
    }
    return made;
  };
  for (const [i, column] of [...document.querySelectorAll('.own-columns > div')].entries()) {
    const wanted = [...(next.querySelectorAll('.own-columns > div')[i]?.children ?? [])] as HTMLElement[];
    lay(
      column,
      wanted.map((part) => chosen(before.get(part.id), part)),
    );
  }
  // An unchanged message is left alone, so that screen readers do not read it again.
  if (drawn.get('notices') !== sources.get('notices')) {
    before.get('notices')?.remove();
    const told = after.get('notices');
    if (told) document.querySelector('main')?.prepend(document.importNode(told, true));
  }
  const [head, newHead] = [before.get('head'), after.get('head')];
  if (head && newHead) head.replaceWith(document.importNode(newHead, true));
  const [main, newMain] = [document.querySelector('main'), next.querySelector('main')];
  if (main && newMain) main.dataset.stamp = newMain.dataset.stamp ?? '';
  drawn = sources;
  for (const writeOn of afterwards) writeOn();
  return isWhole;
}

/**
 * Whether the exchange form shows somebody's shifts to choose from: that list came in answer to
 * their question, and no other drawing of the page has it.
 */
const isChoosing = (part: HTMLElement) => part.querySelector('#exchange-return') !== null && hasTyped(part);

/**
 * Sets these parts as the content of a column. Parts that stay are not taken out, as they would
 * lose the focus.
 */
function lay(column: Element, parts: readonly HTMLElement[]): void {
  for (const part of [...column.children]) if (!parts.includes(part as HTMLElement)) part.remove();
  let at = column.firstElementChild;
  for (const part of parts) {
    if (part === at) at = at.nextElementSibling;
    else column.insertBefore(part, at);
  }
}

/** Identifies a fold: its nearest name, and its place among the folds there. */
const foldsOf = (part: HTMLElement) =>
  [...part.querySelectorAll('details')].map((fold): [string, HTMLDetailsElement] => [
    `${fold.closest('[id]')?.id} ${fold.className} ${fold.querySelector('summary h3')?.textContent ?? ''}`,
    fold,
  ]);

function keepUnfolded(old: HTMLElement, made: HTMLElement): void {
  const open = new Map(foldsOf(old).map(([name, { open: is }]) => [name, is]));
  for (const [name, fold] of foldsOf(made)) fold.open = open.get(name) ?? fold.open;
}
