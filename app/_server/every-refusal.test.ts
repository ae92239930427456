import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const live = fileURLToPath(new URL('../[locale]/(live)', import.meta.url));

const pages = readdirSync(live, { recursive: true, encoding: 'utf8' })
  .filter((path) => /(page|layout)\.tsx$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(live, path), 'utf8') }));

/**
 * Calls that may end in `notFound()` or `forbidden()`; `gateAccount` only redirects to the sign-in.
 */
const REFUSES = /\b(gate|festivalPage|recordPage|actPage|todayPage|eventPage|aboutEvent|notFound|forbidden)\(/;

it('every page that may refuse draws its refusal itself, or a reader without scripts would see nothing', () => {
  const refusing = pages.filter(({ text }) => REFUSES.test(text));
  expect(refusing.length).toBeGreaterThan(25);
  const silent = refusing.filter(
    ({ text }) =>
      !/^export default ((deskPage|doorPage|festivalPage|actPage|todayPage|eventPage)\(|sitePage[(<]|record\.page;)/m.test(
        text,
      ) ||
      // A title that needs what may be missing refuses too, and before the page.
      /^export async function generateMetadata\(\w|^export async function generateMetadata\(\{/m.test(text),
  );
  expect(silent.map(({ path }) => path)).toEqual([]);
});
