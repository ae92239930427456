const partsIn = (root: ParentNode) =>
  new Map(
    [...root.querySelectorAll<HTMLElement>('main > [id], .own-columns > div > [id]')].map((part) => [part.id, part]),
  );

/** The parts of the page as the server last drew them, before anything here touched them. */
let drawn = new Map([...partsIn(document)].map(([id, part]) => [id, part.outerHTML]));

/**
 * Puts a newer drawing of the page in the place of this one, part by part: what is the same stays the element it was, what somebody is typing into stays as it is,
 * and what was unfolded stays unfolded. Nothing but the parts moves, so the place one reads at does not.
 */
export function swap(next: Document): void {
  const [before, after] = [partsIn(document), partsIn(next)];
  const sources = new Map([...after].map(([id, part]) => [id, part.outerHTML]));
  for (const [i, column] of [...document.querySelectorAll('.own-columns > div')].entries()) {
    const wanted = [...(next.querySelectorAll('.own-columns > div')[i]?.children ?? [])] as HTMLElement[];
    column.replaceChildren(...wanted.map((part) => chosen(before.get(part.id), part, sources)));
  }
  const [head, newHead] = [before.get('head'), after.get('head')];
  if (head && newHead) head.replaceWith(document.importNode(newHead, true));
  const [main, newMain] = [document.querySelector('main'), next.querySelector('main')];
  if (main && newMain) main.dataset.stamp = newMain.dataset.stamp ?? '';
  drawn = sources;
}

function chosen(old: HTMLElement | undefined, part: HTMLElement, sources: Map<string, string>): HTMLElement {
  const source = drawn.get(part.id);
  if (old && source !== undefined && (source === sources.get(part.id) || isTypedInto(old))) {
    // Not drawn anew: the next drawing is compared with what stands here.
    sources.set(part.id, source);
    return old;
  }
  const made = document.importNode(part, true);
  if (old) keepUnfolded(old, made);
  return made;
}

function isTypedInto(part: HTMLElement): boolean {
  if (part.contains(document.activeElement) && document.activeElement?.matches('input, select, textarea')) return true;
  return [...part.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input:not([type=hidden]), textarea')].some(
    (field) =>
      field instanceof HTMLInputElement && field.type === 'radio'
        ? field.checked !== field.defaultChecked
        : field.value !== field.defaultValue,
  );
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
