import { UNKNOWN_MINUTES } from '#lib/events/running-order.ts';
import { type Plan, type PlanEvent, type PlanRules, planRunningOrder } from '#lib/festivals/plan.ts';
import { isEmpty } from '#lib/i18n/text.ts';
import { structureTitle } from './words.ts';

type ChosenParts = { withFilms: boolean; withPeople: boolean };

/**
 * A plan without the films or the people that somebody does not take over. A séance with only its
 * films’ titles gets a title of its kind and themes; one whose debate had been shortened by the
 * films keeps its time; one of short films keeps places for as many films as fit into its time.
 * Pure.
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
  return withPlaces(
    {
      ...event,
      title: isEmpty(event.title) ? structureTitle('screening', films, themes) : event.title,
      publicEndFixed: end,
      // The length of a film that is not taken says nothing about the one that will replace it.
      items: event.items.map((item) =>
        item.film === null ? item : { ...item, film: null, version: null, minutes: null },
      ),
    },
    placesIn(event, plan),
  );
}

/**
 * For how many films of unknown length the séance has room, at least one: if each of five short
 * films had the usual assumed length, they would overlap the following séances.
 */
function placesIn(event: PlanEvent, plan: Plan): number {
  const minutes = event.items.reduce((sum, { film, version, minutes: own }) => {
    if (film === null) return sum;
    const known = plan.films[film];
    const stated = own ?? known?.versions[version ?? -1]?.minutes ?? known?.minutes ?? UNKNOWN_MINUTES.film;
    return sum + stated;
  }, 0);
  return Math.max(1, Math.floor(minutes / UNKNOWN_MINUTES.film));
}

/**
 * The séance with its first `places` films; people who came for another film come for the last of
 * these.
 */
function withPlaces(event: PlanEvent, places: number): PlanEvent {
  let films = 0;
  let last = 0;
  const positions: number[] = [];
  const items = event.items.filter((item) => {
    if (item.kind === 'film') films += 1;
    const isKept = item.kind !== 'film' || films <= places;
    if (isKept) last += 1;
    positions.push(last - 1);
    return isKept;
  });
  const people = event.people.map((one) => ({
    ...one,
    item: one.item === null ? null : (positions[one.item] ?? null),
  }));
  return { ...event, items, people };
}
