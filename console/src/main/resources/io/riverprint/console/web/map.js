// The embeddings in two dimensions, drawn on a canvas; one user at a time can be pointed at.
import { get, userPath } from './api.js';
import { card, el, moment, number, percent, userLink } from './dom.js';

const NEAR = 14;
const MARGIN = 24;
const FRESH_MILLIS = 1500;
const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function mix(a, b, t) {
  const part = (hex, i) => parseInt(hex.slice(1 + 2 * i, 3 + 2 * i), 16);
  return 'rgb(' + [0, 1, 2].map((i) => Math.round(part(a, i) + (part(b, i) - part(a, i)) * t)).join(',') + ')';
}

function ramp(churn) {
  const t = Math.min(1, Math.max(0, churn));
  return t < 0.5 ? mix(css('--low'), '#b9b2c8', t * 2) : mix('#b9b2c8', css('--high'), t * 2 - 1);
}

export function mapView(view) {
  let points = new Map();
  let places = [];
  let axes = 0;
  let categories = [];
  let by = 'churn';
  let chosen = null;
  let hovered = null;
  let dirty = false;

  const canvas = el('canvas', { tabindex: '0', role: 'application', 'aria-label': 'Map of users. Arrow keys move between users, Enter opens one.', id: 'map' });
  const tip = el('div', { class: 'tip', hidden: '' });
  const side = el('aside', { class: 'card', id: 'picked', 'aria-live': 'polite' }, el('p', { class: 'note' }, 'Point at a user, or move between them with the arrow keys. A click shows the user here.'));
  const legend = el('div', { class: 'legend' });
  const choice = (value, words) => el('label', {}, el('input', { type: 'radio', name: 'by', value, checked: value === by ? '' : null, onchange: () => { by = value; drawLegend(); ask(); } }), words);
  const title = el('p', { class: 'soft' });
  view.append(el('div', { class: 'head' }, el('h1', {}, 'Map'), title, el('fieldset', {}, el('legend', {}, 'Colour'), choice('churn', 'churn'), choice('category', 'likeliest category'))),
    el('div', { class: 'mapbox' }, el('div', { class: 'card canvas' }, canvas, tip), side), legend);

  function drawLegend() {
    legend.replaceChildren(...(by === 'churn'
      ? [el('span', {}, 'stays', el('span', { class: 'ramp' }), 'leaves')]
      : [...categories.map((name, i) => el('span', {}, el('i', { class: 'k' + i }), name)), el('span', {}, el('i', {}), 'other')]));
  }
  function paint(point) {
    if (by === 'churn') return ramp(point.churn);
    const at = categories.indexOf(point.category);
    return at < 0 ? css('--rest') : css('--c' + at);
  }
  function draw() {
    dirty = false;
    const scale = devicePixelRatio || 1;
    const { width, height } = canvas.getBoundingClientRect();
    canvas.width = width * scale;
    canvas.height = height * scale;
    const pen = canvas.getContext('2d');
    pen.scale(scale, scale);
    place(width, height);
    const size = places.length > 1500 ? 2.4 : 3.6;
    const now = performance.now();
    pen.globalAlpha = 0.8;
    for (const { point, x, y } of places) {
      pen.fillStyle = paint(point);
      pen.beginPath();
      pen.arc(x, y, size, 0, 7);
      pen.fill();
    }
    pen.globalAlpha = 1;
    for (const { point, x, y } of places) {
      const age = now - (point.fresh ?? -Infinity);
      if (age < FRESH_MILLIS) {
        pen.strokeStyle = css('--ink');
        pen.globalAlpha = 1 - age / FRESH_MILLIS;
        ring(pen, x, y, 5 + age / 200, 1.2);
        ask();
      }
    }
    pen.globalAlpha = 1;
    for (const one of [chosen, hovered]) {
      const at = one && places.find((p) => p.point.user === one);
      if (at) { pen.strokeStyle = css('--ink'); ring(pen, at.x, at.y, 8, 2.5); }
    }
    canvas.dataset.points = String(places.length);
  }
  function ring(pen, x, y, radius, width) {
    pen.lineWidth = width;
    pen.beginPath();
    pen.arc(x, y, radius, 0, 7);
    pen.stroke();
  }
  function place(width, height) {
    const all = [...points.values()];
    const range = (key) => {
      const sorted = all.map((p) => p[key]).sort((a, b) => a - b);
      const low = sorted[0] ?? 0;
      return [low, Math.max(1e-9, (sorted.at(-1) ?? 1) - low)];
    };
    const [x0, w] = range('x');
    const [y0, h] = range('y');
    places = all.map((point) => ({
      point,
      x: MARGIN + ((point.x - x0) / w) * (width - 2 * MARGIN),
      y: height - MARGIN - ((point.y - y0) / h) * (height - 2 * MARGIN),
    }));
  }
  function ask() {
    if (!dirty) { dirty = true; requestAnimationFrame(draw); }
  }
  function nearest(event) {
    const box = canvas.getBoundingClientRect();
    return closest(event.clientX - box.left, event.clientY - box.top, (d) => d <= NEAR * NEAR);
  }
  function closest(x, y, allowed) {
    let best = null;
    let least = Infinity;
    for (const p of places) {
      const d = (p.x - x) ** 2 + (p.y - y) ** 2;
      if (d < least && allowed(d, p)) { least = d; best = p; }
    }
    return best;
  }
  function point(at) {
    hovered = at ? at.point.user : null;
    tip.hidden = !at;
    if (at) {
      tip.textContent = at.point.user + ' · churn ' + percent(at.point.churn) + (at.point.category ? ' · ' + at.point.category : '');
      const right = at.x > canvas.clientWidth / 2;
      tip.style.left = right ? 'auto' : at.x + 12 + 'px';
      tip.style.right = right ? canvas.clientWidth - at.x + 12 + 'px' : 'auto';
      tip.style.top = Math.max(4, at.y - 30) + 'px';
    }
    ask();
  }
  async function pick(user) {
    chosen = user;
    ask();
    try {
      const p = await get(userPath(user));
      side.replaceChildren(el('h2', {}, userLink(p.userId)),
        el('dl', { class: 'facts' }, ...facts(p).flatMap(([k, v]) => [el('dt', {}, k), el('dd', {}, v)])),
        el('p', {}, el('a', { href: '#/user/' + encodeURIComponent(user) }, 'Open')));
    } catch (problem) {
      side.replaceChildren(el('p', { class: 'note' }, problem.message));
    }
  }
  const facts = (p) => [
    ['churn', percent(p.churn)], ['as of', moment(p.asOfMillis)], ['release', String(p.release)],
    ['sessions', number(p.session.ordinal)], ['buys', number(p.counts.buys)], ['visits', number(p.counts.visits)],
    ['likeliest', (p.categories.length ? p.categories : p.factorCategories).slice(0, 3).map((c) => c.id).join(', ') || '–'],
  ];
  function step(key) {
    const from = places.find((p) => p.point.user === (hovered ?? chosen));
    if (!from) return point(closest(canvas.clientWidth / 2, canvas.clientHeight / 2, () => true));
    const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
    const ahead = (d, p) => p !== from && (p.x - from.x) * dx + (p.y - from.y) * dy > 0.7 * Math.sqrt(d) && d > 4;
    const next = closest(from.x, from.y, ahead);
    if (next) point(next);
  }
  async function load() {
    const picture = await get('map');
    axes = picture.axes;
    points = new Map(picture.points.map((p) => [p.user, p]));
    const counts = new Map();
    for (const p of picture.points) if (p.category) counts.set(p.category, (counts.get(p.category) ?? 0) + 1);
    categories = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 8).map(([name]) => name);
    title.textContent = picture.points.length
      ? number(picture.points.length) + ' users of space ' + picture.space + '; alike lie together (two main components)'
      : 'No profiles yet.';
    drawLegend();
    ask();
  }

  canvas.addEventListener('pointermove', (event) => point(nearest(event)));
  canvas.addEventListener('pointerleave', () => point(null));
  canvas.addEventListener('click', (event) => { const at = nearest(event); if (at) { point(at); pick(at.point.user); } });
  canvas.addEventListener('keydown', (event) => {
    if (event.key.startsWith('Arrow')) { event.preventDefault(); step(event.key); }
    if ((event.key === 'Enter' || event.key === ' ') && hovered) { event.preventDefault(); pick(hovered); }
  });
  const seen = new ResizeObserver(ask);
  seen.observe(canvas);
  const theme = matchMedia('(prefers-color-scheme: dark)');
  theme.addEventListener('change', ask);
  const timer = setInterval(() => load().catch(() => {}), 15000);
  drawLegend();
  load().catch((problem) => { title.textContent = problem.message; });
  return {
    tick(tick) { if (tick.axes !== axes || points.size === 0) load().catch(() => {}); },
    profiles(changed) {
      for (const user of changed) {
        if (user.x !== null && points.has(user.user)) points.set(user.user, { ...user, fresh: performance.now() });
      }
      ask();
    },
    gone(users) {
      for (const user of users) points.delete(user);
      if (users.includes(hovered)) point(null);
      if (users.includes(chosen)) {
        chosen = null;
        side.replaceChildren(el('p', { class: 'note' }, 'This user was forgotten.'));
      }
      ask();
    },
    close() {
      clearInterval(timer);
      seen.disconnect();
      theme.removeEventListener('change', ask);
    },
  };
}
