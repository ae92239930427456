import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { absencesOf } from '../../../../../../../../lib/live/absences.ts';
import { indexDraft } from '../../../../../../../../lib/programme/draft.ts';
import { frozenDraft } from '../../../../../../../../lib/programme/frozen-draft.ts';
import { gate } from '../../../../../../../_server/gate.ts';
import { deskPage } from '../../../../../../../_server/refusal.tsx';
import { deskLocale } from '../../../desk-locale.ts';
import { ToBoard } from '../../[event]/head.tsx';
import { ActPreview } from '../../act-preview.tsx';
import { Refused } from '../../refused.tsx';
import { todayScene } from '../../scene.ts';
import { AbsenceForm } from './absence-form.tsx';
import { type Answer, actOf, answersIn, postedOf } from './answers.ts';
import { AbsenceQuestion } from './question.tsx';

type Props = {
  params: Promise<{ locale: string; festival: string; person: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('board'))('change.person') };
}

/** Everything an absent person is in, an answer for each, and what those answers would do. */
export default deskPage(async function AbsentPersonPage({ params, searchParams }: Props) {
  const { locale: asked, festival: slug, person: typed } = await params;
  await gate(deskLocale(asked), slug, 'publish');
  const scene = await todayScene(params);
  const query = await searchParams;
  if (scene.document === null) notFound();
  const { festival, at, words, document } = scene;
  const index = indexDraft(frozenDraft(festival, at, festival.db).draft);
  const person = index.draft.people.find(({ number }) => String(number) === typed);
  if (!person) notFound();
  const { t } = words;
  const absences = absencesOf(index, document, person.id, at);
  const answers: Answer[] = answersIn(query, absences, festival);
  const act = actOf(person.id, answers);
  const title = t('preview.person', { name: person.name });
  return (
    <>
      <ToBoard scene={scene} />
      <h1>{title}</h1>
      <Refused query={query} scene={scene} />
      {absences.length === 0 ? (
        <p className="text-soft">{t('absence.none', { name: person.name })}</p>
      ) : (
        <AbsenceForm
          see={t('absence.see')}
          questions={
            <>
              <p className="hint">{t('absence.lead', { name: person.name })}</p>
              {absences.map((absence, i) => (
                <AbsenceQuestion
                  key={absence.presence}
                  scene={scene}
                  absence={absence}
                  answer={answers[i]}
                  index={index}
                />
              ))}
            </>
          }
        >
          <ActPreview
            key={JSON.stringify(act)}
            scene={scene}
            act={act}
            values={postedOf(act)}
            label={title}
            query={query}
          />
        </AbsenceForm>
      )}
    </>
  );
});
