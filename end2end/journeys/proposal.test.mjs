// A proposal on a board whose texts are read first: returned, put right, published, changed again.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { MANNERS, boards, invite, join, named, signIn, visit } from '../people.mjs';
import { openWorld } from '../world.mjs';

const BODY = 'Una volta alla settimana cuciniamo insieme nella cucina della parrocchia. Chi vuole porta una ricetta.';

describe('a proposal', { timeout: 300_000 }, () => {
  let world;
  let places;
  let codes;
  before(async () => {
    world = await openWorld();
    places = await boards(world);
    codes = await invite(world, MANNERS.length);
  });
  after(() => world?.close());

  for (const [number, manner] of MANNERS.entries()) {
    test(`is returned with a reason, put right and published, and so is its next version, ${named(manner)}`, async () => {
      const title = `Cucina di quartiere numero ${number + 1}`;
      const author = await join(world, manner, codes.pop());
      await author.open(`${places.Jesi}/propose`);
      await author.send('initiatives/write', { title, body: BODY, language: 'it' }, { to: /\/initiatives\/[^/]+$/ });
      const address = new URL(author.page.url()).pathname;
      await submits(author);

      const moderator = await signIn(world, manner, 'moderatore.jesi@example.org');
      await decides(moderator, title, 'return', 'needs_detail');
      assert.equal((await (await visit(world, manner)).open(address)).status(), 404);

      await author.open(address);
      await author.open(`${address}/edit`);
      const body = `${BODY} Cominciamo in aprile, il giovedì dalle 18.`;
      await author.send('initiatives/revise', { body, note: 'Giorno e ora' }, { to: (url) => url.pathname === address });
      await submits(author);
      await decides(moderator, title, 'publish');

      const reader = await visit(world, manner);
      await reader.open(address);
      assert.equal((await reader.page.locator('h1').textContent()).trim(), title);
      await reader.open(`${places.Jesi}?q=${encodeURIComponent(title)}`);
      await reader.page.locator('article.card h3', { hasText: title }).waitFor();

      const renamed = `${title}, il giovedì`;
      await author.open(`${address}/edit`);
      await author.send('initiatives/revise', { title: renamed }, { to: (url) => url.pathname === address });
      await author.forms('initiatives/give_up').waitFor({ state: 'attached' });
      await reader.open(address);
      assert.equal((await reader.page.locator('h1').textContent()).trim(), title);
      await decides(moderator, renamed, 'publish');
      await reads(reader, address, renamed);
    });
  }
});

/** What everybody reads may be a second old: opens the page until it has this title. */
async function reads({ page, open }, address, title) {
  const end = Date.now() + 10_000;
  let read;
  while (read !== title && Date.now() < end) {
    await open(address);
    read = (await page.locator('h1').textContent()).trim();
  }
  assert.equal(read, title);
}

/** The author sends her draft, or what she put right, to the moderators. */
async function submits(author) {
  await author.send('initiatives/submit');
  await author.forms('initiatives/submit').waitFor({ state: 'detached' });
}

/** A moderator decides about the case with this title, which leaves the queue. */
async function decides(moderator, title, verdict, reason) {
  await moderator.open('/moderation?origin=submission');
  const within = moderator.page.locator('article.case', { hasText: title });
  const button = `button[name="verdict"][value="${verdict}"]`;
  await moderator.send('moderation/decide', reason ? { reason } : {}, { within, button });
  await within.waitFor({ state: 'detached' });
}
