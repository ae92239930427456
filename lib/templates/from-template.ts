import type { Bilingual } from '#db/columns.ts';
import type { Locale } from '#db/enums.ts';
import { bareEvent } from '#lib/events/bare-event.ts';
import { pick } from '#lib/events/grid-event.ts';
import { roomMargins, UNKNOWN_MINUTES } from '#lib/events/running-order.ts';
import {
  emptyPlan,
  laidOut,
  type Plan,
  type PlanEvent,
  type PlanItem,
  type PlanRules,
  planColumns,
  planIndex,
} from '#lib/festivals/plan.ts';
import { isEmpty } from '#lib/i18n/text.ts';
import { minutesBetween } from '#lib/time/wall-clock.ts';
import { type Ground, type Placeable, place } from './placing.ts';
import {
  candidateNote,
  filmsTitle,
  labels,
  structureTitle,
  type Template,
  type TemplateFilm,
  type TemplateItem,
} from './template.ts';

/**
 * Where and when a template is placed: the dates and hours of the new festival, its rooms and their
 * settings.
 */
export type Frame = Omit<Ground, 'rooms'> & PlanRules;

/**
 * The template placed on a new edition, within its days, hours and rooms, without a clash. What
 * does not fit stays without a time, and `missingMinutes` says by how much. Pure; `locale` is the
 * language of notes to the team.
 */
export function placeTemplate(template: Template, choices: Choices, frame: Frame, locale: Locale): Plan {
  const { plan, seances } = seancesOf(template, choices, locale);
  const placeables = seances.map((seance, i) => placeable(String(i), seance, plan, frame));
  const { placed, missingMinutes } = place(placeables, { ...frame, rooms: frame.rooms.length });
  const slots = new Map(placed.map((slot) => [slot.key, slot]));
  const events = plan.events.map((event, i) => {
    const slot = slots.get(String(i));
    if (!slot) return event;
    const hasElastic = event.items.some((item) => item.elastic);
    // An end in the repeated hour may be read as the first of the two: then it is not fixed.
    const isReadable = minutesBetween(slot.startsAt, slot.endsAt, frame.timeZone) === slot.minutes;
    return {
      ...event,
      startsAt: slot.startsAt,
      publicEndFixed: hasElastic && isReadable ? slot.endsAt : null,
      rooms: [{ room: slot.room, use: 'main' as const }],
    };
  });
  return { ...plan, events, missingMinutes };
}

function placeable(key: string, { event, filmMinutes }: Seance, plan: Plan, frame: Frame): Placeable {
  let elasticMinutes: number | null = null;
  let fixedMinutes = filmsOf(event, filmMinutes) + frame.betweenFilmsMinutes * Math.max(0, filmMinutes.length - 1);
  for (const item of event.items) {
    const minutes = item.minutes ?? UNKNOWN_MINUTES[item.kind];
    if (item.elastic) elasticMinutes = minutes;
    else if (item.kind !== 'film') fixedMinutes += minutes;
  }
  const index = planIndex(plan.films, frame);
  // The séance may be placed in any room, so the longest clearing time applies to all.
  const margins = frame.rooms.map((_, room) =>
    roomMargins(laidOut({ ...event, rooms: [{ room, use: 'main' }] }), room, index),
  );
  return {
    key,
    part: event.kind === 'screening' ? 'screening' : event.kind === 'show' ? 'closing' : 'talk',
    fixedMinutes,
    elasticMinutes,
    doors: Math.max(...margins.map(({ doors }) => doors), 0),
    clear: Math.max(...margins.map(({ clear }) => clear), 0),
  };
}

/**
 * The minutes of the films of a séance. Without films, it keeps the time of those it had, including
 * assumed lengths.
 */
function filmsOf(event: PlanEvent, filmMinutes: readonly (number | null)[]): number {
  const known = filmMinutes.reduce<number>((sum, minutes) => sum + (minutes ?? UNKNOWN_MINUTES.film), 0);
  const isShape = event.items.some((item) => item.kind === 'film' && item.film === null);
  return isShape ? Math.max(known, filmMinutes.length * UNKNOWN_MINUTES.film) : known;
}

/** What an organiser takes from a template. */
type Choices = {
  /** The ids of the chosen items. */
  items: ReadonlySet<string>;
  /** Each film of a group becomes a séance of its own. */
  isSplit: boolean;
  /** False for « Structure seulement »: only the shape, by kind and theme. */
  withFilms: boolean;
  withPeople: boolean;
};

/** Only the items that are ticked by default. */
export const proposedChoices = (template: Template): Choices => ({
  items: new Set(template.items.filter((item) => !item.isOptional).map((item) => item.id)),
  isSplit: false,
  withFilms: false,
  withPeople: false,
});

/**
 * A séance of a plan, and the known lengths of its films in order, which decide how long it takes.
 */
type Seance = { event: PlanEvent; filmMinutes: (number | null)[] };

/**
 * The séances of a template without times, in its order. Unknown lengths are those assumed in
 * running-order.ts; each screening has a five-minute introduction and a flexible debate, as is
 * usual for the festival; a group is one séance. Notes to the team are in `locale`.
 */
export function seancesOf(template: Template, choices: Choices, locale: Locale): { plan: Plan; seances: Seance[] } {
  const plan: Plan = { ...emptyPlan(), themes: template.themes.map((theme) => ({ ...theme })) };
  const taken = template.items.filter((item) => choices.items.has(item.id));
  const seances: Seance[] = [];
  const done = new Set<TemplateItem>();
  for (const item of taken) {
    if (done.has(item)) continue;
    const group = choices.isSplit ? undefined : template.groups.find(({ id }) => id === item.group);
    const items = group ? taken.filter((other) => other.group === item.group) : [item];
    for (const one of items) done.add(one);
    const grouped = group && items.length > 1 ? group : null;
    seances.push(item.film ? screening(items, grouped) : speech(item));
  }
  return { plan: { ...plan, events: seances.map(({ event }) => event) }, seances };

  function screening(items: readonly TemplateItem[], group: Template['groups'][number] | null): Seance {
    const films = items.flatMap((item) => item.film ?? []);
    const themes = themesOf(items);
    const notes = choices.withFilms ? [group?.note, ...items.map((item) => item.note)] : [];
    const event: PlanEvent = {
      ...blankEvent(),
      kind: 'screening',
      label: group ? labels.severalFilms : labels.screening,
      title: choices.withFilms
        ? group
          ? filmsTitle(films.length)
          : {}
        : structureTitle('screening', films.length, namesOf(themes)),
      items: [
        part('introduction', 5),
        ...films.map((film) => ({ ...part('film', null), film: choices.withFilms ? addFilm(film) : null })),
        { ...part('debate', 30), elastic: true },
      ],
      themes,
      teamNotes: noted(notes),
    };
    return { event, filmMinutes: films.map((film) => film.minutes) };
  }

  function speech(item: TemplateItem): Seance {
    const themes = themesOf([item]);
    const kind = item.kind === 'show' ? 'show' : 'talk';
    const after = item.followedBy;
    const people = choices.withPeople ? item.people : [];
    const candidate = item.candidate && candidateNote(item.candidate);
    const event: PlanEvent = {
      ...blankEvent(),
      kind,
      label: after ? labels.talkAndDebate : {},
      title: choices.withPeople ? item.title : structureTitle(kind, 0, namesOf(themes)),
      items: [
        part(kind, item.minutes),
        ...(after ? [{ ...part(after.kind, 30), title: after.title, elastic: true }] : []),
      ],
      people: people.map((person) => {
        plan.people.push({ name: person.name, organisation: person.organisation, title: person.title, bio: {} });
        return { person: plan.people.length - 1, item: null, role: person.role, presence: 'in-person' };
      }),
      themes,
      teamNotes: choices.withPeople ? noted([item.note, candidate]) : '',
    };
    return { event, filmMinutes: [] };
  }

  function addFilm(film: TemplateFilm): number {
    // A template does not know which version will be shown.
    plan.films.push({ ...film, versions: [] });
    return plan.films.length - 1;
  }

  function themesOf(items: readonly TemplateItem[]): number[] {
    const slugs = new Set(items.map((item) => item.theme));
    return plan.themes.flatMap(({ slug }, i) => (slugs.has(slug) ? [i] : []));
  }

  function namesOf(themes: readonly number[]): Bilingual[] {
    return themes.flatMap((i) => plan.themes[i]?.name ?? []);
  }

  function noted(notes: readonly (Bilingual | null | undefined)[]): string {
    return notes
      .flatMap((note) => (note && !isEmpty(note) ? (note[locale] ?? note.fr ?? note.en ?? '') : []))
      .join('\n');
  }
}

const part = (kind: PlanItem['kind'], minutes: number | null): PlanItem => ({
  kind,
  title: {},
  minutes,
  elastic: false,
  film: null,
  version: null,
  access: [],
});

const blankEvent = (): PlanEvent => ({
  ...pick(bareEvent(0, 0), planColumns),
  rooms: [],
  items: [],
  people: [],
  themes: [],
  series: null,
  continues: null,
});
