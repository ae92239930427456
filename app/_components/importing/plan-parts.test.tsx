import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { RefusedAnswers } from '#app/_ui/refused-answers.tsx';
import { Take } from './plan-parts.tsx';

const isTicked = (name: string, answers: Record<string, string> | null) =>
  renderToStaticMarkup(
    <RefusedAnswers answers={answers && { take: answers }}>
      <Take name={`take.${name}`} isTicked>
        Nuit
      </Take>
    </RefusedAnswers>,
  ).includes('checked=""');

it('keeps an answer when a plan is read again, and shows a new line with the default of the plan', () => {
  const answers = { l2: 'on', l3: 'off' };
  expect(['l2', 'l3', 'l4'].map((name) => isTicked(name, answers))).toEqual([true, false, true]);
  expect(isTicked('l3', null)).toBe(true);
});
