// An integration table: its secretary convenes a session, runs it, and everybody reads what came of it.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { MANNERS, named, signIn, visit } from '../people.mjs';
import { day } from '../sheet.mjs';
import { openWorld } from '../world.mjs';

const SECRETARY = 'tavolo.perugia@example.org';
const AGENDA = 'Orari degli sportelli\nCorsi di italiano la sera';

describe('an integration table', { timeout: 480_000 }, () => {
  let world;
  before(async () => (world = await openWorld()));
  after(() => world?.close());

  for (const manner of MANNERS) {
    test(`shows who sits there, who is missing and what is late, ${named(manner)}`, async () => {
      const reader = await visit(world, manner);
      await reader.open(await perugia(world));
      assert.equal(await reader.page.locator('ul.seats > li').count(), 4);
      assert.equal(await reader.page.locator('table.records tbody tr').count(), 11);
      assert.equal(await reader.page.locator('table.records .tag.warn').filter({ hasNotText: /finire|قريب/ }).count(), 3);
      assert.equal(await reader.page.locator('.notice.warn li').count(), 1);
      assert.equal(await reader.page.locator('.commitments .tag.error').count(), 1);
      assert.equal(await reader.page.locator('.commitments .tag.ok').count(), 1);
      await reader.page.locator('section[aria-labelledby="part-of"] a[href*="/projects/"]').first().waitFor();
      const commitment = reader.page.locator('.commitments li', { has: reader.page.locator('.tag.error') });
      const late = await commitment.locator('b').textContent();
      await reader.open('/insights');
      await reader.page.locator('section[aria-labelledby="late"] h3 a', { hasText: late }).waitFor();
    });

    test(`is convened in time, or with a reason, and its agenda is put in order, ${named(manner)}`, async () => {
      const secretary = await signIn(world, manner, SECRETARY);
      const table = await perugia(world);
      await secretary.open(`/administration${table}/convene`);
      await secretary.send('tables/convene', convocation({ day: day(3) }));
      await secretary.page.locator('[id="urgent_reason-error"]').waitFor();
      assert.equal(await secretary.page.locator('[name="agenda"]').inputValue(), AGENDA);
      assert.equal(await secretary.page.locator('[name="place"]').inputValue(), 'Sala comune');
      const reason = 'La sala nuova apre questa settimana.';
      const running = { to: /\/administration\/tables\/sessions\/[^/]+$/ };
      await secretary.send('tables/convene', { urgent_reason: reason }, running);
      const [first, second] = AGENDA.split('\n');
      await secretary.send('tables/move_item', {}, { button: '[value="down"]' });
      const points = secretary.page.locator('.agenda > li');
      await points.first().locator('h3', { hasText: second }).waitFor();
      assert.equal(await points.first().locator('[value="up"]').count(), 0, 'the first point moves up');
      assert.match(await points.last().locator('[value="up"]').textContent(), new RegExp(first));

      const reader = await visit(world, manner);
      await reader.open(session(secretary.page));
      assert.match(await reader.page.locator('.notice.warn').first().textContent(), /sala nuova/);
      assert.deepEqual(await reader.page.locator('.agenda h3').allTextContents(), [second, first]);
    });

    test(`meets, decides by concertation and writes it down, ${named(manner)}`, async () => {
      const secretary = await signIn(world, manner, SECRETARY);
      await secretary.open(`/administration${await perugia(world)}/convene`);
      // Late in the evening: it has not begun, and it is its day.
      const today = { day: day(0), begins: '23:58', ends: '23:59', urgent_reason: 'Ci vediamo stasera stessa.' };
      const running = { to: /\/administration\/tables\/sessions\/[^/]+$/ };
      await secretary.send('tables/convene', convocation(today), running);
      await secretary.send('tables/open');
      const presence = secretary.forms('tables/note_present');
      await presence.waitFor({ state: 'attached' });
      const seats = await presence.locator('select').count();
      const everybody = Array.from({ length: seats }, (_, place) => [`present[${place}][sits]`, 'holder']);
      await secretary.send('tables/note_present', Object.fromEntries(everybody));
      await secretary.page.locator('.notice.ok').waitFor();

      const point = secretary.page.locator('.agenda > li').first();
      await secretary.send('tables/put', { text: 'Gli sportelli aprono il giovedì sera.' }, { within: point });
      await point.locator('.resolution').waitFor();
      await objects(world, manner, session(secretary.page));
      await secretary.page.reload();
      await secretary.ready();
      const voices = point.locator('form[action$="/api/tables/speak"] select');
      const others = [...Array(await voices.count()).keys()];
      const said = await Promise.all(others.map(async (place) => [place, await voices.nth(place).inputValue()]));
      const consent = said.filter(([, voice]) => voice === '').map(([place]) => [`voices[${place}][voice]`, 'consents']);
      const heard = secretary.page.waitForResponse((response) => response.url().endsWith('/api/tables/speak'));
      await secretary.send('tables/speak', Object.fromEntries(consent), { within: point });
      await heard;
      await secretary.page.reload();
      await secretary.ready();
      await secretary.send('tables/decide', {}, { within: point });
      // The municipality is not the only public body: its constituency consents by two to one or not at all.
      await point.locator('.resolution .tag.ok, .resolution .tag.warn').first().waitFor();
      assert.match(await point.locator('.resolution').textContent(), /Serve prima il personale/);

      await writes(secretary, point, manner);
      await secretary.send('tables/close');
      await secretary.forms('tables/close').waitFor({ state: 'detached' });

      // Not approved yet: nobody else reads what was written, everybody reads what was decided.
      const reader = await visit(world, manner);
      await reader.open(session(secretary.page));
      const seen = await reader.page.locator('main').textContent();
      assert.match(seen, /giovedì sera/);
      assert.doesNotMatch(seen, /a voce bassa/);
    });
  }

  // There are two such initiatives in Perugia.
  for (const manner of [MANNERS[0], MANNERS[3]]) {
    test(`puts on the agenda what divides people, ${named(manner)}`, async () => {
      const secretary = await signIn(world, manner, SECRETARY);
      await secretary.open(`/administration${await perugia(world)}/convene`);
      const running = { to: /\/administration\/tables\/sessions\/[^/]+$/ };
      await secretary.send('tables/convene', convocation({ day: day(20) }), running);
      const suggestion = secretary.page.locator('section[aria-labelledby="suggestions"] li').first();
      const initiative = await suggestion.locator('h4 a').getAttribute('href');
      await secretary.send('tables/add_item', {}, { within: suggestion });
      await secretary.page.locator('.agenda > li').nth(2).waitFor();

      const reader = await visit(world, manner);
      await reader.open(initiative);
      const history = reader.page.locator('section[aria-labelledby="at-the-table"]');
      await history.waitFor();
      assert.ok(await history.locator(`a[href$="${session(secretary.page)}"]`).count());
    });
  }

  test('keeps its office closed to others', async () => {
    const officer = await signIn(world, MANNERS[0], 'funzionaria.perugia@example.org');
    const answer = await officer.open(`/administration${await perugia(world)}`);
    assert.equal(answer.status(), 403);
  });
});

/** What the form of a convocation holds. */
function convocation(changed) {
  return { day: day(12), begins: '15:00', ends: '17:00', place: 'Sala comune', agenda: AGENDA, ...changed };
}

/** The address of the table of Perugia, without the language. */
async function perugia(world) {
  const page = await world.page({ javaScript: false });
  await page.goto('/it/tables');
  const address = await page.locator('main ul.items a', { hasText: 'Perugia' }).first().getAttribute('href');
  return address.replace(/^\/it/, '');
}

/** The public address of the session that is being run. */
const session = (page) => `/tables/sessions/${new URL(page.url()).pathname.split('/').pop()}`;

/** Somebody of the municipality, which holds a seat, objects on the public page. */
async function objects(world, manner, address) {
  const officer = await signIn(world, manner, 'funzionaria.perugia@example.org');
  await officer.open(address);
  const objection = { 'voices[0][voice]': 'objects', 'voices[0][reasons]': 'Serve prima il personale per la sera.' };
  await officer.send('tables/speak', objection);
  await officer.page.locator('.resolution', { hasText: 'Serve prima il personale' }).waitFor();
}

/** What is typed into the minutes is kept: by itself, or with the button where no script runs. */
async function writes({ page, ready, send }, point, { javaScript }) {
  const text = 'Si parla a voce bassa: un bambino dorme.';
  if (javaScript) {
    await point.locator('textarea[id*="-minutes-"]').fill(text);
    await page.waitForResponse((answer) => answer.url().endsWith('/api/tables/write_minutes') && answer.ok());
  } else {
    await send('tables/write_minutes', { text }, { within: point });
  }
  await page.reload();
  await ready();
  assert.equal(await point.locator('textarea[id*="-minutes-"]').inputValue(), text);
}
