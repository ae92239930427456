import { expect, it } from 'vitest';
import { markupOf } from './document.tsx';

const Title = ({ text }: { text: string }) => (
  <h3 data-f={text} style={{ '--from': 3 } as React.CSSProperties}>
    {text} <bdi>{text}</bdi>
  </h3>
);

it('writes components as one piece of HTML, with every text escaped and nothing added', () => {
  const hostile = `</h3><script>alert("x")</script>&'`;
  const said = '&lt;/h3&gt;&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;&#x27;';
  expect(markupOf(<Title text={hostile} />)).toBe(
    `<h3 data-f="${said}" style="--from:3">${said} <bdi>${said}</bdi></h3>`,
  );
});

it('fails for an async component, which would be left out', () => {
  const Late = async () => <p>late</p>;
  expect(() => markupOf(<Late />)).toThrow();
});
