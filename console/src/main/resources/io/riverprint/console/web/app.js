// Which view is shown, what it hears, and whether the server answers.
import { get, listen, login } from './api.js';
import { el } from './dom.js';
import { streamView } from './stream.js';
import { mapView } from './map.js';
import { userView } from './user.js';
import { releasesView } from './releases.js';

const view = document.getElementById('view');
const state = document.getElementById('state');
const stateWords = document.getElementById('state-words');
let shown = null;
let updates = null;

function place() {
  const [name, ...rest] = location.hash.replace(/^#\/?/, '').split('/');
  return { name: name || 'stream', rest: rest.length && rest[0] !== '' ? decode(rest.join('/')) : null };
}

// A link made by hand may hold a percent sign that is none.
function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function show() {
  shown?.close();
  updates?.close();
  view.replaceChildren();
  const { name, rest } = place();
  const open = { stream: streamView, map: mapView, user: userView, releases: releasesView }[name] ?? streamView;
  for (const link of document.querySelectorAll('nav a')) {
    const here = link.getAttribute('href') === '#/' + name;
    if (here) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  document.title = (rest ?? name[0].toUpperCase() + name.slice(1)) + ' · Riverprint';
  view.dataset.view = name;
  shown = open(view, rest);
  updates = listen(name === 'user' ? rest : null, {
    tick: (tick) => shown.tick(tick),
    profiles: (changed) => shown.profiles(changed),
    gone: (users) => shown.gone?.(users),
    profile: (profile) => shown.profile?.(profile),
    forgotten: () => shown.forgotten?.(),
    refused: (problem) => say('gone', problem.detail),
    open: () => health(),
  });
}

function say(kind, words) {
  state.className = kind;
  stateWords.textContent = words;
}

async function health() {
  try {
    const now = await get('health');
    if (now.detail) return say('gone', now.detail);
    say(now.status === 'ok' ? 'ok' : 'late', now.status === 'ok' ? 'live' : now.status);
  } catch {
    say('gone', 'no answer');
  }
}

function askForToken(problem) {
  const field = el('input', { type: 'password', id: 'token', autocomplete: 'current-password', required: '' });
  const words = el('p', { class: 'note', role: 'alert' }, problem);
  const form = el('form', { class: 'card', id: 'login', onsubmit: async (event) => {
    event.preventDefault();
    try {
      await login(field.value);
      begin();
    } catch (refused) {
      words.textContent = refused.message;
    }
  } }, el('h1', {}, 'Token'), el('label', { for: 'token' }, 'The token this console was started with: '), field, ' ', el('button', {}, 'Go on'), words);
  view.replaceChildren(form);
  field.focus();
}

const find = document.getElementById('find');
const findId = document.getElementById('find-id');
find.addEventListener('submit', (event) => {
  event.preventDefault();
  if (findId.value) location.hash = '#/user/' + encodeURIComponent(findId.value);
  findId.blur();
});
findId.addEventListener('input', async () => {
  const users = await get('users?limit=10&prefix=' + encodeURIComponent(findId.value)).catch(() => []);
  document.getElementById('find-ids').replaceChildren(...users.map((user) => el('option', { value: user.userId })));
});

async function begin() {
  try {
    await get('users?limit=1');
  } catch (refused) {
    if (refused.status === 401) return askForToken('');
  }
  show();
}

addEventListener('hashchange', show);
setInterval(health, 5000);
begin();
