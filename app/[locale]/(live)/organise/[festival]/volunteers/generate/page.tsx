import { randomUUID } from 'node:crypto';
import { Check } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { ButtonForm } from '#app/_components/button-form.tsx';
import { RecordHead } from '#app/_components/records/page-head.tsx';
import { festivalPage } from '#app/_server/festival-page.tsx';
import { titled } from '#app/_server/titled.ts';
import { Link } from '#app/_ui/link.tsx';
import { choicesOf } from '#app/[locale]/(live)/organise/[festival]/volunteers/choices.ts';
import { generationOf } from '#lib/volunteers/assign.ts';
import { planOf } from '#lib/volunteers/plan.ts';
import { generate } from './actions.ts';
import { askedFor, fieldsOf } from './asked.ts';
import { Choose } from './choose.tsx';
import { Preview } from './preview.tsx';
import '#app/_ui/table.css';

export const generateMetadata = titled('coordination.generate', 'title');

/** Shifts for many séances in one act: chosen, shown, then made. */
export default festivalPage('volunteers', async function GeneratePage({ locale, festival, paths, query }) {
  const t = await getTranslations('coordination.generate');
  const plan = planOf(festival.id, festival.db);
  const fields = fieldsOf(query);
  const given = new Map<string, string[]>();
  for (const [name, value] of fields) given.set(name, [...(given.get(name) ?? []), value]);
  const input = fields.length > 0 ? askedFor(fields) : null;
  const generation = input && generationOf(festival, input);
  const count = generation?.shifts.length ?? 0;
  return (
    <div className="grid max-w-[72rem] gap-6">
      <RecordHead back={{ href: paths.volunteers(), label: t('back') }} title={t('title')}>
        {t('lead')}
      </RecordHead>
      {plan.tasks.length === 0 ? (
        <p>
          <Link href={paths.volunteers('tasks', 'new')} className="btn lamp">
            {t('taskFirst')}
          </Link>
        </p>
      ) : (
        <Choose
          choices={choicesOf(plan, locale)}
          kinds={[...new Set(plan.index.draft.events.map(({ kind }) => kind))]}
          given={given}
        />
      )}
      {fields.length > 0 && (
        <section id="preview" aria-labelledby="would" className="grid gap-4">
          <h2 id="would">{generation ? t('would', { count, events: generation.eventIds.length }) : t('wrong')}</h2>
          {generation && count > 0 && (
            <ButtonForm
              action={generate.bind(null, { locale, slug: festival.slug, number: null })}
              values={[...fields, ['expected', String(count)], ['clientKey', randomUUID()]]}
              className="btn lamp"
            >
              <Check aria-hidden size={18} />
              {t('make', { count })}
            </ButtonForm>
          )}
          {generation && <Preview plan={plan} generation={generation} locale={locale} />}
        </section>
      )}
    </div>
  );
});
