'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type ComponentProps, type KeyboardEvent, useState } from 'react';
import { RefusedSummary } from '#app/_components/answered-form.tsx';
import { useFormAction } from '#app/_components/use-form-action.ts';
import { Check, TextField } from '#app/_ui/field.tsx';
import { Link } from '#app/_ui/link.tsx';
import '#app/_components/records/forms.css';
import '#app/_ui/table.css';
import { UndoOfForm } from '#app/_components/message-bar.tsx';
import { openRow } from '#app/_components/records/reveal.ts';
import { RowLine } from '#app/_components/records/row-line.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale, isEmpty, localeOf } from '#lib/i18n/text.ts';
import { colonOf } from '#lib/i18n/typeset.ts';
import type { DraftPicture } from '#lib/model/draft.ts';
import type { MissingGround } from '#lib/pictures/ground.ts';
import { picturePurposes } from '#lib/pictures/ground.ts';
import { savePicturesGround, savePictureWords } from './actions.ts';
import { Thumbnail } from './thumbnail.tsx';

type Row = Readonly<{
  picture: DraftPicture;
  of: string;
  href: string;
  missing: MissingGround | null;
  /** False for pictures outside a programmer's remit, whose fields are not posted. */
  mayEdit: boolean;
}>;

/** Enter moves to the same column of the next row, as in a spreadsheet. */
function goDown(event: KeyboardEvent<HTMLElement>) {
  const { target } = event;
  if (event.key !== 'Enter' || !(target instanceof HTMLTextAreaElement)) return;
  event.preventDefault();
  const column = target.dataset.column;
  const fields = [...event.currentTarget.querySelectorAll<HTMLTextAreaElement>(`[data-column="${column}"]`)];
  const next = fields[fields.indexOf(target) + (event.shiftKey ? -1 : 1)];
  const row = next?.closest<HTMLElement>('[data-row]');
  if (row) openRow(row, true);
  next?.focus();
  next?.select();
}

/**
 * The texts of many pictures, one below the other; the permission of ticked ones is set in one act.
 */
export function PictureTable({ slug, rows }: { slug: string; rows: readonly Row[] }) {
  const t = useTranslations('pictures');
  const records = useTranslations('records');
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [state, action, isPending] = useFormAction(savePictureWords, slug);
  const toggle = (id: number) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const editable = rows.filter(({ mayEdit }) => mayEdit);
  const isReadOnly = editable.length === 0;
  const all = !isReadOnly && editable.every(({ picture }) => chosen.has(picture.id));
  return (
    <>
      <form action={action} className="grid gap-4" onKeyDown={goDown}>
        <RefusedSummary state={state} />
        <table className="picture-words" aria-label={t('table.label')}>
          <thead>
            <tr>
              {isReadOnly ? (
                <td />
              ) : (
                <th>
                  <Pick
                    label={t('table.all')}
                    checked={all}
                    onChange={() => setChosen(new Set(all ? [] : editable.map(({ picture }) => picture.id)))}
                  />
                </th>
              )}
              <th>{t('table.picture')}</th>
              <th>
                {t('label.alt')} <span className="font-normal text-soft">{records('fr')}</span>
              </th>
              <th>
                {t('label.alt')} <span className="font-normal text-soft">{records('en')}</span>
              </th>
              <th>{t('label.credit')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <PictureRow
                key={row.picture.id}
                slug={slug}
                row={row}
                named={`words.${i}`}
                isChosen={chosen.has(row.picture.id)}
                onChoose={() => toggle(row.picture.id)}
              />
            ))}
          </tbody>
        </table>
        {!isReadOnly && (
          <button type="submit" className="btn lamp justify-self-start" aria-disabled={isPending}>
            {t('table.save')}
          </button>
        )}
      </form>
      <UndoOfForm slug={slug} state={state} />
      {!isReadOnly && <GroundForm slug={slug} chosen={[...chosen]} />}
    </>
  );
}

/** `label`: words that stand beside the box on a narrow screen. */
const Pick = ({ label, ...input }: ComponentProps<'input'> & { label?: string }) => (
  <label className="pick-label">
    <input type="checkbox" className="pick" aria-label={label} {...input} />
    {label && (
      <span aria-hidden="true" className="pick-words">
        {label}
      </span>
    )}
  </label>
);

/**
 * A picture: what it is of, its texts in each language and its credit. On a phone its caption is a
 * line, which opens the fields. `named`: the attributes of its fields.
 */
function PictureRow({
  slug,
  row: { picture, of, href, missing, mayEdit },
  named,
  isChosen,
  onChoose,
}: {
  slug: string;
  row: Row;
  named: string;
  isChosen: boolean;
  onChoose: () => void;
}) {
  const locale = useLocale();
  const colon = colonOf(locale);
  const [typed, setTyped] = useState<Partial<Record<Locale, string>>>({});
  const t = useTranslations('pictures');
  const records = useTranslations('records');
  const called = [of, picture.fileName].filter((part) => part !== '').join(', ');
  const words = [
    ...(['fr', 'en'] as const).map((lang) => ({
      lang,
      name: `alt.${lang}`,
      label: `${t('label.alt')} (${records(lang)})`,
      value: picture.alt[lang],
    })),
    { lang: undefined, name: 'credit', label: t('label.credit'), value: picture.credit },
  ];
  const alt = { ...picture.alt, ...typed };
  return (
    <tr data-row="">
      <td>
        {mayEdit && (
          <>
            <Pick aria-label={t('table.choose', { name: called })} checked={isChosen} onChange={onChoose} />
            <input type="hidden" name={`${named}.id`} value={picture.id} />
            <input type="hidden" name={`${named}.version`} value={picture.version} />
          </>
        )}
      </td>
      <td>
        <Link href={href} className="picture-of">
          <Thumbnail slug={slug} picture={picture} />
          <span className="grid min-w-0 gap-0.5 wrap-anywhere">
            <b>{of || t('of.festival')}</b>
            <span className="text-soft">{t(`use.${picture.use}`)}</span>
            {missing && <span className="text-warn">{t(`ground.${missing}`)}</span>}
          </span>
        </Link>
      </td>
      {mayEdit && (
        <td className="picture-line">
          <RowLine>
            <span className="sr-only">{`${t('section.words')}${colon}`}</span>
            {isEmpty(alt) ? (
              <span className="text-warn">{t('table.noCaption')}</span>
            ) : (
              <span lang={localeOf(alt, locale) ?? undefined}>{inLocale(alt, locale)}</span>
            )}
          </RowLine>
        </td>
      )}
      {words.map(({ lang, name, label, value }) => (
        <td key={name} data-label={label}>
          {mayEdit ? (
            <textarea
              rows={2}
              className="input"
              lang={lang}
              data-column={name}
              name={`${named}.${name}`}
              aria-label={`${label}${colon}${called}`}
              defaultValue={value ?? ''}
              onChange={lang && (({ target }) => setTyped({ ...typed, [lang]: target.value }))}
            />
          ) : (
            <span lang={lang}>{value}</span>
          )}
        </td>
      ))}
    </tr>
  );
}

/** Sets the permission of the ticked pictures. */
function GroundForm({ slug, chosen }: { slug: string; chosen: readonly number[] }) {
  const t = useTranslations('pictures');
  const [state, action, isPending] = useFormAction(savePicturesGround, slug);
  const error = (name: string) => (state.ok === false ? state.fields[name] : undefined);
  return (
    <section aria-labelledby="ground" className="card mt-5 p-[clamp(1rem,2vw,1.5rem)]">
      <h2 id="ground" className="text-[1.2rem]">
        {t('setGround.title')}
      </h2>
      <form action={action} className="mt-4 grid gap-4">
        <RefusedSummary state={state} />
        {chosen.map((id) => (
          <input key={id} type="hidden" name="pictures[]" value={id} />
        ))}
        <div className="flex flex-wrap gap-4">
          <TextField name="givenBy" label={t('label.givenBy')} hint={t('hint.givenBy')} error={error('givenBy')} />
          <TextField name="until" type="date" label={t('label.until')} hint={t('hint.until')} error={error('until')} />
        </div>
        <fieldset>
          <legend className="label">{t('label.purposes')}</legend>
          <div className="flex flex-wrap gap-x-6">
            {picturePurposes.map((purpose) => (
              <Check key={purpose} name={`purposes.${purpose}`} label={t(`purpose.${purpose}`)} />
            ))}
          </div>
        </fieldset>
        <button type="submit" className="btn justify-self-start" aria-disabled={isPending}>
          {t('setGround.submit')}
        </button>
      </form>
      <UndoOfForm slug={slug} state={state} />
    </section>
  );
}
