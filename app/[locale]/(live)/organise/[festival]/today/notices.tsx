import { AnsweredInput, AnsweredText } from '#app/_ui/refused-answers.tsx';
import { MAX_NOTICE } from '#lib/live/day-posts-schema.ts';
import type { Today } from '#lib/live/queries.ts';
import { noticeReaders, noticeValue } from '#lib/model/live-facts.ts';
import type { TodayScene } from './scene.ts';
import { Tap, TapButton } from './tap.tsx';

type Fact = Today['facts'][number];

/**
 * A message to the public about one séance, or (null) to everybody or only the volunteers, with the
 * present message.
 */
export function NoticeForm({ scene, event, lead }: { scene: TodayScene; event: number | null; lead: string }) {
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
      <Tap
        scene={scene}
        name={id}
        what="notice"
        values={{ event: event ?? '' }}
        label={t('notice.title')}
        className="today-form"
      >
        {(['fr', 'en'] as const).map((language) => (
          <div key={language} className="field">
            <label htmlFor={`${id}-${language}`}>{t(`notice.${language}`)}</label>
            <AnsweredText
              id={`${id}-${language}`}
              name={`text.${language}`}
              lang={language}
              maxLength={MAX_NOTICE}
              rows={2}
              className="input"
            />
          </div>
        ))}
        {event === null && <Readers words={words} />}
        <button type="submit" className="btn lamp">
          {t(event === null ? 'notice.submitAll' : 'notice.submit')}
        </button>
      </Tap>
    </>
  );
}

/** « Tout le monde », or only the volunteers: the public does not see those messages. */
function Readers({ words: { t } }: { words: TodayScene['words'] }) {
  return (
    <fieldset className="today-both">
      <legend className="label">{t('notice.readers.title')}</legend>
      {noticeReaders.map((readers) => (
        <label key={readers} className="today-option">
          <AnsweredInput
            type="radio"
            name="readers"
            value={readers}
            defaultChecked={readers === 'all'}
            className="size-5 accent-accent"
          />
          <span className="flex-1">
            {t(`notice.readers.${readers}`)}
            <span className="hint block">{t(`notice.readers.${readers}Hint`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function Said({ scene, fact }: { scene: TodayScene; fact: Fact }) {
  const { words } = scene;
  const text = words.text(fact.text);
  return (
    <li>
      <p>
        {fact.value === noticeValue('team') && <span className="flag plain">{words.t('notice.readers.team')}</span>}{' '}
        <span dir="auto">{text}</span>
      </p>
      <TapButton
        scene={scene}
        name={`end-${fact.id}`}
        what="end"
        values={{ fact: fact.id }}
        label={words.t('notice.endNamed', { text })}
      >
        {words.t('notice.end')}
      </TapButton>
    </li>
  );
}
