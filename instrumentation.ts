/** Runs once when the server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { watchForTheEnd } = await import('./lib/cli/end.ts');
  watchForTheEnd();
  const { carrySocketAddress } = await import('./lib/accounts/address.ts');
  carrySocketAddress();
  const { carryResponse } = await import('./app/_server/answer-status.ts');
  carryResponse();
  const { watchUnread } = await import('./lib/selections/expiry.ts');
  watchUnread();
  // A build opens no database.
  if (process.env.NEXT_PHASE === 'phase-production-build') return;
  const { watchExpiry } = await import('./lib/live/expiry.ts');
  watchExpiry();
}
