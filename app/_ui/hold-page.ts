/** What of the page is not saved, and how whoever leaves it is asked. */
type Held = Readonly<{
  isUnsaved: () => boolean;
  /** Waits for what is being saved, then asks. */
  ask: () => Promise<boolean>;
  /** Hears that something was written; answers the function that stops. */
  subscribe: (listen: () => void) => () => void;
  /**
   * What of an address names this page: with the same it is open still. All but its `#` unless it
   * says less.
   */
  pageOf?: (address: URL) => string;
}>;

type Holder = Readonly<{
  isHeld: () => boolean;
  isHere: (href: string) => boolean;
  mayLeave: (href: string) => Promise<boolean>;
}>;
const held = new Set<Holder>();
/** Where the page is that is held, for whoever went back and stays. */
let here: { state: unknown; href: string } | null = null;
/** Said when the page that is open has another address, by whatever led there. */
export const noteAddress = () => {
  here = { state: history.state, href: location.href };
};

const allButHash = ({ href }: URL) => href.split('#', 1)[0] ?? '';

/** Another address of the page that is open. */
export function replaceAddress(address: string): void {
  history.replaceState(null, '', address);
  noteAddress();
}

/**
 * Whether whoever holds this page lets it go to an address: asked by what leads there without a
 * link.
 */
export async function mayLeavePage(href: string): Promise<boolean> {
  for (const { mayLeave } of held) if (!(await mayLeave(href))) return false;
  return true;
}

/**
 * Hears « Back » for whatever page is held. For once and all before the router does
 * (instrumentation-client.ts): a window tells its listeners in the order they came, and a page that
 * a link leads to comes after the router.
 */
export const hearBack = () => window.addEventListener('popstate', goBack);

function goBack(event: PopStateEvent): void {
  const { href } = location;
  if ([...held].some(({ isHere }) => isHere(href))) noteAddress();
  if (!here || ![...held].some(({ isHeld, isHere }) => isHeld() && !isHere(href))) return;
  // The address has changed already: it is put back before the router hears of it.
  event.stopImmediatePropagation();
  history.pushState(here.state, '', here.href);
  void mayLeavePage(href).then((may) => may && history.back());
}

/**
 * Asks before what is not saved is lost: by a link of the desk, by « Back », by Ctrl K (which asks
 * `mayLeavePage`), or by the browser when the page is closed. Answers the function that stops.
 */
export function holdPage({ isUnsaved, ask, subscribe, pageOf = allButHash }: Held): () => void {
  // Whoever agreed leaves without being asked again, until something else is written.
  let isFree = false;
  const isHeld = () => !isFree && isUnsaved();
  // Nothing is lost on the way to another place of the page: whoever goes there has agreed to
  // nothing.
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

/** The link of this site that a click follows in this window; not one that stays on its page. */
function linkOf(event: MouseEvent): HTMLAnchorElement | null {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const isElsewhere = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || link?.target === '_blank';
  const isHere = link?.getAttribute('href')?.startsWith('#');
  const isStaying = isHere || link?.dataset.stays !== undefined;
  return link?.origin === location.origin && !isElsewhere && !isStaying && !link.download ? link : null;
}
