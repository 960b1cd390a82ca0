// An administrator prepares a board, looks at what opening freezes, and opens it.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { MANNERS, named, signIn, visit } from '../people.mjs';
import { QUESTION, day, sheet } from '../sheet.mjs';
import { openWorld } from '../world.mjs';

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

  test('asks for what a kind of ballot needs, and what was chosen stays', async () => {
    const administrator = await signIn(world, { language: 'it', javaScript: false }, 'amministrazione@example.org');
    await administrator.open('/administration/boards/new');
    const points = { ...sheet(), 'sheet[ballot]': 'points', 'sheet[counting]': 'greedy' };
    await administrator.send('administration/write_board', points);
    await administrator.page.locator('[role="alert"]').waitFor();
    assert.ok(await administrator.page.locator('[name="sheet[ballot]"][value="points"]').isChecked());
    assert.ok(await administrator.page.locator('[name="sheet[counting]"][value="greedy"]').isChecked());
    const whole = { 'sheet[points]': '10' };
    await administrator.send('administration/write_board', whole, { to: /\/open$/ });
    const [, id] = administrator.page.url().match(/boards\/([^/]+)\/open/);
    assert.equal((await administrator.open(`/boards/${id}/rulebook`)).status(), 200);
    assert.equal((await administrator.open(`/boards/${id}/rules`)).status(), 200);
  });

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
