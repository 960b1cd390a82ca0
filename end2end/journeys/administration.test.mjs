// An administrator prepares a board, looks at what opening freezes, and opens it.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { MANNERS, named, signIn, visit } from '../people.mjs';
import { openWorld } from '../world.mjs';

const QUESTION = { it: 'Che cosa manca in biblioteca la sera?', ar: 'ماذا ينقص المكتبة في المساء؟' };
const DESCRIPTION = { it: 'La biblioteca resta aperta fino alle 22. Scegliamo insieme come usarla.', ar: 'تبقى المكتبة مفتوحة حتى العاشرة مساءً. نختار معًا كيف نستعملها.' };

describe('a new board', { timeout: 240_000 }, () => {
  let world;
  before(async () => (world = await openWorld()));
  after(() => world?.close());

  for (const manner of MANNERS) {
    test(`is prepared and opened, ${named(manner)}`, async () => {
      const administrator = await signIn(world, manner, 'amministrazione@example.org');
      await administrator.open('/administration/boards/new');
      await administrator.send('administration/write_board', sheet(), { to: /\/administration\/boards\/[^/]+\/open/ });
      const [, id] = administrator.page.url().match(/boards\/([^/]+)\/open/);

      const visitor = await visit(world, manner);
      assert.equal((await visitor.open(`/boards/${id}`)).status(), 404);

      await administrator.send('administration/open_board', {}, { to: new RegExp(`/boards/${id}$`) });
      assert.equal((await visitor.open(`/boards/${id}`)).status(), 200);
      assert.equal((await visitor.page.locator('h1').textContent()).trim(), QUESTION[manner.language]);
      await administrator.open(`/administration/boards/${id}/open`);
      assert.equal(await administrator.forms('administration/open_board').count(), 0);
    });
  }

  test('does not open with phases in the wrong order, and what was typed stays', async () => {
    const administrator = await signIn(world, { language: 'it', javaScript: false }, 'amministrazione@example.org');
    await administrator.open('/administration/boards/new');
    const wrong = { ...sheet(), 'sheet[decided]': day(1) };
    await administrator.send('administration/write_board', wrong);
    await administrator.page.locator('[role="alert"]').waitFor();
    assert.equal(await administrator.page.locator('[name="sheet[question_it]"]').inputValue(), QUESTION.it);
    assert.equal(await administrator.page.locator('[name="sheet[decided]"]').inputValue(), day(1));
  });
});

function sheet() {
  const phases = { proposing: 0, co_design: 30, voting: 60, decided: 74, follow_up: 80, closes: 260 };
  const days = Object.entries(phases).map(([phase, after]) => [`sheet[${phase}]`, day(after)]);
  return {
    'sheet[theme]': 'culture',
    'sheet[question_it]': QUESTION.it,
    'sheet[description_it]': DESCRIPTION.it,
    'sheet[question_ar]': QUESTION.ar,
    'sheet[description_ar]': DESCRIPTION.ar,
    'sheet[moderation]': 'before',
    'sheet[answer_days]': '30',
    'sheet[budget]': '8000',
    'sheet[ballot_maximum]': '3',
    ...Object.fromEntries(days),
  };
}

/** The day so many days from now, as date fields hold it. */
function day(after) {
  return new Date(Date.now() + after * 86_400_000).toISOString().slice(0, 10);
}
