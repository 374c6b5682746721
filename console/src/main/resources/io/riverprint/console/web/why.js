// Why: what each of the newest events did to the profile, asked for by a button.
import { get, userPath } from './api.js';
import { el, moment, span, svg } from './dom.js';

const WORDS = {
  PRODUCT_BUY: (item) => 'bought ' + item,
  ADD_TO_CART: (item) => 'put ' + item + ' into the cart',
  REMOVE_FROM_CART: (item) => 'took ' + item + ' out of the cart',
  PAGE_VISIT: (item) => 'visited page ' + item,
  SEARCH_QUERY: (item) => 'searched for ' + item,
};
const SAME = 5e-6;
const ROUNDING = 5e-4; // of float16

const percents = (share) => (100 * Math.abs(share)).toFixed(2);
const sign = (value) => (Math.abs(value) < 5e-5 ? '±' : value > 0 ? '+' : '−');
const points = (value) => (value === null ? '–' : sign(value) + percents(value) + ' points');
const score = (value) => (value === null ? '–' : sign(value) + Math.abs(value).toFixed(3));

/** What can be looked at: its name, an event's effect on it, and that effect in words. */
function aspects(answer, profile) {
  const all = [
    { name: 'the profile as a whole', of: (made) => made.embedding, words: (v) => percents(v) + ' % of the vector', signed: false },
    { name: 'will buy nothing', of: (made) => made.churn, words: points, signed: true },
  ];
  const add = (item, key, likely) => {
    if (item) all.push({ name: item.id, of: (made) => made[key], words: likely ? points : score, signed: true });
  };
  add(answer.served.category ?? answer.explained.category, 'category', profile.categories.length > 0);
  add(answer.served.sku ?? answer.explained.sku, 'sku', profile.skus.length > 0);
  return all;
}

/** A card's content that explains the user's newest profile when asked. */
export function whyBox(id, newest) {
  const said = el('div', { id: 'why-said' });
  const button = el('button', { id: 'why-ask', onclick: ask }, 'Which events made it?');
  let answer = null;
  let shown = 0;

  async function ask() {
    button.disabled = true;
    button.textContent = 'Replaying …';
    try {
      answer = await get(userPath(id, '/why'));
      shown = Math.min(shown, 1);
      draw();
    } catch (problem) {
      said.replaceChildren(el('p', { class: 'note', role: 'alert' }, problem.message));
    }
    button.disabled = false;
    button.textContent = 'Ask again';
  }
  function draw() {
    const all = aspects(answer, newest());
    const aspect = all[shown];
    const choice = el('select', { id: 'why-of', 'aria-label': 'What moved', onchange: () => { shown = choice.selectedIndex; draw(); document.getElementById('why-of').focus(); } },
      all.map((one, i) => el('option', { selected: i === shown ? '' : null }, one.name)));
    const events = answer.events.filter((e) => aspect.of(e.made) !== null)
      .sort((a, b) => Math.abs(aspect.of(b.made)) - Math.abs(aspect.of(a.made)));
    const most = Math.max(SAME, ...events.map((e) => Math.abs(aspect.of(e.made))));
    said.replaceChildren(
      el('p', {}, el('label', { for: 'why-of' }, 'What moved most '), choice),
      el('ol', { class: 'list', id: 'why-events' }, events.map((e) => row(e, aspect, most, all))),
      el('p', { class: 'note' }, 'Each of the newest ' + answer.events.length + ' events was left out once, and all others stepped again: shown is the profile with the event less the one without it, as of ' + moment(answer.asOfMillis) + ' (profile ' + answer.sequence + ', release ' + answer.release + ').'),
      el('p', { class: 'note', id: 'why-differs' }, differs()));
  }
  function row(event, aspect, most, all) {
    const value = aspect.of(event.made);
    const rest = all.filter((one) => one !== aspect).map((one) => (one.signed ? one.name + ' ' : '') + one.words(one.of(event.made)));
    return el('li', { class: 'row why' },
      el('span', { class: 'name', title: moment(event.atMillis) }, WORDS[event.type](event.item) + (event.category ? ' (' + event.category + ')' : '')),
      el('span', { class: 'num' }, aspect.words(value)),
      bar(value, most, aspect.signed),
      el('span', { class: 'soft' }, ago(answer.asOfMillis - event.atMillis) + (still(event.made) ? 'nothing yet: visits and searches count when their session closes' : rest.join(' · '))));
  }
  const ago = (millis) => (millis === 0 ? 'at this instant · ' : span(millis) + ' before · ');
  const still = (made) => made.embedding === 0 && made.churn === 0;
  function bar(value, most, signed) {
    const width = (signed ? 50 : 100) * Math.min(1, Math.abs(value) / most);
    const x = !signed ? 0 : value < 0 ? 50 - width : 50;
    return svg('svg', { class: 'effect', viewBox: '0 0 100 4', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
      svg('rect', { class: 'ground', x: 0, y: 0, width: 100, height: 4 }), svg('rect', { class: value < 0 ? 'less' : 'more', x, y: 0, width, height: 4 }));
  }
  function differs() {
    const d = answer.differs;
    const of = answer.replayed + (answer.replayed === 1 ? ' event' : ' events');
    const far = Math.max(Math.abs(d.churn), Math.abs(d.embedding));
    const counts = answer.wholeHistory ? '' : ' The profile stands on more or fewer events than the console has of this user.';
    if (far < SAME) return 'The replay of all ' + of + ' gives the profile that was sent.' + counts;
    if (Math.abs(d.churn) < SAME && d.embedding < ROUNDING) return 'The replay of all ' + of + ' gives the profile that was sent, but for the rounding of vectors on the topic (' + percents(d.embedding) + ' %).' + counts;
    return 'The replay of all ' + of + ' is not quite the profile that was sent: churn ' + percents(d.churn) + ' points away, the vector ' + percents(d.embedding) + ' % of its length.' + counts;
  }
  return el('div', {}, el('p', {}, button), said);
}
