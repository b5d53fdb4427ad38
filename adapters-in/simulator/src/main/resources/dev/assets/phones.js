// The phones of this browser: their numbers and names, and which one is in hand.

const KEY = 'ava.phones';
const NUMBER = /^\+[1-9][0-9]{6,14}$/;
const MOST = 50;

const state = read();

function read() {
  try {
    const saved = JSON.parse(localStorage.getItem(KEY));
    return Array.isArray(saved?.list) ? saved : { list: [], current: null };
  } catch {
    return { list: [], current: null };
  }
}

function save() {
  localStorage.setItem(KEY, JSON.stringify(state));
}

export const all = () => state.list;

export const current = () => state.list.find((phone) => phone.number === state.current);

/** The number in E.164, nothing if it is none. */
export function normalized(typed) {
  const number = typed.replace(/[\s().\/-]/g, '').replace(/^00/, '+');
  return NUMBER.test(number) ? number : undefined;
}

/** Takes a phone in hand, a new one if need be. */
export function take(number, name) {
  const known = state.list.find((phone) => phone.number === number);
  if (!known) {
    state.list.unshift({ number, name: name || `Phone ${number.slice(-4)}` });
    state.list.length = Math.min(state.list.length, MOST);
  } else if (name) {
    known.name = name;
  }
  state.current = number;
  save();
}

/** Forgets a phone. */
export function drop(number) {
  state.list = state.list.filter((phone) => phone.number !== number);
  if (state.current === number) {
    state.current = state.list[0]?.number ?? null;
  }
  save();
}
