// What this browser remembers of how the screen was left: arrangement, zoom, guides, theme. Nothing of the copy.

const NAME = "kanyin-screen";

function all() {
  try {
    return JSON.parse(localStorage.getItem(NAME)) ?? {};
  } catch {
    // Storage may be shut off, or hold what another program wrote.
    return {};
  }
}

export function remembered(name, otherwise) {
  return all()[name] ?? otherwise;
}

export function remember(name, value) {
  try {
    localStorage.setItem(NAME, JSON.stringify({ ...all(), [name]: value }));
  } catch {
    // Then it is forgotten; the screen works all the same.
  }
}
