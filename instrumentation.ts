/** Runs once when the server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { watchForTheEnd } = await import('#lib/cli/end.ts');
  watchForTheEnd();
  const { carryResponse } = await import('#app/_server/answer-status.ts');
  carryResponse();
  const { keepQuietOfBrokenOff } = await import('#app/_server/broken-off.ts');
  keepQuietOfBrokenOff();
  const { isSecond, startForLarge } = await import('#app/_server/second-server.ts');
  const { readyBeside, readyToServe } = await import('#lib/cli/ready-to-serve.ts');
  if (isSecond()) {
    readyBeside();
    // It is asked by the first server alone, which carries the address it was asked from; what is
    // done once a day the first does.
    const { publicationsAhead } = await import('#app/_server/jobs/ahead.ts');
    publicationsAhead();
    const { tellJobs } = await import('#lib/jobs/jobs-beside.ts');
    tellJobs();
    return;
  }
  // A build opens no database.
  if (process.env.NEXT_PHASE === 'phase-production-build') return;
  const { takeTurns } = await import('#app/_server/turns.ts');
  takeTurns();
  await readyToServe();
  const { logRequests } = await import('#lib/request-log.ts');
  logRequests();
  const { carrySocketAddress } = await import('#lib/client-address.ts');
  const { env, readsAhead, smtp } = await import('#lib/env.ts');
  const { terminalWords } = await import('#lib/cli/words.ts');
  carrySocketAddress(() => {
    if (!env().trustProxy) console.warn(terminalWords()('forwardedUntrusted'));
  });
  const { endSlowBodies } = await import('#app/_server/slow-bodies.ts');
  endSlowBodies();
  const { onceADay } = await import('#lib/once-a-day.ts');
  const { now } = await import('#lib/time/clock.ts');
  const { eraseDaily } = await import('#lib/keeping/erase-daily.ts');
  eraseDaily(env());
  const { watchAsked } = await import('#lib/selections/asked-calendars.ts');
  watchAsked(now);
  const { letFilesGo } = await import('#lib/exchange/festival-file/kept-files.ts');
  onceADay(() => letFilesGo(env().dataFolder, now()));
  const { backUpNightly } = await import('#lib/cli/nightly-backup.ts');
  backUpNightly(env());
  const { deskAsked, programsAhead } = await import('#app/_server/programs-ahead.ts');
  // Beside readers alone it would only hold memory.
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
  // The home page shows what each release says of its festival: of hundreds its first reader would
  // wait. One that cannot be read fails there.
  const { publishedFestivals } = await import('#lib/festivals/queries.ts');
  const published = await publishedFestivals(now().slice(0, 10)).catch(() => []);
  const { isLarge } = await import('#lib/festivals/large.ts');
  // Not awaited: the server listens only once this is done.
  if (readsAhead()) void programsAhead(published.find(({ slug }) => !isLarge(slug))?.slug);
}

/** What a page or a route of Next threw: Next prints it. */
export async function onRequestError(error: unknown): Promise<void> {
  const { isBrokenOff } = await import('#app/_server/broken-off.ts');
  if (isBrokenOff(error)) return;
  const { noteFault } = await import('#lib/faults.ts');
  noteFault(error);
}
