// The learning loop: how releases do by what came, who asked for a training, what the gate decided.
import { get } from './api.js';
import { card, el, moment, number, table } from './dom.js';
import { lines } from './charts.js';

const HEADS = ['churn', 'category', 'sku'];
const LATEST = 20;
const figure = (v) => (v === null ? '–' : Number(v).toFixed(3));
const words = (name) => name.replace(/([A-Z])/g, ' $1').replace(/\./g, ' ').toLowerCase();

/** Two cards: `live` with curves, `asked` with requests and decisions; `load` asks anew. */
export function loopCards() {
  let state = { requests: [], decisions: [], quality: [] };
  let head = 'churn';
  let over = 'auroc';
  let chart = null;
  let charted = '';
  const plot = el('div', { class: 'plot tall' });
  const newest = el('div', { id: 'live-newest' });
  const choice = (name, value, text, isChosen, take) => el('label', {}, el('input', { type: 'radio', name, value, checked: isChosen ? '' : null, onchange: () => { take(value); drawLive(); } }), text);
  const live = card('AUROC live, by what came', el('fieldset', {}, el('legend', {}, 'Head'), HEADS.map((one) => choice('head', one, one, one === head, (v) => { head = v; }))),
    el('fieldset', {}, el('legend', {}, 'Over'), choice('over', 'auroc', 'all outcomes so far', true, (v) => { over = v; }), choice('over', 'windowAuroc', 'the newest window', false, (v) => { over = v; })),
    plot, newest);
  live.id = 'live';
  const list = el('div', { id: 'asked' });
  const asked = card('Requests for a training, and what became of them', list);

  function drawLive() {
    const curves = state.quality.filter((curve) => curve.head === head);
    const times = [...new Set(curves.flatMap((curve) => curve.points.map((p) => p.atMillis)))].sort((a, b) => a - b);
    const names = curves.map((curve) => 'release ' + curve.release);
    if (charted !== names.join()) {
      chart?.close();
      plot.replaceChildren();
      chart = names.length ? lines(plot, names, (millis) => moment(millis).slice(5, 16), { points: true, from0: false, format: figure }) : null;
      charted = names.join();
    }
    plot.hidden = names.length === 0;
    chart?.set(times, curves.map((curve) => {
      const at = new Map(curve.points.map((p) => [p.atMillis, p[over]]));
      return times.map((millis) => at.get(millis) ?? null);
    }));
    newest.replaceChildren(names.length ? table(['Newest', '#Outcomes', '#AUROC', '#at most off by', '#newest window', '#calibration error', 'known until'], [...curves].reverse().map((curve) => {
      const p = curve.points.at(-1);
      return ['release ' + curve.release, number(p.answers), figure(p.auroc), figure(p.aurocError), figure(p.windowAuroc), figure(p.calibrationError), moment(p.atMillis)];
    })) : el('p', { class: 'note' }, state.quality.length ? 'Nothing of this head yet.' : 'Not known yet: the job tells it as soon as the horizon after a watched profile is over, on the topic riverprint.quality.v1.'));
  }
  function drawAsked() {
    const decided = new Map(state.decisions.map((d) => [d.requestId, d]));
    const known = new Set(state.requests.map((r) => r.requestId));
    const rows = [...state.requests.map((request) => ({ request, decision: decided.get(request.requestId) })),
      ...state.decisions.filter((d) => !known.has(d.requestId)).map((decision) => ({ decision }))]
      .sort((a, b) => (b.request ?? b.decision).atMillis - (a.request ?? a.decision).atMillis);
    list.replaceChildren(...(rows.length ? rows.slice(0, LATEST).map(one) : [el('p', { class: 'note' }, 'Nobody has asked yet.')]));
  }
  function one({ request, decision }) {
    const about = request ? [el('span', { class: 'chip' }, request.reason.toLowerCase()), el('span', { class: 'chip' }, request.lane === 'FULL' ? 'full training' : 'factors only')] : [el('span', { class: 'chip' }, 'no request seen')];
    return el('div', { class: 'asked' },
      el('p', {}, el('b', {}, moment((request ?? decision).atMillis)), ' ', ...about, ...outcome(decision)),
      request ? el('p', {}, request.detail, request.servingVersion > 0 ? ' (release ' + request.servingVersion + ' served)' : '') : null,
      ...(decision ? verdict(decision) : []));
  }
  function outcome(decision) {
    if (!decision) return [el('span', { class: 'chip warn' }, 'not decided yet')];
    if (decision.released) return [el('span', { class: 'chip good' }, 'released as ' + decision.candidateVersion)];
    return [el('span', { class: 'chip bad' }, decision.candidateVersion > 0 ? 'candidate ' + decision.candidateVersion + ' refused' : 'nothing trained')];
  }
  function verdict(decision) {
    const figures = Object.entries(decision.figures);
    const than = decision.incumbentVersion > 0 ? ', against release ' + decision.incumbentVersion : '';
    return [el('ul', { class: 'list note' }, decision.reasons.map((reason) => el('li', {}, reason))),
      figures.length ? el('details', {}, el('summary', {}, 'Figures of the gate' + than), table(['Judged', '#Figure'], figures.map(([name, v]) => [words(name), Math.abs(v) < 10 ? v.toFixed(4) : number(v)]))) : null];
  }
  return {
    live,
    asked,
    async load() {
      const next = await get('loop');
      if (JSON.stringify(next) === JSON.stringify(state)) return;
      state = next;
      drawLive();
      drawAsked();
    },
    draw() { drawLive(); drawAsked(); },
    close() { chart?.close(); },
  };
}
