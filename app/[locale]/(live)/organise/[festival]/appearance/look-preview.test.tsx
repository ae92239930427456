import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { messages } from '#lib/i18n/messages.ts';
import { LookPreview } from './look-preview.tsx';
import { sampleDays } from './sample-days.ts';

const daysDrawn = (startsOn: string, endsOn: string) => {
  const days = sampleDays({ startsOn, endsOn }, 'fr');
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale="fr" timeZone="UTC" messages={{ appearance: messages.fr.appearance }}>
      <LookPreview
        slug="x"
        shown={{ name: 'Lueurs', when: '', days, logo: { light: null, dark: null }, head: null, poster: null }}
        values={{ accent: null, secondColour: null, letters: 'bricolage', headStyle: 'letters' }}
      />
    </NextIntlClientProvider>,
  );
  const [bar = ''] = /<p class="look-days">.*?<\/p>/.exec(html) ?? [];
  return [...bar.matchAll(/<span[^>]*>(.*?)<\/span>/g)].map(([, day]) => day);
};

it('shows the first two days of the festival, and none where it lasts one day, as its page does', () => {
  expect(daysDrawn('2026-12-19', '2026-12-21')).toEqual(['sam.\u00a019', 'dim.\u00a020']);
  expect(daysDrawn('2026-12-19', '2026-12-19')).toEqual([]);
});
