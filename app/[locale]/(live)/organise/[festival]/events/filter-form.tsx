import { Search } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import type { Query } from '#app/_server/live-page.tsx';
import { Check, SelectField } from '#app/_ui/field.tsx';
import { Link } from '#app/_ui/link.tsx';
import { fromOf } from '#app/_ui/table-order.ts';
import { eventKinds } from '#lib/events/choices.ts';
import { festivalDates } from '#lib/events/festival-dates.ts';
import type { EventFilter } from '#lib/events/queries.ts';
import { distinctTags, tagKey } from '#lib/i18n/tags.ts';
import { type LeftOut, leftOutReasons } from '#lib/programme/left-out.ts';
import { isDate } from '#lib/time/calendar.ts';
import { formatDate } from '#lib/time/format.ts';
import { roomNameIn } from '#lib/venues/told-apart.ts';
import type { Scene } from './scene.ts';

/**
 * A native GET form, so its result has an address that can be kept and shared, and it works without
 * a script.
 */
export async function FilterForm({ scene, asked }: { scene: Scene; asked: Asked }) {
  const t = await getTranslations('events.list');
  const form = await getTranslations('events.form');
  const terms = await getTranslations('terms');
  const filters = await getTranslations('cells.filters');
  const { index, locale, paths } = scene;
  const tags = distinctTags(index.draft.events.flatMap((event) => event.tags)).sort((a, b) =>
    a.localeCompare(b, locale),
  );
  const known = tags.find((tag) => tagKey(tag) === tagKey(asked.tag));
  const choose = (
    name: Exclude<keyof Asked, 'from'>,
    label: string,
    all: string,
    options: { value: string; label: string }[],
    chosen: string = asked[name],
  ) => ({ name, label, all, options, chosen });
  const choices = [
    choose(
      'kind',
      form('kind'),
      t('anyKind'),
      eventKinds.map((kind) => ({ value: kind, label: terms(`kind.${kind}`) })),
    ),
    choose(
      'day',
      form('day'),
      t('anyDay'),
      festivalDates(index).map((date) => ({ value: date, label: formatDate(date, locale) })),
    ),
    choose(
      'status',
      t('status'),
      t('anyStatus'),
      statuses.map((status) => ({ value: status, label: t(`statuses.${status}`) })),
    ),
    choose(
      'out',
      t('out'),
      t('anyOut'),
      outs.map((out) => ({ value: out, label: t(`outs.${out}`) })),
    ),
    choose(
      'room',
      t('room'),
      t('anyRoom'),
      index.draft.rooms.map(({ id }) => ({ value: String(id), label: roomNameIn(index, id, locale) })),
    ),
    // A tag in the address that no séance has (any more) is listed all the same.
    choose(
      'tag',
      t('tag'),
      t('anyTag'),
      [...tags, ...(known === undefined && asked.tag ? [asked.tag] : [])].map((tag) => ({ value: tag, label: tag })),
      known,
    ),
  ].filter(({ name, options }) => options.length > (name === 'room' ? 1 : 0));
  const said = [
    ...choices.flatMap(({ options, chosen }) => options.find(({ value }) => value === chosen)?.label ?? []),
    ...(asked.unscheduled ? [t('unscheduled')] : []),
  ];
  const isNarrowed = Object.entries(asked).some(([name, value]) => name !== 'from' && value !== '');
  return (
    <search>
      <form action={paths.section('events')} className="filter-form">
        <input type="hidden" name="view" value="list" />
        <label className="field filter-search">
          <span className="label">{t('search')}</span>
          <span className="table-search">
            <Search aria-hidden size={18} className="absolute top-1/2 left-3 -translate-y-1/2 text-soft" />
            <input type="search" name="q" defaultValue={asked.q} maxLength={200} className="input" autoComplete="off" />
          </span>
        </label>
        <details className="fold">
          <summary>
            {filters('title', { count: said.length })}
            {said.length > 0 && <span className="hint">{said.join(', ')}</span>}
          </summary>
          <div className="filter-choices">
            {choices.map(({ name, label, all, options, chosen }) => (
              <SelectField
                key={name}
                name={name}
                label={label}
                defaultValue={chosen}
                options={[{ value: '', label: all }, ...options]}
              />
            ))}
            <Check name="unscheduled" defaultChecked={asked.unscheduled === 'on'} label={t('unscheduled')} />
          </div>
        </details>
        <div className="flex flex-wrap gap-2">
          <button type="submit" className="btn">
            {t('show')}
          </button>
          {isNarrowed && (
            <Link href={`${paths.section('events')}?view=list`} className="btn quiet">
              {t('reset')}
            </Link>
          )}
        </div>
      </form>
    </search>
  );
}

const statuses = ['planned', 'cancelled', 'team', 'suggested'] as const;

const outs = ['any', ...leftOutReasons] as const;

/** The filters in the address of the list, as text; values it does not understand are empty. */
export type Asked = {
  q: string;
  kind: string;
  day: string;
  status: string;
  room: string;
  unscheduled: string;
  /** A tag of the team, in any spelling of case and accents. */
  tag: string;
  /** A reason why séances are not published, or `any`. */
  out: string;
  from: number;
};

export function askedOf(search: Query): Asked {
  const text = (name: string) => {
    const value = search[name];
    return typeof value === 'string' ? value.slice(0, 200) : '';
  };
  const [kind, day, status, room] = [text('kind'), text('day'), text('status'), text('room')];
  return {
    q: text('q'),
    kind: eventKinds.find((known) => known === kind) ?? '',
    day: isDate(day) ? day : '',
    status: statuses.find((known) => known === status) ?? '',
    room: /^\d{1,15}$/.test(room) ? room : '',
    unscheduled: text('unscheduled') ? 'on' : '',
    tag: text('tag'),
    out: outs.find((known) => known === text('out')) ?? '',
    from: fromOf(search.from),
  };
}

/** `leftOut`: what is not published; called only if the list is filtered by it. */
export const filterOf = (asked: Asked, leftOut: () => readonly LeftOut[]): EventFilter => ({
  kind: eventKinds.find((kind) => kind === asked.kind),
  day: asked.day || undefined,
  status: statuses.find((status) => status === asked.status),
  roomId: Number(asked.room) || undefined,
  isUnscheduled: asked.unscheduled === 'on',
  tag: asked.tag || undefined,
  numbers: asked.out
    ? new Set(leftOut().flatMap(({ number, reason }) => (asked.out === 'any' || asked.out === reason ? number : [])))
    : undefined,
});

/** The query string for these filters. */
export function addressOf({ from, ...asked }: Asked): string {
  const given = Object.entries({ view: 'list', ...asked, from: from > 0 ? String(from) : '' });
  return new URLSearchParams(given.filter(([, value]) => value !== '')).toString();
}
