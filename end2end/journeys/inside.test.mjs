// Every page for those who came in, each seen by whom it is made for: nothing that hurts its readers.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { heard, readsWell } from '../looks.mjs';
import { boards, firstInitiative, invite, join, signIn, visit } from '../people.mjs';
import { sheet } from '../sheet.mjs';
import { openWorld } from '../world.mjs';

const ITALIAN = { language: 'it', javaScript: true };

const STAFF = {
  'a moderator': 'moderatore.jesi@example.org',
  'an officer': 'funzionaria.perugia@example.org',
  'an officer who carries out': 'sportello.fermo@example.org',
  'a secretary of a table': 'tavolo.perugia@example.org',
  'a mediator': 'mediatrice@example.org',
  'an administrator': 'amministrazione@example.org',
  'a partner': 'partner@example.org',
};

const PAGES = {
  'a participant': {
    'the front page': () => '',
    'the list of boards': () => '/boards',
    'her profile': () => '/account',
    'a board that takes proposals': ({ Jesi }) => Jesi,
    'a board in co-design': ({ Perugia }) => Perugia,
    'a board that votes': ({ Ancona }) => Ancona,
    'the form for an idea': ({ Jesi }) => `${Jesi}/propose`,
    'her ballot': ({ Ancona }) => `${Ancona}/vote`,
    'the page of her receipt': ({ Ancona }) => `${Ancona}/receipt`,
    'an initiative': ({ initiative }) => initiative,
    'her draft': ({ draft }) => draft,
    'the form to change her draft': ({ draft }) => `${draft}/edit`,
    'the authors of her draft': ({ draft }) => `${draft}/authors`,
    'her idea that waits for a moderator': ({ waiting }) => waiting,
    'the form to report a comment': ({ report }) => report,
    'her things': () => '/my-things',
    'what reaches her': () => '/messages',
    'her comments': () => '/my-things/comments',
    'her stances': () => '/my-things/stances',
    'her help': () => '/my-things/pledges',
    'what she follows': () => '/my-things/follows',
    'her meetings': () => '/meetings/mine',
    'the field for the code of a room': () => '/meetings/present',
    'a procedure that takes people in': ({ procedure }) => procedure,
    'her answers to notices': () => '/procedures/mine',
    'her wishes for a mediator': () => '/offers/requests',
  },
  'a moderator': {
    'the queue': () => '/moderation',
    'the appeals': () => '/moderation/appeals',
    'an idea that waits': ({ waiting }) => waiting,
    'a published initiative': ({ inJesi }) => inJesi,
  },
  'an officer': {
    'the office': () => '/office',
    'what is to be assessed': () => '/office?errand=assess',
    'a board': ({ Perugia }) => Perugia,
    'an initiative': ({ initiative }) => initiative,
    'the form for an answer': ({ initiative }) => `${initiative}/answer`,
    'the form to assess': ({ initiative }) => `${initiative}/assess`,
    'the preparation of a vote': ({ Perugia }) => `${Perugia}/preparation`,
    'the rehearsal of a count': ({ Perugia }) => `${Perugia}/rehearsal`,
    'the administration': () => '/administration',
    'the boards to prepare': () => '/administration/boards',
    'the form for a board': () => '/administration/boards/new',
    'the form of a draft': ({ unopened }) => `/administration/boards/${unopened}`,
    'what opening a board freezes': ({ unopened }) => `/administration/boards/${unopened}/open`,
    'the organisations to keep': () => '/administration/organisations',
    'an organisation of her town': ({ organisation }) => `/administration${organisation}`,
    'the form for an organisation': () => '/administration/organisations/new',
    'the files of an organisation': ({ organisation }) => `${organisation}/files`,
    'the news that she keeps': () => '/news/kept',
    'the form for news': () => '/news/new',
    'the projects that she keeps': () => '/projects/kept',
    'the form for a project': () => '/projects/new',
    'the form to invite staff': () => '/administration/staff',
    'the services that she keeps': () => '/offers/kept',
    'the form for a service': () => '/offers/new',
    'the form to bring in a table': () => '/offers/import',
    'her invitations': () => '/invitations',
    'the meetings that she keeps': () => '/meetings/kept',
    'the form for a meeting': () => '/meetings/new',
    'the procedures to run': () => '/office/procedures',
    'the form that starts a procedure': ({ Perugia }) => Perugia.replace('/boards/', '/office/procedures/new/board/'),
    'the next act of a procedure': ({ procedure }) => `/office${procedure}`,
    'a correction': ({ procedure }) => `/office${procedure}?act=correction`,
    'those who answered a notice': ({ procedure }) => `/office${procedure}/expressions`,
    'an act with its form for files': ({ procedure }) => `${procedure}/acts/2`,
  },
  'an officer who carries out': {
    'what is to be carried out': () => '/office?errand=carry_out',
    'the steps of an initiative': ({ adopted }) => `${adopted}/milestones`,
  },
  'a secretary of a table': {
    'the tables that she keeps': () => '/administration/tables',
    'the form for a table': () => '/administration/tables/new',
    'her table': ({ table }) => table,
    'the form of her table': ({ table }) => `/administration${table}`,
    'its seats': ({ table }) => `/administration${table}/seats`,
    'the form for a session': ({ table }) => `/administration${table}/convene`,
    'a session to come': ({ toCome }) => `/administration${toCome}`,
    'a session that is over': ({ isOver }) => `/administration${isOver}`,
  },
  'a mediator': {
    'her invitations': () => '/invitations',
  },
  'an administrator': {
    'the administration': () => '/administration',
    'the people': () => '/administration/people',
    'the people found': () => '/administration/people?q=partner',
    'a person': ({ person }) => person,
    'the form to invite staff': () => '/administration/staff',
    'the territories': () => '/administration/territories',
  },
  'a partner': {
    'the figures': () => '/insights',
    'the figures of a board': ({ Fermo }) => `${Fermo}/insights`,
    'her things': () => '/my-things',
    'what reaches her': () => '/messages',
  },
};

describe('the pages for', { timeout: 480_000 }, () => {
  let world;
  let places;
  let codes;
  const readers = {};
  before(async () => {
    world = await openWorld();
    codes = await invite(world, 6);
    const coming = Object.entries(STAFF).map(async ([who, email]) => [who, await signIn(world, ITALIAN, email)]);
    Object.assign(readers, Object.fromEntries(await Promise.all(coming)));
    readers['a participant'] = await join(world, ITALIAN, codes.pop());
    places = await furnish(world, readers);
    for (const reader of Object.values(readers)) reader.errors = heard(reader.page);
  });
  after(() => world?.close());

  for (const language of ['it', 'ar']) {
    for (const [who, pages] of Object.entries(PAGES)) {
      for (const [name, path] of Object.entries(pages)) {
        test(`${who}: ${name} reads well in ${language}`, async () => {
          const { page, open, errors } = readers[who];
          const answer = await open(`/${language}${path(places)}`);
          assert.equal(answer.status(), 200);
          await readsWell(page, errors);
        });
      }
    }

    test(`newcomers: what an invitation leads to reads well in ${language}`, async () => {
      const newcomer = await visit(world, { language, javaScript: true });
      const errors = heard(newcomer.page);
      const code = codes.pop();
      await newcomer.open(`/join/${code}`);
      await readsWell(newcomer.page, errors);
      const welcomed = await join(world, { language, javaScript: true }, code);
      await readsWell(welcomed.page, []);
    });

    test(`newcomers: what an author is asked reads well in ${language}`, async () => {
      const author = readers['a participant'];
      await author.open(`/${language}${places.draft}/authors`);
      await author.send('initiatives/ask_co_author');
      const link = author.page.locator('a[href*="/co-author"]');
      await link.waitFor();
      await readsWell(author.page, author.errors);
      const asked = await join(world, ITALIAN, codes.pop());
      const errors = heard(asked.page);
      const { pathname, search } = new URL(await link.getAttribute('href'), world.address);
      await asked.open(`${pathname.replace(/^\/[a-z]{2}\//, `/${language}/`)}${search}`);
      await readsWell(asked.page, errors);
    });

    test(`mediators: new cards read well in ${language}`, async () => {
      const mediator = readers['a mediator'];
      await mediator.open(`/${language}/invitations`);
      const order = { label: 'Biblioteca', size: '8', language };
      await mediator.send('people/make_batch', order, { to: /\/invitations\/cards/ });
      await mediator.page.locator('.invitation').first().waitFor();
      await readsWell(mediator.page, mediator.errors);
    });

    test(`staff: a link and where it leads read well in ${language}`, async () => {
      const administrator = readers['an administrator'];
      await administrator.open(`/${language}/administration/staff`);
      const staff = { email: `nuova.${language}@example.org`, role: 'partner' };
      await administrator.send('administration/invite_staff', staff, { to: /\/administration\/link/ });
      await readsWell(administrator.page, administrator.errors);
      const invited = await visit(world, { language, javaScript: true });
      const errors = heard(invited.page);
      await invited.open(new URL(await administrator.page.locator('#link').inputValue()).pathname);
      await readsWell(invited.page, errors);
    });
  }
});

/** Things of which there are pages: their addresses without the language. */
async function furnish(world, readers) {
  const places = await boards(world);
  places.initiative = await firstInitiative(world, places.Perugia);
  places.inJesi = await firstInitiative(world, places.Jesi);
  places.adopted = await firstInitiative(world, places.Fermo);
  await readers['a participant'].open('/procedures?stretch=open');
  places.procedure = await address(readers['a participant'], 'main ul.items h2 a');

  const participant = readers['a participant'];
  await participant.open(places.initiative);
  await participant.send('stances/take', {}, { button: 'button[value="support"]' });
  await participant.page.locator('button[value="support"][aria-pressed="true"]').waitFor();
  await participant.send('comments/write', { text: 'Bella idea: posso portare le sedie.' });
  await participant.page.locator('article.comment', { hasText: 'le sedie' }).waitFor();
  places.report = await address(participant, 'a[href*="/report/comment/"]');
  places.draft = await draft(participant, places.Jesi, 'Cucina di quartiere aperta a tutte e tutti', 'it');
  places.waiting = await draft(participant, places.Jesi, 'مكتبة صغيرة للأطفال في حديقة الحي', 'ar');
  await participant.send('initiatives/submit');
  await participant.forms('initiatives/submit').waitFor({ state: 'detached' });

  const officer = readers['an officer'];
  await officer.open('/administration/boards/new');
  await officer.send('administration/write_board', sheet(), { to: /\/administration\/boards\/[^/]+\/open/ });
  [, places.unopened] = officer.page.url().match(/boards\/([^/]+)\/open/);
  await officer.open('/administration/organisations');
  places.organisation = (await address(officer, 'main ul.items li:has-text("Perugia") a')).replace(/^\/administration/, '');

  const secretary = readers['a secretary of a table'];
  await secretary.open('/tables');
  places.table = await address(secretary, 'main ul.items a:has-text("Perugia")');
  await secretary.open(places.table);
  places.toCome = await address(secretary, 'section[aria-labelledby="sessions"] li:first-child h3 a');
  places.isOver = await address(secretary, 'section[aria-labelledby="sessions"] li:nth-child(2) h3 a');

  const administrator = readers['an administrator'];
  await administrator.open('/administration/people');
  places.person = await address(administrator, 'main table a');
  return places;
}

/** A new draft on a board. */
async function draft({ page, open, send }, board, title, language) {
  await open(`${board}/propose`);
  const body = 'Una volta alla settimana ci troviamo nella sala della parrocchia. Chi vuole porta qualcosa.';
  await send('initiatives/write', { title, body, language }, { to: /\/initiatives\/[^/]+$/ });
  return new URL(page.url()).pathname.replace(/^\/it/, '');
}

/** Where the first of these links leads, without the language. */
async function address({ page }, link) {
  const address = await page.locator(link).first().getAttribute('href');
  return address.replace(/^\/it/, '');
}
