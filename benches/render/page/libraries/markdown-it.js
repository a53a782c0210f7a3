// With all that it has for what Octavo does, but for mathematics, definition lists, `{#id}` behind
// headings, captions, and the examination of raw HTML.
import MarkdownIt from "markdown-it";
import anchor from "markdown-it-anchor";
import footnote from "markdown-it-footnote";
import alerts from "markdown-it-github-alerts";
import tasks from "markdown-it-task-lists";

const markdownIt = new MarkdownIt({ html: true, linkify: true, typographer: true })
  .use(anchor, { permalink: anchor.permalink.linkInsideHeader() })
  .use(footnote)
  .use(alerts)
  .use(tasks);

export const render = (markdown) => markdownIt.render(markdown);
