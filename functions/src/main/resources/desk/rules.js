'use strict';

const API = '/v1/policy/keyword-rules';
const RIGHT_TO_LEFT = /^(ar|arc|ckb|dv|fa|he|ks|ps|sd|ug|ur|yi)(-|$)/;
const $ = id => document.getElementById(id);

const state = { token: '', seen: 0, languages: new Map(), cursor: '', rules: [], theirs: null, trying: null };

/* ------------------------------------------------------------------ the token */

function start() {
  wire();
  addEventListener('hashchange', enter);
  enter();
}

/** With the token handed over in the address, which never leaves the browser, or with the tab's own. */
function enter() {
  const handed = new URLSearchParams(location.hash.slice(1)).get('token');
  if (handed) {
    sessionStorage.setItem('operator-token', handed);
    history.replaceState(null, '', location.pathname);
  }
  state.token = sessionStorage.getItem('operator-token') || '';
  state.token ? open() : askForToken();
}

function askForToken() {
  $('sign-in').hidden = false;
  $('main').hidden = true;
  $('forget').hidden = true;
  $('token').focus();
}

async function open() {
  if (await guarded(() => load(true))) {
    $('sign-in').hidden = true;
    $('main').hidden = false;
    $('forget').hidden = false;
  } else {
    askForToken();
  }
}

/* ------------------------------------------------------------------ talking to the door */

class Refusal extends Error {
  constructor(status, problem) {
    super(problem.title || problem.message || 'The answer was ' + status);
    this.status = status;
    this.type = (problem.type || '').split('/').pop();
  }
}

async function call(method, path, body, headers = {}) {
  const answer = await fetch(API + path, {
    method,
    headers: { authorization: 'Bearer ' + state.token, ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
    body: body ? JSON.stringify(body) : undefined,
    cache: 'no-store'
  });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    throw new Refusal(answer.status, said);
  }
  return said;
}

/** Runs it and shows what went wrong; true when nothing did. */
async function guarded(work) {
  $('error').textContent = '';
  $('message').textContent = '';
  document.body.setAttribute('aria-busy', 'true');
  try {
    await work();
    return true;
  } catch (problem) {
    if (!(problem instanceof Refusal)) console.error(problem);
    $('error').textContent = problem.status === 401 ? 'The token is not taken: it may be too old.'
      : problem.status === 403 ? 'This token is not an operator\'s.'
      : problem instanceof Refusal ? problem.message
      : 'The door does not answer.';
    return false;
  } finally {
    document.body.removeAttribute('aria-busy');
  }
}

/* ------------------------------------------------------------------ the list */

async function load(fromStart) {
  const query = new URLSearchParams();
  if ($('filter-area').value) query.set('area', $('filter-area').value);
  if ($('filter-language').value) query.set('language', $('filter-language').value);
  if (!fromStart && state.cursor) query.set('cursor', state.cursor);
  const page = await call('GET', [...query].length ? '?' + query : '');
  state.rules = fromStart ? page.rules : state.rules.concat(page.rules);
  state.cursor = page.cursor;
  $('standing').textContent = 'Version ' + page.version + ' of all rules. A change works within a minute.';
  $('more').hidden = !page.cursor;
  choices($('filter-area'), ['', ...page.areas], 'all');
  choices($('area'), page.areas);
  choices($('try-channel'), ['', ...page.channels], 'any channel');
  page.rules.forEach(rule => Object.keys(rule.phrases).forEach(language => state.languages.set(language, true)));
  const languages = [...state.languages.keys()].sort();
  choices($('filter-language'), ['', ...languages], 'all');
  $('known-languages').replaceChildren(...languages.map(language => make('option', { value: language })));
  if (!$('channels').childElementCount) {
    $('channels').replaceChildren(...page.channels.map(channel =>
      make('label', { className: 'check' }, make('input', { type: 'checkbox', value: channel }), ' ' + channel)));
  }
  $('rules').replaceChildren(...state.rules.map(line));
}

function line(rule) {
  const languages = Object.entries(rule.phrases).map(([language, count]) => language + ' ' + count).join(', ');
  const from = rule.state === 'release' ? 'from the release'
    : rule.state + ' by ' + rule.by + ' on ' + rule.changedAt.slice(0, 16).replace('T', ' ');
  return make('li', {},
    make('button', { type: 'button', onclick: () => guarded(() => show(rule.id)) }, rule.id), ' ',
    ...(rule.area ? [make('strong', {}, rule.area), ' ', rule.priority, ', ', make('bdi', {}, rule.owner), ' '] : []),
    make('span', { className: 'quiet' }, '(version ' + rule.version + ', ', make('bdi', {}, from), ')'),
    make('div', { className: 'quiet' }, languages));
}

/** Puts the choices in, and keeps what was chosen. */
function choices(select, values, empty) {
  const chosen = select.value;
  select.replaceChildren(...values.map(value => make('option', { value }, value || empty)));
  if (values.includes(chosen)) select.value = chosen;
}

/* ------------------------------------------------------------------ one rule */

async function show(id) {
  const whole = await call('GET', '/' + encodeURIComponent(id));
  edit(whole);
  await past(id, '');
  $('rule-title').focus();
}

function edit(whole) {
  const rule = whole.rule || {};
  state.seen = whole.version;
  state.theirs = null;
  $('conflict').hidden = true;
  $('editor').hidden = false;
  $('rule-title').textContent = whole.id ? 'Rule ' + whole.id : 'New rule';
  $('rule-state').textContent = !whole.version ? 'Not stored yet.'
    : 'Version ' + whole.version + ', ' + whole.state + (whole.by ? ' by ' + whole.by : '') + (whole.why ? ': ' + whole.why : '');
  $('id').value = whole.id || '';
  $('id').readOnly = Boolean(whole.version);
  $('area').value = rule.area || $('area').value;
  $('priority').value = rule.priority || 'normal';
  $('owner').value = rule.owner || '';
  $('from').value = rule.effectiveFrom || new Date().toISOString().slice(0, 10);
  $('to').value = rule.effectiveTo || '';
  $('channels').querySelectorAll('input').forEach(box => { box.checked = (rule.channels || []).includes(box.value); });
  $('why').value = '';
  $('withdraw').hidden = !whole.version || whole.state === 'withdrawn';
  $('languages').replaceChildren(...Object.entries(rule.phrases || {}).map(([language, groups]) => languageBox(language, groups)));
  $('try-with').value = 'draft';
}

function direction(language) {
  return RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr';
}

function languageBox(language, groups) {
  const box = make('details', { className: 'language' }, make('summary', {}, language));
  box.open = language === $('filter-language').value || groups.every(group => !Object.keys(group).length);
  box.dataset.language = language;
  groups.forEach(group => box.append(groupBox(language, group)));
  box.append(make('div', { className: 'row' },
    make('button', { type: 'button', onclick: event => event.target.parentElement.before(groupBox(language, {})) }, 'Add a group in ' + language),
    make('button', { type: 'button', onclick: () => box.remove() }, 'Remove ' + language)));
  return box;
}

function groupBox(language, group) {
  const one = phrases => [].concat(phrases || []);
  const box = make('div', { className: 'group parts' },
    phraseArea(language, 'any', 'Has one of these', one(group.any).join('\n')),
    phraseArea(language, 'all', 'Has one of each line (choices apart by |)', (group.all || []).map(part => one(part).join(' | ')).join('\n')),
    phraseArea(language, 'none', 'Has none of these', one(group.none).join('\n')));
  return box;
}

/** The language says the way of writing; each line still finds its own, so that a Latin word stays readable. */
function phraseArea(language, part, title, text) {
  const area = make('textarea', { rows: Math.min(10, Math.max(3, text.split('\n').length)), lang: language, dir: direction(language), value: text });
  area.dataset.part = part;
  area.spellcheck = false;
  return make('label', {}, title + ' (' + language + ')', area);
}

function lines(text) {
  return text.split('\n').map(each => each.trim()).filter(Boolean);
}

function written() {
  const phrases = {};
  $('languages').querySelectorAll('.language').forEach(box => {
    phrases[box.dataset.language] = [...box.querySelectorAll('.group')].map(group => {
      const text = part => group.querySelector('[data-part=' + part + ']').value;
      const out = {};
      if (lines(text('any')).length) out.any = lines(text('any'));
      if (lines(text('all')).length) out.all = lines(text('all')).map(each => each.split('|').map(p => p.trim()).filter(Boolean));
      if (lines(text('none')).length) out.none = lines(text('none'));
      return out;
    }).filter(group => Object.keys(group).length);
  });
  return {
    id: $('id').value.trim(),
    area: $('area').value,
    priority: $('priority').value,
    owner: $('owner').value,
    effectiveFrom: $('from').value,
    effectiveTo: $('to').value,
    channels: [...$('channels').querySelectorAll('input:checked')].map(box => box.value),
    phrases
  };
}

async function store() {
  const rule = written();
  const why = $('why').value;
  await changing(rule.id, () => call('PUT', '/' + encodeURIComponent(rule.id), { ...rule, why },
    state.seen ? { 'if-match': '"' + state.seen + '"' } : { 'if-none-match': '*' }));
}

async function withdraw() {
  const id = $('id').value;
  if (!$('why').reportValidity()) return;
  await changing(id, () => call('DELETE', '/' + encodeURIComponent(id) + '?why=' + encodeURIComponent($('why').value), null,
    { 'if-match': '"' + state.seen + '"' }));
}

async function rollBack(id, to) {
  if (!$('why').reportValidity()) return;
  await changing(id, () => call('POST', '/' + encodeURIComponent(id) + '/roll-back', { to, why: $('why').value },
    { 'if-match': '"' + state.seen + '"' }));
}

/** A conflict keeps what was written, and shows what stands there now. */
async function changing(id, change) {
  try {
    const whole = await change();
    edit(whole);
    await Promise.all([past(id, ''), load(true)]);
    $('message').textContent = 'Stored as version ' + whole.version + '. It works within a minute.';
  } catch (problem) {
    if (problem.status !== 412) throw problem;
    state.theirs = await call('GET', '/' + encodeURIComponent(id));
    $('theirs').textContent = 'Version ' + state.theirs.version + ' by ' + state.theirs.by + '\n' + JSON.stringify(state.theirs.rule, null, 1);
    $('conflict').hidden = false;
    $('take-theirs').focus();
    throw problem;
  }
}

async function past(id, cursor) {
  const page = await call('GET', '/' + encodeURIComponent(id) + '/history' + (cursor ? '?cursor=' + cursor : ''));
  const items = page.versions.map((version, at) => make('li', {},
    make('strong', {}, 'Version ' + version.version), ' ' + version.state + ', ' + version.at.slice(0, 16).replace('T', ' ') + ', ',
    make('bdi', {}, version.by), ': ', make('bdi', {}, version.why), ' ',
    cursor || at ? make('button', { type: 'button', onclick: () => guarded(() => rollBack(id, version.version)) }, 'Back to version ' + version.version) : '',
    make('details', {}, make('summary', {}, 'What it was'), make('pre', { dir: 'auto' }, JSON.stringify(version.rule, null, 1)))));
  if (cursor) $('history').append(...items); else $('history').replaceChildren(...items);
  $('older').hidden = !page.cursor;
  $('older').onclick = () => guarded(() => past(id, page.cursor));
}

/* ------------------------------------------------------------------ trying */

function question() {
  const asked = $('try-channel').value ? { channel: $('try-channel').value } : {};
  return $('try-with').value === 'draft' && !$('editor').hidden ? { ...asked, rule: written() } : asked;
}

async function tryPosts() {
  const posts = lines($('posts').value);
  $('try-more').hidden = true;
  showTried(await call('POST', '/dry-run', { ...question(), posts }), true);
}

async function tryDays(cursor) {
  state.trying = cursor ? { ...state.trying, cursor } : { ...question(), days: Number($('days').value) };
  const tried = await call('POST', '/dry-run', state.trying);
  $('try-more').hidden = !tried.cursor;
  $('try-more').onclick = () => guarded(() => tryDays(tried.cursor));
  showTried(tried, !cursor);
}

function showTried(tried, fromStart) {
  const matching = tried.posts.filter(post => post.matches).length;
  $('tried').textContent = matching + ' of ' + tried.looked + ' posts match.' + (tried.cursor ? ' There are more.' : '');
  const items = tried.posts.map(result);
  if (fromStart) $('results').replaceChildren(...items); else $('results').append(...items);
}

function result(post) {
  const marks = post.hits.flatMap(hit => hit.marks);
  return make('li', {},
    make('p', { className: 'post', dir: 'auto', lang: post.language }, ...marked(post.text, marks)),
    make('span', { className: post.matches ? 'yes' : 'no' }, post.matches ? 'Matches' : 'Does not match'),
    ...post.hits.map(hit => make('div', {}, hit.rule + ' (' + hit.area + ', ' + hit.priority + ') in ' + hit.language + ': ',
      make('bdi', { lang: hit.language }, [...new Set(hit.marks.map(mark => mark.phrase))].join(', ')))),
    post.ticket ? make('div', { className: 'quiet' }, 'Ticket ' + post.ticket + ', ' + post.channel + ', ' + post.at.slice(0, 16).replace('T', ' ')) : '');
}

/** The text in pieces, what matched as marks; text never becomes markup. */
function marked(text, marks) {
  const pieces = [];
  let at = 0;
  [...marks].sort((a, b) => a.start - b.start || b.end - a.end).forEach(mark => {
    if (mark.start < at) return;
    pieces.push(text.slice(at, mark.start), make('mark', {}, text.slice(mark.start, mark.end)));
    at = mark.end;
  });
  return [...pieces, text.slice(at)];
}

/* ------------------------------------------------------------------ small things */

function make(name, properties, ...children) {
  const element = document.createElement(name);
  Object.assign(element, properties);
  element.append(...children);
  return element;
}

function wire() {
  const on = (id, event, work) => $(id).addEventListener(event, work);
  const submit = (id, work) => on(id, 'submit', event => { event.preventDefault(); work(); });
  submit('sign-in', () => {
    state.token = $('token').value.trim();
    sessionStorage.setItem('operator-token', state.token);
    $('token').value = '';
    open();
  });
  on('forget', 'click', () => {
    sessionStorage.removeItem('operator-token');
    location.reload();
  });
  on('filter-area', 'change', () => guarded(() => load(true)));
  on('filter-language', 'change', () => guarded(() => load(true)));
  on('more', 'click', () => guarded(() => load(false)));
  on('new', 'click', () => {
    edit({ version: 0 });
    $('history').replaceChildren();
    $('older').hidden = true;
    $('id').focus();
  });
  on('add', 'click', () => {
    const language = $('add-language').value.trim();
    if (!/^[A-Za-z]{2,8}(-[A-Za-z0-9]{2,8})*$/.test(language)) {
      $('error').textContent = 'A language is a BCP 47 tag, such as es or zh-Hans.';
      return;
    }
    if (![...$('languages').children].some(box => box.dataset.language === language)) {
      $('languages').append(languageBox(language, [{}]));
    }
    $('add-language').value = '';
    $('languages').lastElementChild.querySelector('textarea').focus();
  });
  submit('rule-form', () => guarded(store));
  on('withdraw', 'click', () => guarded(withdraw));
  on('close', 'click', () => {
    $('editor').hidden = true;
    $('try-with').value = 'all';
    $('main').focus();
  });
  on('take-theirs', 'click', () => edit(state.theirs));
  on('keep-mine', 'click', () => {
    state.seen = state.theirs.version;
    $('conflict').hidden = true;
    $('error').textContent = '';
    $('store').focus();
  });
  submit('try-form', () => guarded(tryPosts));
  on('try-days', 'click', () => guarded(() => tryDays('')));
}

start();
