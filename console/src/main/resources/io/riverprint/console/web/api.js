// Asking the server: answers as objects, problems as errors, updates as they come.

export class Refused extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

export async function get(path) {
  const answer = await fetch('/api/' + path);
  const body = await answer.json().catch(() => ({ detail: answer.statusText }));
  if (!answer.ok && path !== 'health') throw new Refused(answer.status, body.detail);
  return body;
}

export async function login(token) {
  const answer = await fetch('/api/session', { method: 'POST', body: token });
  if (!answer.ok) throw new Refused(answer.status, (await answer.json()).detail);
}

export const userPath = (id, rest = '') => 'profiles/' + encodeURIComponent(id) + rest;

/** Hands on updates until it is closed; `heard` maps an event's name to who takes it. */
export function listen(user, heard) {
  const source = new EventSource('/api/updates' + (user === null ? '' : '?user=' + encodeURIComponent(user)));
  for (const [name, take] of Object.entries(heard)) {
    source.addEventListener(name, (event) => take(event.data ? JSON.parse(event.data) : null));
  }
  return source;
}
