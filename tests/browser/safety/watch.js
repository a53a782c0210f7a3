// Looks after a page while articles that mean harm are shown in it. `window.watch` is what the test
// talks to; what it has seen is in `seen`.
(() => {
  const seen = [];
  const report = (what) => seen.push(`${what} at ${location.pathname}`);

  for (const name of ["alert", "confirm", "prompt", "print", "open"]) {
    window[name] = (...words) => report(`${name}(${words})`);
  }
  navigator.sendBeacon = (address) => report(`a beacon to ${address}`);
  addEventListener("error", (event) => {
    if (event instanceof ErrorEvent) report(`error: ${event.message}`);
  }, true);
  addEventListener("unhandledrejection", (event) => report(`rejection: ${event.reason}`));
  addEventListener("securitypolicyviolation", (event) => report(`policy: ${event.blockedURI}`));
  addEventListener("submit", (event) => {
    report("a form is sent");
    event.preventDefault();
  }, true);
  addEventListener("beforeunload", () => report("the page is left"));

  // A link that may be followed is not, since the next article waits.
  // An address that cannot be read has an empty scheme, and leads to an empty page.
  const harmless = ["http:", "https:", "mailto:", "tel:", ":"];
  addEventListener("click", (event) => {
    const link = event.composedPath().find((node) => node.localName === "a");
    if (link && harmless.includes(link.protocol)) event.preventDefault();
  }, true);

  // Functions that must not be reached from an article. The functions are taken before the first one.
  const functions = {
    addEventListener: [document, document.addEventListener],
    getElementById: [document, document.getElementById],
    querySelector: [document, document.querySelector],
    createElement: [document, document.createElement],
    fetch: [window, window.fetch],
  };
  const objects = {
    body: document.body,
    documentElement: document.documentElement,
    head: document.head,
    location: document.location,
  };
  const main = document.querySelector("main");
  const settings = document.getElementById("octavo:site");

  const clobbered = () => {
    const wrong = Object.entries(functions)
      .filter(([name, [owner, value]]) => owner[name] !== value)
      .concat(Object.entries(objects).filter(([name, value]) => document[name] !== value))
      .map(([name]) => `${name} is another`);
    if (document.getElementById(main.id) !== main) wrong.push("the main part is another");
    if (document.getElementById("octavo:site") !== settings) wrong.push("the settings are others");
    if (typeof document.title !== "string") wrong.push("the title is an element");
    if (typeof document.cookie !== "string" || document.cookie) wrong.push("there is a cookie");
    if (document.baseURI !== location.href) wrong.push(`the base is ${document.baseURI}`);
    for (const name in Object.prototype) wrong.push(`all objects have ${name}`);
    return wrong;
  };

  // The page without the article and what is said of it: in the head, and as text to those who listen.
  const outside = () => {
    const page = document.documentElement.cloneNode(true);
    page.querySelector("main article")?.remove();
    page.querySelector("title").textContent = "";
    page.querySelector("meta[name=description]").content = "";
    page.querySelector(".o-announcer:not(:has(*))").textContent = "";
    page.querySelector("link[rel=canonical]")?.setAttribute("href", "");
    return page.outerHTML;
  };

  // The elements around the article's text, with the names of their attributes.
  const around = () => {
    const article = document.querySelector("main article").cloneNode(true);
    article.querySelector(".o-prose").textContent = "";
    for (const link of article.querySelectorAll(".o-contents li")) link.remove();
    return [...article.querySelectorAll("*")].map((element) => {
      const names = [...element.attributes].map(({ name }) => name).sort();
      return [element.localName, ...names].join(" ");
    });
  };

  const addresses = ["href", "src", "action", "formaction", "data", "poster", "cite", "background"];
  const harm = () => {
    const wrong = [];
    const elements = document.querySelector("main article").querySelectorAll("*");
    for (const element of elements) {
      for (const { name, value } of [...element.attributes]) {
        if (name.startsWith("on")) wrong.push(`${element.localName} ${name}`);
        if (!addresses.includes(name)) continue;
        // An address that cannot be read leads nowhere.
        const protocol = URL.parse(value, document.baseURI)?.protocol ?? "https:";
        if (!harmless.includes(protocol)) wrong.push(`${element.localName} ${name}=${value}`);
      }
    }
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
    return wrong.concat(twice.map((id) => `the id ${id} twice`));
  };

  const types = [];
  for (const prototype of [HTMLElement.prototype, SVGElement.prototype, window]) {
    for (const name in prototype) {
      const type = name.slice(2);
      if (name.startsWith("on") && !types.includes(type)) types.push(type);
    }
  }
  const left = ["submit", "beforeunload", "unload", "pagehide", "popstate", "hashchange"];

  // Does with every element what a reader could do, and more.
  const touch = () => {
    for (const element of document.querySelectorAll(".o-prose, .o-prose *")) {
      for (const type of types) {
        if (!left.includes(type)) element.dispatchEvent(new Event(type));
      }
      element.focus?.();
      element.click?.();
      element.blur?.();
      if (element.localName === "details") element.open = !element.open;
    }
  };

  // Waits for pictures to arrive or to fail, and for what they set off.
  const settle = async () => {
    const arrivals = [...document.querySelectorAll(".o-prose img")]
      .filter((image) => image.src && !image.complete)
      .map((image) => {
        image.loading = "eager";
        return new Promise((resolve) => {
          image.addEventListener("load", resolve);
          image.addEventListener("error", resolve);
        });
      });
    if (arrivals.length) {
      const patience = new Promise((resolve) => setTimeout(resolve, 500));
      await Promise.race([Promise.all(arrivals), patience]);
    }
    await new Promise((resolve) => setTimeout(resolve, 0));
  };

  // Places where a real pointer can be put to meet the first elements of the article.
  const places = () => {
    const elements = [...document.querySelectorAll(".o-prose *")].slice(0, 40);
    elements.find((element) => element.checkVisibility())?.scrollIntoView({ block: "center" });
    return elements
      .map((element) => element.getBoundingClientRect())
      .filter(({ width, height, top }) => width && height && top > 0 && top < innerHeight)
      .map(({ x, y, width, height }) => [x + Math.min(width / 2, 20), y + height / 2])
      .slice(0, 2);
  };

  window.watch = { seen, clobbered, outside, around, harm, touch, settle, places };
})();
