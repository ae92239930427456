/**
 * A tab that is hidden for so long listens no more; one that is only glanced away from does.
 * Milliseconds.
 */
export const HIDDEN_FOR = 20_000;

type Page = Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;

/**
 * Runs `start` while the page is seen, and what it answered when the page has been hidden for a
 * while. Answers the function that ends both.
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
