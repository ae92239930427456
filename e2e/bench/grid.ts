/**
 * How fast the grid reacts in a browser, on the built app.
 *
 *     npx tsx e2e/bench/grid.ts
 *
 * Input: festivals of 500 séances on 3 days and of 1,500 on 8, each in 10 rooms; the first day is
 * drawn (up to 200 cards). A step of a drag is measured from `pointermove.timeStamp` to the first
 * task after the frame that shows it, for 200 moves, and compared with the same moves over the same
 * page without a drag. « Ready » is the time from the beginning of the navigation to the mark the
 * grid sets when its cards can be dragged; each time a card is dragged at once, to check that the
 * mark is right. The page reports its mark by itself, as polling would be work of the measured
 * thread. The processor is slowed four times throughout.
 */
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { findChromium } from '#lib/cli/chromium.ts';
import { type Friend, folderOfFriends } from '../friends.ts';
import { SECRET, startLanterne } from '../server.ts';

const MOVES = 200;
const ROOMS = 10;
const SIZES = [
  { events: 500, days: 3 },
  { events: 1500, days: 8 },
] as const;
const SLOWED = 4;
const READY = 1000;
const STEP = { median: 25, late: 45 };
const OWN_SCRIPT = 100_000;

const sorted = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b);
const at = (numbers: readonly number[], part: number) =>
  sorted(numbers)[Math.min(numbers.length - 1, Math.floor(numbers.length * part))] ?? 0;

let holds = true;
function tell(what: string, value: number, unit: string, atMost?: number): void {
  const isGood = atMost === undefined || value <= atMost;
  holds &&= isGood;
  const limit = atMost === undefined ? '' : ` (at most ${atMost}: ${isGood ? 'holds' : 'does not hold'})`;
  console.log(`  ${what}: ${value.toFixed(1)} ${unit}${limit}`);
}

async function signedIn(browser: Browser, url: string, friend: Friend): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 900 }, locale: 'fr-FR' });
  const [name = '', value = ''] = friend.cookie.split('=');
  await context.addCookies([{ name, value: friend.cookie.slice(name.length + 1) || value, url }]);
  return context;
}

/** The time from each pointermove to the first task after the frame that follows. */
async function steps(page: Page, moves: readonly (readonly [number, number])[]): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = [];
    (window as unknown as { times: number[] }).times = times;
    const channel = new MessageChannel();
    let from = 0;
    channel.port1.onmessage = () => times.push(performance.now() - from);
    const listen = (event: PointerEvent) => {
      const began = event.timeStamp;
      requestAnimationFrame(() => {
        from = began;
        channel.port2.postMessage(null);
      });
    };
    window.addEventListener('pointermove', listen, { capture: true });
    (window as unknown as { stop: () => void }).stop = () =>
      window.removeEventListener('pointermove', listen, { capture: true });
  });
  for (const [x, y] of moves) await page.mouse.move(x, y);
  return page.evaluate(() => {
    (window as unknown as { stop: () => void }).stop();
    return (window as unknown as { times: number[] }).times;
  });
}

/** Makes every page report the mark of the grid. */
const tellReady = (context: BrowserContext) =>
  context.addInitScript(() =>
    new PerformanceObserver((list) => {
      for (const { name, startTime } of list.getEntries()) if (name === 'grid-ready') console.debug(name, startTime);
    }).observe({ type: 'mark' }),
  );

/**
 * Opens the grid; returns the milliseconds from the beginning of the navigation until cards can be
 * dragged.
 */
async function readyToDrag(page: Page, grid: string): Promise<number> {
  const told = page.waitForEvent('console', (message) => message.text().startsWith('grid-ready '));
  await page.goto(grid, { waitUntil: 'commit' });
  return Number((await told).text().split(' ')[1]);
}

/** Takes a card of the first day; throws when it does not follow the pointer. */
async function takeCard(page: Page): Promise<void> {
  const box = await page.locator('.grid-scroll button.day-card').nth(3).boundingBox();
  if (!box) throw new Error('no card');
  await page.mouse.move(box.x + 20, box.y + 8);
  await page.mouse.down();
  await page.mouse.move(box.x + 40, box.y + 40, { steps: 4 });
  if ((await page.locator('.is-ghost').count()) === 0) throw new Error('nothing is held');
}

async function letGo(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.mouse.up();
}

async function scripts(page: Page, path: string): Promise<Map<string, number>> {
  await page.goto(path);
  // The stream of news stays open, so a grid is never idle.
  await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => {});
  const all = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry) => entry.name.endsWith('.js'))
      .map((entry) => [entry.name, (entry as PerformanceResourceTiming).encodedBodySize] as const),
  );
  return new Map(all);
}

const browser = await chromium.launch({
  executablePath: findChromium() ?? undefined,
  args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
});
for (const { events, days } of SIZES) {
  const { dataFolder, friends } = await folderOfFriends(['owner'], { events, rooms: ROOMS, days, seed: 7 });
  const [friend] = friends;
  if (!friend) throw new Error('nobody');
  const lanterne = await startLanterne({ dataFolder, env: { LANTERNE_SECRET: SECRET } });
  const context = await signedIn(browser, lanterne.url, friend);
  // The compiler of this script gives functions names by a helper that pages do not have.
  await context.addInitScript('globalThis.__name = (named) => named');
  await tellReady(context);
  const page = await context.newPage();
  const grid = '/fr/organise/f/grid';
  console.log(`${events} séances, ${ROOMS} rooms, ${days} days`);

  const frame = await scripts(page, '/fr/organise/f/days');
  const loaded = await scripts(page, grid);
  const own = [...loaded].filter(([name]) => !frame.has(name)).reduce((sum, [, size]) => sum + size, 0);
  if (events === SIZES[0].events) tell('scripts of the grid alone, gzip', own, 'bytes', OWN_SCRIPT);

  const cards = await page.locator('.grid-scroll .day-card').count();
  tell('cards drawn', cards, 'cards');
  const cdp = await context.newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  const times: number[] = [];
  for (let i = 0; i < 5; i += 1) {
    times.push(await readyToDrag(page, grid));
    await takeCard(page);
    await letGo(page);
  }
  tell('ready to drag', at(times, 0.5), 'ms', READY);

  await readyToDrag(page, grid);
  const path = Array.from({ length: MOVES }, (_, i) => {
    const turn = (i / MOVES) * Math.PI * 6;
    return [700 + 380 * Math.sin(turn), 480 + 260 * Math.cos(turn * 1.7)] as const;
  });
  const empty = await steps(page, path);
  await takeCard(page);
  const dragged = await steps(page, path);
  await letGo(page);
  tell('a move with nothing held, median', at(empty, 0.5), 'ms');
  tell('a move with nothing held, 95th', at(empty, 0.95), 'ms');
  tell('a drag step, median', at(dragged, 0.5), 'ms', STEP.median);
  tell('a drag step, 95th', at(dragged, 0.95), 'ms', STEP.late);
  await context.close();
  await lanterne.stop();
}
await browser.close();
process.exitCode = holds ? 0 : 1;
