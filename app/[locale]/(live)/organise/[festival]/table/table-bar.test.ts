import { expect, it } from 'vitest';
import { answeredView, typedOf } from './table-bar.tsx';

const views = [
  { id: 2, name: 'Sans copie', arrangement: { query: '', sort: '', isDown: false, filters: {}, columns: [] } },
];
const typed = { ...typedOf({ id: 1, name: 'Droits' }), name: 'Droits à demander' };

it('keeps the typed name and says why when somebody else deleted the view', () => {
  const after = answeredView(typed, { views, said: 'Elle a été supprimée.' });
  // As for no view, which is open then: nothing of it is taken for another view’s.
  expect(after).toEqual({ of: typedOf(undefined).of, name: 'Droits à demander', said: 'Elle a été supprimée.' });
});

it('stays with its view after another refusal or a success', () => {
  expect(answeredView({ ...typed, of: 2 }, { views, said: 'Ce nom est pris.' })).toMatchObject({ of: 2 });
  expect(answeredView(typed, { views, said: null })).toMatchObject({ of: 1, said: null });
});
