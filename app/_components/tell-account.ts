/**
 * Tells the service worker, where there is one, who is signed in (a user id; null: nobody): what it
 * keeps for another account goes.
 */
export function tellAccount(account: number | null): void {
  void navigator.serviceWorker
    ?.getRegistration()
    .then((found) => found?.active?.postMessage({ account }))
    .catch(() => {
      // A browser that refuses workers keeps nothing.
    });
}
