import type { Today } from '../../../../../../lib/live/board-query.ts';
import { NOTICE_MAX } from '../../../../../../lib/live/facts-schema.ts';
import type { TodayScene } from './scene.ts';
import { tapOf } from './tap.ts';
import { TapForm } from './tap-form.tsx';

type Fact = Today['facts'][number];

/** A word to the public, of one séance or (null) of the festival as a whole, with what is said already. */
export function NoticeForm({
  scene,
  event,
  lead,
  typed,
}: {
  scene: TodayScene;
  event: number | null;
  lead: string;
  typed?: { fr?: string | undefined; en?: string | undefined };
}) {
  const { words, board } = scene;
  const { t } = words;
  const said = board.facts.filter((fact) => fact.kind === 'notice' && fact.event === event);
  const id = `notice-${event ?? 'all'}`;
  return (
    <>
      <p className="hint">{lead}</p>
      {said.length > 0 && (
        <ul className="today-said" aria-label={t('notice.now')}>
          {said.map((fact) => (
            <Said key={fact.id} scene={scene} fact={fact} />
          ))}
        </ul>
      )}
      <TapForm
        {...tapOf(scene, id, 'notice')}
        values={{ event: event ?? '' }}
        label={t('notice.title')}
        className="today-form"
      >
        {(['fr', 'en'] as const).map((language) => (
          <div key={language} className="field">
            <label htmlFor={`${id}-${language}`}>{t(`notice.${language}`)}</label>
            <textarea
              id={`${id}-${language}`}
              name={`text.${language}`}
              lang={language}
              maxLength={NOTICE_MAX}
              rows={2}
              defaultValue={typed?.[language] ?? ''}
              className="input"
            />
          </div>
        ))}
        <button type="submit" className="btn lamp">
          {t('notice.submit')}
        </button>
      </TapForm>
    </>
  );
}

function Said({ scene, fact }: { scene: TodayScene; fact: Fact }) {
  const { words } = scene;
  const text = words.text(fact.text);
  return (
    <li>
      <p dir="auto">{text}</p>
      <TapForm
        {...tapOf(scene, `end-${fact.id}`, 'end')}
        values={{ fact: fact.id }}
        label={words.t('notice.endNamed', { text })}
        className="contents"
      >
        <button type="submit" className="btn" aria-label={words.t('notice.endNamed', { text })}>
          {words.t('notice.end')}
        </button>
      </TapForm>
    </li>
  );
}
