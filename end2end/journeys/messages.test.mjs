// Hearing of things by e-mail: an address is left, confirmed out of the letter, hears what was wished, and is left alone
// again by the link in the letter, without coming in.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { noSidewaysScroll, noViolations, picture } from '../looks.mjs';
import { MANNERS, boards, firstInitiative, invite, join, named, visit } from '../people.mjs';
import { openPostbox } from '../postbox.mjs';
import { openWorld } from '../world.mjs';

describe('letters', { timeout: 480_000 }, () => {
  let world;
  let postbox;
  let initiative;
  let codes;
  before(async () => {
    postbox = await openPostbox();
    world = await openWorld({ TAVOLATA_SMTP_URL: postbox.url, TAVOLATA_MAIL_FROM: 'Tavolata <noreply@tavolata.example>' });
    const { Ancona } = await boards(world);
    initiative = await firstInitiative(world, Ancona);
    codes = await invite(world, 2 * MANNERS.length);
  });
  after(async () => {
    await world?.close();
    postbox?.close();
  });

  for (const [number, manner] of MANNERS.entries()) {
    test(`tell what one wishes and stop at a click ${named(manner)}`, async () => {
      const look = async (page, state) => {
        for (const width of [360, 1280]) {
          await page.setViewportSize({ width, height: 800 });
          await noSidewaysScroll(page);
          await noViolations(page);
          await picture(page, `messages-${state}-${manner.language}-${width}-${manner.javaScript ? 'script' : 'plain'}`);
        }
      };
      const address = `luna${number}@example.org`;
      const reader = await join(world, manner, codes.pop());
      await reader.open(initiative);
      await reader.send('follows/follow');
      await reader.page.locator('form[action$="follows/follow"] button[aria-pressed="true"]').waitFor();

      await reader.open('/messages');
      await look(reader.page, 'empty');
      await reader.send('messages/leave_address', { email: 'luna@nowhere' });
      await reader.page.locator('#email[aria-invalid="true"]').waitFor();
      assert.equal(await reader.page.locator('#email').inputValue(), 'luna@nowhere');
      await look(reader.page, 'refused');
      await reader.send('messages/leave_address', { email: address });
      await reader.page.locator('.notice.warn').waitFor();
      await look(reader.page, 'waiting');

      const visitor = await visit(world, manner);
      await visitor.page.goto(linkIn(await postbox.letterTo(address), 'confirm'));
      await visitor.ready();
      await look(visitor.page, 'confirm');
      await visitor.send('messages/confirm');
      await visitor.page.locator('.notice.ok').waitFor();

      await reader.open('/messages');
      await reader.page.locator('#paces\\[\\]comment').selectOption('at_once');
      await reader.send('messages/choose');
      await reader.page.locator('.notice.ok', { hasNot: reader.page.locator('bdi') }).waitFor();
      assert.equal(await reader.page.locator('#paces\\[\\]comment').inputValue(), 'at_once');
      await look(reader.page, 'chosen');

      const other = await join(world, manner, codes.pop());
      await other.open(initiative);
      const text = `Anche la fermata ha bisogno di una panchina, numero ${number + 1}.`;
      await other.send('comments/write', { text });
      await other.page.locator('article.comment', { hasText: text }).waitFor();
      const letter = await postbox.letterTo(address);
      assert.ok(letter.includes(initiative) && !letter.includes(text), letter);

      await visitor.page.goto(linkIn(letter, 'stop'));
      await visitor.ready();
      await look(visitor.page, 'stop');
      await visitor.send('messages/stop', {}, { button: 'button[value="false"]' });
      await visitor.page.locator('.notice.ok').waitFor();
      await look(visitor.page, 'stopped');
      await visitor.open('/messages/stop/nobody-wrote-this');
      await look(visitor.page, 'unknown');
      await reader.open('/messages');
      assert.equal(await reader.page.locator('#paces\\[\\]comment').inputValue(), 'page');
    });
  }
});

/** The address in a letter that confirms or stops. */
function linkIn(letter, what) {
  const [link] = letter.match(new RegExp(`http\\S+/messages/${what}/\\S+`)) ?? [];
  assert.ok(link, letter);
  return link;
}
