import type { ComponentProps } from 'react';
import { markupOf } from '../../_server/markup.ts';

/** A section of hundreds of elements, whose content is written at once (`markupOf`). */
export function DrawnSection({ children, ...attributes }: ComponentProps<'section'>) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: React's own renderer wrote and escaped all of it from elements; architecture.test.ts allows no other text here.
  return <section {...attributes} dangerouslySetInnerHTML={{ __html: markupOf(children) }} />;
}
