'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { RefusedSummary } from '#app/_components/answered-form.tsx';
import { KeptForm } from '#app/_components/kept-form.tsx';
import { useFormAction } from '#app/_components/use-form-action.ts';
import { SelectField, TextField } from '#app/_ui/field.tsx';
import { PRIVATE_DAYS } from '#lib/festivals/choices.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { MAX_NEW_ROOMS } from '#lib/templates/choices.ts';
import type { Offer } from '#lib/templates/source.ts';
import type { zoneChoices } from '#lib/time/zones.ts';
import { createFestival, drawPreview } from './actions.tsx';
import { DaysFields } from './days-fields.tsx';
import { TakeFields } from './take-fields.tsx';
import { besideFirstName, rowsOf, textAt, type Values } from './values.ts';

/** In milliseconds after the last key. */
const PAUSE = 220;

type Props = {
  locale: Locale;
  path: string;
  /** From the address, or proposed by the chosen source. */
  values: Values;
  offer: Offer;
  template: string;
  clientKey: string;
  zones: ReturnType<typeof zoneChoices>;
  preview: ReactNode;
  /** What the festival is made from, with links to others. */
  source: ReactNode;
};

/**
 * A new festival in three steps on one page, with its days beside. With a script the days follow
 * what is typed; without one a button draws them again.
 */
export function NewFestivalForm({ preview: first, source, clientKey, template, path, ...props }: Props) {
  const t = useTranslations('templates');
  const [state, action, isPending] = useFormAction(createFestival);
  const { form, preview, isDrawing, redraw } = useLivePreview(first);
  const refused = state.ok === false ? state : null;
  const values = refused?.values ?? props.values;
  // The same object for the same refusal: the summary takes the focus with each new one.
  const errors = useMemo(
    () => (refused ? besideFirstName(refused.fields, refused.values, props.locale) : {}),
    [refused, props.locale],
  );
  // With several rooms, labels name the room.
  const labels = Object.fromEntries(
    Object.keys(refused?.fields ?? {}).flatMap((name) => {
      const [, row] = /^rooms\.(\d+)\.seats$/.exec(name) ?? [];
      const room = textAt(values, `rooms.${row}.name`) || t('places.room', { number: Number(row) + 1 });
      return row ? [[name, t('places.seatsOf', { room })]] : [];
    }),
  );
  const shared = { ...props, values, errors };
  return (
    <div ref={form}>
      <KeptForm
        name="new-festival"
        className="new-festival"
        state={state}
        action={action}
        noValidate
        onChange={redraw}
        onInput={redraw}
      >
        <div className="new-steps">
          {refused && (
            <div className="mb-6">
              <RefusedSummary state={{ ...refused, fields: errors }} labels={labels} />
            </div>
          )}
          <input type="hidden" name="template" value={template} />
          <input type="hidden" name="clientKey" value={clientKey} />
          <Step number={1} title={t('step.one')}>
            {source}
            <TakeFields {...shared} />
          </Step>
          <Step number={2} title={t('step.two')}>
            <DaysFields {...shared} />
          </Step>
          <Step number={3} title={t('step.three')}>
            <PlacesFields {...shared} />
          </Step>
        </div>
        <aside className="new-aside" aria-labelledby="preview" data-busy={isDrawing}>
          <div className="mb-3">
            <h2 id="preview">{t('preview.title')}</h2>
            {props.offer.items.length + props.offer.eventCount > 0 && <p className="text-soft">{t('preview.lead')}</p>}
          </div>
          {preview}
        </aside>
        <div className="new-end">
          <noscript>
            <button type="submit" className="btn" formAction={path} formMethod="get">
              {t('recalculate')}
            </button>
          </noscript>
          <button type="submit" className="btn lamp" aria-disabled={isPending}>
            {isPending ? t('creating') : t('create')}
          </button>
          <p className="hint basis-full">
            {t('createHint')} {t('privateHint', { days: PRIVATE_DAYS.usual })}
          </p>
        </div>
      </KeptForm>
    </div>
  );
}

function Step({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  return (
    <section className="new-step" aria-labelledby={`step-${number}`}>
      <h2 id={`step-${number}`}>
        <span>{number}</span>
        {title}
      </h2>
      {children}
    </section>
  );
}

/**
 * The preview of the form's present content, drawn by the server after a short pause; an outdated
 * answer is ignored.
 */
function useLivePreview(first: ReactNode) {
  const form = useRef<HTMLDivElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(0);
  const [preview, setPreview] = useState(first);
  const [isDrawing, setDrawing] = useState(false);

  useEffect(() => () => clearTimeout(timer.current), []);

  const draw = async () => {
    const element = form.current?.querySelector('form');
    if (!element) return;
    asked.current += 1;
    const mine = asked.current;
    setDrawing(true);
    try {
      const drawn = await drawPreview(new FormData(element));
      if (mine === asked.current && drawn) setPreview(drawn);
    } catch {
      // The server does not answer: the last preview stays, and creating the festival will report
      // what is wrong.
    } finally {
      if (mine === asked.current) setDrawing(false);
    }
  };
  const redraw = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(draw, PAUSE);
  };
  return { form, preview, isDrawing, redraw };
}

type PlacesProps = { offer: Offer; values: Values; locale: Locale; errors: Record<string, string> };

/** The venue and its rooms, always with one empty row. */
function PlacesFields({ offer, values, errors }: PlacesProps) {
  const t = useTranslations('templates.places');
  const wasSent = rowsOf(values, 'rooms') > 0;
  const proposed = (i: number) => offer.rooms[i];
  const name = (i: number) => (wasSent ? textAt(values, `rooms.${i}.name`) : proposed(i)?.name) ?? '';
  const rows = Math.max(rowsOf(values, 'rooms'), offer.rooms.length);
  const [shown, setShown] = useState(Math.min(MAX_NEW_ROOMS, rows + (name(rows - 1) ? 1 : 0)));
  const earlier = offer.rooms.filter(({ from }) => from !== '');
  return (
    <>
      {offer.venues.length > 0 ? (
        <p className="text-soft">{t('venues', { venues: offer.venues.join(', ') })}</p>
      ) : (
        <TextField
          name="venue"
          label={t('venue')}
          hint={t('venueHint')}
          maxLength={200}
          autoComplete="off"
          defaultValue={textAt(values, 'venue') ?? ''}
          error={errors.venue}
        />
      )}
      <fieldset className="grid gap-3">
        <legend className="label">{t('rooms')}</legend>
        <p className="hint">{t('roomsHint')}</p>
        {Array.from({ length: shown }, (_, i) => (
          <div key={i} className="grid grid-cols-[minmax(0,1fr)_6.5rem] items-start gap-3">
            <TextField
              name={`rooms.${i}.name`}
              label={i < Math.max(rows, shown - 1) ? t('room', { number: i + 1 }) : t('anotherRoom')}
              maxLength={200}
              autoComplete="off"
              defaultValue={name(i)}
              error={errors[`rooms.${i}.name`]}
              onChange={(event) => {
                if (event.target.value && i === shown - 1 && shown < MAX_NEW_ROOMS) setShown(shown + 1);
              }}
            />
            <TextField
              name={`rooms.${i}.seats`}
              label={t('seats')}
              inputMode="numeric"
              autoComplete="off"
              defaultValue={(wasSent ? textAt(values, `rooms.${i}.seats`) : proposed(i)?.seats?.toString()) ?? ''}
              error={errors[`rooms.${i}.seats`]}
            />
            {proposed(i)?.from && <input type="hidden" name={`rooms.${i}.from`} value={proposed(i)?.from} />}
          </div>
        ))}
      </fieldset>
      {earlier.length > 1 && (
        <details>
          <summary className="link min-h-11 cursor-pointer">{t('into')}</summary>
          <div className="mt-2 grid gap-3">
            <p className="hint">{t('intoHint')}</p>
            {earlier.map((room, i) => (
              <SelectField
                key={room.from}
                name={`into.r${room.from}`}
                label={t('of', { room: room.name })}
                defaultValue={textAt(values, `into.r${room.from}`) ?? String(i)}
                options={[
                  ...Array.from({ length: rows }, (_, row) => ({
                    value: String(row),
                    label: name(row) || t('room', { number: row + 1 }),
                  })),
                  { value: '', label: t('nowhere') },
                ]}
              />
            ))}
          </div>
        </details>
      )}
    </>
  );
}
