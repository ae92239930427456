/**
 * The site's worker, once it is there. Null on an address without https, where the browser refuses
 * it, and without a network on a first visit.
 */
export async function siteWorker(): Promise<ServiceWorkerRegistration | null> {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return null;
  try {
    await serviceWorker.register('/sw.js', { updateViaCache: 'none' });
  } catch {
    return null;
  }
  return serviceWorker.ready;
}

/** Waits until the worker answers for this page; false where there is none. */
export async function workerAnswers(): Promise<boolean> {
  if (!(await siteWorker())) return false;
  const { serviceWorker } = navigator;
  if (!serviceWorker.controller)
    await new Promise((done) => serviceWorker.addEventListener('controllerchange', done, { once: true }));
  return true;
}
