// One user: what is likely next and how that moved, sessions, who is alike.
import { get, userPath } from './api.js';
import { card, el, moment, number, percent, span, svg, table, userLink } from './dom.js';
import { lines } from './charts.js';
import { whyBox } from './why.js';

const TOP = 5;

export function userView(view, id) {
  return id === null ? someUsers(view) : oneUser(view, id);
}

function someUsers(view) {
  const list = el('div', {}, el('p', { class: 'note' }, 'Looking …'));
  view.append(el('h1', {}, 'User'), el('p', { class: 'soft' }, 'Type an id above, or take one of those who changed last.'), card('Changed last', list));
  const load = async () => {
    const users = await get('users?limit=25');
    list.replaceChildren(users.length
      ? table(['User', '#Churn', 'Likeliest category', '#Release', 'As of'], users.map((u) => [userLink(u.userId), percent(u.churn), u.category, String(u.release), moment(u.asOfMillis)]))
      : el('p', { class: 'note' }, 'No profiles yet.'));
  };
  load().catch((problem) => list.replaceChildren(el('p', { class: 'note' }, problem.message)));
  return { tick() {}, profiles() {}, close() {} };
}

function oneUser(view, id) {
  let history = [];
  let chart = null;
  let charted = '';
  const about = el('p', { class: 'soft', id: 'about' });
  const tiles = el('div', { class: 'tiles' });
  const body = el('div', { class: 'grid' });
  const moved = el('div', { class: 'plot tall' });
  const sessions = el('div');
  const likely = el('ul', { class: 'list' });
  const products = el('ul', { class: 'list' });
  const taste = el('ul', { class: 'list' });
  const alike = el('div', {}, el('p', { class: 'note' }, 'Looking …'));
  view.append(el('div', { class: 'head' }, el('h1', { id: 'user-id' }, id), about), tiles, card('How propensities moved', moved),
    card('Sessions seen here', sessions), card('Why: what the newest events did', whyBox(id, () => history[0])), body);
  body.append(card('Likeliest categories', likely), card('Likeliest products', products), card('Taste (factors)', taste), card('Most alike', alike));

  function draw() {
    const [p, before] = history;
    about.textContent = 'as of ' + moment(p.asOfMillis) + ' · profile ' + p.sequence + ' · release ' + p.release + ' · space ' + p.space + (p.historyTruncated ? ' · older events were left out' : '');
    const tile = (value, words, delta) => el('div', { class: 'card tile' }, el('b', {}, value, delta), el('span', {}, words));
    const events = (c) => c.buys + c.adds + c.removes + c.visits + c.searches;
    tiles.replaceChildren(tile(percent(p.churn), 'will buy nothing', change(p.churn, before?.churn, true)), tile(number(events(p.counts)), 'events'),
      tile(number(p.counts.buys), 'buys'), tile(number(p.counts.adds), 'adds to cart'), tile(number(p.counts.visits), 'visits'), tile(number(p.session.ordinal), 'sessions'));
    bars(likely, p.categories, before?.categories);
    bars(products, p.skus, before?.skus);
    scores(taste, [...p.factorCategories.slice(0, TOP), ...p.factorSkus.slice(0, TOP)]);
    drawMoves(p);
    drawSessions();
  }
  function change(now, then, isRisk) {
    if (then === undefined || Math.abs(now - then) < 0.0005) return null;
    const up = now > then;
    return el('small', { class: 'moved ' + (!isRisk ? 'even' : up ? 'up' : 'down') }, (up ? ' ▲' : ' ▼') + (100 * Math.abs(now - then)).toFixed(1));
  }
  function bars(list, items, before) {
    const then = new Map((before ?? []).map((item) => [item.id, item.score]));
    list.replaceChildren(...(items.length ? items.slice(0, TOP + 3).map((item) => el('li', { class: 'row' },
      el('span', { class: 'name', title: item.id }, item.id), el('span', { class: 'num' }, percent(item.score), change(item.score, then.get(item.id), false)),
      el('meter', { min: 0, max: 1, value: item.score, 'aria-label': item.id }))) : [el('li', { class: 'note' }, 'None: this release predicts none, or nothing is known yet.')]));
  }
  function scores(list, items) {
    list.replaceChildren(...(items.length ? items.map((item) => el('li', { class: 'row' },
      el('span', { class: 'name', title: item.id }, item.id), el('span', { class: 'num' }, item.score.toFixed(2)))) : [el('li', { class: 'note' }, 'Nothing is known of this user’s taste yet.')]));
  }
  function drawMoves(newest) {
    const past = [...history].reverse();
    const top = newest.categories.slice(0, 3).map((c) => c.id);
    const names = ['churn', ...top];
    if (charted !== names.join('\n')) {
      chart?.close();
      moved.replaceChildren();
      chart = lines(moved, names, (millis) => moment(millis).slice(5, 16), { points: true, format: percent });
      charted = names.join('\n');
    }
    const score = (profile, name) => profile.categories.find((c) => c.id === name)?.score ?? null;
    chart.set(past.map((p) => p.asOfMillis), [past.map((p) => p.churn), ...top.map((name) => past.map((p) => score(p, name)))]);
  }
  function drawSessions() {
    const all = [...new Map([...history].reverse().map((p) => [p.session.ordinal, p.session])).values()];
    const from = Math.min(...all.map((s) => s.startMillis));
    const to = Math.max(...all.map((s) => s.endMillis), from + 1);
    const x = (millis) => 8 + (984 * (millis - from)) / (to - from);
    const most = Math.max(...all.map((s) => s.events));
    const bar = (s, i) => {
      const height = 8 + (34 * s.events) / most;
      return svg('rect', { class: i === all.length - 1 ? 'bar now' : 'bar', x: x(s.startMillis) - 2, y: 48 - height, width: Math.max(5, x(s.endMillis) - x(s.startMillis)), height, rx: 2 },
        svg('title', {}, 'session ' + s.ordinal + ': ' + s.events + ' events, ' + span(s.endMillis - s.startMillis) + ', from ' + moment(s.startMillis)));
    };
    const words = all.length + (all.length === 1 ? ' session, ' : ' sessions, ') + moment(from) + ' to ' + moment(to);
    sessions.replaceChildren(svg('svg', { class: 'sessions', viewBox: '0 0 1000 56', preserveAspectRatio: 'none', role: 'img', 'aria-label': words },
      svg('line', { x1: 0, x2: 1000, y1: 49, y2: 49 }), all.map(bar)), el('p', { class: 'note' }, words + '. Height: events; the newest is marked.'));
  }
  async function load() {
    history = await get(userPath(id, '/history'));
    draw();
    const found = await get(userPath(id, '/neighbours?limit=8'));
    alike.replaceChildren(found.length ? table(['User', '#Cosine', '#Churn', 'Likeliest'], found.map((n) => [userLink(n.userId), n.cosine.toFixed(3), percent(n.churn), n.category])) : el('p', { class: 'note' }, 'Nobody else in this space.'));
  }
  const say = (problem) => view.replaceChildren(el('h1', {}, 'User'), el('p', { class: 'card', id: 'absent' }, problem.message));
  load().catch(say);
  return {
    tick() {},
    profiles() {},
    profile(profile) {
      if (history.length === 0 || (history[0].sequence === profile.sequence && history[0].release === profile.release)) return;
      history = [profile, ...history].slice(0, 64);
      draw();
    },
    forgotten() { say(new Error('This user was forgotten.')); },
    close() { chart?.close(); },
  };
}
