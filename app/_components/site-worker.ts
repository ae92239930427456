/**
 * The site's service worker, once it is registered. Throws where the browser refuses or has none.
 */
export async function registeredWorker(): Promise<ServiceWorkerRegistration> {
  await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' });
  return navigator.serviceWorker.ready;
}

/**
 * The same; null where the browser has no service workers, as without https, and without a network
 * on a first visit.
 */
export const siteWorker = () => registeredWorker().catch(() => null);

/** Waits until the service worker controls this page; false where there is none. */
export async function workerAnswers(): Promise<boolean> {
  if (!(await siteWorker())) return false;
  const { serviceWorker } = navigator;
  if (!serviceWorker.controller)
    await new Promise((done) => serviceWorker.addEventListener('controllerchange', done, { once: true }));
  return true;
}

/**
 * Tells the service worker who is signed in (a user id; null for nobody), so that it deletes what
 * it keeps for another account.
 */
export function tellAccount(account: number | null): void {
  void navigator.serviceWorker
    ?.getRegistration()
    .then((found) => found?.active?.postMessage({ account }))
    .catch(() => {
      // A browser that refuses workers keeps nothing.
    });
}
