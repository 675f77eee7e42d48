// Runs before the app: sets the theme that was chosen, and says so if the app can't start or has stopped, or has no network.
(() => {
  const WORDS = {
    de: ["Rollcall ist stehen geblieben oder konnte nicht starten.", "Neu laden"],
    ru: ["Rollcall остановился или не смог запуститься.", "Обновить"],
    en: ["Rollcall has stopped or could not start.", "Reload"],
  };
  const OFFLINE = {
    de: "Keine Verbindung. Stand:",
    ru: "Нет связи. Данные от",
    en: "No connection. As of",
  };
  const recall = (key) => {
    try {
      return localStorage.getItem(`rollcall.${key}`);
    } catch {
      return null;
    }
  };
  document.documentElement.dataset.theme = recall("theme") ?? "system";

  const language = () =>
    [recall("language"), ...navigator.languages].map((tag) => tag?.slice(0, 2)).find((code) => code in WORDS) ?? "en";
  const fail = () => {
    if (!document.body || document.getElementById("boot-failed")) return;
    const [text, label] = WORDS[language()];
    const banner = document.createElement("div");
    banner.id = "boot-failed";
    banner.className = "boot-failed";
    banner.role = "alert";
    const words = document.createElement("p");
    words.textContent = text;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-primary";
    button.textContent = label;
    button.addEventListener("click", () => location.reload());
    banner.append(words, button);
    document.body.append(banner);
  };
  const tellAge = ({ data }) => {
    document.getElementById("offline")?.remove();
    if (!data.offlineSince) return;
    const banner = document.createElement("p");
    banner.id = "offline";
    banner.role = "status";
    const at = new Date(data.offlineSince).toLocaleString(language());
    banner.textContent = `${OFFLINE[language()]} ${at}`;
    document.body.prepend(banner);
  };
  navigator.serviceWorker?.addEventListener("message", tellAge);
  // What is kept for when there is no network (offline.js) waits until the app is here.
  addEventListener("load", async () => {
    const worker = navigator.serviceWorker;
    if (!worker) return;
    const isFirst = !worker.controller;
    await worker.register("/offline.js").catch(() => {});
    if (isFirst) (await worker.ready).active.postMessage("keep");
  });
  const stopped = (error) =>
    error instanceof WebAssembly.RuntimeError ||
    error instanceof WebAssembly.CompileError ||
    error instanceof WebAssembly.LinkError ||
    document.getElementById("boot") !== null;
  addEventListener("error", (event) => {
    const script = event.target instanceof HTMLScriptElement || event.target instanceof HTMLLinkElement;
    if (script || stopped(event.error)) fail();
  }, true);
  addEventListener("unhandledrejection", (event) => {
    if (stopped(event.reason)) fail();
  });
})();
