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
