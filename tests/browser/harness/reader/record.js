(() => {
  const NAME = "record-of-the-test";
  const keep = (words) => {
    const kept = JSON.parse(sessionStorage.getItem(NAME) ?? "[]");
    sessionStorage.setItem(NAME, JSON.stringify([...kept, words]));
  };
  for (const kind of ["error", "warn"]) {
    const own = console[kind];
    console[kind] = (...words) => {
      keep(`${location.href} - ${kind}: ${words.join(" ")}`);
      own.apply(console, words);
    };
  }
  // The page has seen it, too, when it is known for a mistake or not.
  const afterwards = (event, words) => setTimeout(() => event.defaultPrevented || keep(words));
  addEventListener("error", (event) => {
    const { target, filename, lineno, colno, message } = event;
    afterwards(event, target === window
      ? `${filename} ${lineno}:${colno} Uncaught ${message}`
      : `${target.currentSrc || target.src || target.href} - Failed to load resource: ${target.localName}`);
  }, true);
  addEventListener("unhandledrejection", (event) => {
    afterwards(event, `${location.href} - Uncaught (in promise) ${event.reason}`);
  });
  addEventListener("securitypolicyviolation", ({ blockedURI, violatedDirective }) => {
    keep(`${location.href} - the policy refuses ${blockedURI}: ${violatedDirective}`);
  });
  new PerformanceObserver((list) => {
    for (const { name } of list.getEntries()) {
      if (!name.startsWith(`${location.origin}/`) && !/^(data|blob):/.test(name)) {
        keep(`a request left the site: ${name}`);
      }
    }
  }).observe({ type: "resource", buffered: true });
})()
