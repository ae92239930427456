import { isEmpty } from '../i18n/text.ts';
import { type Plan, type PlanEvent, type PlanRules, planRunningOrder } from './plan.ts';
import { structureTitle } from './words.ts';

export type ChosenParts = { withFilms: boolean; withPeople: boolean };

/**
 * A plan without the films or the people somebody does not take. A séance that had only its films’ titles keeps its kind and themes as one; one whose debate gave way to them keeps
 * its slot. Pure.
 */
export function chosenOf(plan: Plan, { withFilms, withPeople }: ChosenParts, rules: PlanRules): Plan {
  return {
    ...plan,
    films: withFilms ? plan.films : [],
    people: withPeople ? plan.people : [],
    events: plan.events.map((event) => {
      const shown = withFilms ? event : withoutFilms(event, plan, rules);
      return withPeople ? shown : { ...shown, people: [] };
    }),
  };
}

function withoutFilms(event: PlanEvent, plan: Plan, rules: PlanRules): PlanEvent {
  const films = event.items.filter(({ film }) => film !== null).length;
  if (films === 0) return event;
  const hasElastic = event.items.some(({ elastic }) => elastic);
  const end = event.publicEndFixed ?? (hasElastic ? planRunningOrder(event, plan.films, rules).publicEnd : null);
  const themes = event.themes.flatMap((theme) => plan.themes[theme]?.name ?? []);
  return {
    ...event,
    title: isEmpty(event.title) ? structureTitle('screening', films, themes) : event.title,
    publicEndFixed: end,
    // The length of a film that is not taken says nothing about the one that will come.
    items: event.items.map((item) =>
      item.film === null ? item : { ...item, film: null, version: null, minutes: null },
    ),
  };
}
