import { carryTyped, hasTyped, isWriting } from '#app/_islands/typed.ts';

const partsIn = (root: ParentNode) =>
  new Map(
    [...root.querySelectorAll<HTMLElement>('main > [id], .own-columns > div > [id]')].map((part) => [part.id, part]),
  );

/** The parts of the page as the server last drew them, before anything here touched them. */
let drawn = new Map([...partsIn(document)].map(([id, part]) => [id, part.outerHTML]));

/**
 * Puts a newer drawing of the page in the place of this one, part by part: what is the same stays
 * the element it was, and what was typed, ticked or unfolded stays so in what is new; only a part
 * somebody is writing in at this moment waits. Nothing but the parts moves, so the place one reads
 * at does not. `prepare` does to a new part what a script did to the old one. False: a part waits,
 * and wants to be asked for again.
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
        // Not drawn anew: the next drawing is compared with what stands here.
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
  // Once said a message is left alone: whoever hears the page is not told it again.
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
 * Whether somebody chooses there what they want in return: that list came by what they asked, and
 * no drawing of the page has it.
 */
const isChoosing = (part: HTMLElement) => part.querySelector('#exchange-return') !== null && hasTyped(part);

/** Makes these the parts of a column; what stays is not taken out, or it would lose the focus. */
function lay(column: Element, parts: readonly HTMLElement[]): void {
  for (const part of [...column.children]) if (!parts.includes(part as HTMLElement)) part.remove();
  let at = column.firstElementChild;
  for (const part of parts) {
    if (part === at) at = at.nextElementSibling;
    else column.insertBefore(part, at);
  }
}

/** What a fold is about: its nearest name, and its place among the folds there. */
const foldsOf = (part: HTMLElement) =>
  [...part.querySelectorAll('details')].map((fold): [string, HTMLDetailsElement] => [
    `${fold.closest('[id]')?.id} ${fold.className} ${fold.querySelector('summary h3')?.textContent ?? ''}`,
    fold,
  ]);

function keepUnfolded(old: HTMLElement, made: HTMLElement): void {
  const open = new Map(foldsOf(old).map(([name, { open: is }]) => [name, is]));
  for (const [name, fold] of foldsOf(made)) fold.open = open.get(name) ?? fold.open;
}
