import { expect, it } from 'vitest';
import { snippetOf } from './outlets.ts';

it('is a frame with its address and title, and accepts messages only from the site it came from', () => {
  const code = snippetOf(
    'https://x.example/lanterne',
    '/fr/festivals/f/embed?appearance=dark',
    '"><script>alert(1)</script>',
  );
  expect(code).toContain('src="https://x.example/lanterne/fr/festivals/f/embed?appearance=dark"');
  expect(code).toContain('title="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
  expect(code).toContain('event.origin !== "https://x.example"');
  expect(code.match(/<script>/g)).toHaveLength(1);
});
