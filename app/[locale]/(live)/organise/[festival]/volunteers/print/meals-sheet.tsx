import { getTranslations } from 'next-intl/server';
import { inLocale } from '#lib/i18n/text.ts';
import { formatDate, typeset } from '#lib/time/format.ts';
import { mealsPerDay } from '#lib/volunteers/meals.ts';
import type { Drawing } from './drawing.ts';

/** Each allergy as it was written, with how many eat with it. */
function countedAllergies(eaters: readonly { allergies: string }[]): [allergies: string, people: number][] {
  const counts = new Map<string, number>();
  for (const { allergies } of eaters) if (allergies !== '') counts.set(allergies, (counts.get(allergies) ?? 0) + 1);
  return [...counts];
}

/** How many eat, by day and meal, with diets and allergies: for the kitchen, which cooks for so many and needs nobody's name. */
export async function MealsSheet({ festival, plan, locale, stamp }: Drawing) {
  const t = await getTranslations('coordination.print');
  const days = mealsPerDay(plan);
  if (days.length === 0) return <p>{t('noShift')}</p>;
  return days.map(({ day, meals }) => (
    <article key={day} className="sheet">
      <header>
        <h2>{formatDate(day, locale, 'full')}</h2>
        <p>
          <b>{t('meals.title')}</b> · {typeset(inLocale(festival.name, locale), locale)} · {stamp}
        </p>
      </header>
      {meals.map(({ time, count, diets, eaters }) => {
        const allergic = countedAllergies(eaters);
        return (
          <section key={time}>
            <h3>{t(`meals.${time}`, { count })}</h3>
            <p className="sheet-diets">
              {(['any', 'vegetarian', 'vegan'] as const)
                .filter((diet) => diets[diet] > 0)
                .map((diet) => t(`meals.diet.${diet}`, { count: diets[diet] }))
                .join(' · ')}
            </p>
            {allergic.length > 0 && (
              <table>
                <tbody>
                  {allergic.map(([allergies, people]) => (
                    <tr key={allergies}>
                      <th scope="row">{t('meals.people', { count: people })}</th>
                      <td>
                        <b>{typeset(allergies, locale)}</b>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </section>
        );
      })}
    </article>
  ));
}
