import type { ComponentProps } from 'react';
import { markupOf } from '../../_server/markup.ts';

/** A section of hundreds of elements, whose content is written at once (`markupOf`). */
export function DrawnSection({ children, ...attributes }: ComponentProps<'section'>) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: React itself wrote and escaped it.
  return <section {...attributes} dangerouslySetInnerHTML={{ __html: markupOf(children) }} />;
}
