import { getTranslations } from 'next-intl/server';
import { type FormValue, readFormData } from '#app/_server/form-data.ts';
import type { Query } from '#app/_server/live-page.tsx';
import { Check, type Option } from '#app/_ui/field.tsx';
import type { Choices } from '#app/[locale]/(live)/organise/[festival]/volunteers/choices.ts';
import { eventKinds } from '#lib/events/choices.ts';
import { shiftAnchors } from '#lib/volunteers/choices.ts';
import { type GenerateInput, generateSchema } from '#lib/volunteers/schema.ts';

type Given = ReadonlyMap<string, readonly string[]>;

/** Which séances, and what each needs. A GET form, which works without a script. */
export async function Choose({ choices, kinds, given }: { choices: Choices; kinds: readonly string[]; given: Given }) {
  const t = await getTranslations('coordination.generate');
  const terms = await getTranslations('terms.kind');
  const has = (name: string, value = 'on') => given.get(name)?.includes(value) ?? false;
  const shown = eventKinds.filter((kind) => kinds.includes(kind));
  return (
    <form method="get" className="grid gap-5" action="#preview">
      <section aria-labelledby="which" className="card p-[clamp(1rem,2vw,1.5rem)]">
        <h2 id="which" className="text-[1.2rem]">
          {t('which')}
        </h2>
        <p className="hint mt-1">{t('whichHint')}</p>
        <div className="mt-3 grid gap-4 md:grid-cols-3">
          <Group
            legend={t('rooms')}
            choices={choices.rooms.map(({ value, label }) => ({ value: `roomIds.room-${value}`, label }))}
            has={has}
          />
          <Group
            legend={t('kinds')}
            choices={shown.map((kind) => ({ value: `kinds.${kind}`, label: terms(kind) }))}
            has={has}
          />
          <fieldset>
            <legend className="label">{t('days')}</legend>
            {choices.days.map(({ value, label }) => (
              <Check key={value} name="days[]" value={value} defaultChecked={has('days[]', value)} label={label} />
            ))}
          </fieldset>
        </div>
        <Check name="withDebate" defaultChecked={has('withDebate')} label={t('withDebate')} />
      </section>
      <section aria-labelledby="each" className="card p-[clamp(1rem,2vw,1.5rem)]">
        <h2 id="each" className="text-[1.2rem]">
          {t('each')}
        </h2>
        <p className="hint mt-1">{t('eachHint')}</p>
        <ul className="mt-3 grid gap-3">
          {choices.tasks.map((task, i) => (
            <Line key={task.value} task={task} at={i} given={given} isAsked={given.size > 0} />
          ))}
        </ul>
      </section>
      <button type="submit" className="btn justify-self-start">
        {t('preview')}
      </button>
    </form>
  );
}

function Group({
  legend,
  choices,
  has,
}: {
  legend: string;
  choices: readonly Option[];
  has: (name: string) => boolean;
}) {
  return (
    <fieldset>
      <legend className="label">{legend}</legend>
      {choices.map(({ value, label }) => (
        <Check key={value} name={value} defaultChecked={has(value)} label={label} />
      ))}
    </fieldset>
  );
}

/** « 2 placement, 10 min avant les portes → salle libre ». */
async function Line({ task, at, given, isAsked }: { task: Option; at: number; given: Given; isAsked: boolean }) {
  const t = await getTranslations('coordination.generate');
  const shift = await getTranslations('volunteerForms.shift');
  const name = (field: string) => `lines.${at}.${field}`;
  const value = (field: string, usual: string) => given.get(name(field))?.[0] ?? usual;
  const end = (side: 'from' | 'to', usual: { minutes: string; side: string; anchor: string }) => (
    <span className="gen-end">
      <input
        name={name(`${side}Minutes`)}
        defaultValue={value(`${side}Minutes`, usual.minutes)}
        aria-label={`${task.label}, ${shift(`offset.${side}`)}, ${shift('offset.minutes')}`}
        inputMode="numeric"
        autoComplete="off"
        className="input num w-16"
      />
      <span aria-hidden="true">min</span>
      <select
        name={name(`${side}Side`)}
        defaultValue={value(`${side}Side`, usual.side)}
        aria-label={`${task.label}, ${shift(`offset.${side}`)}, ${shift('offset.side')}`}
        className="input w-auto"
      >
        {(['before', 'after'] as const).map((one) => (
          <option key={one} value={one}>
            {shift(`offset.${one}`)}
          </option>
        ))}
      </select>
      <select
        name={name(`${side}Anchor`)}
        defaultValue={value(`${side}Anchor`, usual.anchor)}
        aria-label={`${task.label}, ${shift(`offset.${side}`)}, ${shift('offset.anchor')}`}
        className="input w-auto"
      >
        {shiftAnchors.map((one) => (
          <option key={one} value={one}>
            {shift(`anchor.${one}`)}
          </option>
        ))}
      </select>
    </span>
  );
  return (
    <li className="gen-line">
      <input type="hidden" name={name('taskId')} value={task.value} />
      <label className="flex items-center gap-3">
        <input
          name={name('people')}
          defaultValue={value('people', isAsked ? '0' : at === 0 ? '1' : '0')}
          inputMode="numeric"
          autoComplete="off"
          className="input num w-16"
        />
        <b>{task.label}</b>
      </label>
      {end('from', { minutes: '10', side: 'before', anchor: 'doors' })}
      <span aria-hidden="true">→</span>
      {end('to', { minutes: '0', side: 'after', anchor: 'free' })}
      <span className="spoken">{t('people', { task: task.label })}</span>
    </li>
  );
}

/**
 * The query as fields of a form: the choice is in the address, so that it can be reloaded, shared
 * and gone back to.
 */
export function fieldsOf(query: Query): [name: string, value: string][] {
  return Object.entries(query).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value ?? '']).map((one): [string, string] => [name, one]),
  );
}

/** What is to be made; null if nothing was asked, or not in the form's format. */
export function askedFor(fields: readonly [string, string][]): GenerateInput | null {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  const parsed = generateSchema.safeParse(readFormData(form) as FormValue);
  return parsed.success ? parsed.data : null;
}
