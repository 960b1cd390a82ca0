// A comment from its first reader to the second look at a decision about it.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { MANNERS, boards, firstInitiative, invite, join, named, signIn, visit } from '../people.mjs';
import { openWorld } from '../world.mjs';

describe('a comment', { timeout: 300_000 }, () => {
  let world;
  let initiative;
  let codes;
  before(async () => {
    world = await openWorld();
    const { Ancona } = await boards(world);
    initiative = await firstInitiative(world, Ancona);
    codes = await invite(world, 2 * MANNERS.length);
  });
  after(() => world?.close());

  for (const [number, manner] of MANNERS.entries()) {
    test(`is written, reported, hidden and looked at again, ${named(manner)}`, async () => {
      const text = `Il cortile di sera resta al buio: servono due lampade, numero ${number + 1}.`;
      const author = await join(world, manner, codes.pop());
      await author.open(initiative);
      await author.send('comments/write', { text });
      const written = commentIn(author, text);
      await written.waitFor();

      const reader = await join(world, manner, codes.pop());
      await reader.open(initiative);
      await commentIn(reader, text).locator('a[href*="/report/comment/"]').click();
      await reader.page.waitForURL(/\/report\/comment\//);
      await reader.ready();
      await reader.send('moderation/report', { reason: 'off_topic', note: 'Non parla della proposta.' });
      await reader.page.locator('.notice.ok').waitFor();

      const moderator = await signIn(world, manner, 'moderatrice.ancona@example.org');
      await moderator.open('/moderation?origin=report');
      const within = moderator.page.locator('article.case', { hasText: text });
      const hide = 'button[name="verdict"][value="hide"]';
      await moderator.send('moderation/decide', { reason: 'off_topic' }, { within, button: hide });
      await within.waitFor({ state: 'detached' });

      const visitor = await visit(world, manner);
      await visitor.open(initiative);
      assert.equal(await commentIn(visitor, text).count(), 0);
      assert.ok((await visitor.page.locator('#comments .withheld').count()) > 0);

      await author.open('/my-things');
      await author.send('moderation/appeal', { text: 'Parla del cortile della proposta.' });
      await author.forms('moderation/appeal').waitFor({ state: 'detached' });
    });
  }
});

const commentIn = ({ page }, text) => page.locator('article.comment', { hasText: text });
