/** Runs once when the server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { watchForTheEnd } = await import('#lib/cli/end.ts');
  watchForTheEnd();
  const { carryResponse } = await import('./app/_server/answer-head.ts');
  carryResponse();
  const { keepQuietOfBrokenOff } = await import('./app/_server/failure.ts');
  keepQuietOfBrokenOff();
  const { isSecond, startForLarge } = await import('#app/_server/second-server.ts');
  const { readyBeside, readyToServe } = await import('#lib/cli/ready-to-serve.ts');
  if (isSecond()) {
    readyBeside();
    // Only the first server asks the second one, and passes the address it was asked from; daily
    // work is done by the first.
    const { publicationsAhead } = await import('./app/_server/jobs/publication.ts');
    publicationsAhead();
    const { tellJobs } = await import('#lib/jobs/jobs-beside.ts');
    tellJobs();
    return;
  }
  // A build must not open a database.
  if (process.env.NEXT_PHASE === 'phase-production-build') return;
  const { takeTurns } = await import('#app/_server/turns.ts');
  takeTurns();
  await readyToServe();
  const { logRequests } = await import('./lib/log-file.ts');
  logRequests();
  const { carrySocketAddress } = await import('#lib/client-address.ts');
  const { env, readsAhead, smtp } = await import('#lib/env.ts');
  const { terminalWords } = await import('#lib/cli/words.ts');
  carrySocketAddress(() => {
    if (!env().trustProxy) console.warn(terminalWords()('forwardedUntrusted'));
  });
  const { endSlowBodies } = await import('#app/_server/slow-bodies.ts');
  endSlowBodies();
  const { onceADay } = await import('./lib/one-in-process.ts');
  const { now } = await import('#lib/time/clock.ts');
  const { eraseDaily } = await import('#lib/keeping/erase-daily.ts');
  eraseDaily(env());
  const { watchAsked } = await import('./lib/selections/counted.ts');
  watchAsked(now);
  const { letFilesGo } = await import('#lib/exchange/festival-file/kept-files.ts');
  onceADay(() => letFilesGo(env().dataFolder, now()));
  const { backUpNightly } = await import('./lib/cli/backup.ts');
  backUpNightly(env());
  const { deskAsked, programsAhead } = await import('#app/_server/programs-ahead.ts');
  // Without anybody on the desk it would only take memory.
  void deskAsked().then(startForLarge);
  const { watchExpiry } = await import('#lib/live/expiry.ts');
  watchExpiry();
  const { watchSending } = await import('#lib/messages/sending.ts');
  const { mailBy } = await import('#lib/messages/mail.ts');
  const { newsQueuer } = await import('#lib/messages/to-send.ts');
  const { deliverPush } = await import('#lib/push/deliver.ts');
  const by = smtp();
  const queueNews = newsQueuer(by !== null);
  watchSending({ push: deliverPush, ...(by && { mail: mailBy(by) }) }, by?.perHour ?? 0, queueNews);
  const { watchPush } = await import('#lib/push/watch.ts');
  watchPush(queueNews);
  // The home page shows facts from each release; with hundreds, its first reader would wait for
  // them. A release that cannot be read fails there, not here.
  const { publishedFestivals } = await import('#lib/festivals/queries.ts');
  const published = await publishedFestivals(now().slice(0, 10)).catch(() => []);
  const { isLarge } = await import('#lib/festivals/large.ts');
  // Not awaited: the server begins to listen only after this function.
  if (readsAhead()) void programsAhead(published.find(({ slug }) => !isLarge(slug))?.slug);
}

/** Notes an error thrown by a page or route; Next itself prints it. */
export async function onRequestError(error: unknown): Promise<void> {
  const { isBrokenOff } = await import('./app/_server/failure.ts');
  if (isBrokenOff(error)) return;
  const { noteFault } = await import('#lib/faults.ts');
  noteFault(error);
}
