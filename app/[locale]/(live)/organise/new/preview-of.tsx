import { clsx } from 'clsx';
import { getTranslations } from 'next-intl/server';
import { DateOf, Duration, TimeOf, TimeRange } from '#app/_components/time.tsx';
import type { FormValue } from '#app/_server/form-data.ts';
import { cssNumbers } from '#app/_ui/css-numbers.ts';
import { ScrollBox } from '#app/_ui/scroll-box.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { typesetIn } from '#lib/i18n/typeset.ts';
import type { Actor } from '#lib/policy.ts';
import type { Unfit } from '#lib/templates/lay-plan.ts';
import {
  type PreviewColumn,
  type Preview as PreviewModel,
  type PreviewSeance,
  previewOf,
  proposalOf,
} from '#lib/templates/proposal.ts';
import { previewSchema } from '#lib/templates/schema.ts';
import { templateSourceOf } from '#lib/templates/source.ts';
import { hourOfMinutes } from '#lib/time/calendar.ts';
import { formatDuration, formatTime } from '#lib/time/format.ts';

type Props = { actor: Actor; values: { [key: string]: FormValue }; locale: Locale };

/** The preview of a form's content; a sentence while its days, hours or rooms are not valid. */
export function PreviewOf({ actor, values, locale }: Props) {
  const parsed = previewSchema.safeParse(values);
  const source = parsed.success ? templateSourceOf(actor, parsed.data.template) : null;
  const preview = parsed.success && source ? previewOf(proposalOf(source, parsed.data, locale)) : null;
  return <Preview preview={preview} isEmpty={source?.kind === 'empty'} locale={locale} />;
}

type PreviewProps = { preview: PreviewModel | null; isEmpty: boolean; locale: Locale };

/** The days of the new festival, drawn as on the desk. */
async function Preview({ preview, isEmpty, locale }: PreviewProps) {
  const t = await getTranslations('templates.preview');
  if (!preview) {
    return (
      <p role="status" className="text-soft">
        {t('wait')}
      </p>
    );
  }
  const isBare = preview.placed === 0 && preview.unscheduled.length === 0;
  return (
    <div className="grid gap-4">
      <div role="status">
        <Verdict preview={preview} isBare={isBare} isEmpty={isEmpty} locale={locale} />
      </div>
      <Columns preview={preview} locale={locale} />
      <div className="grid gap-1 text-[0.94rem] text-soft">
        {preview.freeRooms.length > 0 && (
          <p>{t('free', { rooms: preview.freeRooms.map((room) => inLocale(room, locale)).join(', ') })}</p>
        )}
        {!isBare && <p>{t('legend')}</p>}
      </div>
      {preview.unscheduled.length > 0 && <Unscheduled preview={preview} locale={locale} />}
    </div>
  );
}

/** Whether every séance fits; if not, how many would be unscheduled, and why. */
async function Verdict({
  preview,
  isBare,
  isEmpty,
  locale,
}: {
  preview: PreviewModel;
  isBare: boolean;
  isEmpty: boolean;
  locale: Locale;
}) {
  const t = await getTranslations('templates.preview');
  if (isBare) return <p className="font-semibold">{isEmpty ? t('nothing') : t('nothingTaken')}</p>;
  const { placed, unscheduled, missingMinutes } = preview;
  const reasons = UNFIT.flatMap((why) => {
    const count = unscheduled.filter((seance) => seance.why === why).length;
    return count > 0 ? t(`reasons.${why}`, { count }) : [];
  });
  const count = unscheduled.length;
  const waiting =
    reasons.length > 0
      ? t('waiting', { count, total: placed + count, reasons: reasons.join(', ') })
      : count > 0 && t('missing', { duration: formatDuration(missingMinutes, locale, 'hours'), count });
  return (
    <p
      className={clsx(
        'rounded-field px-3 py-2 font-semibold',
        waiting ? 'border-2 border-warn bg-warn-bg' : 'bg-good-bg text-good',
      )}
    >
      {waiting || t('fits', { count: placed, days: preview.dayCount })}
    </p>
  );
}

const UNFIT = ['day', 'room', 'taken', 'clock', 'unset'] as const satisfies Unfit[];

async function Columns({ preview, locale }: { preview: PreviewModel; locale: Locale }) {
  const t = await getTranslations('templates.preview');
  const hours = Array.from({ length: (preview.to - preview.from) / 60 }, (_, i) => preview.from + i * 60);
  const manyRooms = new Set(preview.columns.map(({ room }) => inLocale(room, locale))).size > 1;
  return (
    <ScrollBox as="section" className="plan-scroll" aria-labelledby="preview">
      <div className="plan" style={cssNumbers({ '--columns': preview.columns.length, '--hours': hours.length })}>
        <div className="plan-hours" aria-hidden="true">
          {hours.map((minute, i) => (
            <span key={minute} style={cssNumbers({ '--at': i * 60 })}>
              {formatTime(hourOfMinutes(minute % 1440), locale)}
            </span>
          ))}
        </div>
        {preview.columns.map((column) => (
          <Column
            key={`${column.date} ${inLocale(column.room, locale)}`}
            column={column}
            locale={locale}
            manyRooms={manyRooms}
            from={preview.from}
          />
        ))}
      </div>
      {preview.hiddenColumns > 0 && <p className="p-2 text-soft">{t('more', { count: preview.hiddenColumns })}</p>}
    </ScrollBox>
  );
}

async function Column({
  column,
  from,
  manyRooms,
  locale,
}: {
  column: PreviewColumn;
  from: number;
  manyRooms: boolean;
  locale: Locale;
}) {
  const t = await getTranslations('templates.preview');
  return (
    <section className="plan-column">
      <h3>
        <DateOf date={column.date} locale={locale} style="column" />
        {manyRooms && <small>{typesetIn(column.room, locale)}</small>}
      </h3>
      <ol>
        {column.seances.map((seance) => (
          <Bar key={seance.startsAt + inLocale(seance.title, locale)} seance={seance} from={from} locale={locale} />
        ))}
        {column.seances.length === 0 && <li className="p-3 text-faint">{t('empty')}</li>}
      </ol>
    </section>
  );
}

/**
 * In minutes: below SHORT a bar has its title on one line, below SHORTEST only its title; below
 * SHORTEST_LINE a debate is in smaller type, as an ordinary line does not fit.
 */
const SHORT = 70;
const SHORTEST = 38;
const SHORTEST_LINE = 22;

async function Bar({ seance, from, locale }: { seance: PreviewSeance; from: number; locale: Locale }) {
  const t = await getTranslations('templates.preview');
  const { start, end, debate } = seance;
  const minutes = end - start;
  // The minutes for the title and hours before the debate begins.
  const head = (debate?.minute ?? end) - start;
  return (
    <li style={cssNumbers({ '--at': seance.doors - from, '--long': seance.free - seance.doors })} className="plan-held">
      <div
        className={clsx('plan-seance', seance.kind, head < SHORT && 'short', head < SHORTEST && 'shortest')}
        style={cssNumbers({ '--at': start - seance.doors, '--long': minutes })}
      >
        <b>{typesetIn(seance.title, locale)}</b>{' '}
        <TimeRange
          from={seance.startsAt}
          to={seance.endsAt}
          isApproximate={seance.endIsApproximate}
          locale={locale}
          className="plan-time"
        />
        {debate && (
          <span
            className={clsx('plan-debate', end - debate.minute < SHORTEST_LINE && 'thin')}
            style={cssNumbers({ '--long': end - debate.minute })}
          >
            {debate.at ? (
              <>
                <TimeOf at={debate.at} locale={locale} /> {t('debate')}
              </>
            ) : (
              t('thenDebate')
            )}
          </span>
        )}
      </div>
    </li>
  );
}

async function Unscheduled({ preview, locale }: { preview: PreviewModel; locale: Locale }) {
  const t = await getTranslations('templates.preview');
  return (
    <section>
      <h3 className="text-[1.05rem]">{t('unscheduled')}</h3>
      <ul className="mt-2 grid gap-2">
        {preview.unscheduled.map((seance, i) => (
          <li key={i} className={clsx('plan-left', seance.kind)}>
            <b>{typesetIn(seance.title, locale)}</b>{' '}
            <span className="nowrap text-soft">
              <Duration minutes={seance.minutes} isApproximate={seance.isApproximate} locale={locale} style="hours" />
            </span>
            {seance.why && <span className="block text-soft">{t(`why.${seance.why}`)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
