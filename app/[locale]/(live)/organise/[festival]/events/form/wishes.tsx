'use client';

import { useTranslations } from 'next-intl';
import { useFormContext, useWatch } from 'react-hook-form';
import { Fold } from '#app/_components/records/record-form.tsx';
import { Check, SelectField } from '#app/_ui/field.tsx';
import { edges, wishedParts } from '#lib/events/choices.ts';
import { type EventFormValues, wishesOfValues } from '#lib/events/form-values.ts';
import type { EventKind } from '#lib/events/grid-event.ts';
import { sayWishes } from '#lib/events/say-wishes.ts';
import { eventWishes } from '#lib/events/wishes.ts';
import { useControl, useEventForm } from './form-context.ts';
import { LongSelect } from './long-select.tsx';

/** When, and beside what, the séance would best be: folded, with a summary. */
export function WishFields() {
  const t = useTranslations('events.form');
  const terms = useTranslations('terms');
  const { choices, locale, initial } = useEventForm();
  const { control, box, isWrong } = useControl();
  const { getValues } = useFormContext<EventFormValues>();
  const typed = wishesOfValues(useWatch<EventFormValues, 'wishes'>({ name: 'wishes' }) ?? getValues('wishes'));
  const titleOf = (number: number) => choices.events.find((event) => event.number === number)?.name;
  const [kind = initial.kind, label = initial.label, title = initial.title] = useWatch<
    EventFormValues,
    ['kind', 'label', 'title']
  >({ name: ['kind', 'label', 'title'] });
  // An opening séance, as its title says, has default wishes unless others are chosen.
  const wishes = eventWishes({ kind: kind as EventKind, label, title, wishes: typed });
  const said = sayWishes(wishes, { terms, locale, titleOf });
  const byWords = !typed.edge && wishes.edge;
  const none = { value: '', label: t('noWish') };
  const events = [none, ...choices.events.map(({ number, name }) => ({ value: String(number), label: name }))];
  return (
    <Fold title={t('sections.wishes')} set={said} isOpen={isWrong('wishes')}>
      <p className="hint">{t('wishesHint')}</p>
      <div className="fields sm:grid-cols-3">
        <SelectField
          {...control('wishes.part')}
          label={t('wishPart')}
          options={[none, ...wishedParts.map((value) => ({ value, label: terms(`wish.part.${value}`) }))]}
        />
        <SelectField
          {...control('wishes.day')}
          label={t('day')}
          options={[none, ...choices.days.map(({ date, name }) => ({ value: date, label: name }))]}
        />
        <SelectField
          {...control('wishes.edge')}
          label={t('wishEdge')}
          options={[
            byWords ? { value: '', label: t('wishByWords', { wish: terms(`wish.edge.${byWords}`) }) } : none,
            ...edges.map((value) => ({ value, label: terms(`wish.edge.${value}`) })),
          ]}
        />
        <LongSelect {...control('wishes.after')} label={t('wishAfter')} options={events} />
        <LongSelect {...control('wishes.before')} label={t('wishBefore')} options={events} />
        <LongSelect {...control('wishes.apart')} label={t('wishApart')} options={events} />
      </div>
      <Check {...box('wishes.school')} label={t('wishSchool')} />
    </Fold>
  );
}
