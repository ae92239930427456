import { getTranslations } from 'next-intl/server';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import { SEPARATOR, typeset, typesetIn } from '#lib/i18n/typeset.ts';
import { may } from '#lib/policy.ts';
import { formatDate } from '#lib/time/format.ts';
import { mealsPerDay } from '#lib/volunteers/reports.ts';
import type { Drawing } from './drawing.ts';

/**
 * How many people eat, by day and meal, with diets and allergies: for the kitchen, which needs
 * numbers and no names. Readers without the permission `health` see how many have an allergy, but
 * not which.
 */
export async function MealsSheet({ festival, plan, locale, stamp }: Drawing) {
  const t = await getTranslations('coordination.print');
  const days = mealsPerDay(plan);
  const readsHealth = may(festival.role, 'health');
  return days.map(({ day, meals }) => (
    <article key={day} className="sheet">
      <header>
        <h2>{formatDate(day, locale, 'full')}</h2>
        <p>
          <b>{t('meals.title')}</b>
          {[null, typesetIn(festival.name, locale), stamp].join(SEPARATOR)}
        </p>
      </header>
      {meals.map(({ time, count, diets, allergies: allergic }) => {
        const people = allergic.reduce((sum, [, of]) => sum + of, 0);
        return (
          <section key={time}>
            <h3>{t(`meals.${time}`, { count })}</h3>
            <p className="sheet-diets">
              {joinFacts(
                (['any', 'vegetarian', 'vegan'] as const)
                  .filter((diet) => diets[diet] > 0)
                  .map((diet) => t(`meals.diet.${diet}`, { count: diets[diet] })),
              )}
            </p>
            {people > 0 && !readsHealth && <p>{t('meals.allergic', { count: people })}</p>}
            {people > 0 && readsHealth && (
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
