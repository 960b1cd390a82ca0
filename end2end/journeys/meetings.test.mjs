// Meetings: one is called, people register, wait, are offered a seat and do not come after all; another is over, and a
// certificate is checked by somebody without an account.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { heard, readsWell } from '../looks.mjs';
import { MANNERS, invite, join, named, signIn, visit } from '../people.mjs';
import { openWorld } from '../world.mjs';

const OFFICER = 'funzionaria.perugia@example.org';

describe('meetings', { timeout: 600_000 }, () => {
  let world;
  let codes;
  before(async () => {
    world = await openWorld();
    codes = await invite(world, MANNERS.length * 2);
  });
  after(() => world?.close());

  for (const [number, manner] of MANNERS.entries()) {
    test(`one with a single seat is called, filled, left and offered to the next, ${named(manner)}`, async () => {
      const title = `Laboratorio di cucito numero ${number + 1}`;
      const officer = await signIn(world, manner, OFFICER);
      const address = await drafts(officer, title);
      const stranger = await visit(world, manner);
      assert.equal((await stranger.open(address)).status(), 404, 'a draft is shown to strangers');
      await officer.send('meetings/publish');
      await officer.forms('meetings/publish').waitFor({ state: 'detached' });

      const first = await join(world, manner, codes.pop());
      await first.open(address);
      assert.equal(await link(first), 0, 'the link is shown to people without a seat');
      await first.send('meetings/register', { 'needed[language]': 'ar' }, { button: '.button.primary' });
      await first.forms('meetings/leave').waitFor({ state: 'attached' });
      assert.equal(await link(first), 1, 'the link is not shown to people with a seat');
      const leaving = await first.page.locator('a[href*="/meetings/leave/"]').first().getAttribute('href');

      const second = await join(world, manner, codes.pop());
      await second.open(address);
      await second.send('meetings/register', {}, { button: '.button.primary' });
      await second.forms('meetings/leave').waitFor({ state: 'attached' });
      assert.equal(await link(second), 0, 'the link is shown to people who wait');

      await officer.open(`${address}/people`);
      const needs = officer.page.locator('td', { hasText: 'العربية' });
      await needs.first().waitFor();

      await stranger.open(new URL(leaving).pathname);
      await stranger.send('meetings/leave_by_link', {}, { button: '.button.danger' });
      await stranger.forms('meetings/leave_by_link').waitFor({ state: 'detached' });

      await second.open(address);
      await second.send('meetings/accept', {}, { button: '.button.primary' });
      await second.forms('meetings/accept').waitFor({ state: 'detached' });
      assert.equal(await link(second), 1);

      await officer.open(address);
      await officer.send('meetings/cancel', { reason: 'La sala non si apre.' }, { button: '.button.danger' });
      await officer.forms('meetings/cancel').waitFor({ state: 'detached' });
      await second.open('/meetings/mine');
      await second.page.locator('.items .tag.warn').first().waitFor();
    });
  }

  for (const manner of MANNERS) {
    test(`a draft is thrown away for good, ${named(manner)}`, async () => {
      const officer = await signIn(world, manner, OFFICER);
      const address = await drafts(officer, `Bozza ${named(manner)}`);
      const end = { to: /\/meetings\/kept$/, button: '.button.danger' };
      await officer.send('meetings/discard', {}, end);
      assert.equal((await officer.open(address)).status(), 404);
    });

    test(`a workshop tells where it is talked about, ${named(manner)}`, async () => {
      const reader = await visit(world, manner);
      await reader.open('/projects');
      const project = reader.page.locator('main a[href*="/projects/"]', { hasText: 'WIFI' }).first();
      await reader.open(new URL(await project.getAttribute('href'), world.address).pathname);
      const workshop = reader.page.locator('.links-of-a-kind a', { hasText: 'Workshop online' }).first();
      await reader.open(new URL(await workshop.getAttribute('href'), world.address).pathname);
      await reader.page.locator('section[aria-labelledby="part-of"] a[href*="/projects/"]').first().waitFor();
      await reader.page.locator('section[aria-labelledby="in-the-news"] a[href*="/news/"]').first().waitFor();
    });
  }

  for (const manner of MANNERS) {
    test(`somebody on paper has a certificate that anybody can check, ${named(manner)}`, async () => {
      const officer = await signIn(world, manner, OFFICER);
      await officer.open('/meetings?order=past&kind=laboratory');
      const past = officer.page.locator('article.meeting h2 a', { hasText: 'Riparare biciclette' });
      await officer.open(new URL(await past.first().getAttribute('href'), world.address).pathname);
      await officer.page.locator('#how').waitFor();
      await officer.open(`${new URL(officer.page.url()).pathname}/people`);
      await officer.send('meetings/certify_for', {}, { to: /\/meetings\/certificates\// });
      const code = (await officer.page.locator('.certificate .code-shown').textContent()).trim();

      const reader = await visit(world, manner);
      await reader.open('/meetings/certificates');
      await reader.page.locator('#code').fill(code);
      await reader.page.locator('main form .button.primary').click();
      await reader.page.locator('.certificate').waitFor();
      assert.equal(await reader.page.locator('.certificate .blank').count(), 1, 'a name stands on the certificate');
      await reader.open('/meetings/certificates?code=K7QM4XTRCCC');
      await reader.page.locator('[role="alert"]').waitFor();
    });
  }

  test('calendars are files that calendar programs read', async () => {
    const reader = await visit(world, { language: 'it', javaScript: false });
    await reader.open('/meetings');
    const address = await reader.page.locator('article.meeting h2 a').first().getAttribute('href');
    const number = address.split('/').pop();
    for (const path of [`/calendar/meetings/${number}.ics?language=ar`, '/calendar/meetings.ics']) {
      const answer = await fetch(`${world.address}${path}`);
      assert.match(answer.headers.get('content-type'), /^text\/calendar/);
      const text = await answer.text();
      assert.ok(text.startsWith('BEGIN:VCALENDAR\r\n') && text.trimEnd().endsWith('END:VCALENDAR'));
      assert.ok(!text.includes('example.org'), 'the link of a call stands in a public calendar');
    }
    assert.equal((await fetch(`${world.address}/calendar/own/nobody.ics`)).status, 404);
  });

  for (const language of ['it', 'ar']) {
    test(`the pages of meetings read well in ${language}`, async () => {
      const reader = await visit(world, { language, javaScript: true });
      const errors = heard(reader.page);
      await reader.open('/meetings');
      const first = await reader.page.locator('article.meeting h2 a').first().getAttribute('href');
      const page = first.replace(/^\/(it|ar)/, '');
      await reader.open('/meetings?order=past');
      const over = await reader.page.locator('article.meeting h2 a').first().getAttribute('href');
      const past = over.replace(/^\/(it|ar)/, '');
      const pages = ['/meetings', '/meetings?order=past', '/meetings/month', '/meetings/month?month=2020-06'];
      for (const path of [...pages, '/meetings/places', '/meetings/certificates', page, past]) {
        assert.equal((await reader.open(path)).status(), 200, path);
        await readsWell(reader.page, errors);
      }
      const officer = await signIn(world, { language, javaScript: true }, OFFICER);
      const heardByOfficer = heard(officer.page);
      await officer.open('/meetings/kept');
      const kept = await officer.page.locator('article.meeting h2 a').first().getAttribute('href');
      const own = kept.replace(/^\/(it|ar)/, '');
      const leaves = ['', '/change', '/people', '/sheet', '/programme'].map((leaf) => `${own}${leaf}`);
      for (const path of ['/meetings/kept', '/meetings/new', '/meetings/mine', '/meetings/present', ...leaves]) {
        assert.equal((await officer.open(path)).status(), 200, path);
        await readsWell(officer.page, heardByOfficer);
      }
    });
  }
});

/** A day so many days from now, as a field for days takes it. */
function inDays(days) {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

/** Writes the draft of a meeting with one seat; its address, without the language. */
async function drafts(officer, title) {
  await officer.open('/meetings/new');
  const fields = {
    'written[title]': title,
    'written[place]': 'Sala di prova',
    'written[link]': 'https://example.org/cucito',
    'written[capacity]': '1',
  };
  await fillRow(officer, 'written[days][]', inDays(20));
  await fillRow(officer, 'written[from][]', '17:00');
  await fillRow(officer, 'written[to][]', '19:00');
  await officer.send('meetings/write', fields, { to: /\/meetings\/\d+$/, button: '.button.primary' });
  return new URL(officer.page.url()).pathname.replace(/^\/(it|ar)/, '');
}

/** Fills in the first of several fields of one name. */
async function fillRow({ page }, name, value) {
  await page.locator(`[name="${name}"]`).first().fill(value);
}

/** How often the address of the call stands on the page. */
function link({ page }) {
  return page.locator('main a[href="https://example.org/cucito"]').count();
}
