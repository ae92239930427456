import { EyeOff, UserRoundPen } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { DeleteBox } from '#app/_components/records/delete-box.tsx';
import { Link } from '#app/_ui/link.tsx';
import { renameEverywhere, withdrawEverywhere } from '#app/[locale]/(live)/organise/[festival]/people/actions.ts';
import type { Festival } from '#lib/authorized.ts';
import { MAX_NAME } from '#lib/i18n/clean-text.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { textsNaming } from '#lib/keeping/texts-naming.ts';
import type { SeenPerson } from '#lib/people/schema.ts';
import { typeset } from '#lib/time/format.ts';

/** What a person may ask for: another name in all that was published, or none. Both say what they reach, and what they cannot. */
export async function WithdrawBoxes({
  festival,
  person,
  locale,
}: {
  festival: Festival;
  person: SeenPerson;
  locale: Locale;
}) {
  const [t, rename] = [await getTranslations('people.withdraw'), await getTranslations('people.rename')];
  const place = { locale, slug: festival.slug, number: person.number };
  const paths = deskPaths(locale, festival.slug);
  const texts = textsNaming(festival.id, person);
  return (
    <>
      <DeleteBox
        action={renameEverywhere.bind(null, place)}
        title={rename('title')}
        submit={rename('submit')}
        icon={<UserRoundPen aria-hidden size={18} />}
        field={{ name: 'newName', label: rename('name'), maxLength: MAX_NAME }}
      >
        <p>{rename('reach')}</p>
        <p>{t('beyond')}</p>
      </DeleteBox>
      <DeleteBox
        action={withdrawEverywhere.bind(null, place)}
        title={t('title')}
        submit={t('submit')}
        icon={<EyeOff aria-hidden size={18} />}
        field={{ name: 'confirmation', label: t('confirm', { name: typeset(person.name, locale) }) }}
      >
        <p>{t('reach')}</p>
        {texts.length > 0 && (
          <div>
            <p>{t('named', { count: texts.length })}</p>
            <ul>
              {texts.map(({ section, number, title }) => (
                <li key={`${section} ${number}`}>
                  <Link className="link" href={paths.item(section, number)}>
                    {typeset(inLocale(title, locale), locale)}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        )}
        <p>{t('beyond')}</p>
      </DeleteBox>
    </>
  );
}
