// Hearing of what goes on around the boards: a table is followed from its page and convened, a meeting begins tomorrow,
// and whoever follows or registered is told, on the page of her things and by e-mail.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { MANNERS, invite, join, named, signIn, visit } from '../people.mjs';
import { openPostbox } from '../postbox.mjs';
import { day } from '../sheet.mjs';
import { openWorld } from '../world.mjs';

const OFFICER = 'funzionaria.perugia@example.org';
const SECRETARY = 'tavolo.perugia@example.org';

describe('what one is told', { timeout: 600_000 }, () => {
  let world;
  let postbox;
  let table;
  let codes;
  before(async () => {
    postbox = await openPostbox();
    world = await openWorld({ TAVOLATA_SMTP_URL: postbox.url, TAVOLATA_MAIL_FROM: 'Tavolata <noreply@tavolata.example>' });
    table = await perugia(world);
    codes = await invite(world, MANNERS.length);
  });
  after(async () => {
    await world?.close();
    postbox?.close();
  });

  for (const [number, manner] of MANNERS.entries()) {
    test(`a table is followed, a session convened, a meeting near, ${named(manner)}`, async () => {
      const reader = await join(world, manner, codes.pop());
      const address = `stella${number}@example.org`;
      await follows(reader, table);
      await reader.open('/my-things/follows');
      await reader.page.locator(`.items a[href$="${table}"]`).waitFor();
      await confirms(world, manner, reader, postbox, address);

      const secretary = await signIn(world, manner, SECRETARY);
      await secretary.open(`/administration${table}/convene`);
      const session = { day: day(12), begins: '15:00', ends: '17:00', place: 'Sala comune', agenda: 'Corsi di italiano' };
      await secretary.send('tables/convene', session, { to: /\/administration\/tables\/sessions\/[^/]+$/ });
      const convened = await postbox.letterTo(address);
      assert.match(convened, /\/(it|ar)\/meetings\/\d+/);
      assert.match(convened, /\/messages\/stop\/\S+-session\./);

      const officer = await signIn(world, manner, OFFICER);
      const meeting = await calls(officer, `Laboratorio di domani numero ${number + 1}`);
      await follows(reader, meeting);
      await reader.send('meetings/register', {}, { button: '.button.primary' });
      await reader.forms('meetings/leave').waitFor({ state: 'attached' });
      const reminder = await postbox.letterTo(address);
      assert.match(reminder, new RegExp(`${meeting}\\s`));
      assert.match(reminder, /\/messages\/stop\/\S+-reminder\./);
      await reader.open('/my-things');
      await reader.page.locator(`.items a[href$="${meeting}"]`).first().waitFor();
      await reader.open('/my-things/follows');
      await reader.page.locator(`.items a[href$="${meeting}"]`).waitFor();

      await officer.open(meeting);
      await officer.send('meetings/cancel', { reason: 'La sala non si apre.' }, { button: '.button.danger' });
      await officer.forms('meetings/cancel').waitFor({ state: 'detached' });
      assert.match(await postbox.letterTo(address), /\/messages\/stop\/\S+-meeting\./);
    });
  }
});

/** The address of the table of Perugia, without the language. */
async function perugia(world) {
  const page = await world.page({ javaScript: false });
  await page.goto('/it/tables');
  const address = await page.locator('main ul.items a', { hasText: 'Perugia' }).first().getAttribute('href');
  return address.replace(/^\/it/, '');
}

/** Follows what the page shows. */
async function follows(reader, address) {
  await reader.open(address);
  await reader.send('follows/follow');
  await reader.page.locator('form[action$="follows/follow"] button[aria-pressed="true"]').waitFor();
}

/** Leaves an e-mail address and says with the letter's link that it is right. */
async function confirms(world, manner, reader, postbox, address) {
  await reader.open('/messages');
  await reader.send('messages/leave_address', { email: address });
  await reader.page.locator('.notice.warn').waitFor();
  const visitor = await visit(world, manner);
  const [link] = (await postbox.letterTo(address)).match(/http\S+\/messages\/confirm\/\S+/);
  await visitor.page.goto(link);
  await visitor.ready();
  await visitor.send('messages/confirm');
  await visitor.page.locator('.notice.ok').waitFor();
}

/** Calls and publishes a meeting of tomorrow, soon after midnight; gives its address without the language. */
async function calls(officer, title) {
  await officer.open('/meetings/new');
  for (const [name, value] of [['days', day(1)], ['from', '00:30'], ['to', '01:30']]) {
    await officer.page.locator(`[name="written[${name}][]"]`).first().fill(value);
  }
  const fields = { 'written[title]': title, 'written[place]': 'Sala di prova' };
  await officer.send('meetings/write', fields, { to: /\/meetings\/\d+$/, button: '.button.primary' });
  await officer.send('meetings/publish');
  await officer.forms('meetings/publish').waitFor({ state: 'detached' });
  return new URL(officer.page.url()).pathname.replace(/^\/(it|ar)/, '');
}
