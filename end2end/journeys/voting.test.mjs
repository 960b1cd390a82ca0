// Voting: a ballot is cast, changed and taken back; what was chosen is not lost where it is refused.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { MANNERS, boards, invite, join, named, visit } from '../people.mjs';
import { openWorld } from '../world.mjs';

describe('a vote', { timeout: 300_000 }, () => {
  let world;
  let places;
  let codes;
  before(async () => {
    world = await openWorld();
    places = await boards(world);
    codes = await invite(world, 4 * MANNERS.length);
  });
  after(() => world?.close());

  for (const manner of MANNERS) {
    test(`takes a ballot, lets it be changed and taken back, ${named(manner)}`, async () => {
      const voter = await join(world, manner, codes.pop());
      const vote = `${places.Ancona}/vote`;
      await voter.open(vote);
      await choose(voter, [0, 1]);
      await voter.send('ballots/cast');
      await voter.page.locator('.notice.ok').waitFor();
      assert.equal(await chosen(voter), 2);

      await voter.open(`${vote}?change=1`);
      await voter.page.locator('[name="choices[]"]').first().waitFor();
      assert.deepEqual(await ticked(voter), [0, 1]);
      await choose(voter, [2]);
      await voter.send('ballots/cast');
      await voter.page.locator('.notice.ok').waitFor();
      assert.equal(await chosen(voter), 3);

      await voter.send('ballots/withdraw');
      await voter.page.locator('[name="choices[]"]').first().waitFor();
      assert.deepEqual(await ticked(voter), []);
    });

    if (manner.javaScript) {
      test(`asks before choices are left that are not cast, ${named(manner)}`, async () => {
        const voter = await join(world, manner, codes.pop());
        await voter.open(`${places.Ancona}/vote`);
        await choose(voter, [0]);
        const asked = [];
        voter.page.on('dialog', (dialog) => {
          asked.push(dialog.message());
          return asked.length === 1 ? dialog.dismiss() : dialog.accept();
        });
        const away = voter.page.locator('main .where a').first();
        await away.click();
        assert.match(voter.page.url(), /\/vote$/);
        assert.deepEqual(await ticked(voter), [0]);
        await away.click();
        await voter.page.waitForURL(/\/boards\/[0-9a-f-]{36}$/);
        assert.equal(asked.length, 2);
      });

      test(`shows the changed ballot also where the address follows late, ${named(manner)}`, async () => {
        const voter = await join(world, manner, codes.pop());
        const vote = `${places.Ancona}/vote`;
        await voter.open(vote);
        await choose(voter, [0]);
        await voter.send('ballots/cast');
        await voter.page.locator('.notice.ok').waitFor();
        await voter.open(`${vote}?change=1`);
        await voter.page.evaluate(() => {
          const soon = window.requestAnimationFrame.bind(window);
          window.requestAnimationFrame = (draw) => setTimeout(() => soon(draw), 2000);
        });
        await choose(voter, [1]);
        await voter.send('ballots/cast');
        await voter.page.locator('.notice.ok').waitFor();
        await voter.page.waitForFunction(() => location.search === '');
        assert.equal(await chosen(voter), 2);
      });
    }

    test(`refuses too many choices and keeps them, ${named(manner)}`, async () => {
      const voter = await join(world, manner, codes.pop());
      await voter.open(`${places.Ancona}/vote`);
      await choose(voter, [0, 2, 3, 5, 6]);
      await voter.send('ballots/cast');
      await voter.page.locator('.ballot [role="alert"]').waitFor();
      await voter.page.waitForLoadState('networkidle');
      assert.deepEqual(await ticked(voter), [0, 2, 3, 5, 6]);
      assert.equal(await voter.page.locator('.ballot [role="alert"]').count(), 1);
    });

    test(`shows its result once it is over, ${named(manner)}`, async () => {
      const reader = await visit(world, manner);
      const answer = await reader.open(`${places.Fermo}/result`);
      assert.equal(answer.status(), 200);
      assert.ok((await reader.page.locator('dl.tiles dd').count()) >= 4);
      assert.equal(await reader.page.locator('#counted').count(), 1);
    });

    test(`does not show a result before it is over, ${named(manner)}`, async () => {
      const reader = await visit(world, manner);
      await reader.open(`${places.Ancona}/result`);
      assert.equal(await reader.page.locator('dl.tiles').count(), 0);
      assert.equal(await reader.page.locator('main .empty').count(), 1);
    });
  }
});

async function choose({ page }, places) {
  for (const place of places) await page.locator('[name="choices[]"]').nth(place).check({ force: true });
}

/** Which boxes of the ballot are ticked, by their places. */
async function ticked({ page }) {
  const boxes = await page.locator('[name="choices[]"]').all();
  const states = await Promise.all(boxes.map((box) => box.isChecked()));
  return states.flatMap((state, place) => (state ? [place] : []));
}

/** How many choices the ballot holds that was cast. */
const chosen = ({ page }) => page.locator('section[aria-labelledby="chosen"] li').count();
