// With all that it has for what Octavo does. Left out, for want of an extension that does no more than
// Octavo: mathematics, definition lists, `{#id}` behind headings, links on headings, captions, and the
// examination of raw HTML.
import { Marked } from "marked";
import alert from "marked-alert";
import footnote from "marked-footnote";
import { gfmHeadingId } from "marked-gfm-heading-id";
import { markedSmartypants } from "marked-smartypants";

const marked = new Marked(gfmHeadingId(), footnote(), alert(), markedSmartypants());

export const render = (markdown) => marked.parse(markdown);
