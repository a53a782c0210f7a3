// With all that it has for what Octavo does, but for mathematics, definition lists, `{#id}` behind
// headings and captions. Raw HTML is shown as text, as Octavo does.
import MarkdownIt from "markdown-it";
import anchor from "markdown-it-anchor";
import footnote from "markdown-it-footnote";
import alerts from "markdown-it-github-alerts";
import tasks from "markdown-it-task-lists";

const markdownIt = new MarkdownIt({ html: false, linkify: true, typographer: true })
  .use(anchor, { permalink: anchor.permalink.linkInsideHeader() })
  .use(footnote)
  .use(alerts)
  .use(tasks);

export const render = (markdown) => markdownIt.render(markdown);
