import { expect, it } from 'vitest';
import { programmeOf } from '#app/_components/programme/programme.ts';
import { markupOf } from '#app/documents/document.tsx';
import { programmeBase } from '#lib/i18n/paths.ts';
import { exampleDocument } from '#lib/programme/testing.ts';
import { knownOf, programmeTimesOf } from '#lib/selections/draw-times.ts';
import { selectionPlanOf } from '#lib/selections/plan.ts';
import { applySelectionAct, NO_SELECTION, parseAct } from '#lib/selections/selection.ts';
import { indexTimes } from '#lib/selections/times.ts';
import { BigStar, Star } from './star.tsx';

const document = exampleDocument();
const siteUrl = 'https://example.org';
const programme = programmeOf({ document, locale: 'fr', base: programmeBase('fr', 'ecrans-ouverts'), siteUrl });

it('stands at a séance that is cancelled or put off, which the server takes and « Ma sélection » shows as such', () => {
  for (const [number, status] of [
    [13, 'cancelled'],
    [16, 'postponed'],
  ] as const) {
    const event = document.events.find((one) => one.number === number);
    if (!event) throw new Error(`no séance ${number}`);
    for (const Drawn of [Star, BigStar])
      expect(markupOf(<Drawn programme={programme} event={event} />)).toContain(`value="add-${number}"`);
    const act = parseAct(`add-${number}`);
    const chosen = act && applySelectionAct(NO_SELECTION, act, knownOf(document));
    if (!chosen?.ok) throw new Error('refused');
    const plan = selectionPlanOf(indexTimes(programmeTimesOf(document, 'fr')), chosen.selection, 0);
    const entries = [...plan.days.flatMap((day) => day.entries), ...plan.undated];
    expect(entries).toMatchObject([{ event: { number, status }, clashes: [] }]);
  }
});
