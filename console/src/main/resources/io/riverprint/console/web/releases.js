// Releases: how each was judged, what the subtasks did with it, how many users it serves.
import { get } from './api.js';
import { card, el, moment, number, percent, table } from './dom.js';
import { lines } from './charts.js';
import { loopCards } from './loop.js';

const WORDS = { LOADED: ['loaded, waits for its time', 'warn'], ACTIVATED: ['serving', 'good'], REFUSED: ['refused', 'bad'] };

export function releasesView(view) {
  let seen = -1;
  let chart = null;
  let charted = '';
  const plot = el('div', { class: 'plot tall' });
  const judged = card('AUROC when judged, by release', plot);
  const list = el('div', { class: 'grid', id: 'releases' });
  const loop = loopCards();
  const moving = el('div', { class: 'row', id: 'moving' });
  const sweep = card('Moved to the serving release', moving);
  view.append(el('h1', { class: 'hidden' }, 'Releases'), list, sweep, loop.live, loop.asked, judged);
  loop.draw();

  const isServing = (release) => release.answers.some((a) => a.outcome === 'ACTIVATED');
  const words = (name) => name.replace(/([A-Z])/g, ' $1').toLowerCase();

  function one(release, newestServing, users) {
    const facts = [['effective from', moment(release.effectiveFromMillis)], ['announced', moment(release.announcedMillis)],
      ['space', release.space], ['trained until', release.trainedUntilMillis === null ? '–' : moment(release.trainedUntilMillis)],
      ['parent', release.parent === null ? '–' : String(release.parent)], ['location', release.location]];
    const share = users === 0 ? 0 : release.users / users;
    const chips = release.answers.map((a) => el('span', { class: 'chip ' + WORDS[a.outcome][1], title: 'at ' + moment(a.watermarkMillis) + ' of event time' }, 'subtask ' + a.subtask + ': ' + WORDS[a.outcome][0]));
    const details = release.answers.filter((a) => a.detail).map((a) => el('p', { class: 'note' }, 'subtask ' + a.subtask + ': ' + a.detail));
    const figures = Object.entries(release.metrics).sort(([a], [b]) => (a < b ? -1 : 1));
    const element = card('Release ' + release.version, el('p', {}, chips.length ? chips : el('span', { class: 'chip' }, 'no answer from the job yet')), ...details,
      el('div', { class: 'row' }, el('span', {}, number(release.users) + ' users have a profile of it'), el('span', { class: 'num' }, percent(share)), el('meter', { min: 0, max: 1, value: share, 'aria-label': 'share of users' })),
      el('dl', { class: 'facts' }, facts.flatMap(([k, v]) => [el('dt', {}, k), el('dd', {}, v)])),
      figures.length ? table(['Judged', '#Figure'], figures.map(([k, v]) => [words(k), Math.abs(v) < 10 ? v.toFixed(3) : number(v)])) : el('p', { class: 'note' }, 'No figures: its bundle cannot be read from here, or it was not judged.'));
    element.classList.add('release');
    element.classList.toggle('serving', release.version === newestServing);
    element.dataset.version = String(release.version);
    return element;
  }
  function drawChart(releases) {
    const rising = [...releases].reverse().filter((r) => Object.keys(r.metrics).length > 0);
    const names = [...new Set(rising.flatMap((r) => Object.keys(r.metrics)))].filter((n) => /auroc/i.test(n)).sort();
    judged.hidden = names.length === 0;
    if (names.length === 0) return;
    if (charted !== names.join()) {
      chart?.close();
      plot.replaceChildren();
      chart = lines(plot, names.map(words), (v) => 'release ' + v, { points: true, from0: false, format: (v) => Number(v).toFixed(3) });
      charted = names.join();
    }
    chart.set(rising.map((r) => r.version), names.map((n) => rising.map((r) => r.metrics[n] ?? null)));
  }
  // What the topics say of the sweep: it sends the newest profile of each user once more.
  function drawSweep(releases, users, newestServing) {
    const serving = releases.find((r) => r.version === newestServing);
    sweep.hidden = !serving || users === 0;
    if (sweep.hidden) return;
    const share = serving.users / users;
    moving.replaceChildren(el('span', {}, serving.users === users ? 'All ' + number(users) + ' users kept here have a profile of release ' + serving.version : number(serving.users) + ' of ' + number(users) + ' users kept here have a profile of release ' + serving.version + '; the sweep moves the others, or their next event does'),
      el('span', { class: 'num' }, percent(share)), el('meter', { min: 0, max: 1, value: share, 'aria-label': 'share of users moved' }));
  }
  async function load() {
    const releases = await get('releases');
    const users = releases.reduce((sum, r) => sum + r.users, 0);
    const newestServing = releases.find(isServing)?.version;
    list.replaceChildren(...(releases.length ? releases.map((r) => one(r, newestServing, users)) : [el('p', { class: 'card' }, 'No release was announced yet.')]));
    drawChart(releases);
    drawSweep(releases, users, newestServing);
    await loop.load();
  }
  const timer = setInterval(() => load().catch(() => {}), 3000);
  load().catch(() => {});
  return {
    tick(tick) { if (tick.releaseChanges !== seen) { seen = tick.releaseChanges; load().catch(() => {}); } },
    profiles() {},
    close() { clearInterval(timer); chart?.close(); loop.close(); },
  };
}
