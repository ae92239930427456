import { readFileSync } from 'node:fs';
import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { messages } from '#lib/i18n/messages.ts';
import { staffings } from '#lib/volunteers/coverage.ts';
import { Count } from './staffing.tsx';

it('uses no class that another style sheet of its pages defines differently', () => {
  const app = new URL('../../../../../', import.meta.url);
  const sheets = ['globals.css', '_components/records/records.css', '_components/records/forms.css'];
  const drawn = sheets.map((sheet) => readFileSync(new URL(sheet, app), 'utf8')).join('\n');
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale="fr" timeZone="UTC" messages={messages.fr}>
      {staffings.map((staffing) => (
        <Count key={staffing} present={1} needed={2} staffing={staffing} />
      ))}
    </NextIntlClientProvider>,
  );
  const classes = [...html.matchAll(/class="(count [^"]+)"/g)].flatMap(([, names = '']) => names.split(' '));
  expect(new Set(classes).size).toBe(staffings.length + 1);
  expect(classes.filter((name) => new RegExp(`^\\s*\\.${name}[ ,]`, 'm').test(drawn))).toEqual([]);
});
