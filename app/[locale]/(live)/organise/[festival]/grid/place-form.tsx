import { useTranslations } from 'next-intl';
import { type ChangeEvent, type FormEvent, useState } from 'react';
import { NightWords } from '#app/_components/night-words.tsx';
import { SelectField, TextField } from '#app/_ui/field.tsx';
import { typeset, typesetIn } from '#lib/i18n/typeset.ts';
import type { DraftEvent } from '#lib/model/draft.ts';
import { formatDate } from '#lib/time/format.ts';
import { focusCard } from './focus-card.ts';
import { useGiveUp } from './give-up.ts';
import { useBoard, useGrid, useSync } from './grid-context.ts';
import { fieldsOf, type PlaceErrors, type PlaceFields, placeActs, placeErrors, wallsOf } from './place-fields.ts';

/**
 * A form that moves the card by typed hours. Changes that others make meanwhile are shown and
 * announced; typed text stays until it is saved, based on their version.
 */
export function PlaceForm({ event }: { event: DraftEvent }) {
  const grid = useGrid();
  const { locale, scene, sync } = grid;
  const board = useBoard();
  const t = useTranslations('grid.sheet');
  const common = useTranslations('common');
  const [errors, setErrors] = useState<PlaceErrors>({});
  const [typed, setTyped] = useState<Partial<PlaceFields>>({});
  const changed = useChangedBy(event);
  const before = fieldsOf(event, board, locale);
  // For a locked séance only the title can be typed.
  const held = event.isLocked ? { name: typed.name ?? before.name } : typed;
  const now = { ...before, ...held };
  const field = (name: keyof PlaceFields) => ({
    name,
    label: t(name),
    value: now[name],
    error: errors[name] && t(errors[name]),
    onChange: (change: ChangeEvent<HTMLInputElement | HTMLSelectElement>) =>
      setTyped({ ...typed, [name]: change.target.value }),
  });

  const submit = (posted: FormEvent<HTMLFormElement>) => {
    posted.preventDefault();
    const clean = Object.fromEntries(Object.entries(now).map(([name, value]) => [name, value.trim()])) as PlaceFields;
    const wrong = placeErrors(clean, before);
    setErrors(wrong);
    const [first] = Object.keys(wrong);
    if (first) {
      posted.currentTarget.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
      return;
    }
    for (const act of placeActs(event, clean, before, { locale, dayStartsAt: scene.festival.dayStartsAt }))
      sync.act(act);
    grid.look.set({ sheet: null, focused: event.id, isPanelOpen: false });
    focusCard(event.id);
  };

  const giveUpFirst = useGiveUp(held, before, (still) => {
    setTyped(still);
    setErrors({});
  });

  const days = scene.dates.map((date) => ({ value: date, label: formatDate(date, locale) }));
  const rooms = scene.rooms.map(({ id, name }) => ({
    value: String(id),
    label: typesetIn(name, locale),
  }));
  const time = { placeholder: t('timeHint'), disabled: event.isLocked, autoComplete: 'off', maxLength: 20 };
  return (
    <form className="grid-form" onSubmit={submit} onKeyDown={giveUpFirst} noValidate>
      <p role="status" className="grid-changed">
        {changed && typeset(changed.by ? t('changedBy', { by: changed.by }) : t('changed'), locale)}
      </p>
      <TextField {...field('name')} hint={t('nameHint')} maxLength={200} />
      <SelectField {...field('day')} disabled={event.isLocked} options={[{ value: '', label: '–' }, ...days]} />
      <div className="grid-two">
        <TextField {...field('start')} {...time} autoFocus />
        <TextField {...field('end')} {...time} />
      </div>
      <p className="hint">{t('endHint')}</p>
      <NightWords walls={wallsOf(now, scene.festival.dayStartsAt)} dayStartsAt={scene.festival.dayStartsAt} />
      <SelectField
        {...field('room')}
        disabled={event.isLocked}
        options={[{ value: '', label: t('noRoom') }, ...rooms]}
      />
      <button type="submit" className="btn lamp">
        {common('save')}
      </button>
    </form>
  );
}

/**
 * Who else changed the séance since its form was opened: a name, which is empty for a command-line
 * tool; null while nobody did.
 */
function useChangedBy({ id, version }: DraftEvent): { by: string } | null {
  const [opened] = useState(version);
  const news = useSync((state) => state.news);
  const [changed, setChanged] = useState<{ by: string } | null>(null);
  const [heard, setHeard] = useState(news);
  if (news !== heard) {
    setHeard(news);
    if (news?.whole.some((one) => one.id === id && one.version > opened)) setChanged({ by: news.by });
  }
  return changed;
}
