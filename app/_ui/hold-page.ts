/** What is unsaved on the page, and how a reader who leaves it is asked. */
type Held = Readonly<{
  isUnsaved: () => boolean;
  /** Waits for what is being saved, then asks. */
  ask: () => Promise<boolean>;
  /** Calls `listen` when something was typed; returns the function that stops it. */
  subscribe: (listen: () => void) => () => void;
  /** The part of an address that identifies this page; by default all but its `#`. */
  pageOf?: (address: URL) => string;
}>;

type Holder = Readonly<{
  isHeld: () => boolean;
  isHere: (href: string) => boolean;
  mayLeave: (href: string) => Promise<boolean>;
}>;
const held = new Set<Holder>();
/** The address of the page that is held, to return to if a reader who went back decides to stay. */
let here: { state: unknown; href: string } | null = null;
/** Called when the open page gets another address, by whatever means. */
export const noteAddress = () => {
  here = { state: history.state, href: location.href };
};

const allButHash = ({ href }: URL) => href.split('#', 1)[0] ?? '';

/** Changes the address of the open page. */
export function replaceAddress(address: string): void {
  history.replaceState(null, '', address);
  noteAddress();
}

/** Whether the reader agrees to leave for an address; for navigation without a link. */
export async function mayLeavePage(href: string): Promise<boolean> {
  for (const { mayLeave } of held) if (!(await mayLeave(href))) return false;
  return true;
}

/**
 * Handles « Back » for whatever page is held. Registered once, before the router
 * (instrumentation-client.ts): a window calls listeners in their order, and a page opened by a link
 * would come after the router.
 */
export const hearBack = () => window.addEventListener('popstate', goBack);

function goBack(event: PopStateEvent): void {
  const { href } = location;
  if ([...held].some(({ isHere }) => isHere(href))) noteAddress();
  if (!here || ![...held].some(({ isHeld, isHere }) => isHeld() && !isHere(href))) return;
  // The address has already changed: it is restored before the router notices.
  event.stopImmediatePropagation();
  history.pushState(here.state, '', here.href);
  void mayLeavePage(href).then((may) => may && history.back());
}

/**
 * Asks before unsaved changes are lost: by a link of the desk, by « Back », by Ctrl K (which asks
 * `mayLeavePage`), or by the browser when the page is closed. Returns the function that stops it.
 */
export function holdPage({ isUnsaved, ask, subscribe, pageOf = allButHash }: Held): () => void {
  // After agreeing, the reader is not asked again until something else is typed.
  let isFree = false;
  const isHeld = () => !isFree && isUnsaved();
  // Moving to another place on the same page loses nothing, and is no agreement to leave.
  const isHere = (href: string) => here !== null && pageOf(new URL(href, location.href)) === pageOf(new URL(here.href));
  const mayLeave = async (href: string) => {
    if (isHere(href)) return true;
    if (isHeld()) isFree = await ask();
    return !isHeld();
  };
  const close = (event: BeforeUnloadEvent) => isHeld() && event.preventDefault();
  // A link of the desk changes the page without leaving the document.
  const follow = (event: MouseEvent) => {
    const link = linkOf(event);
    if (!link || !isHeld() || isHere(link.href)) return;
    event.preventDefault();
    event.stopPropagation();
    void mayLeave(link.href).then((may) => may && link.click());
  };
  noteAddress();
  const unlisten = subscribe(() => {
    isFree = false;
  });
  const holder = { isHeld, isHere, mayLeave };
  held.add(holder);
  window.addEventListener('beforeunload', close);
  window.addEventListener('click', follow, true);
  return () => {
    unlisten();
    held.delete(holder);
    window.removeEventListener('beforeunload', close);
    window.removeEventListener('click', follow, true);
  };
}

/**
 * The link of this site that a click follows in this window; null for one that stays on its page.
 */
function linkOf(event: MouseEvent): HTMLAnchorElement | null {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || link?.target === '_blank';
  const isHere = link?.getAttribute('href')?.startsWith('#');
  const isStaying = isHere || link?.dataset.stays !== undefined;
  return link?.origin === location.origin && !isElsewhere && !isStaying && !link.download ? link : null;
}
