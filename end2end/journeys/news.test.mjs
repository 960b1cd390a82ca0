// News from the first draft to what people say about them, and a project that brings things together.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { MANNERS, boards, invite, join, named, signIn, visit } from '../people.mjs';
import { openWorld } from '../world.mjs';

/** The smallest picture: a PNG of one point. */
const POINT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('news', { timeout: 300_000 }, () => {
  let world;
  let places;
  let codes;
  before(async () => {
    world = await openWorld();
    places = await boards(world);
    codes = await invite(world, 2 * MANNERS.length);
  });
  after(() => world?.close());

  for (const [number, manner] of MANNERS.entries()) {
    test(`are written, shown with a picture, corrected and commented, ${named(manner)}`, async () => {
      const title = `La sala prove riapre, numero ${number + 1}`;
      const officer = await signIn(world, manner, 'funzionaria.perugia@example.org');
      await officer.open('/news/new');
      const fields = {
        'typed[title]': title,
        'typed[summary]': 'Da lunedì la sala prove è aperta anche la sera.',
        'typed[body]': 'Si prenota con un messaggio. Chi non ha uno strumento lo trova lì.',
        'typed[theme]': 'culture',
        'typed[tags]': 'musica, sala prove',
        'typed[links]': places.Perugia,
      };
      await officer.send('news/write', fields, { to: /\/news\/[^/]+\/edit/ });
      const [, id] = officer.page.url().match(/news\/([^/]+)\/edit/);

      await upload(officer, { name: 'sala.png', mimeType: 'image/png', buffer: Buffer.from('<script>') }, 'La sala');
      await officer.page.locator('#file-error').waitFor();
      await upload(officer, { name: 'sala.png', mimeType: 'image/png', buffer: POINT }, 'La sala prove');
      await officer.page.locator('#files img[alt="La sala prove"]').waitFor({ state: 'attached' });

      const visitor = await visit(world, manner);
      assert.equal((await visitor.open(`/news/${id}`)).status(), 404);
      await officer.send('news/publish', {}, { to: new RegExp(`/news/${id}$`) });
      assert.equal((await visitor.open(`/news/${id}`)).status(), 200);
      assert.equal((await visitor.page.locator('h1').textContent()).trim(), title);
      const picture = visitor.page.locator('figure.image img[alt="La sala prove"]');
      await picture.scrollIntoViewIfNeeded();
      await visitor.page.waitForFunction(() => document.querySelector('figure.image img')?.naturalWidth > 0);
      assert.ok((await visitor.page.locator(`a[href$="${places.Perugia}"]`).count()) > 0);

      await officer.open(`/news/${id}/edit`);
      const corrected = { 'typed[summary]': 'Da martedì la sala prove è aperta la sera.', note: 'Apre martedì.' };
      await sendAnew(officer, 'news/write', corrected);
      // What readers without an account see may be a second old.
      await officer.open(`/news/${id}`);
      await officer.page.locator('.notice', { hasText: 'Apre martedì.' }).waitFor();

      const text = `Porto la mia chitarra, numero ${number + 1}.`;
      const author = await join(world, manner, codes.pop());
      await author.open(`/news/${id}`);
      await author.send('comments/write', { text });
      await commentIn(author, text).waitFor();

      const reader = await join(world, manner, codes.pop());
      await reader.open(`/news/${id}`);
      await commentIn(reader, text).locator('a[href*="/report/comment/"]').click();
      await reader.page.waitForURL(/\/report\/comment\//);
      await reader.ready();
      await reader.send('moderation/report', { reason: 'off_topic' });
      await reader.page.locator('.notice.ok').waitFor();

      const moderator = await signIn(world, manner, 'moderatrice.perugia@example.org');
      await moderator.open('/moderation?origin=report');
      const within = moderator.page.locator('article.case', { hasText: text });
      await within.locator(`a[href$="/news/${id}"]`).first().waitFor();
      const hide = 'button[name="verdict"][value="hide"]';
      await moderator.send('moderation/decide', { reason: 'off_topic' }, { within, button: hide });
      await within.waitFor({ state: 'detached' });
      await visitor.open(`/news/${id}`);
      assert.equal(await commentIn(visitor, text).count(), 0);
      assert.equal((await visitor.open('/news/moderation')).status(), 200);
    });
  }

  test('are found by tag and theme, and a program can follow them', async () => {
    const visitor = await visit(world, { language: 'it', javaScript: false });
    await visitor.open('/news');
    await visitor.page.locator('ul.tags a.tag').first().click();
    await visitor.page.waitForURL(/tag=/);
    assert.ok((await visitor.page.locator('article.news').count()) > 0);
    const feed = await visitor.page.request.get('/it/news.atom?theme=culture');
    assert.equal(feed.status(), 200);
    assert.match(feed.headers()['content-type'], /^application\/atom\+xml/);
    assert.match(await feed.text(), /<entry>/);
  });
});

describe('a project', { timeout: 240_000 }, () => {
  let world;
  let places;
  before(async () => {
    world = await openWorld();
    places = await boards(world);
  });
  after(() => world?.close());

  for (const manner of MANNERS) {
    test(`is begun, gets partners and boards, and is shown, ${named(manner)}`, async () => {
      const officer = await signIn(world, manner, 'funzionaria.perugia@example.org');
      await officer.open('/projects/new');
      const fields = { 'typed[name]': 'Strade tranquille', 'typed[summary]': 'Tre quartieri provano strade più lente.' };
      await officer.send('projects/write', fields, { to: /\/projects\/[^/]+\/edit/ });
      const [, id] = officer.page.url().match(/projects\/([^/]+)\/edit/);
      await sendAnew(officer, 'projects/link', { address: places.Perugia });
      await officer.page.locator('#together ~ ul.items li').first().waitFor();
      await sendAnew(officer, 'projects/add_partner', { part: 'lead', task: 'Coordina' });
      await officer.page.locator('#partners ~ ul.items li').first().waitFor();

      const visitor = await visit(world, manner);
      assert.equal((await visitor.open(`/projects/${id}`)).status(), 404);
      await sendAnew(officer, 'projects/show');
      assert.equal((await visitor.open(`/projects/${id}`)).status(), 200);
      assert.ok((await visitor.page.locator(`a[href$="${places.Perugia}"]`).count()) > 0);
      await visitor.open('/projects');
      await visitor.page.locator(`a[href$="/projects/${id}"]`).first().waitFor();
    });
  }
});

/** Sends a form after which the same page is loaded anew. */
async function sendAnew({ page, ready, send }, endpoint, fields = {}) {
  await Promise.all([page.waitForEvent('load'), send(endpoint, fields)]);
  await ready();
}

/** Sends a file by the form of the page. */
async function upload({ page, ready }, file, alternative) {
  const form = page.locator('form[action="/attachments"]');
  await form.locator('[name="alternative"]').fill(alternative);
  const purpose = form.locator('select[name="purpose"]');
  if ((await purpose.count()) > 0) await purpose.selectOption('picture');
  await form.locator('input[type="file"]').setInputFiles(file);
  await Promise.all([page.waitForEvent('load'), form.locator('button').click()]);
  await ready();
}

const commentIn = ({ page }, text) => page.locator('article.comment', { hasText: text });
