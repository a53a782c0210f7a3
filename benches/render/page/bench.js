// Measures the libraries side by side. Each works in a worker of its own, so that one that does not
// come to an end can be stopped; only one works at a time.

// A library that takes longer over one input is stopped.
const LIMIT = 20_000;

// The number of times that each library renders an input before it is measured, and then measured.
const WARM_UP = 2;
const ROUNDS = 7;
// A long run needs no warm-up and varies little.
const SLOW = 2_000;

class Library {
  constructor(name) {
    this.name = name;
  }

  async start() {
    this.worker = new Worker("worker.js", { type: "module", name: this.name });
    await this.answer();
  }

  stop() {
    this.worker?.terminate();
    this.worker = undefined;
  }

  // The next message of the worker, or that it took too long.
  answer() {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => resolve({ failure: "stopped" }), LIMIT);
      this.worker.onmessage = ({ data }) => {
        clearTimeout(timer);
        resolve(data);
      };
      this.worker.onerror = (event) => {
        clearTimeout(timer);
        reject(new Error(`${this.name}: ${event.message}`));
      };
    });
  }

  async render(request) {
    if (!this.worker) await this.start();
    this.worker.postMessage(request);
    const answer = await this.answer();
    if (answer.failure) this.stop();
    return answer;
  }
}

async function measure(libraries, markdown) {
  const results = libraries.map(({ name }) => ({ library: name, times: [] }));
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    for (const [index, library] of libraries.entries()) {
      const result = results[index];
      if (result.failure || result.times[0] > SLOW) continue;
      const { time, failure } = await library.render({ markdown });
      if (failure) result.failure = failure;
      else if (round >= 0 || time > SLOW) result.times.push(time);
    }
  }
  return results;
}

// Renders all inputs with all libraries; what is done so far stands in `window.progress`.
window.run = async (names, inputs) => {
  const libraries = names.map((name) => new Library(name));
  window.progress = { results: [] };
  try {
    const sample = await (await fetch("sample.md")).text();
    for (const library of libraries) {
      const { html } = await library.render({ markdown: sample, wanted: true });
      (window.progress.samples ??= []).push({ library: library.name, html });
    }
    for (const input of inputs) {
      const markdown = await (await fetch(`inputs/${input}.md`)).text();
      window.progress.results.push({ input, libraries: await measure(libraries, markdown) });
      for (const library of libraries) library.stop();
    }
  } catch (error) {
    window.progress.error = String(error);
  }
  window.progress.done = true;
};
