'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { NightWords } from '#app/_components/night-words.tsx';
import { Fold, Section } from '#app/_components/records/record-form.tsx';
import { Check, SelectField, TextField } from '#app/_ui/field.tsx';
import { edges, MAX_ROOMS, roomUses, wishedParts } from '#lib/events/choices.ts';
import { eventWishes, sayWishes } from '#lib/events/event-wishes.ts';
import { type EventFormValues, wishesOfValues } from '#lib/events/form-values.ts';
import type { EventKind } from '#lib/events/grid-event.ts';
import { timesOf } from '#lib/events/typed-order.ts';
import { dayToSay } from '#lib/time/festival-day.ts';
import { formatDate, formatDuration, formatTime } from '#lib/time/format.ts';
import { checkWallClock, minutesBetween } from '#lib/time/wall-clock.ts';
import { useControl, useEventForm, useUsualMargins, waits } from './form-context.ts';
import { LongSelect, Quiet, RemoveRow } from './rows.tsx';

/** Day, start and end, rooms, the time before and after, and wishes about the time. */
export function When({ isSuggested }: { isSuggested: boolean }) {
  const t = useTranslations('events.form');
  const { choices, initial } = useEventForm();
  const { control, box } = useControl();
  return (
    <Section id="when" title={t('sections.when')}>
      <div className="fields grid-cols-2 md:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)]">
        <SelectField
          {...control('day')}
          label={t('day')}
          className="max-md:col-span-2"
          options={[
            { value: '', label: t('noDay') },
            ...choices.days.map(({ date, name }) => ({ value: date, label: name })),
          ]}
        />
        <TextField
          {...control('time')}
          label={t('time')}
          placeholder={t('timeHint')}
          autoComplete="off"
          maxLength={20}
        />
        <TextField {...control('end')} label={t('end')} placeholder={t('timeHint')} autoComplete="off" maxLength={20} />
      </div>
      {initial.time === '' && (
        <p className="hint" id="times-hint">
          {t('endHint')}
        </p>
      )}
      <Night />
      {isSuggested && (
        <div className="rounded-field bg-accent-soft px-3 py-2">
          <p>{t('suggested')}</p>
          <div className="adds">
            <Check {...box('timeIsConfirmed')} label={t('confirmTime')} />
          </div>
        </div>
      )}
      <Rooms />
    </Section>
  );
}

/** Explains hours in the night or that happen twice, and an end that stayed beside a new start. */
function Night() {
  const t = useTranslations('events.form');
  const { choices, locale, initial } = useEventForm();
  const { timeZone, dayStartsAt } = choices.festival;
  const [day, time, end] = useWatch<EventFormValues, ['day', 'time', 'end']>({ name: ['day', 'time', 'end'] });
  const { startsAt, publicEndFixed } = timesOf({ day, time, end }, choices.festival);
  const isTwice = startsAt !== null && checkWallClock(startsAt, timeZone) === 'twice';
  // An end typed before the start belongs to the next day, which is rarely meant, so it is said.
  const endsOn = startsAt && publicEndFixed && dayToSay(publicEndFixed, startsAt, dayStartsAt);
  const length = endsOn && formatDuration(minutesBetween(startsAt, publicEndFixed, timeZone), locale, 'hours');
  const isLeft = !length && publicEndFixed && initial.time !== '' && time !== initial.time && end === initial.end;
  return (
    <>
      <NightWords walls={[startsAt, publicEndFixed]} dayStartsAt={dayStartsAt} />
      <p role="status" className="hint empty:hidden">
        {[
          isTwice && t('twice'),
          length && t('endsOn', { length, date: formatDate(endsOn, locale) }),
          isLeft && t('endStays', { time: formatTime(publicEndFixed, locale) }),
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
    </>
  );
}

function Rooms() {
  const t = useTranslations('events.form');
  const terms = useTranslations('terms');
  const { choices, isLive } = useEventForm();
  const { control, group } = useControl();
  const rooms = group('rooms');
  const { control: spare } = useControl({ isSpare: true });
  const { fields, append, remove } = useFieldArray<EventFormValues, 'rooms'>({ name: 'rooms' });
  // Without a script there is one empty field for a further room.
  const count = isLive ? fields.length : Math.min(MAX_ROOMS, fields.length + 1);
  const options = [
    { value: '', label: t('noRoom') },
    ...choices.rooms.map(({ id, name }) => ({ value: String(id), label: name })),
  ];
  return (
    <fieldset id={rooms.id} tabIndex={-1} className="grid gap-1">
      <legend className="spoken">{t('rooms')}</legend>
      {rooms.error && <p className="error">{rooms.error}</p>}
      {Array.from({ length: count }, (_, i) => (
        <div
          key={fields[i]?.id ?? `spare-${i}`}
          className="room-row"
          data-scriptless={i < fields.length ? undefined : ''}
        >
          <SelectField
            {...(i < fields.length ? control : spare)(`rooms.${i}.room`)}
            className="bare"
            label={<Quiet>{t('room', { number: i + 1 })}</Quiet>}
            options={options}
          />
          <SelectField
            {...(i < fields.length ? control : spare)(`rooms.${i}.use`)}
            className="bare"
            label={<Quiet>{t('use', { number: i + 1 })}</Quiet>}
            options={roomUses.map((use) => ({ value: use, label: terms(`roomUse.${use}`) }))}
          />
          <RemoveRow what={t('room', { number: i + 1 })} onRemove={() => remove(i)} />
        </div>
      ))}
      <div className="when-foot">
        <Margins />
        <WishFields />
        {fields.length < MAX_ROOMS && (
          <button
            type="button"
            className="btn quiet"
            {...waits(isLive)}
            onClick={() =>
              append({
                room: fields.length === 0 && choices.rooms.length === 1 ? String(choices.rooms[0]?.id ?? '') : '',
                use: fields.length === 0 ? 'main' : 'overflow',
              })
            }
          >
            <Plus aria-hidden size={18} />
            {t('addRoom')}
          </button>
        )}
      </div>
    </fieldset>
  );
}

/** Doors and clearing, as a sentence; empty fields use the defaults of the conduite. */
function Margins() {
  const t = useTranslations('events.form');
  const { initial, locale } = useEventForm();
  const { control, isWrong } = useControl();
  const [doors = initial.doors, clear = initial.clear] = useWatch<EventFormValues, ['doors', 'clear']>({
    name: ['doors', 'clear'],
  });
  const usual = useUsualMargins();
  const minutes = (value: number) => formatDuration(value, locale);
  const said = (typed: string, usual: number) => minutes(/^\d{1,4}$/.test(typed) ? Number(typed) : usual);
  const byDefault = (value: number) => t('byDefault', { minutes: minutes(value) });
  return (
    <Fold
      title={t('margins', { doors: said(doors, usual.doors), clear: said(clear, usual.clear) })}
      set={t('change')}
      className="fold is-sentence"
      isOpen={isWrong('doors', 'clear')}
    >
      <div className="fields md:grid-cols-2">
        <TextField {...control('doors')} label={t('doors')} hint={byDefault(usual.doors)} inputMode="numeric" />
        <TextField {...control('clear')} label={t('clear')} hint={byDefault(usual.clear)} inputMode="numeric" />
      </div>
    </Fold>
  );
}

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
