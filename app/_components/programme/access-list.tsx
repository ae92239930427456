import { Abbreviation } from '#app/_components/time.tsx';
import type { DocumentEvent } from '#lib/model/documents.ts';
import { accessOf } from '#lib/programme/access.ts';
import { accessSentence } from './access-chips.tsx';
import { Dotted } from './dotted.tsx';
import type { Programme } from './programme.ts';

/** What access a séance has from start to end, in part, and not; that nobody said is told too. */
export function AccessList({ programme, event }: { programme: Programme; event: DocumentEvent }) {
  const { t, terms } = programme;
  const { whole, partly, lacking } = accessOf(event, programme.index);
  return (
    <section aria-labelledby="access">
      <h2 id="access">{t('access')}</h2>
      {whole.length + partly.length + lacking.length === 0 && <p className="hint">{t('accessUnknown')}</p>}
      <dl className="facts">
        {whole.length > 0 && (
          <div>
            <dt>{t('accessWhole')}</dt>
            <dd>
              <Dotted
                parts={whole.map((access) => (
                  <Abbreviation key={access} className="capital" as={terms(`accessSpoken.${access}`)}>
                    {terms(`access.${access}`)}
                  </Abbreviation>
                ))}
              />
            </dd>
          </div>
        )}
        {partly.length > 0 && (
          <div>
            <dt>{t('accessPart')}</dt>
            {partly.map(({ access, items }) => (
              <dd key={access}>
                <Abbreviation className="capital" as={accessSentence(programme, access, items, true)}>
                  {accessSentence(programme, access, items, false)}
                </Abbreviation>
              </dd>
            ))}
          </div>
        )}
        {lacking.length > 0 && (
          <div>
            <dt>{t('accessLacking')}</dt>
            <dd>
              <Dotted
                parts={lacking.map((access) => (
                  <Abbreviation key={access} className="capital" as={terms(`accessSpoken.${access}`)}>
                    {terms(`access.${access}`)}
                  </Abbreviation>
                ))}
              />
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
