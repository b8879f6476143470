// Improves pages that work without it: counts characters, stops a form from being sent twice, prints, and brings what
// is wrong into view. Nothing here decides anything.
"use strict";

for (const area of document.querySelectorAll("textarea[data-most]")) {
  const words = document.getElementById(area.id + "-count");
  const most = Number(area.dataset.most);
  const said = document.createElement("p");
  said.className = "unseen";
  said.setAttribute("role", "status");
  words.after(said);
  let pause;
  const count = () => {
    // Unicode characters, as the server counts them, with line ends as one.
    const left = most - [...area.value.replace(/\r\n/g, "\n").trim()].length;
    const plural = Math.abs(left) === 1 ? "" : "s";
    words.textContent = left < 0
      ? `You have ${-left} character${plural} too many`
      : `You have ${left} character${plural} left`;
    words.classList.toggle("over", left < 0);
    clearTimeout(pause);
    // Said aloud only once the typing stops.
    pause = setTimeout(() => { said.textContent = words.textContent; }, 1000);
  };
  area.addEventListener("input", count);
  count();
  said.textContent = "";
  clearTimeout(pause);
}

for (const form of document.querySelectorAll("form[data-once]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "yes";
    // A page that is come back to may be sent again.
    setTimeout(() => { delete form.dataset.sent; }, 5000);
  });
}
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-once]")) delete form.dataset.sent;
});

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

const problems = document.querySelector("[data-focus]");
if (problems) problems.focus();

// An in-tray says when something has come into it, or somebody else has seen to it.
const news = document.querySelector("[data-news]");
const rest = (seconds) => new Promise((done) => { setTimeout(done, seconds * 1000); });
const listen = async () => {
  const address = `${news.dataset.news}?waiting=${news.dataset.waiting}`;
  while (news.hidden) {
    try {
      const answer = await fetch(address, { cache: "no-store", redirect: "error" });
      if (answer.status === 200) news.hidden = false;
      else if (answer.status !== 204) await rest(30);
    } catch {
      await rest(30);
    }
    // Nobody is told anything by a page that nobody sees.
    while (document.hidden) await rest(5);
  }
};
if (news) listen();

// The note taker's page is worked on with the keyboard.
const room = document.querySelector("[data-room]");
const goTo = (target) => {
  const field = target.matches("input, select, textarea, button") ? target : target.querySelector("input");
  if (field.matches("button")) { field.click(); return; }
  field.focus();
  if (field.matches("input")) field.select();
};
if (room) {
  for (const help of document.querySelectorAll("[data-shortcuts]")) help.hidden = false;
  addEventListener("keydown", (event) => {
    // On some keyboards AltGr, which writes letters, says that it is Ctrl and Alt.
    if (event.altKey && !event.ctrlKey && !event.metaKey) {
      const target = room.querySelector(`[data-key="${CSS.escape(event.code)}"]`);
      if (!target) return;
      event.preventDefault();
      goTo(target);
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.dataset.sends) {
      const button = room.querySelector(`button[value="${event.target.dataset.sends}"]`);
      if (button) button.click();
    }
  });
  // What stands there from the item before may be typed over.
  const first = room.querySelector("[autofocus]");
  if (first) goTo(first);
}
