import { describedBy, type LinkedNode, type LinkedPage, node, nodeTextOf } from './node.ts';
import { festivalImages } from './picture.ts';
import { venueNode } from './place.ts';

const OFFICIAL = /^https?:/;

/** The edition as a whole, in full on its own page. `image` is what is drawn for links to it. */
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

/** The edition as a séance names it: enough to know which one. */
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

/** Who organises; null when nobody said. */
export function organizerNode({ index }: LinkedPage): LinkedNode | null {
  const { organiser, website } = index.document.festival;
  if (organiser === '') return null;
  return node('Organization', { name: organiser, url: OFFICIAL.test(website) ? website : null });
}
