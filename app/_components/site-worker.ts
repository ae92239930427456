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
