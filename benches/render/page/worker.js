// Renders with the library that the worker is named after, and says how long it took.

const { render } = await import(`./${self.name}.js`);

self.onmessage = ({ data: { markdown, wanted } }) => {
  try {
    const start = performance.now();
    const html = render(markdown);
    const time = performance.now() - start;
    self.postMessage({ time, html: wanted ? html : undefined });
  } catch (error) {
    self.postMessage({ failure: String(error?.message ?? error) });
  }
};

self.postMessage("ready");
