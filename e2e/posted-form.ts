import type { Browser } from '@playwright/test';
import type { SignedIn } from './fixtures.ts';

/** The fields that the séance's form at `address` posts without a script, in order. */
export async function postedForm(
  browser: Browser,
  storageState: SignedIn,
  address: string,
  form = '#record-event',
): Promise<[string, string][]> {
  const context = await browser.newContext({ storageState, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(address);
  const fields = await page
    .locator(form)
    .evaluate((element) => [...new FormData(element as HTMLFormElement)].map(([name, value]) => [name, String(value)]));
  await context.close();
  return fields as [string, string][];
}

/**
 * Posts it as a browser without scripts does, with some fields changed, and returns the page.
 * Rejects if the server ends before its last byte.
 */
export async function postForm(
  address: string,
  { cookies }: SignedIn,
  fields: readonly [string, string][],
  changed: Record<string, string>,
): Promise<string> {
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, changed[name] ?? value);
  const answer = await fetch(address, {
    method: 'POST',
    body,
    headers: {
      Cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
      Origin: new URL(address).origin,
    },
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.status}: ${text.slice(0, 500)}`);
  return text;
}
