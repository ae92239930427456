/** In milliseconds: a tab hidden for this long stops listening; a short absence changes nothing. */
export const HIDDEN_FOR = 20_000;

type Page = Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;

/**
 * Calls `start` while the page is visible, and the function it returned once the page has been
 * hidden for a while. Returns the function that ends both.
 */
export function whileSeen(page: Page, start: () => () => void): () => void {
  let stop: (() => void) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    clearTimeout(timer);
    if (page.visibilityState === 'visible') stop ??= start();
    else
      timer = setTimeout(() => {
        stop?.();
        stop = null;
      }, HIDDEN_FOR);
  };
  page.addEventListener('visibilitychange', look);
  look();
  return () => {
    page.removeEventListener('visibilitychange', look);
    clearTimeout(timer);
    stop?.();
  };
}
