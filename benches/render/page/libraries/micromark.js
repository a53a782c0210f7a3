// With GitHub's tables, strikethrough, task lists, bare addresses and footnotes. It has no heading ids,
// callouts or smart punctuation.
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";

const options = {
  allowDangerousHtml: true,
  extensions: [gfm()],
  htmlExtensions: [gfmHtml()],
};

export const render = (markdown) => micromark(markdown, options);
