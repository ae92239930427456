/** The site's worker, once it is there. Throws where the browser refuses it or has none. */
export async function registeredWorker(): Promise<ServiceWorkerRegistration> {
  await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' });
  return navigator.serviceWorker.ready;
}

/**
 * The same; null on an address without https, where the browser has none, and without a network on
 * a first visit.
 */
export const siteWorker = () => registeredWorker().catch(() => null);

/** Waits until the worker answers for this page; false where there is none. */
export async function workerAnswers(): Promise<boolean> {
  if (!(await siteWorker())) return false;
  const { serviceWorker } = navigator;
  if (!serviceWorker.controller)
    await new Promise((done) => serviceWorker.addEventListener('controllerchange', done, { once: true }));
  return true;
}
