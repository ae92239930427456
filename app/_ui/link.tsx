import NextLink from 'next/link';
import type { ComponentProps } from 'react';

/**
 * The link for pages drawn by Next. It prefetches nothing: each page is drawn when it is opened,
 * from what the database holds then.
 */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />;
}
