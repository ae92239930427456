import NextLink from 'next/link';
import type { ComponentProps } from 'react';

/**
 * A link, as whatever Next draws has it. Nothing is fetched before it is pressed: each page is
 * drawn anew, from what the database holds then.
 */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />;
}
