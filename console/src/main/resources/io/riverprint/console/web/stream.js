// How the stream runs: figures a second, newest dead letters, who changed last.
import { get } from './api.js';
import { card, el, number, percent, span, table, userLink } from './dom.js';
import { lines } from './charts.js';

const KEPT = 300;
const LISTED = 12;
const FRESH = 3;
const COLUMNS = ['atMillis', 'events', 'profiles', 'dead', 'late', 'behind', 'batchUsers', 'lagMillis'];
const clock = (millis) => new Date(millis).toTimeString().slice(0, 8);

export function streamView(view) {
  const tiles = el('div', { class: 'tiles', id: 'tiles' });
  const plot = (title, note) => {
    const box = el('div', { class: 'plot' });
    return { box, card: card(title, box, note ? el('p', { class: 'note' }, note) : null) };
  };
  const rates = plot('Events and profiles, a second');
  const lag = plot('Lag, seconds of event time', 'Between the newest event and the profiles: told by the job in demo, else by the two topics.');
  const batch = plot('Users in a batch', 'Told by the job in demo.');
  const unknown = (box, id, words) => { const note = el('p', { class: 'note unknown', id, hidden: '' }, words); box.append(note); return note; };
  const noLag = unknown(lag.box, 'no-lag', 'Not known here: the console reads events only with --models. The job tells it as the metric steppedUntilMillis, see docs/metrics.md.');
  const noBatch = unknown(batch.box, 'no-batch', 'Not known here: batches are on no topic. The job tells it as the metric batchUsers, see docs/metrics.md.');
  const aside = plot('Dead and late, a second');
  const letters = el('div', { id: 'letters' });
  const ticker = el('ul', { class: 'list', id: 'ticker' });
  view.append(el('h1', { class: 'hidden' }, 'Stream'), tiles,
    el('div', { class: 'grid two' }, rates.card, lag.card, batch.card, aside.card),
    el('div', { class: 'grid' }, card('Changed just now', ticker), card('Newest dead letters', letters)));
  const charts = [
    lines(rates.box, ['events', 'profiles'], clock, { format: number }),
    lines(lag.box, ['lag'], clock, { format: number }),
    lines(batch.box, ['users'], clock, { format: number }),
    lines(aside.box, ['dead', 'late'], clock, { format: number }),
  ];
  let now = Object.fromEntries(COLUMNS.map((name) => [name, []]));
  let state = { deadByReason: {}, users: 0, counters: {} };

  const known = (value, format) => (value === null || value === undefined ? 'unknown' : format(value));
  const last = (name) => now[name].at(-1);
  function draw() {
    const dead = Object.values(state.deadByReason).reduce((a, b) => a + b, 0);
    const tile = (value, words) => el('div', { class: 'card tile' }, el('b', {}, value), el('span', {}, words));
    tiles.replaceChildren(
      tile(number(last('events')), 'events a second'), tile(number(last('profiles')), 'profiles a second'),
      tile(known(last('lagMillis'), span), 'behind, event time'), tile(known(last('batchUsers'), number), 'users in a batch'),
      tile(number(dead), 'dead letters'), tile(number(state.users), 'users kept here'));
    noLag.hidden = now.atMillis.length === 0 || now.lagMillis.some((v) => v !== null);
    noBatch.hidden = now.atMillis.length === 0 || now.batchUsers.some((v) => v !== null);
    const seconds = now.lagMillis.map((v) => (v === null ? null : v / 1000));
    charts[0].set(now.atMillis, [now.events, now.profiles]);
    charts[1].set(now.atMillis, [seconds]);
    charts[2].set(now.atMillis, [now.batchUsers]);
    charts[3].set(now.atMillis, [now.dead, now.late]);
  }
  function drawLetters() {
    const reasons = Object.entries(state.deadByReason).map(([reason, count]) => el('span', { class: 'chip warn' }, reason + ' ' + number(count)));
    letters.replaceChildren(el('p', {}, reasons), state.deadNewest?.length
      ? table(['Reason', 'Where', 'What was found'], state.deadNewest.slice(0, 8).map((l) => [l.reason, l.topic + '-' + l.partition + ' @' + l.offset, l.detail]))
      : el('p', { class: 'note' }, 'None so far.'));
  }
  async function load() {
    const fresh = await get('stream');
    state = fresh;
    now = fresh.columns;
    draw();
    drawLetters();
  }
  const timer = setInterval(() => load().catch(() => {}), 10000);
  load().catch(() => {});
  return {
    tick(tick) {
      if (!tick.now.atMillis.length || tick.now.atMillis[0] === last('atMillis')) return;
      COLUMNS.forEach((name) => { now[name].push(tick.now[name][0]); now[name].splice(0, now[name].length - KEPT); });
      state.users = tick.users;
      draw();
    },
    profiles(changed) {
      const rows = changed.slice(0, FRESH).map((user) => el('li', { class: 'row fresh' }, el('span', { class: 'name' }, userLink(user.user)),
        el('span', { class: 'soft' }, 'churn ' + percent(user.churn) + (user.category ? ' · ' + user.category : ''))));
      ticker.prepend(...rows);
      while (ticker.children.length > LISTED) ticker.lastChild.remove();
    },
    close() {
      clearInterval(timer);
      charts.forEach((chart) => chart.close());
    },
  };
}
