import * as bubbles from './bubbles.js';
import { byId, sentence, show, warn } from './forms.js';
import { Line, business } from './line.js';
import * as phones from './phones.js';
import { showWebhooks } from './webhooks.js';

const TYPING_MILLIS = 25_000;

const banner = byId('phone-banner');
const text = byId('composer-text');
const offline = byId('debug-offline');
let line;
let chatShown = true;
let number = '';
let typing;

function pickUp() {
  line?.end();
  line = undefined;
  bubbles.clear();
  warn(banner);
  setTyping(false);
  renderPhones();
  const phone = phones.current();
  if (phone) {
    line = new Line(phone.number, { onView, onTrouble });
  }
  showScreen();
}

function onView(view) {
  warn(banner);
  if (view.reset) {
    bubbles.clear();
  }
  bubbles.draw(view.messages);
  offline.checked = !view.online;
  show(byId('device-offline'), !view.online);
  byId('device-signal').classList.toggle('off', !view.online);
  setTyping(view.typing);
  renderRow();
  refreshWebhooks();
}

function onTrouble(problem) {
  warn(banner, sentence(problem));
}

function setTyping(on) {
  clearTimeout(typing);
  byId('business-line').textContent = on ? 'typing …' : number;
  if (on) {
    typing = setTimeout(() => setTyping(false), TYPING_MILLIS);
  }
}

function renderRow() {
  const last = bubbles.last();
  const unread = bubbles.unread();
  byId('chat-preview').textContent = last?.text ?? 'Say hello';
  byId('chat-time').textContent = last ? bubbles.time(last.at) : '';
  byId('chat-unread').textContent = String(unread);
  byId('chat-unread').setAttribute('aria-label', `${unread} unread`);
  show(byId('chat-unread'), unread > 0);
}

function showScreen() {
  show(byId('empty-screen'), !line);
  show(byId('list-screen'), Boolean(line) && !chatShown);
  show(byId('chat-screen'), Boolean(line) && chatShown);
  tellWhetherChatIsOpen();
  renderRow();
  if (line && chatShown) {
    bubbles.toEnd();
  }
}

function tellWhetherChatIsOpen() {
  line?.chatOpen(chatShown && document.visibilityState === 'visible');
}

function renderPhones() {
  const current = phones.current();
  byId('phones-current').textContent = current ? current.number : '';
  byId('phones').replaceChildren(...phones.all().map((phone) => {
    const item = document.createElement('li');
    const pick = document.createElement('button');
    pick.type = 'button';
    pick.className = 'pick';
    pick.dataset.testid = 'phone';
    pick.dataset.number = phone.number;
    pick.setAttribute('aria-pressed', String(phone === current));
    const detail = document.createElement('span');
    detail.textContent = phone.number;
    pick.append(phone.name, detail);
    pick.addEventListener('click', () => choose(phone.number));
    const drop = document.createElement('button');
    drop.type = 'button';
    drop.className = 'quiet drop';
    drop.textContent = '×';
    drop.setAttribute('aria-label', `Remove ${phone.number}`);
    drop.addEventListener('click', () => {
      phones.drop(phone.number);
      pickUp();
      byId('add-phone-number').focus();
    });
    item.append(pick, drop);
    return item;
  }));
}

function choose(chosen, name) {
  phones.take(chosen, name);
  chatShown = true;
  pickUp();
  text.focus();
}

async function write(extra = {}) {
  const typed = text.value.trim();
  const forTheButtons = extra.copies || extra.forged ? 'hello' : '';
  const message = typed || forTheButtons;
  if (!line || !message) {
    return;
  }
  text.value = '';
  grow();
  try {
    await line.write({ text: message, name: phones.current().name, copies: 1, forged: false, ...extra });
  } catch (problem) {
    text.value = text.value || typed;
    grow();
    warn(banner, sentence(problem));
  }
}

function grow() {
  text.style.height = 'auto';
  text.style.height = `${text.scrollHeight + 2}px`;
}

async function refreshWebhooks() {
  if (line && byId('debug-panel').open && document.visibilityState === 'visible') {
    try {
      showWebhooks(await line.webhooks());
    } catch (problem) {
      onTrouble(problem);
    }
  }
}

function tick() {
  byId('device-clock').textContent = bubbles.time(new Date().toISOString());
}

byId('composer').addEventListener('submit', (event) => {
  event.preventDefault();
  write();
  text.focus();
});
text.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    write();
  }
});
text.addEventListener('input', grow);
bubbles.onReact(async (id, emoji) => {
  try {
    await line.react(id, emoji);
  } catch (problem) {
    onTrouble(problem);
  }
});
byId('back-to-chats').addEventListener('click', () => {
  chatShown = false;
  showScreen();
  byId('open-chat').focus();
});
byId('open-chat').addEventListener('click', () => {
  chatShown = true;
  showScreen();
  text.focus();
});
byId('add-phone-form').addEventListener('submit', (event) => {
  event.preventDefault();
  const field = byId('add-phone-number');
  const added = phones.normalized(field.value);
  byId('add-phone-number-error').textContent =
    added ? '' : 'A number is + and 7 to 15 digits with the country code, such as +4915112345678.';
  field.toggleAttribute('aria-invalid', !added);
  if (added) {
    choose(added, byId('add-phone-name').value.trim());
    event.target.reset();
  } else {
    field.setAttribute('aria-invalid', 'true');
    field.focus();
  }
});
byId('debug-send-thrice').addEventListener('click', () => write({ copies: 3 }));
byId('debug-send-forged').addEventListener('click', () => write({ forged: true }));
byId('debug-panel').addEventListener('toggle', refreshWebhooks);
offline.addEventListener('change', async () => {
  try {
    await line?.online(!offline.checked);
  } catch (problem) {
    offline.checked = !offline.checked;
    onTrouble(problem);
  }
});
document.addEventListener('visibilitychange', tellWhetherChatIsOpen);
setInterval(refreshWebhooks, 2_000);
setInterval(tick, 5_000);
tick();

const asked = new URLSearchParams(location.search);
const askedNumber = phones.normalized((asked.get('number') ?? '').replace(/^ /, '+'));
if (askedNumber) {
  phones.take(askedNumber);
}
byId('phones-panel').open = !phones.current() || matchMedia('(min-width: 46rem)').matches;
pickUp();
if (asked.get('text')) {
  text.value = asked.get('text');
  grow();
}
if (location.search) {
  history.replaceState(null, '', location.pathname);
}
if (line) {
  text.focus();
}
try {
  const answer = await business();
  number = answer.display_phone_number;
  document.querySelectorAll('[data-business-name]').forEach((name) => { name.textContent = answer.name; });
  setTyping(false);
} catch (problem) {
  onTrouble(problem);
}
