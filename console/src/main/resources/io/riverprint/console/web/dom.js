// Elements are made here, and texts only ever become text: an id cannot become markup.

export function el(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

export function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (value !== undefined && value !== null && value !== false) element.setAttribute(key, value);
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== null));
  return element;
}

export const card = (title, ...children) => el('section', { class: 'card' }, el('h2', {}, title), ...children);

export function table(heads, rows) {
  const cell = (name, value, head) => el(name, { class: head.startsWith('#') ? 'num' : '' }, value);
  return el('div', { class: 'scroll' }, el('table', {},
    el('thead', {}, el('tr', {}, heads.map((head) => cell('th', head.replace('#', ''), head)))),
    el('tbody', {}, rows.map((row) => el('tr', {}, row.map((value, i) => cell('td', value, heads[i])))))));
}

export const userLink = (id) => el('a', { href: '#/user/' + encodeURIComponent(id) }, id);

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const small = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

export const number = (n) => (n === null || n === undefined || !Number.isFinite(n) ? '–' : Math.abs(n) >= 10 ? whole.format(n) : small.format(n));
export const percent = (p) => (Number.isFinite(p) ? (100 * p).toFixed(p > 0 && p < 0.1 ? 1 : 0) + ' %' : '–');

export function span(millis) {
  if (millis === null || millis === undefined || !Number.isFinite(millis)) return '–';
  const s = Math.abs(millis) / 1000;
  if (s < 60) return s.toFixed(s < 10 ? 1 : 0) + ' s';
  if (s < 5400) return Math.round(s / 60) + ' min';
  return s < 172800 ? Math.round(s / 3600) + ' h' : Math.round(s / 86400) + ' d';
}

// Event time: beyond what a Date holds lie "from the beginning" and "never".
export function moment(millis) {
  if (Math.abs(millis) > 8.64e15) return millis < 0 ? 'the beginning' : 'never';
  return new Date(millis).toISOString().replace('T', ' ').slice(0, 19);
}
