import type { DocumentPartner } from '#lib/model/documents.ts';
import { byRank } from '#lib/partners/by-rank.ts';
import { picturesOn } from '#lib/programme/pictures-on.ts';
import { Picture } from './picture.tsx';
import type { Programme } from './programme.ts';
import { Said } from './text.tsx';

/**
 * The partners, rank by rank, each with its logo, else its name. In the footer without headings.
 */
export function Partners({
  programme,
  partners,
  isFoot = false,
}: {
  programme: Programme;
  partners: readonly DocumentPartner[];
  isFoot?: boolean;
}) {
  const Rank = isFoot ? 'p' : 'h2';
  return byRank(partners).map(({ rank, partners: some }) => (
    <div key={some[0]?.number} className="partners">
      {(rank.fr || rank.en) && (
        <Rank>
          <Said programme={programme} text={rank} />
        </Rank>
      )}
      <ul>
        {some.map((partner) => (
          <li key={partner.number}>
            <Partner programme={programme} partner={partner} />
          </li>
        ))}
      </ul>
    </div>
  ));
}

function Partner({
  programme,
  partner: { number, name, address },
}: {
  programme: Programme;
  partner: DocumentPartner;
}) {
  const [logo] = picturesOn(programme.index, `partner:${number}`, 'partner');
  const face = logo ? (
    <>
      <Picture programme={programme} picture={logo} sizes="10rem" most={480} isDecorative className="partner-logo" />
      <span className="sr-only">{name}</span>
    </>
  ) : (
    <bdi>{name}</bdi>
  );
  return address === '' ? <span>{face}</span> : <a href={address}>{face}</a>;
}
