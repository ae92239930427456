import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it, vi } from 'vitest';
import type { FormState } from '#app/_server/form-action.ts';
import { messages } from '#lib/i18n/messages.ts';
import { fillDifference, measureOf, worthOf } from '#lib/volunteers/filling.ts';
import { preparePlanning } from '#lib/volunteers/planning.ts';
import { takeFillingSchema } from '#lib/volunteers/schema.ts';
import { hoursOf, planOf, taskOf, volunteerOf } from '#lib/volunteers/testing.ts';
import { FillDesk } from './fill-desk.tsx';

vi.mock('./actions.ts', () => ({ take: async () => ({}) }));

const answered = vi.hoisted(() => ({ state: { ok: null } as FormState }));
vi.mock('#app/_components/use-form-action.ts', () => ({ useFormAction: () => [answered.state, () => {}, false] }));

const SHIFTS = 250;
const planning = planOf({
  shifts: Array.from({ length: SHIFTS }, (_, i) => hoursOf(i + 1, '10-12')),
  tasks: [taskOf(1)],
  volunteers: [volunteerOf(1), volunteerOf(2)],
});
const added = planning.shifts.map(({ id }) => ({ shiftId: id, volunteerId: 1 + (id % 2) }));
const worth = worthOf(preparePlanning(planning, added), measureOf(planning));

/** Draws the page from this row on, as without a script. */
const drawn = (from: number) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="fr" timeZone="UTC" messages={messages.fr}>
      <FillDesk
        place={{ locale: 'fr', slug: 'x', number: null }}
        planning={planning}
        first={fillDifference(planning, { added, worth })}
        names={{ tasks: {}, rooms: {}, events: {} }}
        clientKey="k"
        from={from}
      />
    </NextIntlClientProvider>,
  );

it.each([
  [0, 100],
  [200, 50],
])('shows a page of boxes from row %i, and accepts the whole filling in one act', (from, boxes) => {
  const html = drawn(from);
  const posted = [...html.matchAll(/<input[^>]* name="pair\[\]"[^>]* value="([^"]*)"/g)].map(([, value]) => value);
  expect(html.match(/type="checkbox"/g)).toHaveLength(boxes);
  expect(html).toContain(`${SHIFTS - boxes} affectations d’autres pages sont faites aussi.`);
  const { pair } = takeFillingSchema.parse({ pair: posted });
  expect(pair.sort((a, b) => a.shiftId - b.shiftId)).toEqual(added);
});

it('names the limit that was exceeded above the form, with a link', () => {
  const fields = { pair: '20000 au plus.' };
  answered.state = { ok: false, message: 'Un champ est à revoir.', fields, values: {} };
  const html = drawn(0);
  answered.state = { ok: null };
  const [, href] = /<a href="#([^"]+)" class="link">Affectations cochées\u00A0· 20000 au plus\.<\/a>/.exec(html) ?? [];
  expect(html).toMatch(new RegExp(`<h2 id="${href}"`));
});
