import { describedBy, type LinkedNode, type LinkedPage, node, nodeTextOf } from './node.ts';
import { festivalImages } from './picture.ts';
import { venueNode } from './place.ts';

const OFFICIAL = /^https?:/;

/** The edition, in full, for its own page. `image` is the picture drawn for links to it. */
export function festivalNode(page: LinkedPage, image: string | null): LinkedNode {
  const { festival, venues } = page.index.document;
  return node('Festival', {
    ...festivalFacts(page),
    description: describedBy(page, festival.introduction),
    inLanguage: page.locale,
    eventStatus: 'https://schema.org/EventScheduled',
    location: venues.map((venue) => venueNode(page, venue)),
    organizer: organizerNode(page),
    image: festivalImages(page, image),
  });
}

/** The edition as a séance refers to it, with just enough to identify it. */
export const festivalReference = (page: LinkedPage): LinkedNode => node('Festival', festivalFacts(page));

function festivalFacts(page: LinkedPage) {
  const { festival } = page.index.document;
  const url = page.siteUrl + page.paths.home();
  return {
    '@id': `${url}#festival`,
    name: nodeTextOf(page, festival.name),
    url,
    startDate: festival.startsOn,
    endDate: festival.endsOn,
  };
}

/** The organiser; null when none is stated. */
export function organizerNode({ index }: LinkedPage): LinkedNode | null {
  const { organiser, website } = index.document.festival;
  if (organiser === '') return null;
  return node('Organization', { name: organiser, url: OFFICIAL.test(website) ? website : null });
}
